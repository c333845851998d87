// Numbers as text, the same in every locale: for hashes that are stored and for output. Tested in
// tests/unit/base/text_test.cc.
#pragma once

#include <array>
#include <charconv>
#include <string>

namespace rapporteur {

/// The shortest decimal that reads back as this number ("9", "0.5", "1e+20").
inline std::string decimal(double value) {
  std::array<char, 32> out{};
  const auto end = std::to_chars(out.data(), out.data() + out.size(), value);
  return {out.data(), end.ptr};
}

}  // namespace rapporteur
