// Ids of entries that a second run keeps. Tested in tests/unit/record/ids_test.cc.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur::record {

/// One id per entry, in their order: the one it has, or the one name_entries would give.
struct EntryIds {
  std::vector<std::string> statements, events, meetings, positions;
};
EntryIds entry_ids(const Document& document);

/// "a1" for the actor with index 0.
std::string actor_id(std::uint32_t index);

/// "t1" for the time with index 0.
std::string time_id(std::size_t index);
std::string place_id(std::size_t index);

}  // namespace rapporteur::record
