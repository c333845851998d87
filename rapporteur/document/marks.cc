// Class names, roles and tags to marks; see marks.h. Tested in tests/unit/document/tables_test.cc.
#include "rapporteur/document/marks.h"

#include <algorithm>
#include <map>

#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

using Phrase = std::vector<std::string>;

struct Entry {
  Phrase words;
  Mark mark;
  std::size_t rank;  // the row; the first wins
  bool prefix;       // the word may go on: "related*" stands for "relatedposts"
};

struct Lists {
  std::map<std::string, std::vector<Entry>, std::less<>> by_first_word;
  std::vector<Entry> prefixes;
};

Mark mark_named(std::string_view name) {
  static const std::map<std::string_view, Mark> kNames = {
      {"body", Mark::kBody},   {"comments", Mark::kComments}, {"caption", Mark::kCaption},
      {"aside", Mark::kAside}, {"frame", Mark::kFrame},       {"hidden", Mark::kHidden},
      {"head", Mark::kHead},   {"notice", Mark::kNotice}};
  const auto found = kNames.find(name);
  return found == kNames.end() ? Mark::kNone : found->second;
}

Lists load_lists() {
  Lists lists;
  std::size_t rank = 0;
  for (const TableRow& row : rows_of("document/marks.tsv", 2, 3)) {
    Entry entry{mark_words(row.cells[1]), mark_named(row.cells[0]), rank++, row.cells[1].back() == '*'};
    if (entry.words.empty()) continue;
    (entry.prefix ? lists.prefixes : lists.by_first_word[entry.words.front()]).push_back(std::move(entry));
  }
  return lists;
}

bool stands_at(const Phrase& phrase, const std::vector<std::string>& words, std::size_t at) {
  return at + phrase.size() <= words.size() &&
         std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
}

/// Words that make a class name speak of the state of an element that holds other things: "with-sidebar".
bool is_modifier(const std::string& word) {
  return word == "with" || word == "has" || word == "no" || word == "not" || word == "without" ||
         word == "enabled" || word == "disabled" || word == "one" || word == "two";
}

/// "field-label-hidden" hides a label, "hidden" the element: this mark needs the whole name.
bool applies(const Entry& entry, const std::vector<std::string>& words) {
  return entry.mark != Mark::kHidden || entry.words.size() == words.size();
}

void match(std::string_view name, const Entry*& best) {
  static const Lists lists = load_lists();
  const std::vector<std::string> words = mark_words(name);
  if (std::any_of(words.begin(), words.end(), is_modifier)) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const Entry& entry : lists.prefixes) {
      if ((best == nullptr || entry.rank < best->rank) && words[i].rfind(entry.words.front(), 0) == 0)
        best = &entry;
    }
    const auto found = lists.by_first_word.find(words[i]);
    if (found == lists.by_first_word.end()) continue;
    for (const Entry& entry : found->second) {
      if ((best == nullptr || entry.rank < best->rank) && applies(entry, words) &&
          stands_at(entry.words, words, i))
        best = &entry;
    }
  }
}

Mark mark_of_names(const GumboNode* element) {
  const Entry* best = nullptr;
  std::string_view classes = attribute(element, "class");
  for (int i = 0; i < 40 && !classes.empty(); ++i) {  // a class list of more names is no class list
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n\f"), classes.size());
    match(classes.substr(0, end), best);
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  match(attribute(element, "id"), best);
  return best == nullptr ? Mark::kNone : best->mark;
}

bool is_hidden(const GumboNode* element) {
  if (gumbo_get_attribute(&element->v.element.attributes, "hidden") != nullptr) return true;
  if (attribute(element, "aria-hidden") == "true") return true;
  std::string style = lower_ascii(attribute(element, "style").substr(0, 400));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

Mark mark_of_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MENU: return Mark::kFrame;
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_DETAILS: return Mark::kAside;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE: return Mark::kCaption;
    case GUMBO_TAG_TIME: return Mark::kHead;
    default: return Mark::kNone;
  }
}

}  // namespace

std::vector<std::string> mark_words(std::string_view value) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(lower_ascii(word));
    word.clear();
  };
  for (const char c : value.substr(0, 200)) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool after_lower = !word.empty() && word.back() >= 'a' && word.back() <= 'z';
    if (!letter || (upper && after_lower)) flush();
    if (letter) word += c;
  }
  flush();
  return words;
}

Mark mark_of(const GumboNode* element) {
  const GumboTag tag = element->v.element.tag;
  if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN) return Mark::kNone;
  if (is_hidden(element)) return Mark::kHidden;
  const std::string_view itemprop = attribute(element, "itemprop");
  if (itemprop == "articleBody" || itemprop == "reviewBody") return Mark::kBody;
  if (itemprop == "caption") return Mark::kCaption;
  const std::string_view role = attribute(element, "role");
  if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "dialog" ||
      role == "search")
    return Mark::kFrame;
  if (role == "complementary") return Mark::kAside;
  const Mark by_tag = mark_of_tag(tag);
  if (by_tag != Mark::kNone) return by_tag;
  const Mark by_names = mark_of_names(element);
  if (by_names != Mark::kNone) return by_names;
  if (itemprop == "author" || itemprop == "datePublished" || itemprop == "headline") return Mark::kHead;
  return tag == GUMBO_TAG_ARTICLE ? Mark::kArticle : Mark::kNone;
}

}  // namespace rapporteur::document
