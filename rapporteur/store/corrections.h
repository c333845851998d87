// People's corrections, applied: not to a line but to the document it is made of, so that everything that follows from a
// value (names shown, words searched, who tells it, the account of the happening) follows from the corrected one. The record
// keeps what the program read. Private to store/; the decision is docs/decisions/corrections-on-the-document.md.
// Tested in tests/unit/store/corrections_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/document/document.h"
#include "rapporteur/store/lines.h"
#include "rapporteur/store/living.h"

namespace rapporteur::store {

/// A document as people corrected it.
struct CorrectedDocument {
  struct Applied {
    std::int64_t correction = 0;
    EntryKind kind = EntryKind::kStatement;
    std::uint32_t number = 0;
    bool removed = false;
    std::string machine;  // what stood there
  };

  Document document;
  std::vector<Applied> applied;
  std::vector<bool> gone_statements, gone_events, gone_meetings, gone_positions;  // empty: none

  /// Its lines without those that are none, and without links to these.
  std::vector<Line> lines() const;
};

/// The document with those of the corrections whose entries are in it; of several for the same of one entry the
/// last.
CorrectedDocument corrected(Document document, const std::vector<Correction>& corrections);

/// What is wrong with a correction of an entry of this kind, in words; nothing if it can be made.
std::optional<std::string> fault_of(const Correcting& correcting, EntryKind kind);

/// Those of an article's entries that are not undone, in the order in which they were made.
std::vector<Correction> corrections_of(database::Connection& database, const std::string& article);
/// Notes which corrections are in force on the lines of a revision, which are written.
void note_applied(database::Connection& database, const CorrectedDocument& corrected, std::int64_t revision);
/// Forgets what note_applied() noted, before the lines are taken away.
void forget_applied(database::Connection& database, std::int64_t revision);

}  // namespace rapporteur::store
