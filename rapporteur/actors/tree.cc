// Tree over the syntax layer; see tree.h. Heads that point outside their sentence or in circles (a damaged layer)
// are cut, so that every walk ends. Tested in tests/unit/actors/tree_test.cc.
#include "rapporteur/actors/tree.h"

#include <algorithm>

namespace rapporteur {

Tree::Tree(const Document& document) : document_(document) {
  const std::size_t count = document.tokens.size();
  analysed_ = document.syntax.size() == count;
  children_.resize(count);
  sentence_of_.resize(count, 0);
  lemma_.resize(count);
  lower_.resize(count);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Range range = document.sentences[s].tokens;
    for (std::uint32_t t = range.begin; t < range.end && t < count; ++t) sentence_of_[t] = s;
  }
  for (std::uint32_t t = 0; t < count; ++t) {
    lower_[t] = lower_case(document.form(t));
    lemma_[t] =
        analysed_ && document.syntax[t].lemma != "_" ? lower_case(document.syntax[t].lemma) : lower_[t];
    if (const auto up = head(t)) children_[*up].push_back(t);
  }
  measure_extents();
}

std::optional<std::uint32_t> Tree::head(std::uint32_t token) const {
  if (!analysed_) return std::nullopt;
  const std::int32_t up = document_.syntax[token].head;
  if (up < 0 || static_cast<std::uint32_t>(up) >= size() || static_cast<std::uint32_t>(up) == token)
    return std::nullopt;
  if (sentence_of_[static_cast<std::uint32_t>(up)] != sentence_of_[token]) return std::nullopt;
  return static_cast<std::uint32_t>(up);
}

// Every token widens its ancestors; a walk longer than the sentence is a circle and stops.
void Tree::measure_extents() {
  extent_.resize(size());
  for (std::uint32_t t = 0; t < size(); ++t) extent_[t] = {t, t + 1};
  for (std::uint32_t t = 0; t < size(); ++t) {
    std::uint32_t steps = 0;
    for (auto up = head(t); up && steps < 200; up = head(*up), ++steps) {
      extent_[*up].begin = std::min(extent_[*up].begin, t);
      extent_[*up].end = std::max(extent_[*up].end, t + 1);
    }
  }
}

std::string_view Tree::upos(std::uint32_t token) const {
  return analysed_ ? std::string_view(document_.syntax[token].upos) : std::string_view();
}
std::string_view Tree::xpos(std::uint32_t token) const {
  return analysed_ ? std::string_view(document_.syntax[token].xpos) : std::string_view();
}
std::string_view Tree::relation(std::uint32_t token) const {
  return analysed_ ? std::string_view(document_.syntax[token].deprel) : std::string_view();
}

bool Tree::is(std::uint32_t token, std::string_view base) const {
  const std::string_view name = relation(token);
  return name.starts_with(base) && (name.size() == base.size() || name[base.size()] == ':');
}

bool Tree::is_punctuation(std::uint32_t token) const {
  if (upos(token) == "PUNCT") return true;
  const std::string_view text = form(token);
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 ||
           c == '$' || c == '%';
  });
}

bool Tree::is_nominal(std::uint32_t token) const {
  const std::string_view tag = upos(token);
  return tag == "NOUN" || tag == "PROPN" || tag == "PRON" || tag == "NUM" || tag == "SYM";
}

std::optional<std::uint32_t> Tree::child(std::uint32_t token, std::string_view base) const {
  for (const std::uint32_t c : children_[token]) {
    if (is(c, base)) return c;
  }
  return std::nullopt;
}

std::uint32_t Tree::first_of_joined(std::uint32_t token) const {
  constexpr int kMostJoined = 8;
  for (int climbs = 0; climbs < kMostJoined && is(token, "conj") && head(token); ++climbs)
    token = *head(token);
  return token;
}

std::optional<std::uint32_t> Tree::apposed_to(std::uint32_t noun) const {
  const auto first = is(noun, "appos") ? head(noun) : std::nullopt;
  for (std::uint32_t t = first.value_or(noun); t < noun; ++t) {
    if (form(t) == ":") return std::nullopt;
  }
  return first;
}

std::optional<std::uint32_t> Tree::cleft_verb(std::uint32_t noun) const {
  const auto it = child(noun, "expl") ? child(noun, "expl") : child(noun, "nsubj");
  if (!is_nominal(noun) || !child(noun, "cop") || !it || lower_[*it] != "it") return std::nullopt;
  for (const std::uint32_t c : children_[noun]) {
    const auto subject = relation(c).ends_with(":relcl") ? child(c, "nsubj") : std::nullopt;
    if (subject && any_of(lower_[*subject], {"that", "who", "which"})) return c;
  }
  return std::nullopt;
}

std::vector<std::uint32_t> Tree::names_of_several(std::uint32_t noun) const {
  const auto first = xpos(noun) == "NNS" ? child(noun, "appos") : std::nullopt;
  if (!first || upos(*first) != "PROPN") return {};
  std::vector<std::uint32_t> names = {*first};
  for (const std::uint32_t c : children_[*first]) {
    if (is(c, "conj") && upos(c) == "PROPN") names.push_back(c);
  }
  return names.size() > 1 ? names : std::vector<std::uint32_t>();
}

std::optional<std::uint32_t> Tree::paired(std::uint32_t name) const {
  const auto joined = [this](std::uint32_t first) {  // by a mark without spaces around
    return first + 2 < size() && any_of(form(first + 1), {"-", "\u2013"}) && upos(first) == "PROPN" &&
           upos(first + 2) == "PROPN" &&
           document().tokens[first].span.end == document().tokens[first + 1].span.begin &&
           document().tokens[first + 1].span.end == document().tokens[first + 2].span.begin;
  };
  if (joined(name)) return name + 2;
  return name >= 2 && joined(name - 2) ? std::optional(name - 2) : std::nullopt;
}

std::string_view Tree::case_of(std::uint32_t token) const {
  const auto marker = child(token, "case");
  return marker ? std::string_view(lower_[*marker]) : std::string_view();
}

bool Tree::below(std::uint32_t token, std::uint32_t ancestor) const {
  std::uint32_t steps = 0;
  for (std::optional<std::uint32_t> at = token; at && steps < 200; at = head(*at), ++steps) {
    if (*at == ancestor) return true;
  }
  return false;
}

// Of two subjects of one verb the first belongs to a possessor of the second, a slip of the parser: "the reporter Reis's
// source".
std::optional<std::uint32_t> Tree::possessed_after(std::uint32_t top, Range range) const {
  bool possessor = false;
  for (std::uint32_t t = top + 1; t < range.end && t < size(); ++t) {
    possessor = possessor || xpos(t) == "POS";
    if (possessor && is_nominal(t) && is(top, "nsubj") && is(t, "nsubj") && head(t) == head(top)) return t;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Tree::top_of(Range range) const {
  std::optional<std::uint32_t> modifier;  // hung outside the range by a slip of the parser
  std::optional<std::uint32_t> other;
  for (std::uint32_t t = range.begin; t < range.end && t < size(); ++t) {
    if (is_punctuation(t)) continue;
    const auto up = head(t);
    if (up && range.contains(*up)) continue;
    const bool modifies = is(t, "compound") || is(t, "amod") || is(t, "flat") || relation(t) == "nmod:poss" ||
                          relation(t) == "nmod:desc";
    if ((is_nominal(t) || upos(t) == "VERB") && !modifies) return possessed_after(t, range).value_or(t);
    auto& place = modifies ? modifier : other;
    if (!place) place = t;
  }
  return modifier ? modifier : other;
}

}  // namespace rapporteur
