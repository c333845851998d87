// One small invented article with every layer filled by hand, for the tests of rapporteur/record.
#pragma once

#include "rapporteur/document/document.h"

namespace rapporteur::testing {

/// Title and body; two sentences; three actors; two statements (a denial to an agency, and a quote).
Document sample_document();

}  // namespace rapporteur::testing
