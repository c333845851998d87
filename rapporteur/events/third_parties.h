// Those near an event who are not its doers, though they stand where its doers stand: who hosts it, who mediates it, who suffers it ("faced
// attacks") and who only speaks of it ("condemned the raid"). Told by words around the event's own ("talks brokered by Egypt", "at the
// invitation of Norway"), of data/frames/third_parties.tsv. Tested in tests/unit/events/third_parties_test.cc,
// which reads the example of every row.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/data.h"
#include "rapporteur/base/result.h"
#include "rapporteur/events/participants.h"

namespace rapporteur {

class ThirdPartyWords {
 public:
  struct Row {
    std::string word;                     // lemma; "*": any, the slot tells it
    std::optional<ParticipantRole> role;  // none: he takes no part
    bool self = false;                    // the word itself is the one who hosts or mediates
    std::vector<Slot> stands;             // else his slots
    bool own = false, up = false,
         clause = false;           // the event's word is the word itself, what it hangs on, its complement
    std::vector<Slot> event;       // or stands in one of these slots
    std::vector<EventType> types;  // none: any
    std::string example;
    std::size_t line = 0;  // of data/frames/third_parties.tsv
  };
  struct Found {
    std::uint32_t token = 0;
    const Row* row = nullptr;
  };

  /// kDamagedData with file and line at the first row that cannot be used.
  static Result<ThirdPartyWords> load();

  /// Those of whom a word tells what they are to an event, by head words; each once.
  std::vector<Found> of(const Tree& tree, std::uint32_t event, EventType type) const;
  /// Adds them to the parts of an event; a party that is one takes that role instead, or is left out where it takes no part. Who only speaks
  /// of it may still be its recipient.
  void add_to(EventParts& parts, const Tree& tree, std::uint32_t event, EventType type) const;

  const std::vector<Row>& rows() const { return rows_; }

 private:
  Status read_row(const TableRow& row);

  std::vector<Row> rows_;
  std::multimap<std::string, std::size_t, std::less<>> by_word_;
};

}  // namespace rapporteur
