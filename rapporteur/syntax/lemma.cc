// Tested in tests/unit/syntax/lemma_test.cc.
#include "rapporteur/syntax/lemma.h"

#include <charconv>

#include "rapporteur/base/text.h"

namespace rapporteur {

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
