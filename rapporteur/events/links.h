// What ties an event to the rest of the record: the statements it stands in, the events of the article that are the same one, and who
// disputes it. Tested in tests/cases/events.
#pragma once

#include "rapporteur/document/document.h"

namespace rapporteur {

/// Sets according_to: the statements in whose content the trigger stands, the innermost first.
void link_sources(Document& document);

/// Sets happening: events of one type and mode whose times do not contradict and that share a party, or whom it acts for, are one.
void link_happenings(Document& document);

/// Sets disputed_by: what one side tells and another denies.
void link_disputes(Document& document);

}  // namespace rapporteur
