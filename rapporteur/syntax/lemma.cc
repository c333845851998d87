// Tested in tests/unit/syntax/lemma_test.cc.
#include "rapporteur/syntax/lemma.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>

namespace rapporteur {

std::string lower_case(std::string_view form) {
  std::string out(form);
  if (std::all_of(form.begin(), form.end(), [](char c) { return (c & 0x80) == 0; })) {
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return out;
  }
  out.clear();
  icu::UnicodeString::fromUTF8(icu::StringPiece(form.data(), static_cast<int>(form.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

std::optional<LemmaScript> parse_lemma_script(std::string_view text) {
  const auto first = text.find('|');
  const auto second = first == std::string_view::npos ? first : text.find('|', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  LemmaScript script;
  const std::string_view base = text.substr(0, first);
  if (base == "keep") {
    script.base = LemmaScript::Base::kKeep;
  } else if (base == "lower") {
    script.base = LemmaScript::Base::kLower;
  } else if (base == "whole") {
    script.base = LemmaScript::Base::kWhole;
  } else {
    return std::nullopt;
  }
  const char* end = text.data() + second;
  const auto read = std::from_chars(text.data() + first + 1, end, script.strip);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  script.append = text.substr(second + 1);
  return script;
}

std::string lemma_of(const LemmaScript& script, std::string_view form) {
  if (script.base == LemmaScript::Base::kWhole) return script.append;
  std::string lemma = script.base == LemmaScript::Base::kLower ? lower_case(form) : std::string(form);
  for (std::uint32_t i = 0; i < script.strip; ++i) {
    if (lemma.empty()) return std::string(form);
    while (lemma.size() > 1 && (lemma.back() & 0xC0) == 0x80) lemma.pop_back();
    lemma.pop_back();
  }
  lemma += script.append;
  return lemma.empty() ? std::string(form) : lemma;
}

}  // namespace rapporteur
