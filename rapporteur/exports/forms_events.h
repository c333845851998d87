// The forms of event data: tables that loaders of GDELT, ICEWS and POLECAT open, PLOVER's JSON lines, and the table
// beside them that carries what they have no column for. Private to exports/; exports.cc lists them.
// Columns and what is lost: docs/formats/exports.md. Tested in tests/unit/exports/.
#pragma once

#include <memory>

#include "rapporteur/exports/exports.h"

namespace rapporteur::exports {

std::unique_ptr<Writer> make_gdelt(const Options& options);           // GDELT 2.0 Events, 61 columns
std::unique_ptr<Writer> make_gdelt_mentions(const Options& options);  // GDELT 2.0 Mentions, 16 columns
std::unique_ptr<Writer> make_icews(const Options& options);           // ICEWS, 20 columns
std::unique_ptr<Writer> make_polecat(const Options& options);         // POLECAT, 40 columns
std::unique_ptr<Writer> make_plover(const Options& options);          // PLOVER 0.8, JSON lines
std::unique_ptr<Writer> make_sidecar(const Options& options);         // what the five above have no place for

}  // namespace rapporteur::exports
