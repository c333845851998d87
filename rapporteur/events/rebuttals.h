// Who contradicts what another tells in the same article: denials, bare denials ("denied it"), rival figures. Needs the events with their statements and
// happenings. Tested in tests/unit/events/rebuttals_test.cc and tests/cases/events/sources.case.
#pragma once

#include "rapporteur/document/document.h"

namespace rapporteur {

/// Sets disputed_by: what one side tells and another denies; and where two sources give figures that cannot both be right, by each what the other tells.
void link_disputes(Document& document);

}  // namespace rapporteur
