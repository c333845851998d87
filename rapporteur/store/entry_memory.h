// Lines that were read before, as long as nobody has changed the store. Charts and lists ask for the same lines by other questions, again and
// again, and gathering a line from its tables takes far longer than finding it. Private to store/.
// Tested in tests/unit/store/entry_memory_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/store/entry.h"

namespace rapporteur::store {

class EntryMemory {
 public:
  /// At the beginning of a question, in its transaction: forgets all if anybody else has changed the store since the last one, or if
  /// there is no room. Throws database::Failure.
  void begin(database::Connection& database);
  /// What this Store itself changes does not move its moment.
  void forget();

  /// Null where it is not known; good until the next call.
  const Entry* find(std::int64_t key) const;
  /// Does nothing where there is no room: a question for more than there is room for reads on without.
  void keep(std::int64_t key, const Entry& entry);

  /// The lines of a happening, in their order, and the statements that they point at: by keys.
  struct Members {
    std::vector<std::int64_t> entries, statements;
  };
  /// The happening out of its lines; nothing where one of them is not known.
  std::optional<Happening> happening(const std::string& id) const;
  void keep(const std::string& id, Members members);

  static constexpr std::size_t kMost = 6000;  // lines, of about 2 kB each

 private:
  std::string moment_;
  std::unordered_map<std::int64_t, Entry> known_;
  std::unordered_map<std::string, Members> members_;
};

}  // namespace rapporteur::store
