// Loading and matching of cues and channels; see cues.h. Tested in tests/unit/statements/cues_test.cc.
#include "rapporteur/statements/cues.h"

#include <algorithm>

#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kLongestGap = 4;

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    if (end > from) words.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

Result<CueEntry> entry_of(const TableRow& row) {
  constexpr std::string_view kName = "data/cues/acts.tsv";
  CueEntry entry;
  std::string_view phrase = row.cells[0];
  if (phrase.ends_with("/n")) {
    entry.noun = true;
    phrase.remove_suffix(2);
  }
  if (phrase.ends_with(" +to")) {
    entry.infinitive = true;
    phrase.remove_suffix(4);
  }
  entry.words = split(phrase);
  if (row.cells[1] != "none") {
    entry.act = speech_act_of(row.cells[1]);
    if (!entry.act) return table_error(kName, row, "an unknown speech act");
  }
  if (row.cells[2] == "decline") {
    entry.negated = Negated::kDecline;
  } else if (row.cells[2] == "none") {
    entry.negated = Negated::kNone;
  } else if (row.cells[2] != "keep" && row.cells[2] != "-") {
    return table_error(kName, row, "negated is keep, decline, none or -");
  }
  if (row.cells[3] != "-") entry.addressee = row.cells[3];
  entry.example = row.cells[4];
  return entry;
}

bool is_weekday(std::string_view word) {
  for (const std::string_view day :
       {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}) {
    if (word == day) return true;
  }
  return false;
}

bool is_not(std::string_view word) {
  return word == "not" || word == "n't" || word == "n\u2019t" || word == "never" || word == "nt";
}

// "am", "was": the one irregular verb that phrases of the table use.
bool is_be(std::string_view form) {
  for (const std::string_view be :
       {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "\u2019s", "'re", "'m"}) {
    if (form == be) return true;
  }
  return false;
}

bool same_word(const Tree& tree, std::uint32_t token, const std::string& word) {
  if (tree.lemma(token) == word || tree.lower(token) == word) return true;
  if (word == "not") return is_not(tree.lower(token));
  if (word == "be") return is_be(tree.lower(token));
  const std::vector<std::string> stems = stems_of(tree.lower(token));
  return std::find(stems.begin(), stems.end(), word) != stems.end();
}

// Words that may stand inside any phrase: "lashed out again at", "called on Tuesday for".
bool may_skip(const Tree& tree, std::uint32_t token) {
  if (tree.upos(token) == "ADV" && !is_not(tree.lower(token))) return true;
  if (is_weekday(tree.lower(token))) return true;
  return tree.lower(token) == "on" && token + 1 < tree.size() && is_weekday(tree.lower(token + 1));
}

bool has_infinitive(const Tree& tree, std::uint32_t verb, std::uint32_t end) {
  for (const std::uint32_t child : tree.children(verb)) {
    if (!tree.is(child, "xcomp") && !tree.is(child, "ccomp") && !tree.is(child, "advcl")) continue;
    const auto mark = tree.child(child, "mark");
    if (mark && tree.lower(*mark) == "to") return true;
  }
  if (!tree.upos(verb).empty()) return false;
  for (std::uint32_t t = verb + 1; t < std::min(end, verb + 1 + kLongestGap); ++t) {  // without syntax
    if (tree.lower(t) == "to") return true;
  }
  return false;
}

class Matcher {
 public:
  Matcher(const Tree& tree, const std::vector<std::string>& words, std::uint32_t end,
          const std::vector<bool>* inside)
      : tree_(tree), words_(words), end_(end), inside_(inside) {}

  /// Token after the last one matched, or nothing. Tries shorter gaps first; a phrase has at most two gaps.
  std::optional<std::uint32_t> from(std::uint32_t token, std::size_t word) {
    if (word == words_.size()) return token;
    if (words_[word] == "*") {
      for (std::uint32_t skip = 0; skip <= kLongestGap && token + skip <= end_; ++skip) {
        if (skip > 0 && !usable(token + skip - 1)) break;
        const std::size_t kept = tokens.size();
        if (const auto end = from(token + skip, word + 1)) return end;
        tokens.resize(kept);
      }
      return std::nullopt;
    }
    std::uint32_t at = token;
    for (std::uint32_t skipped = 0;
         word > 0 && skipped < 3 && usable(at) && !fits(at, word) && may_skip(tree_, at); ++skipped)
      ++at;
    if (!usable(at) || !fits(at, word)) return std::nullopt;
    tokens.push_back(at);
    if (words_[word] == "NAME") {
      while (usable(at + 1) && fits(at + 1, word)) ++at;
    }
    return from(at + 1, word + 1);
  }

  std::vector<std::uint32_t> tokens;

 private:
  bool usable(std::uint32_t t) const { return t < end_ && (inside_ == nullptr || (*inside_)[t]); }
  bool fits(std::uint32_t t, std::size_t word) const {
    if (words_[word] == "NAME") {
      const char first = tree_.form(t).front();
      return first >= 'A' && first <= 'Z';
    }
    if (words_[word].front() >= 'A' && words_[word].front() <= 'Z') return tree_.form(t) == words_[word];
    return same_word(tree_, t, words_[word]);
  }

  const Tree& tree_;
  const std::vector<std::string>& words_;
  std::uint32_t end_;
  const std::vector<bool>* inside_;
};

}  // namespace

std::vector<std::string> stems_of(std::string_view form) {
  std::vector<std::string> stems = {std::string(form)};
  const auto add = [&](std::string_view stem) {
    if (stem.size() < 2) return;
    stems.emplace_back(stem);
    stems.push_back(std::string(stem) + "e");
    if (stem.ends_with('i')) stems.push_back(std::string(stem.substr(0, stem.size() - 1)) + "y");
    if (stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2])
      stems.emplace_back(stem.substr(0, stem.size() - 1));
  };
  for (const std::string_view ending : {"s", "es", "ed", "ing"}) {
    if (form.ends_with(ending)) add(form.substr(0, form.size() - ending.size()));
  }
  return stems;
}

Result<CueLexicon> CueLexicon::load() {
  CueLexicon lexicon;
  const auto cues = read_embedded_table("cues/acts.tsv", 5, 5);
  if (!cues) return cues.error();
  for (const TableRow& row : cues.value()) {
    auto entry = entry_of(row);
    if (!entry) return entry.error();
    lexicon.by_first_word_[entry->words.front()].push_back(static_cast<std::uint32_t>(lexicon.cues_.size()));
    lexicon.cues_.push_back(std::move(entry).value());
  }
  const auto channels = read_embedded_table("cues/channels.tsv", 3, 3);
  if (!channels) return channels.error();
  for (const TableRow& row : channels.value()) {
    ChannelEntry entry{split(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2])};
    if (entry.words.front() == "*")
      return table_error("data/cues/channels.tsv", row, "a pattern may not begin with *");
    lexicon.channel_by_first_word_[entry.words.front()].push_back(
        static_cast<std::uint32_t>(lexicon.channels_.size()));
    lexicon.channels_.push_back(std::move(entry));
  }
  return lexicon;
}

std::optional<CueMatch> CueLexicon::match(const Tree& tree, std::uint32_t token, std::uint32_t end) const {
  std::vector<std::string> firsts = stems_of(tree.lower(token));
  firsts.emplace_back(tree.lemma(token));
  if (is_not(tree.lower(token))) firsts.emplace_back("not");
  if (is_be(tree.lower(token))) firsts.emplace_back("be");
  std::sort(firsts.begin(), firsts.end());
  firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
  const std::string_view tag = tree.upos(token);
  std::optional<CueMatch> best;
  std::size_t best_words = 0;
  for (const std::string& first : firsts) {
    const auto found = by_first_word_.find(first);
    if (found == by_first_word_.end()) continue;
    for (const std::uint32_t index : found->second) {
      const CueEntry& entry = cues_[index];
      if (entry.noun ? (tag != "NOUN" && tag != "PROPN" && !tag.empty()) : tag == "NOUN") continue;
      if (entry.infinitive && !has_infinitive(tree, token, end)) continue;
      Matcher matcher(tree, entry.words, end, nullptr);
      if (!matcher.from(token, 0)) continue;
      const std::size_t words = matcher.tokens.size() * 2 + (entry.infinitive ? 1 : 0) +
                                (entry.noun == tag.starts_with("NOUN") ? 1 : 0);
      if (words > best_words) {
        best_words = words;
        best = CueMatch{&entry, matcher.tokens};
      }
    }
  }
  return best;
}

std::optional<ChannelMatch> CueLexicon::channel(const Tree& tree, std::uint32_t token,
                                                const std::vector<bool>& inside) const {
  std::vector<std::string> firsts = stems_of(tree.lower(token));
  firsts.emplace_back(tree.lemma(token));
  std::optional<ChannelMatch> best;
  for (const std::string& first : firsts) {
    const auto found = channel_by_first_word_.find(first);
    if (found == channel_by_first_word_.end()) continue;
    for (const std::uint32_t index : found->second) {
      Matcher matcher(tree, channels_[index].words, tree.size(), &inside);
      const auto end = inside[token] ? matcher.from(token, 0) : std::nullopt;
      if (end && (!best || *end > best->tokens.end)) best = ChannelMatch{&channels_[index], {token, *end}};
    }
  }
  return best;
}

}  // namespace rapporteur
