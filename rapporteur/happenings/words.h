// Hashes of names and words by which accounts are compared: the same on every machine and for ever, for they are stored.
// Private to happenings/. Tested in tests/unit/happenings/account_test.cc.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>

namespace rapporteur::happenings {

/// FNV-1a (Fowler, Noll, Vo), 32 bits.
std::uint32_t word_hash(std::string_view word);
/// Of a name without case, punctuation and a leading "the", "a" or "an".
std::uint32_t name_hash(std::string_view name);
/// Adds the words of a text that say something: three letters and more, no function words, cut to six letters.
void add_words(std::string_view text, std::set<std::uint32_t>& out);

}  // namespace rapporteur::happenings
