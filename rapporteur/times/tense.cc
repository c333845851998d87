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

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "Put back to June", "a strike called for Monday": the day that something was given, not the day of giving it.
bool is_given_to(const SyntaxWord& word, const Vocabulary& vocabulary, std::string_view preposition) {
  return vocabulary.is_moved(word.lemma) && is_one_of(preposition, {"to", "into", "for", "until", "till"});
}

bool has_copula(const Document& document, const std::vector<std::uint32_t>& children) {
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return document.syntax[c].deprel == "cop" || document.syntax[c].deprel == "aux";
  });
}

/// A clause that an infinitive or a participle heads, by the verb above it. "Began to withdraw", "prompted the house to call a debate": of the
/// time of the verb above, which is still to be read. "Invited him to speak": of what is ahead. "Flew there to sign": of either.
enum class Clause { kOther, kAlong, kAhead, kPurpose };

Clause clause_of(const Document& document, const Children& children, const Vocabulary& vocabulary,
                 std::uint32_t verb) {
  const SyntaxWord& word = document.syntax[verb];
  if (word.head == kRoot) return Clause::kOther;
  const SyntaxWord& above = document.syntax[static_cast<std::size_t>(word.head)];
  if (word.deprel == "advcl") return above.xpos == "VBD" ? Clause::kPurpose : Clause::kOther;
  if (word.deprel != "xcomp" && word.deprel != "ccomp") return Clause::kOther;
  if (vocabulary.is_along(above.lemma)) return Clause::kAlong;
  // "was set to speak on Tuesday" may be of the Tuesday that has gone by
  const auto& beside = children[static_cast<std::size_t>(word.head)];
  const bool past = above.xpos == "VBD" || std::any_of(beside.begin(), beside.end(), [&](std::uint32_t c) {
                      return document.syntax[c].deprel.starts_with("aux") && document.syntax[c].xpos == "VBD";
                    });
  return !past && vocabulary.is_ahead(above.lemma) ? Clause::kAhead : Clause::kOther;
}

/// The tense of one verb on the way up from a time; nothing where the next above tells it.
std::optional<Tense> tense_on_the_way(const Document& document, const Children& children,
                                      const Vocabulary& vocabulary, std::uint32_t verb) {
  const auto tense = tense_of_verb(document, children, vocabulary, verb);
  if (tense != Tense::kLikelyFuture) return tense;
  switch (clause_of(document, children, vocabulary, verb)) {
    case Clause::kAlong: return std::nullopt;
    case Clause::kAhead: return Tense::kFuture;
    case Clause::kPurpose: return Tense::kUnknown;
    case Clause::kOther: break;
  }
  return tense;
}

/// What a tense says of a time with "by", "until" before it.
Tense tense_of_limit(Tense tense) {
  return tense == Tense::kPast || tense == Tense::kLikelyFuture ? Tense::kLikelyFuture : Tense::kFuture;
}

}  // namespace

std::string preposition_of(const Document& document, Range time) {
  if (time.begin == 0) return {};
  const std::uint32_t at = time.begin - 1;
  const std::string word = lower_case(document.form(at));
  const bool parsed = document.syntax.size() == document.tokens.size();
  if (!parsed || !is_one_of(word, {"by", "after"})) return word;
  const SyntaxWord& parse = document.syntax[at];
  const bool others =
      parse.deprel == "case" && parse.head != kRoot && static_cast<std::uint32_t>(parse.head) >= time.end;
  return others ? std::string() : word;
}

Tense tense_at(const Document& document, const Children& children, const Vocabulary& vocabulary, Range time) {
  if (document.syntax.size() != document.tokens.size() || time.empty()) return Tense::kUnknown;
  const std::string before = preposition_of(document, time);
  if (before == "since") return Tense::kPast;
  const bool limit =
      is_one_of(before, {"until", "till", "by"});  // "had to leave by Monday" may tell of either
  std::uint32_t at = time.begin;
  for (std::uint32_t t = time.begin; t < time.end; ++t) {
    const std::int32_t head = document.syntax[t].head;
    if (head == kRoot || !time.contains(static_cast<std::uint32_t>(head))) at = t;
  }
  // "the election is on Sunday", "the deadline was Friday"
  if (has_copula(document, children[at])) {
    const auto tense = tense_of_verb(document, children, vocabulary, at);
    if (tense) return limit ? tense_of_limit(*tense) : *tense;
  }
  bool beside_noun = false, beside_clause = false;
  for (int step = 0; step < kLongestClimb; ++step) {
    const SyntaxWord& word = document.syntax[at];
    const bool verb = word.upos == "VERB" || word.upos == "AUX";
    const bool predicate = verb || has_copula(document, children[at]);
    if (!time.contains(at) && !verb) {
      if (vocabulary.is_ahead(word.lemma)) return Tense::kFuture;
      beside_noun = beside_noun || word.upos == "NOUN" || word.upos == "PROPN";
    }
    if (!time.contains(at) && is_given_to(word, vocabulary, before)) return Tense::kFuture;
    if (predicate && !time.contains(at)) {
      const auto tense = tense_on_the_way(document, children, vocabulary, at);
      if (tense && limit) return tense_of_limit(*tense);
      if (tense) return (beside_noun || beside_clause) && *tense != Tense::kPast ? Tense::kUnknown : *tense;
      beside_clause = beside_clause || word.deprel.starts_with("advcl") || word.deprel.starts_with("acl");
    }
    if (word.head == kRoot) break;
    at = static_cast<std::uint32_t>(word.head);
  }
  return limit ? Tense::kLikelyFuture : Tense::kUnknown;
}

}  // namespace rapporteur::times
