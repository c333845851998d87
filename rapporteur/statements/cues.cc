// Loading and matching of cues and channels; see cues.h. Tested in tests/unit/statements/cues_test.cc.
#include "rapporteur/statements/cues.h"

#include <algorithm>

#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kLongestGap = 4;
constexpr std::uint32_t kGapBehindObject = 3;  // "quoted an official | in the presidency | as saying"

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
  if (phrase.ends_with(" +clause")) {
    entry.clause = true;
    phrase.remove_suffix(8);
  }
  if (phrase.ends_with(" +bare")) {
    entry.bare = true;
    phrase.remove_suffix(6);
  }
  if (phrase.ends_with(" +object")) {
    entry.object = true;
    phrase.remove_suffix(8);
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

bool is_month(std::string_view word) {
  for (const std::string_view month :
       {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec."}) {
    if (word == month) return true;
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

// Words that may stand inside any phrase: "lashed out again at", "called on Tuesday for".
bool may_skip(const Tree& tree, std::uint32_t token) {
  if (tree.upos(token) == "ADV" && !is_not(tree.lower(token))) return true;
  if (is_weekday(tree.lower(token))) return true;
  return tree.lower(token) == "on" && token + 1 < tree.size() && is_weekday(tree.lower(token + 1));
}

bool has_infinitive(const Tree& tree, std::uint32_t verb, std::uint32_t end) {
  for (const std::uint32_t child : tree.children(verb)) {
    // behind the verb: `"Our goal is to grow," she told Tern` is no order
    if (child < verb || (!tree.is(child, "xcomp") && !tree.is(child, "ccomp") && !tree.is(child, "advcl")))
      continue;
    const auto mark = tree.child(child, "mark");
    if (mark && tree.lower(*mark) == "to") return true;
  }
  if (!tree.upos(verb).empty()) return false;
  for (std::uint32_t t = verb + 1; t < std::min(end, verb + 1 + kLongestGap); ++t) {  // without syntax
    if (tree.lower(t) == "to") return true;
  }
  return false;
}

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

std::vector<std::string> CueLexicon::lemmas_of(const Tree& tree, std::uint32_t token) const {
  std::vector<std::string> lemmas = stems_of(tree.lower(token));
  lemmas.emplace_back(tree.lemma(token));
  if (const auto found = irregular_.find(std::string(tree.lower(token))); found != irregular_.end())
    lemmas.push_back(found->second);
  if (is_not(tree.lower(token))) lemmas.emplace_back("not");
  if (is_be(tree.lower(token))) lemmas.emplace_back("be");
  std::sort(lemmas.begin(), lemmas.end());
  lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
  return lemmas;
}

bool CueLexicon::same_word(const Tree& tree, std::uint32_t token, const std::string& word) const {
  const std::vector<std::string> lemmas = lemmas_of(tree, token);
  return std::find(lemmas.begin(), lemmas.end(), word) != lemmas.end();
}

std::size_t literal(const ChannelEntry& entry) {
  return static_cast<std::size_t>(std::count_if(entry.words.begin(), entry.words.end(),
                                                [](const std::string& word) { return word != "*"; }));
}

// A clause of its own, or a quotation near by, so that "claimed" is no claim of territory.
bool has_clause(const Tree& tree, std::uint32_t verb) {
  if (tree.upos(verb).empty()) return true;
  for (const std::uint32_t child : tree.children(verb)) {
    if (tree.is(child, "ccomp") || tree.is(child, "parataxis")) return true;
    // "called the offer an insult": an object and what it is called
    if (tree.is(child, "xcomp") && (tree.upos(child) == "VERB" || tree.child(verb, "obj"))) return true;
  }
  const auto up = tree.head(verb);  // "..., Reis claimed" hangs below what was said
  if (up && tree.is(verb, "parataxis")) return true;
  const std::uint32_t from = verb < 12 ? 0 : verb - 12;
  for (std::uint32_t t = from; t < std::min(tree.size(), verb + 12); ++t) {
    const std::string_view form = tree.form(t);
    if (form == "\"" || form == "\u201C" || form == "\u201D" || form == "\u00AB" || form == "``" ||
        form == "\u2018")
      return true;
  }
  return false;
}

// "insisted that the road be opened": a finite verb would agree; a bare one is wished for.
bool has_bare_clause(const Tree& tree, std::uint32_t verb) {
  if (tree.upos(verb).empty()) return true;
  const auto clause = tree.child(verb, "ccomp");
  if (!clause || !tree.child(*clause, "nsubj")) return false;
  const auto mark = tree.child(*clause, "mark");
  if (!mark || tree.lower(*mark) != "that") return false;
  bool bare = tree.upos(*clause) == "VERB" && tree.xpos(*clause) == "VB";
  for (const std::uint32_t child : tree.children(*clause)) {
    const bool auxiliary = tree.is(child, "aux") || tree.is(child, "cop");
    if (auxiliary && tree.lower(child) != "be" && tree.lower(child) != "not") return false;
    bare = bare || (auxiliary && tree.lower(child) == "be");
  }
  return bare;
}

// "suggested a new road": a thing, and no clause.
bool has_object(const Tree& tree, std::uint32_t verb) {
  if (tree.upos(verb).empty()) return true;
  const auto object = tree.child(verb, "obj");
  return object && *object > verb && tree.upos(*object) == "NOUN" && !tree.child(verb, "ccomp") &&
         !tree.child(verb, "xcomp");
}

/// Matches one phrase against the tokens from one on.
class CueMatcher {
 public:
  CueMatcher(const CueLexicon& lexicon, const Tree& tree, const std::vector<std::string>& words,
             std::uint32_t end, const std::vector<bool>* inside)
      : lexicon_(lexicon), tree_(tree), words_(words), end_(end), inside_(inside) {}

  /// Token after the last one matched, or nothing. Tries shorter gaps first; a phrase has at most two gaps.
  std::optional<std::uint32_t> from(std::uint32_t token, std::size_t word) {
    if (word == words_.size()) return token;
    if (words_[word] == "*") {
      if (const auto end = behind_gap(token, kLongestGap, word + 1)) return end;
      const std::uint32_t behind = behind_object(token);
      return behind > token ? behind_gap(behind, kGapBehindObject, word + 1) : std::nullopt;
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
  std::optional<std::uint32_t> behind_gap(std::uint32_t token, std::uint32_t longest, std::size_t word) {
    for (std::uint32_t skip = 0; skip <= longest && token + skip <= end_; ++skip) {
      if (skip > 0 && !usable(token + skip - 1)) break;
      const std::size_t kept = tokens.size();
      if (const auto end = from(token + skip, word)) return end;
      tokens.resize(kept);
    }
    return std::nullopt;
  }

  // The object of the cue's verb is no gap, however long: "quoted foreign ministry spokesman Karel Novak as saying".
  std::uint32_t behind_object(std::uint32_t token) const {
    const auto object = tokens.empty() ? std::nullopt : tree_.child(tokens.back(), "obj");
    if (!object || inside_ != nullptr) return token;
    const Range phrase = tree_.extent(*object);
    return phrase.begin == token ? std::min(phrase.end, end_) : token;
  }

  bool usable(std::uint32_t t) const { return t < end_ && (inside_ == nullptr || (*inside_)[t]); }
  bool fits(std::uint32_t t, std::size_t word) const {
    if (words_[word] == "NAME") {
      const char first = tree_.form(t).front();  // "in a statement on Monday" names no channel
      return first >= 'A' && first <= 'Z' && !is_weekday(tree_.lower(t)) && !is_month(tree_.lower(t));
    }
    if (words_[word].front() >= 'A' && words_[word].front() <= 'Z') return tree_.form(t) == words_[word];
    return lexicon_.same_word(tree_, t, words_[word]);
  }

  const CueLexicon& lexicon_;
  const Tree& tree_;
  const std::vector<std::string>& words_;
  std::uint32_t end_;
  const std::vector<bool>* inside_;
};

Result<CueLexicon> CueLexicon::load() {
  CueLexicon lexicon;
  for (const auto read : {&CueLexicon::read_cues, &CueLexicon::read_channels, &CueLexicon::read_words}) {
    if (const Status status = (lexicon.*read)(); !status) return status.error();
  }
  return lexicon;
}

Status CueLexicon::read_cues() {
  const auto rows = read_embedded_table("cues/acts.tsv", 5, 5);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    auto entry = entry_of(row);
    if (!entry) return entry.error();
    by_first_word_[entry->words.front()].push_back(static_cast<std::uint32_t>(cues_.size()));
    cues_.push_back(std::move(entry).value());
  }
  return Done{};
}

Status CueLexicon::read_channels() {
  const auto rows = read_embedded_table("cues/channels.tsv", 3, 3);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    ChannelEntry entry{split(row.cells[0]), std::string(row.cells[1]), std::string(row.cells[2])};
    if (entry.words.front() == "*")
      return table_error("data/cues/channels.tsv", row, "a pattern may not begin with *");
    channel_by_first_word_[entry.words.front()].push_back(static_cast<std::uint32_t>(channels_.size()));
    channels_.push_back(std::move(entry));
  }
  return Done{};
}

Status CueLexicon::read_words() {
  const auto forms = read_embedded_table("cues/forms.tsv", 2, 2);
  if (!forms) return forms.error();
  for (const TableRow& row : forms.value()) irregular_[std::string(row.cells[0])] = row.cells[1];
  const auto mute = read_embedded_table("cues/mute.tsv", 2, 2);
  if (!mute) return mute.error();
  for (const TableRow& row : mute.value()) mute_.insert(std::string(row.cells[0]));
  const auto claims = read_embedded_table("cues/claims.tsv", 2, 2);
  if (!claims) return claims.error();
  for (const TableRow& row : claims.value()) claims_.insert(std::string(row.cells[0]));
  const auto documents = read_embedded_table("cues/documents.tsv", 4, 4);
  if (!documents) return documents.error();
  for (const TableRow& row : documents.value()) {
    if (row.cells[2] != "near" && row.cells[2] != "own")
      return table_error("data/cues/documents.tsv", row, "the third column is neither near nor own");
    documents_[std::string(row.cells[0])] = {std::string(row.cells[1]), row.cells[2] == "near"};
  }
  const auto judgements = read_embedded_table("cues/judgements.tsv", 2, 2);
  if (!judgements) return judgements.error();
  for (const TableRow& row : judgements.value()) {
    const auto act = speech_act_of(row.cells[1]);
    if (!act) return table_error("data/cues/judgements.tsv", row, "an unknown speech act");
    judgements_.emplace_back(row.cells[0], *act);
  }
  return Done{};
}

std::optional<SpeechAct> CueLexicon::judgement(std::string_view lower_text) const {
  const auto letter = [&](std::size_t at) {
    return at < lower_text.size() && lower_text[at] >= 'a' && lower_text[at] <= 'z';
  };
  std::optional<SpeechAct> act;
  for (const auto& [words, judged] : judgements_) {
    const std::size_t at = lower_text.find(words);
    if (at == std::string_view::npos || (at > 0 && letter(at - 1)) || letter(at + words.size())) continue;
    if (judged == SpeechAct::kPraise ? act && act != judged : act == SpeechAct::kPraise) return std::nullopt;
    if (act != SpeechAct::kDeny) act = judged;  // "a cynical lie": what is said not to be so
  }
  return act;
}

std::optional<CueMatch> CueLexicon::match(const Tree& tree, std::uint32_t token, std::uint32_t end) const {
  const std::vector<std::string> firsts = lemmas_of(tree, token);
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
      if (entry.clause && !has_clause(tree, token)) continue;
      if (entry.bare && !has_bare_clause(tree, token)) continue;
      if (entry.object && !has_object(tree, token)) continue;
      CueMatcher matcher(*this, tree, entry.words, end, nullptr);
      if (!matcher.from(token, 0)) continue;
      const std::size_t words = matcher.tokens.size() * 2 +
                                (entry.infinitive || entry.bare || entry.object ? 1 : 0) +
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
  const std::vector<std::string> firsts = lemmas_of(tree, token);
  std::optional<ChannelMatch> best;
  for (const std::string& first : firsts) {
    const auto found = channel_by_first_word_.find(first);
    if (found == channel_by_first_word_.end()) continue;
    for (const std::uint32_t index : found->second) {
      CueMatcher matcher(*this, tree, channels_[index].words, tree.size(), &inside);
      const auto end = inside[token] ? matcher.from(token, 0) : std::nullopt;
      if (!end) continue;
      const ChannelEntry& entry = channels_[index];
      const bool longer = !best || *end > best->tokens.end;
      if (longer || (*end == best->tokens.end && literal(entry) > literal(*best->entry)))
        best = ChannelMatch{&entry, {token, *end}};
    }
  }
  return best;
}

}  // namespace rapporteur
