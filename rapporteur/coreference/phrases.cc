// Tested in tests/unit/coreference/phrases_test.cc.
#include "rapporteur/coreference/phrases.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapporteur {
namespace {

constexpr std::array<std::string_view, 18> kOutside = {
    "case", "cc",   "mark",      "cop",       "nsubj",    "csubj",      "aux",    "advcl",      "conj",
    "expl", "list", "parataxis", "discourse", "vocative", "dislocated", "orphan", "reparandum", "root"};
constexpr std::array<std::string_view, 4> kPossessive = {"'s", "\u2019s", "'", "\u2019"};

bool outside(const SyntaxWord& dependent) {
  const std::string_view deprel = dependent.deprel;
  return std::find(kOutside.begin(), kOutside.end(), deprel.substr(0, deprel.find(':'))) != kOutside.end();
}

/// The mark that opens what this one closes, both ways of writing it; empty for other words.
std::string_view opener_of(std::string_view word) {
  if (word == ")") return "(";
  if (word == "]") return "[";
  if (word == "\"") return "\"";
  if (word == "\u201d") return "\u201c";
  return {};
}

}  // namespace

Phrases::Phrases(const Document& document) : document_(document), dependents_(dependents_of(document)) {}

void Phrases::collect(std::uint32_t head, std::vector<std::uint32_t>& tokens) const {
  const auto& syntax = document_.syntax;
  const bool clause = syntax[head].upos == "VERB" || syntax[head].upos == "AUX";
  tokens.push_back(head);
  for (const std::uint32_t d : dependents_[head]) {
    const auto form = document_.form(d);
    const bool possessive = syntax[d].deprel == "case" && d > head &&
                            std::find(kPossessive.begin(), kPossessive.end(), form) != kPossessive.end();
    if (syntax[d].deprel == "punct" || possessive || (!clause && !outside(syntax[d]))) tokens.push_back(d);
  }
  for (std::size_t k = 1; k < tokens.size(); ++k) {  // everything below those
    const auto& below = dependents_[tokens[k]];
    tokens.insert(tokens.end(), below.begin(), below.end());
  }
}

Range Phrases::around(std::uint32_t head, Range sentence) const {
  std::vector<std::uint32_t> tokens;
  collect(head, tokens);
  std::vector<bool> inside(sentence.size(), false);
  for (const std::uint32_t t : tokens) {
    if (sentence.contains(t)) inside[t - sentence.begin] = true;
  }
  Range r{head, head + 1};
  while (r.begin > sentence.begin && inside[r.begin - 1 - sentence.begin]) --r.begin;
  while (r.end < sentence.end && inside[r.end - sentence.begin]) ++r.end;
  const auto punctuation = [&](std::uint32_t t) { return document_.syntax[t].upos == "PUNCT"; };
  while (r.begin < head && punctuation(r.begin)) ++r.begin;
  while (r.end - 1 > head && punctuation(r.end - 1)) {
    const std::string_view opener = opener_of(document_.form(r.end - 1));
    bool closes = false;
    for (std::uint32_t t = r.begin; !opener.empty() && t + 1 < r.end; ++t)
      closes |= document_.form(t) == opener;
    if (closes) break;
    --r.end;
  }
  return r;
}

std::uint32_t Phrases::head_of(Range phrase) const {
  for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const std::int32_t head = document_.syntax[t].head;
    if (head == kRoot || !phrase.contains(static_cast<std::uint32_t>(head))) return t;
  }
  return phrase.begin;
}

std::vector<std::string> Phrases::name_words(std::uint32_t head) const {
  std::vector<std::string> out = {lower_case(document_.form(head))};
  const auto& syntax = document_.syntax;
  if (syntax[head].upos != "PROPN") return out;
  for (const std::uint32_t d : dependents_[head]) {
    const std::string_view deprel = syntax[d].deprel;
    const bool part = deprel.starts_with("flat") || deprel.starts_with("compound");
    if (part && syntax[d].upos == "PROPN") out.push_back(lower_case(document_.form(d)));
  }
  return out;
}

}  // namespace rapporteur
