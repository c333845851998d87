// Figures that another source sets against the one told, without telling the deed again: "four people died, the police say; the unions speak of 19".
// Needs the events with their figures and statements. Tested in tests/cases/events/figures.case.
#pragma once

#include "rapporteur/document/document.h"
#include "rapporteur/events/quantities.h"

namespace rapporteur {

/// Gives the event that a bare figure is of that figure too, and disputed_by, if the two cannot both be right.
void add_rival_figures(Document& document, const Tree& tree, const FigureReader& figures);

}  // namespace rapporteur
