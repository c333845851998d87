// When and where something was said: the times and places that hang on the cue itself or on what it was said through
// ("told a news conference in Geneva on Monday"), not those of what is said, nor those of the speaker ("officials in
// Kyiv"). Tested in tests/cases/statements.
#pragma once

#include "rapporteur/actors/tree.h"
#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Sets `time` and `place` of the statement; leaves them empty where the clause names none.
void find_setting(const Tree& tree, const Draft& draft, Statement& statement);

}  // namespace rapporteur
