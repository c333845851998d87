// The words that lines of a store have for what they are and how they stand, as docs/formats/record.md lists them: what a form
// offers to choose from, and what a query may ask for. Also public. Tested in tests/unit/store/find_test.cc.
#pragma once

#include <string>
#include <vector>

namespace rapporteur::store {

struct Vocabulary {
  using Words = std::vector<std::string>;
  Words kinds;          // of entries
  Words acts;           // speech acts
  Words event_types;    // of PLOVER
  Words meeting_kinds;  // "talks", "summit" ...
  Words stances;
  Words statuses;    // of events
  Words phases;      // of meetings
  Words polarities;  // of statements
  Words actor_kinds;
};

const Vocabulary& vocabulary();

}  // namespace rapporteur::store
