// Reader of data/syntax/ and the two look-ups. Tested in tests/unit/syntax/inflection_test.cc.
#include "rapporteur/syntax/inflection.h"

#include <algorithm>

#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

constexpr std::string_view kIrregularFile = "data/syntax/irregular.tsv";
constexpr std::string_view kEndingsFile = "data/syntax/endings.tsv";
constexpr std::string_view kTags =
    " CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO UH"
    " VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB"
    " ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X ";

struct Suffix {
  std::string_view xpos, kind, suffix;
};
constexpr Suffix kSuffixes[] = {
    {"NNS", "s", "s"},       {"NNPS", "s", "s"},      {"VBZ", "s", "s"},        {"VBD", "stem", "ed"},
    {"VBN", "stem", "ed"},   {"VBG", "stem", "ing"},  {"VBG", "stem", "in'"},   {"VBG", "stem", "in"},
    {"JJR", "degree", "er"}, {"RBR", "degree", "er"}, {"JJS", "degree", "est"}, {"RBS", "degree", "est"},
};

std::vector<std::string_view> parts(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    if (end > from) out.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

bool is_tag(std::string_view tag) {
  return kTags.find(" " + std::string(tag) + " ") != std::string_view::npos;
}

/// One vowel and one consonant: a word without e would have doubled it (hop, hopped), so an e was there (hope, hoped).
bool lost_its_e(std::string_view rest) {
  constexpr std::string_view kVowels = "aeiouy";
  constexpr std::string_view kDoubled = "bcdfgklmnprstvz";
  if (rest.size() < 2 || kDoubled.find(rest.back()) == std::string_view::npos) return false;
  const std::string_view before = rest.substr(0, rest.size() - 2);
  const auto vowel = before.find_first_of(kVowels);
  return kVowels.find(rest[rest.size() - 2]) != std::string_view::npos &&
         (vowel == std::string_view::npos || (vowel + 1 == before.size() && before.ends_with("qu")));
}

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

Result<Inflection> Inflection::load() {
  return read(embedded_data("syntax/irregular.tsv"), embedded_data("syntax/endings.tsv"));
}

Result<Inflection> Inflection::read(std::string_view irregular, std::string_view endings) {
  Inflection inflection;
  if (const Status status = inflection.read_irregular(irregular); !status) return status.error();
  if (const Status status = inflection.read_endings(endings); !status) return status.error();
  return inflection;
}

Status Inflection::read_irregular(std::string_view text) {
  const auto rows = read_table(kIrregularFile, text, 4, 4);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    std::string_view form = row.cells[0];
    const bool ending = form.size() > 1 && form.front() == '*';
    if (ending) form.remove_prefix(1);
    if (has_capital(form)) return table_error(kIrregularFile, row, "a form is written in lower case");
    if (parts(row.cells[2], '/').empty()) return table_error(kIrregularFile, row, "a lemma is needed");
    for (const std::string_view tag : parts(row.cells[1], ' ')) {
      if (!is_tag(tag)) return table_error(kIrregularFile, row, "an unknown tag");
      Forms& forms = irregular_[std::string(tag)];
      if (!(ending ? forms.endings : forms.whole).emplace(form, row.cells[2]).second)
        return table_error(kIrregularFile, row, "an earlier row has this form and tag");
      if (ending) forms.longest = std::max(forms.longest, form.size());
    }
  }
  return Done{};
}

Status Inflection::read_endings(std::string_view text) {
  const auto rows = read_table(kEndingsFile, text, 4, 4);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    const auto is_kind = [&](const Suffix& suffix) { return suffix.kind == row.cells[0]; };
    if (std::none_of(std::begin(kSuffixes), std::end(kSuffixes), is_kind))
      return table_error(kEndingsFile, row, "an unknown kind of ending");
    std::string_view ending = row.cells[1];
    std::string_view lemma = row.cells[2];
    const bool whole = ending.starts_with('^');
    if (whole != lemma.starts_with('^'))
      return table_error(kEndingsFile, row, "^ stands before both or none");
    if (whole) {
      ending.remove_prefix(1);
      lemma.remove_prefix(1);
    }
    if (ending.empty() || lemma.empty()) return table_error(kEndingsFile, row, "nothing is left");
    Forms& forms = endings_[std::string(row.cells[0])];
    if (!(whole ? forms.whole : forms.endings).emplace(ending, lemma).second)
      return table_error(kEndingsFile, row, "an earlier row has this ending");
    if (!whole) forms.longest = std::max(forms.longest, ending.size());
  }
  return Done{};
}

std::optional<Inflection::Match> Inflection::longest_ending(const Forms& forms, std::string_view lower) {
  if (const auto found = forms.whole.find(lower); found != forms.whole.end()) return Match{0, &found->second};
  for (std::size_t length = std::min(forms.longest, lower.size()); length > 0; --length) {
    const auto found = forms.endings.find(lower.substr(lower.size() - length));
    if (found != forms.endings.end()) return Match{lower.size() - length, &found->second};
  }
  return std::nullopt;
}

const Inflection::Forms* Inflection::forms_of(std::string_view tag) const {
  const auto found = irregular_.find(tag);
  return found == irregular_.end() ? nullptr : &found->second;
}

std::vector<std::string> Inflection::irregular(std::string_view lower, std::string_view xpos,
                                               std::string_view upos) const {
  std::vector<std::string> lemmas;
  // The model takes one form of the past for the other ("had took"), or the past for a present without its -s.
  const bool past = xpos == "VBN" || (xpos == "VBZ" && !lower.ends_with("s"));
  const std::string_view other = xpos == "VBD" ? "VBN" : past ? "VBD" : xpos;
  for (const std::string_view tag : {xpos, other, upos}) {
    const Forms* forms = forms_of(tag);
    const auto match = forms == nullptr ? std::nullopt : longest_ending(*forms, lower);
    if (!match) continue;
    for (const std::string_view lemma : parts(*match->lemma, '/'))
      lemmas.push_back(std::string(lower.substr(0, match->kept)) + std::string(lemma));
    break;
  }
  return lemmas;
}

std::optional<std::string> Inflection::regular(std::string_view lower, std::string_view xpos) const {
  for (const Suffix& suffix : kSuffixes) {
    if (suffix.xpos != xpos || lower.size() < suffix.suffix.size() + 2 || !lower.ends_with(suffix.suffix))
      continue;
    const std::string_view rest = lower.substr(0, lower.size() - suffix.suffix.size());
    const auto forms = endings_.find(suffix.kind);
    if (forms == endings_.end()) return std::string(rest);
    if (suffix.kind != "s" && lost_its_e(rest) && !forms->second.whole.contains(rest))
      return std::string(rest) + "e";
    const auto match = longest_ending(forms->second, rest);
    return match ? std::string(rest.substr(0, match->kept)) + *match->lemma : std::string(rest);
  }
  return std::nullopt;
}

}  // namespace rapporteur
