// Dates as pages, feeds and datelines write them, to ISO 8601. Only what is certain: "03/04/2026" is no date, as
// it is two. Month and zone names are in data/document/dates.tsv. Forms: RFC 3339, ISO 8601 basic, RFC 5322,
// English and other prose ("3 March 2026", "March 3, 2026, 10:15 a.m. EST"), Unix seconds and milliseconds.
// Tested in tests/unit/document/dates_test.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapporteur::document {

/// The date, or date and time with offset where stated, that `text` is, as "2026-03-03", "2026-03-03T10:15" or
/// "2026-03-03T10:15:00+01:00" ("Z" for UTC). Words before and after it ("Published:") are passed over. Nothing
/// where there is none, or where it lies before 1970 or after 2100.
std::optional<std::string> parse_date(std::string_view text);

/// The same, only where `text` begins with it (after white space).
std::optional<std::string> parse_leading_date(std::string_view text);

/// The date in a path such as /2026/03/03/, /2026-03-03-, /20260303/ or /2026/mar/03/.
std::optional<std::string> date_in_url(std::string_view url);

}  // namespace rapporteur::document
