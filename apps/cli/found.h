// A found statement as a line of CSV or of JSON; the columns and fields are one table, told in docs/cli.md.
// Tested in tests/cli/find_test.py.
#pragma once

#include <string>

#include "rapporteur/rapporteur.h"

namespace cli {

/// The names of the columns, with the line's end.
std::string csv_head();
/// One line, RFC 4180 with a bare line feed at its end.
std::string csv_line(const rapporteur::Found& found);
/// One JSON object on one line; what is unknown is absent.
std::string json_line(const rapporteur::Found& found);

}  // namespace cli
