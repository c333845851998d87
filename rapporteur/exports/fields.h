// What several forms take from an entry in the same way: who and whom, numbers as text, hashes, addresses.
// Private to exports/. Tested in tests/unit/exports/fields_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/exports/exports.h"

namespace rapporteur::exports {

using Parties = std::vector<const store::Party*>;

/// Who speaks, acts, meets or holds the position.
Parties who_of(const store::Entry& entry);
/// Who is spoken to or acted on.
Parties whom_of(const store::Entry& entry);

/// The name of a party as it may be shown: under no_text, words that are nobody's name are text of the
/// article, and their span tells where they stand.
std::string_view name_of(const store::Party& party, const Options& options);
/// Names joined by "; ", each once.
std::string names_of(const Parties& parties, const Options& options);

/// The shortest decimal that reads back as this number, with a point in every locale; empty if it is not
/// finite.
std::string number(double value);
/// "12", "12..15", "12..", "..15".
std::string range_of(const store::Figure& figure);

/// SHA-256 as 64 hex digits.
std::string sha256_of(std::string_view bytes);

/// The article's address if it is one of the web, made fit to stand in a URI; else empty: what else may stand
/// in a store (a file's path, "javascript:") is no link to hand on.
std::string address_of(const store::Entry& entry);
/// "urn:x-rapporteur:KIND:ID".
std::string urn_of(std::string_view kind, std::string_view id);

/// On one line: line breaks and other control characters become spaces.
std::string on_one_line(std::string_view text);

}  // namespace rapporteur::exports
