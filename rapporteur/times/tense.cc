// Climbs from the time to the verb it belongs to and reads the verb's form and auxiliaries. An infinitive tells of what
// lies ahead ("plans to meet on Tuesday"). Tested in tests/cases/times/.
#include "rapporteur/times/tense.h"

#include <algorithm>
#include <array>
#include <optional>

namespace rapporteur::times {
namespace {

using Children = std::vector<std::vector<std::uint32_t>>;

constexpr int kLongestClimb = 12;
constexpr std::array<std::string_view, 6> kFutures = {"will", "shall", "'ll", "may", "might", "wo"};

/// Verbs whose past is written as their present.
constexpr std::array<std::string_view, 14> kSameInPast = {"set",    "put",  "cut",  "hit",  "let",
                                                          "shut",   "quit", "hurt", "cost", "split",
                                                          "spread", "cast", "beat", "lay"};

/// The tense a verb has by itself and its auxiliaries; nothing for a form that has none ("meeting").
std::optional<Tense> tense_of_verb(const Document& d, const Children& children, const Vocabulary& vocabulary,
                                   std::uint32_t verb) {
  bool future = false, modal = false, past = false, perfect = false, present = false, to = false;
  for (const std::uint32_t child : children[verb]) {
    const SyntaxWord& word = d.syntax[child];
    if (word.deprel == "mark" && word.xpos == "TO") to = true;
    if (!word.deprel.starts_with("aux") && word.deprel != "cop") continue;
    future = future || std::find(kFutures.begin(), kFutures.end(), word.lemma) != kFutures.end();
    modal = modal || word.xpos == "MD";
    perfect = perfect || word.lemma == "have";
    past = past || word.xpos == "VBD";
    present = present || word.xpos == "VBZ" || word.xpos == "VBP";
  }
  const std::string& form = d.syntax[verb].xpos;
  if (modal && perfect) return Tense::kPast;
  // "is set for March", not "set out in March"
  const bool particle = std::any_of(children[verb].begin(), children[verb].end(), [&](std::uint32_t child) {
    return d.syntax[child].deprel == "compound:prt";
  });
  if (future || (vocabulary.is_ahead(d.syntax[verb].lemma) && !particle)) return Tense::kFuture;
  if (modal) return Tense::kUnknown;
  if (past || perfect || form == "VBD") return Tense::kPast;
  if (to) return Tense::kLikelyFuture;
  const std::string& lemma = d.syntax[verb].lemma;
  const bool open = std::find(kSameInPast.begin(), kSameInPast.end(), lemma) != kSameInPast.end();
  if (!present && form == "VBP" && open) return Tense::kUnknown;  // "they set out on Monday"
  if (present || form == "VBZ" || form == "VBP") return Tense::kFuture;
  // "will keep it shut until Monday": the keeping tells the tense
  if (form == "VBN" && d.syntax[verb].deprel != "xcomp") return Tense::kPast;
  return std::nullopt;
}

std::string word_before(const Document& document, Range time) {
  return time.begin == 0 ? std::string() : lower_case(document.form(time.begin - 1));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "Put back to June", "a strike called for Monday": the day that something was given, not the day of giving it.
bool is_given_to(const SyntaxWord& word, const Vocabulary& vocabulary, std::string_view preposition) {
  return vocabulary.is_moved(word.lemma) && is_one_of(preposition, {"to", "into", "for", "until", "till"});
}

}  // namespace

Tense tense_at(const Document& document, const Children& children, const Vocabulary& vocabulary, Range time) {
  if (document.syntax.size() != document.tokens.size() || time.empty()) return Tense::kUnknown;
  const std::string before = word_before(document, time);
  if (before == "since") return Tense::kPast;
  const bool limit =
      is_one_of(before, {"until", "till", "by"});  // "had to leave by Monday" may tell of either
  std::uint32_t at = time.begin;
  for (std::uint32_t t = time.begin; t < time.end; ++t) {
    const std::int32_t head = document.syntax[t].head;
    if (head == kRoot || !time.contains(static_cast<std::uint32_t>(head))) at = t;
  }
  bool beside_noun = false;
  for (int step = 0; step < kLongestClimb; ++step) {
    const SyntaxWord& word = document.syntax[at];
    const bool predicate = word.upos == "VERB" || word.upos == "AUX" ||
                           std::any_of(children[at].begin(), children[at].end(), [&](std::uint32_t c) {
                             return document.syntax[c].deprel == "cop" || document.syntax[c].deprel == "aux";
                           });
    if (!time.contains(at) && !predicate) {
      if (vocabulary.is_ahead(word.lemma)) return Tense::kFuture;
      beside_noun = beside_noun || word.upos == "NOUN" || word.upos == "PROPN";
    }
    if (!time.contains(at) && is_given_to(word, vocabulary, before)) return Tense::kFuture;
    if (predicate && !time.contains(at)) {
      const auto tense = tense_of_verb(document, children, vocabulary, at);
      if (tense && limit)
        return *tense == Tense::kPast || *tense == Tense::kLikelyFuture ? Tense::kLikelyFuture
                                                                        : Tense::kFuture;
      if (tense) return beside_noun && *tense != Tense::kPast ? Tense::kUnknown : *tense;
    }
    if (word.head == kRoot) break;
    at = static_cast<std::uint32_t>(word.head);
  }
  return limit ? Tense::kLikelyFuture : Tense::kUnknown;
}

}  // namespace rapporteur::times
