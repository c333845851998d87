// A lemma as an edit of the form: "lower|3|y" lower-cases, drops three characters, appends "y" (after Chrupala 2006).
// training/corpora.py, lemma_script, makes the scripts. Tested in tests/unit/syntax/lemma_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur {

struct LemmaScript {
  enum class Base { kKeep, kLower, kWhole };
  Base base = Base::kKeep;
  std::uint32_t strip = 0;  // code points off the end
  std::string append;
};

/// Nothing for a string that is no script.
std::optional<LemmaScript> parse_lemma_script(std::string_view text);

/// The lemma; the form itself where the script does not fit it.
std::string lemma_of(const LemmaScript& script, std::string_view form);

}  // namespace rapporteur
