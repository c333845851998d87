// Tested in tests/unit/predicates/arguments_test.cc.
#include "rapporteur/predicates/arguments.h"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

// Modals, negations, and both halves of a light verb construction are marked as single words.
constexpr std::array<std::string_view, 4> kSingleWords = {"ARGM-MOD", "ARGM-NEG", "ARGM-LVB", "ARGM-PRR"};
// Dependents that are not part of the phrase around a noun.
constexpr std::array<std::string_view, 18> kOutsidePhrase = {
    "case", "cc",   "mark",      "cop",       "nsubj",    "csubj",      "aux",    "advcl",      "conj",
    "expl", "list", "parataxis", "discourse", "vocative", "dislocated", "orphan", "reparandum", "punct"};
// Dependents of a copula's complement that belong to the clause.
constexpr std::array<std::string_view, 11> kOfClause = {
    "nsubj", "csubj", "mark", "cc", "aux", "cop", "expl", "parataxis", "discourse", "vocative", "punct"};
constexpr std::array<std::string_view, 8> kClosing = {"\"", "\u201d", "''", ")", "]", "'", "\u2019", "%"};
constexpr std::array<std::string_view, 8> kSeparating = {",", "-", "\u2013", "\u2014", ":", ";", ".", "..."};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::string_view base(const SyntaxWord& word) {
  const std::string_view deprel = word.deprel;
  return deprel.substr(0, deprel.find(':'));
}

bool nominal(const SyntaxWord& word) {
  return word.upos == "NOUN" || word.upos == "PROPN" || word.upos == "PRON";
}

bool verbal(const SyntaxWord& word) { return word.upos == "VERB" || word.upos == "AUX"; }

}  // namespace

/// Words of a sentence: those chosen, and those on the way from the predicate to the root.
struct ArgumentSpans::Selection {
  Range sentence;
  std::vector<bool> chosen, above;
  bool is_above(std::uint32_t t) const { return above[t - sentence.begin]; }
  bool has(std::uint32_t t) const { return sentence.contains(t) && chosen[t - sentence.begin]; }
  void set(std::uint32_t t, bool value) { chosen[t - sentence.begin] = value; }
};

ArgumentSpans::ArgumentSpans(const Document& document)
    : document_(document), dependents_(dependents_of(document)) {}

/// Chooses, or leaves, a word and what hangs on it, but for what the predicate hangs on.
void ArgumentSpans::mark(std::uint32_t token, bool chosen, Selection& selection) const {
  std::vector<std::uint32_t> pending = {token};
  while (!pending.empty()) {
    const std::uint32_t t = pending.back();
    pending.pop_back();
    selection.set(t, chosen);
    for (const std::uint32_t d : dependents_[t]) {
      if (!selection.is_above(d) && selection.has(d) != chosen) pending.push_back(d);
    }
  }
}

void ArgumentSpans::leave_outside(std::uint32_t head, Selection& selection) const {
  for (const std::uint32_t d : dependents_[head]) {
    if (among(kOutsidePhrase, base(document_.syntax[d]))) mark(d, false, selection);
  }
}

/// Of the complement of a copula keeps what is said of the subject. In "The trouble is that she is late" the first "is"
/// has all that follows it, the second "late".
void ArgumentSpans::leave_clause(std::uint32_t head, std::uint32_t predicate, Selection& selection) const {
  const auto& syntax = document_.syntax;
  const auto& below = dependents_[head];
  const auto copulas =
      std::count_if(below.begin(), below.end(), [&](std::uint32_t d) { return base(syntax[d]) == "cop"; });
  const auto first =
      std::find_if(below.begin(), below.end(), [&](std::uint32_t d) { return base(syntax[d]) == "cop"; });
  const bool whole_clause = copulas > 1 && *first == predicate && head > predicate;
  const auto another_clause = [&](std::uint32_t d) {
    if (base(syntax[d]) != "conj") return false;
    const auto& under = dependents_[d];
    return verbal(syntax[d]) || std::any_of(under.begin(), under.end(), [&](std::uint32_t u) {
             return base(syntax[u]) == "cop" || base(syntax[u]) == "nsubj";
           });
  };
  for (const std::uint32_t d : below) {
    const bool adverb_before =
        d < head && syntax[d].deprel == "advmod" && (nominal(syntax[head]) || syntax[d].lemma == "not");
    const bool of_clause = among(kOfClause, base(syntax[d])) || adverb_before || another_clause(d);
    if (d < predicate || (!whole_clause && of_clause)) mark(d, false, selection);
  }
  for (std::uint32_t t = selection.sentence.begin; t < selection.sentence.end; ++t) {
    if (head > predicate ? t < predicate : t > predicate) selection.set(t, false);
  }
}

/// In "The port was the same in all reports" what hangs on "same" as an argument of "was" is not part of what is said of the port.
void ArgumentSpans::leave_others(std::uint32_t head, std::span<const std::uint32_t> heads,
                                 Selection& selection) const {
  for (const std::uint32_t other : heads) {
    if (other != head && selection.has(other)) mark(other, false, selection);
  }
}

/// In "The guards let them go" not they are let but that they go: a complement that is no argument of its own is the object's.
void ArgumentSpans::take_complement(std::uint32_t object, std::uint32_t predicate,
                                    std::span<const std::uint32_t> heads, Selection& selection) const {
  for (const std::uint32_t d : dependents_[predicate]) {
    const bool told = std::find(heads.begin(), heads.end(), d) != heads.end();
    if (d > object && document_.syntax[d].deprel == "xcomp" && !told) return mark(d, true, selection);
  }
}

Range ArgumentSpans::around(std::uint32_t head, std::uint32_t predicate, std::string_view role,
                            Range sentence, std::span<const std::uint32_t> heads) const {
  if (among(kSingleWords, role)) return {head, head + 1};
  const auto& syntax = document_.syntax;
  Selection selection{sentence, std::vector<bool>(sentence.size()), std::vector<bool>(sentence.size())};
  for (auto t = static_cast<std::int32_t>(predicate);
       t != kRoot && !selection.is_above(static_cast<std::uint32_t>(t));
       t = syntax[static_cast<std::uint32_t>(t)].head) {
    selection.above[static_cast<std::uint32_t>(t) - sentence.begin] = true;
  }
  const bool above = selection.is_above(head);
  if (above && verbal(syntax[head])) return {head, head + 1};
  mark(head, true, selection);
  const bool complement =
      base(syntax[predicate]) == "cop" && syntax[predicate].head == static_cast<std::int32_t>(head);
  if (complement) {
    leave_clause(head, predicate, selection);
    leave_others(head, heads, selection);
  } else if (above) {
    leave_outside(head, selection);
  } else {
    for (const std::uint32_t d : dependents_[head]) {
      if (d < head && syntax[d].deprel == "cc") mark(d, false, selection);
    }
    const bool object =
        syntax[head].deprel == "obj" && syntax[head].head == static_cast<std::int32_t>(predicate);
    if (role == "ARG1" && object) take_complement(head, predicate, heads, selection);
  }
  selection.set(head, true);
  Range r{head, head + 1};
  while (r.begin > sentence.begin && selection.has(r.begin - 1)) --r.begin;
  while (selection.has(r.end)) ++r.end;
  const auto ends_with = [&](std::uint32_t t) {
    return syntax[t].upos == "PUNCT" && !among(kClosing, document_.form(t));
  };
  while (r.end - 1 > head && ends_with(r.end - 1)) --r.end;
  while (r.begin < head && among(kSeparating, document_.form(r.begin))) ++r.begin;
  return r;
}

}  // namespace rapporteur
