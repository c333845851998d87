// FNV-1a (Fowler, Noll, Vo), 64 bits: for hashes that are stored, the same on every machine. Against hostile keys it is no
// defence. Tested in tests/unit/base/text_test.cc.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapporteur {

/// Of the bytes, going on from a hash before.
inline std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = 0xCBF29CE484222325ULL) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

}  // namespace rapporteur
