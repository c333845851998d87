// Values, container, filter; see body.h. Tested in tests/cases/document.
#include "rapporteur/document/body.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "rapporteur/document/boilerplate.h"
#include "rapporteur/document/dates.h"
#include "rapporteur/document/plain_text.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

constexpr std::size_t kEnoughWords = 25;  // a body of fewer may be a scrap of the real one

/// How much is left out for what elements are called. Names mislead on some pages ("docked-sharebar" around all of
/// it), so where the strict reading finds hardly any text, a freer one is tried.
enum class Strictness { kAllMarks, kCertainMarks, kTagsOnly };

bool is_frame_tag(GumboTag tag) { return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER; }

/// What outweighs an article on many pages and is no part of it all the same.
bool is_certain(Mark mark) { return mark == Mark::kComments || mark == Mark::kNotice; }

/// Whether an element is no part of a body unless it holds most of the prose.
bool leaves_out(const Element& e, Strictness strictness) {
  switch (strictness) {
    case Strictness::kAllMarks:
      return is_certain(e.mark) || e.mark == Mark::kCaption || e.mark == Mark::kAside ||
             e.mark == Mark::kFrame || e.mark == Mark::kHidden;
    case Strictness::kCertainMarks:
      return is_certain(e.mark) || e.mark == Mark::kHidden || is_frame_tag(e.tag) ||
             e.tag == GUMBO_TAG_FIGCAPTION;
    case Strictness::kTagsOnly: return is_certain(e.mark) || is_frame_tag(e.tag);
  }
  return false;
}

bool ends_like_sentence(std::string_view text) {
  const std::size_t last = text.find_last_not_of("\"')] \x9D\x99\xE2\x80\xBB\xC2");
  return last != std::string_view::npos &&
         (text[last] == '.' || text[last] == '!' || text[last] == '?' || text[last] == ':' ||
          (static_cast<unsigned char>(text[last]) == 0xA6));
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

/// Four-word sequences of the body that the page's JSON-LD states.
class StatedBody {
 public:
  explicit StatedBody(std::string_view text) {
    const auto words = split(text);
    count_ = words.size();
    for (std::size_t i = 0; i + kWidth <= words.size(); ++i) sequences_.insert(key(words, i));
  }
  bool usable() const { return count_ >= 60; }
  std::size_t words() const { return count_; }

  /// Share of the block's word sequences that the stated body has; -1 for a block too short to tell.
  double covers(std::string_view block) const {
    const auto words = split(block);
    if (words.size() < kWidth) return -1;
    std::size_t found = 0;
    for (std::size_t i = 0; i + kWidth <= words.size(); ++i) found += sequences_.count(key(words, i));
    return double(found) / double(words.size() - kWidth + 1);
  }

 private:
  static constexpr std::size_t kWidth = 4;

  static std::vector<std::size_t> split(std::string_view text) {
    std::vector<std::size_t> words;
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const char c = i < text.size() ? text[i] : ' ';
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        word += c;
      } else if (!word.empty()) {
        words.push_back(std::hash<std::string>{}(word));
        word.clear();
      }
    }
    return words;
  }
  static std::size_t key(const std::vector<std::size_t>& words, std::size_t at) {
    std::size_t hash = 0;
    for (std::size_t i = 0; i < kWidth; ++i) hash = hash * 1'000'003 + words[at + i];
    return hash;
  }

  std::size_t count_ = 0;
  std::unordered_set<std::size_t> sequences_;
};

class Chooser {
 public:
  Chooser(const Outline& outline, std::string_view title, const StatedBody& stated, Strictness strictness)
      : o_(outline),
        title_(title),
        stated_(stated),
        strictness_(strictness),
        prose_(outline.blocks.size()),
        value_(outline.blocks.size()),
        left_out_(outline.blocks.size()) {}

  std::vector<std::uint32_t> choose() {
    find_prose();
    find_left_out();
    value_blocks();
    container_ = best_element();
    narrow();
    find_text_parent();
    std::vector<std::uint32_t> chosen = filter();
    trim_ends(chosen);
    return chosen;
  }

 private:
  const Block& block(std::uint32_t i) const { return o_.blocks[i]; }
  std::string_view text(std::uint32_t i) const { return o_.blocks[i].text.utf8(); }
  GumboTag tag(std::uint32_t i) const { return o_.elements[block(i).element].tag; }

  /// Words of running text per block, and their sums per element.
  void find_prose() {
    prose_sums_.assign(o_.blocks.size() + 1, 0);
    for (std::uint32_t i = 0; i < o_.blocks.size(); ++i) {
      const Block& b = block(i);
      const bool sentence = ends_like_sentence(text(i));
      const std::uint32_t own_words = b.words - b.link_words;
      double most_links = 0.4;
      if (sentence && own_words >= 12) most_links = 0.6;
      if (sentence && own_words >= 5 && b.links >= 2 && tag(i) == GUMBO_TAG_P) most_links = 0.75;
      const bool running =
          b.words >= 8 && b.link_density() < most_links && !is_heading(tag(i)) && (b.words >= 20 || sentence);
      prose_[i] = running ? b.words : 0;
      prose_sums_[i + 1] = prose_sums_[i] + prose_[i];
    }
  }
  double prose_in(const Element& e) const { return prose_sums_[e.end_block] - prose_sums_[e.first_block]; }

  /// Blocks inside elements whose mark leaves them out. An element with most of the prose, or with the one that
  /// says it is the body, is never left out for its name; readers' comments and hidden copies may well outweigh
  /// the article, so for them it takes nearly all.
  void find_left_out() {
    const double all = prose_sums_.back();
    double body = 0;  // the largest stated body
    for (const Element& e : o_.elements) {
      if (e.mark == Mark::kBody) body = std::max(body, prose_in(e));
    }
    for (std::uint32_t i = 0; i < o_.elements.size(); ++i) {
      const Element& e = o_.elements[i];
      if (!leaves_out(e, strictness_)) continue;
      const bool strict = is_certain(e.mark) || e.mark == Mark::kHidden;
      const double most = strict || e.mark == Mark::kFrame ? 0.9 : 0.5;
      if (prose_in(e) > most * all && prose_in(e) > 40) continue;
      if (!strict && body > 60 && holds_body(i, 0.8 * body)) continue;
      leave_out(i);
    }
    leave_out_teasers();
  }

  bool holds_body(std::uint32_t i, double least) const {
    for (std::uint32_t k = i + 1; k < o_.elements[i].end; ++k) {
      if (o_.elements[k].mark == Mark::kBody && prose_in(o_.elements[k]) >= least) return true;
    }
    return false;
  }

  /// Quoted posts ("social embed") are part of an article; the rest of the element goes.
  void leave_out(std::uint32_t i) {
    const Element& e = o_.elements[i];
    for (std::uint32_t k = e.first_block; k < e.end_block; ++k) {
      if (e.mark != Mark::kAside || !inside_quote(k, i)) left_out_[k] = true;
    }
  }
  bool inside_quote(std::uint32_t k, std::uint32_t outer) const {
    for (std::uint32_t e = block(k).element; e > outer; e = o_.elements[e].parent) {
      if (o_.elements[e].tag == GUMBO_TAG_BLOCKQUOTE) return true;
    }
    return false;
  }

  /// Teasers of other articles: three or more siblings of one class, each a linked headline with a few lines.
  void leave_out_teasers() {
    std::map<std::pair<std::uint32_t, std::string>, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 1; i < o_.elements.size(); ++i) {
      const Element& e = o_.elements[i];
      const std::uint32_t blocks = e.end_block - e.first_block;
      if (blocks < 2 || blocks > 8 || !is_teaser(e)) continue;
      groups[{e.parent, std::string(attribute(e.node, "class").substr(0, 40))}].push_back(i);
    }
    for (const auto& [key, members] : groups) {
      if (members.size() < 3) continue;
      for (const std::uint32_t i : members) leave_out(i);
    }
  }
  bool is_teaser(const Element& e) const {
    std::uint32_t running = 0;
    bool headline = false;
    for (std::uint32_t i = e.first_block; i < e.end_block; ++i) {
      running += prose_[i] > 0 ? 1 : 0;
      headline = headline || (block(i).words >= 3 && block(i).link_density() > 0.8);
    }
    return headline && running <= 2;
  }

  double plain_value(std::uint32_t i) const {
    const Block& b = block(i);
    if (left_out_[i]) return -1;
    if (prose_[i] > 0) return std::min(prose_[i], 100.0) * (1 - b.link_density());
    if (b.link_density() > 0.5) return -4.0 - b.words;
    if (b.words >= 3 && b.links == 0 && !is_heading(tag(i)) && ends_like_sentence(text(i)))
      return b.words / 2.0;
    return tag(i) == GUMBO_TAG_TD || tag(i) == GUMBO_TAG_TH || is_heading(tag(i)) ? 0 : -2;
  }

  /// What a block is worth; where the page states its body and most of it is found, running text that is not in
  /// it costs, but for the siblings of what is (some pages state an excerpt).
  void value_blocks() {
    double found = 0;
    std::vector<double> covered(o_.blocks.size(), -1);
    std::set<std::uint32_t> parents;
    for (std::uint32_t i = 0; i < o_.blocks.size(); ++i) {
      value_[i] = plain_value(i);
      if (!stated_.usable()) continue;
      covered[i] = stated_.covers(text(i));
      if (covered[i] <= 0.7) continue;
      value_[i] = 3.0 * block(i).words;
      found += block(i).words;
      parents.insert(parent_of(i));
    }
    if (!stated_.usable() || found < 0.8 * double(stated_.words())) return;
    for (std::uint32_t i = 0; i < o_.blocks.size(); ++i) {
      if (prose_[i] > 0 && covered[i] < 0.2 && parents.count(parent_of(i)) == 0) value_[i] = -0.5 * prose_[i];
    }
  }

  std::uint32_t best_element() const {
    std::vector<double> sums(o_.blocks.size() + 1, 0);
    for (std::size_t i = 0; i < value_.size(); ++i) sums[i + 1] = sums[i] + value_[i];
    std::uint32_t best = 0;
    double best_sum = -1e9;
    for (std::uint32_t i = 0; i < o_.elements.size(); ++i) {
      const Element& e = o_.elements[i];
      const double sum = sums[e.end_block] - sums[e.first_block];
      if (sum >= best_sum) {  // of equals the innermost, which comes later
        best_sum = sum;
        best = i;
      }
    }
    return best;
  }

  /// Goes into the element that says it is the body, where there is but one and it holds a fair part of the
  /// prose, or where it holds most of it.
  void narrow() {
    const Element& outer = o_.elements[container_];
    double all = 0;
    for (std::uint32_t i = outer.first_block; i < outer.end_block; ++i) all += left_out_[i] ? 0 : prose_[i];
    std::vector<std::uint32_t> stated;  // outermost ones
    for (std::uint32_t i = container_ + 1; i < outer.end; ++i) {
      if (o_.elements[i].mark != Mark::kBody || prose_in(o_.elements[i]) < 30) continue;
      stated.push_back(i);
      i = o_.elements[i].end - 1;
    }
    if (stated.size() == 1 && prose_in(o_.elements[stated[0]]) >= std::max(60.0, 0.3 * all))
      container_ = stated[0];
    for (std::uint32_t i = container_ + 1; i < o_.elements[container_].end; ++i) {
      const Element& e = o_.elements[i];
      if (e.mark == Mark::kBody && prose_in(e) >= 0.7 * all) container_ = i;
    }
  }

  bool is_title(std::uint32_t i) const {
    return !title_.empty() && block(i).words >= 2 && lower_ascii(text(i)) == lower_ascii(title_);
  }

  bool keeps(std::uint32_t i) const {
    const Block& b = block(i);
    if (left_out_[i] || is_title(i) || tag(i) == GUMBO_TAG_H1) return false;
    if (is_boilerplate(text(i))) return false;
    const bool sentence = tag(i) == GUMBO_TAG_P && b.words - b.link_words >= 5 && ends_like_sentence(text(i));
    if (b.link_density() > 0.6 && !sentence) return false;
    const Mark mark = o_.elements[b.element].mark;
    return mark != Mark::kHead || b.words > 15;
  }

  /// One past the last block of the part of the page that heading i opens, or i where it opens none: its siblings,
  /// as long as they hold the smaller part of the container's prose.
  std::uint32_t closed_by(std::uint32_t i) const {
    const bool marked = o_.elements[block(i).element].mark == Mark::kAside;
    const bool heading = is_heading(tag(i)) || block(i).in_emphasis || marked;
    if (!heading || !((marked && is_heading(tag(i))) || is_closing_heading(text(i)))) return i;
    std::uint32_t e = block(i).element;
    while (e > container_ && o_.elements[e].end_block == i + 1) e = o_.elements[e].parent;
    const Element& part = o_.elements[e];
    double before = 0;
    double after = 0;
    for (std::uint32_t k = o_.elements[container_].first_block; k < part.end_block; ++k) {
      (k < i ? before : after) += left_out_[k] ? 0 : prose_[k];
      // An inset between paragraphs: the text goes on after it where most of the text stands.
      if (k > i && prose_[k] > 0 && (parent_of(k) == text_parent_ || look_of(k) == text_look_)) return i;
    }
    return after < 3 * before ? part.end_block : i;
  }

  std::uint32_t parent_of(std::uint32_t i) const { return o_.elements[block(i).element].parent; }

  /// The first class name of the element around a block ("story-paragraph"); empty where it has none.
  std::string look_of(std::uint32_t i) const {
    const std::string_view classes = trim(attribute(o_.elements[block(i).element].node, "class"));
    return std::string(classes.substr(0, classes.find(' ')));
  }

  template <class Key>
  static Key most_frequent(const std::map<Key, double>& weights) {
    const auto most = std::max_element(weights.begin(), weights.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    return most == weights.end() ? Key() : most->first;
  }

  /// What most of the container's paragraphs are children of, and the class they share.
  void find_text_parent() {
    std::map<std::uint32_t, double> parents;
    std::map<std::uint32_t, int> paragraphs;
    std::map<std::string, double> looks;
    const Element& e = o_.elements[container_];
    for (std::uint32_t i = e.first_block; i < e.end_block; ++i) {
      if (left_out_[i] || prose_[i] == 0) continue;
      if (++paragraphs[parent_of(i)] > 1) parents[parent_of(i)] += prose_[i];  // one makes no text
      looks[look_of(i)] += prose_[i];
    }
    text_parent_ = most_frequent(parents);
    text_look_ = most_frequent(looks);
    if (text_look_.empty()) text_look_ = "-";  // no class shared: matches none
  }

  std::vector<std::uint32_t> filter() const {
    const Element& e = o_.elements[container_];
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t i = e.first_block; i < e.end_block; ++i) {
      if (const std::uint32_t closed = closed_by(i); closed > i) {
        i = closed - 1;
        continue;
      }
      if (keeps(i)) chosen.push_back(i);
    }
    return chosen;
  }

  /// A byline or a date that stands alone.
  bool is_credit(std::uint32_t i) const {
    return block(i).words <= 12 && prose_[i] == 0 &&
           (!byline_of(text(i)).empty() || parse_leading_date(text(i)));
  }

  /// Before the first and after the last running text stand bylines, dates, labels; headings need text after them.
  /// In an element that says it is the body, lists and short lines at the end are its own.
  void trim_ends(std::vector<std::uint32_t>& chosen) const {
    const bool stated = o_.elements[container_].mark == Mark::kBody;
    const auto is_text = [this](std::uint32_t i) {
      return prose_[i] > 0 || (block(i).words >= 4 && ends_like_sentence(text(i)) && !is_heading(tag(i)));
    };
    const auto is_tail = [&](std::uint32_t i) {
      if (is_text(i)) return false;
      return !stated || is_heading(tag(i)) || block(i).words < 3 || block(i).link_density() > 0.3;
    };
    while (chosen.size() > 1 && (is_tail(chosen.back()) || is_closing_line(text(chosen.back()))))
      chosen.pop_back();
    while (chosen.size() > 1 && is_credit(chosen.front())) chosen.erase(chosen.begin());
    if (stated) return;
    auto first = std::find_if(chosen.begin(), chosen.end(), is_text);
    const bool headed = first != chosen.begin() && first != chosen.end() && is_heading(tag(*(first - 1))) &&
                        parent_of(*(first - 1)) == parent_of(*first);
    chosen.erase(chosen.begin(), headed ? first - 1 : first);
  }

  const Outline& o_;
  const std::string_view title_;
  const StatedBody& stated_;
  const Strictness strictness_;
  std::vector<double> prose_;
  std::vector<double> prose_sums_;
  std::vector<double> value_;
  std::vector<bool> left_out_;
  std::uint32_t container_ = 0;
  std::uint32_t text_parent_ = 0;
  std::string text_look_;
};

}  // namespace

std::vector<std::uint32_t> choose_body(const Outline& outline, std::string_view title,
                                       std::string_view stated_body) {
  if (outline.blocks.empty()) return {};
  const StatedBody stated(stated_body);
  const auto words_of = [&](const std::vector<std::uint32_t>& chosen) {
    std::size_t words = 0;
    for (const std::uint32_t i : chosen) words += outline.blocks[i].words;
    return words;
  };
  std::vector<std::uint32_t> best;
  for (const Strictness strictness :
       {Strictness::kAllMarks, Strictness::kCertainMarks, Strictness::kTagsOnly}) {
    std::vector<std::uint32_t> chosen = Chooser(outline, title, stated, strictness).choose();
    if (words_of(chosen) > 2 * words_of(best)) best = std::move(chosen);
    if (words_of(best) >= kEnoughWords) break;
  }
  return best;
}

}  // namespace rapporteur::document
