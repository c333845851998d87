// See lemmatizer.h. Conventions are those of the UD English treebanks: common words small, names as written, of
// numbers the digits without commas. Tested in tests/unit/syntax/lemmatizer_test.cc.
#include "rapporteur/syntax/lemmatizer.h"

#include <algorithm>
#include <initializer_list>
#include <limits>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

// A common word of so many capitals is no abbreviation, a name of so many no acronym (EWT and GUM, training parts).
constexpr std::size_t kShoutedWord = 5;
constexpr std::size_t kShoutedName = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool all_capitals(std::string_view form) { return std::all_of(form.begin(), form.end(), is_capital); }

/// Lower case, with the straight apostrophe the tables are written with.
std::string look_up_form(std::string_view form) {
  constexpr std::string_view kApostrophe = "\u2019";
  std::string out = lower_case(form);
  for (std::size_t at = out.find(kApostrophe); at != std::string::npos; at = out.find(kApostrophe, at + 1))
    out.replace(at, kApostrophe.size(), "'");
  return out;
}

/// "1,250,000" or "12,500.75": commas before groups of three, and nowhere else.
bool has_grouped_digits(std::string_view form) {
  const std::string_view whole = form.substr(0, form.find('.'));
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos || first == 0 || first > 3 || whole.size() % 4 != first % 4)
    return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool comma = i < whole.size() && i >= first && (i - first) % 4 == 0;
    const bool point = i == whole.size();
    if (!point && (comma ? form[i] != ',' : !is_digit(form[i]))) return false;
  }
  return true;
}

std::string without(std::string_view form, char dropped) {
  std::string out(form);
  std::erase(out, dropped);
  return out;
}

/// "80's", "'80s": years by the ten, and other figures in the plural.
bool is_plural_of_figures(std::string_view form) {
  const std::string bare = without(form, '\'');
  return bare.size() > 1 && bare.back() == 's' && std::all_of(bare.begin(), bare.end() - 1, is_digit);
}

/// A lemma in small letters with the capitals of its form.
std::string with_capitals_of(std::string_view form, std::string_view lower, std::string_view lemma) {
  if (form.size() != lower.size()) return std::string(lemma);
  std::size_t same = 0;
  while (same < lower.size() && same < lemma.size() && lower[same] == lemma[same]) ++same;
  const auto inside_character = [same](std::string_view text) {
    return same < text.size() && (static_cast<unsigned char>(text[same]) & 0xC0) == 0x80;
  };
  if (inside_character(form) || inside_character(lemma)) return std::string(lemma);
  return std::string(form.substr(0, same)) + std::string(lemma.substr(same));
}

bool has_capital(std::string_view text) { return std::any_of(text.begin(), text.end(), is_capital); }

bool one_of(std::string_view what, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

}  // namespace

std::string_view settled_xpos(std::string_view form, std::string_view upos, std::string_view xpos) {
  const bool verbal = xpos.starts_with("VB");
  if (upos == "VERB" && xpos == "NNS") return "VBZ";
  if (upos == "VERB" && one_of(xpos, {"JJ", "NN", "IN", "RB"}))
    return form.ends_with("ed") ? "VBN" : form.ends_with("ing") ? "VBG" : "VB";
  if (upos == "NOUN" && one_of(xpos, {"VBZ", "NNPS"})) return "NNS";
  if (upos == "NOUN" && (verbal || one_of(xpos, {"JJ", "NNP"}))) return "NN";
  if (upos == "PROPN" && verbal) return "NNP";
  if (upos == "ADJ" && verbal) return "JJ";
  if (upos == "ADJ") return xpos == "RBR" ? "JJR" : xpos == "RBS" ? "JJS" : xpos;
  if (upos == "ADV") return xpos == "JJR" ? "RBR" : xpos == "JJS" ? "RBS" : xpos;
  return xpos;
}

std::string Lemmatizer::best_script(std::string_view form, std::span<const float> scores) const {
  const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
  return lemma_of(scripts_[static_cast<std::size_t>(best)], form);
}

bool Lemmatizer::keeps_capitals(std::span<const float> scores) const {
  float keep = std::numeric_limits<float>::lowest();
  float lower = keep;
  for (std::size_t i = 0; i < scripts_.size(); ++i) {
    if (scripts_[i].base == LemmaScript::Base::kKeep) keep = std::max(keep, scores[i]);
    if (scripts_[i].base == LemmaScript::Base::kLower) lower = std::max(lower, scores[i]);
  }
  return keep > lower;
}

std::string Lemmatizer::best_of(const std::vector<std::string>& lemmas, std::string_view form,
                                std::span<const float> scores) const {
  std::size_t best = 0;
  if (lemmas.size() == 1) return lemmas.front();
  float highest = std::numeric_limits<float>::lowest();
  for (std::size_t i = 0; i < scripts_.size(); ++i) {
    if (scores[i] <= highest) continue;
    const auto found = std::find(lemmas.begin(), lemmas.end(), lower_case(lemma_of(scripts_[i], form)));
    if (found == lemmas.end()) continue;
    highest = scores[i];
    best = static_cast<std::size_t>(found - lemmas.begin());
  }
  return lemmas[best];
}

std::string Lemmatizer::name(std::string_view form, std::string_view xpos) const {
  std::string written(form);
  std::string lower = look_up_form(form);
  if (form.size() >= kShoutedName && all_capitals(form)) written = written.substr(0, 1) + lower.substr(1);
  const auto singular = xpos == "NNPS" ? inflection_.regular(lower, xpos) : std::nullopt;
  return singular ? with_capitals_of(written, lower, *singular) : written;
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view upos, std::string_view xpos,
                              std::span<const float> scores) const {
  const std::string lower = look_up_form(form);
  const std::string_view tag = settled_xpos(lower, upos, xpos);
  const bool is_name = tag == "NNP" || tag == "NNPS";
  if (const auto lemmas = inflection_.irregular(lower, tag, upos); !lemmas.empty()) {
    const std::string lemma = best_of(lemmas, form, scores);
    return is_name && !has_capital(lemma) ? with_capitals_of(form, lower, lemma) : lemma;
  }
  if (tag == "CD" && has_grouped_digits(form)) return without(form, ',');
  if (tag == "NNS" && is_plural_of_figures(lower)) return form.front() == '\'' ? lower : without(lower, '\'');
  if (one_of(upos, {"PUNCT", "SYM", "X"}) || (is_name && upos == "VERB")) return best_script(form, scores);
  const bool half_a_name = upos == "PROPN" && (tag == "NN" || tag == "NNS");
  if (is_name || (upos == "PROPN" && !half_a_name)) return name(form, tag);
  const auto regular = inflection_.regular(lower, tag);
  const std::string& lemma = regular ? *regular : lower;
  const bool may_have_capitals = lower != form && (half_a_name || one_of(upos, {"NOUN", "ADJ", "NUM"}));
  if (!may_have_capitals || (form.size() >= kShoutedWord && all_capitals(form))) return lemma;
  return keeps_capitals(scores) ? with_capitals_of(form, lower, lemma) : lemma;
}

}  // namespace rapporteur
