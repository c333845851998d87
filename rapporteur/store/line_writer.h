// The prepared INSERTs of lines: a row of `entries`, its parties, spans, links and figures, its words in the search, and
// its row of the ledger, which remembers when a line came, changed and went. Private to store/.
// Tested in tests/unit/store/store_test.cc and tests/unit/store/changes_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/document/document.h"
#include "rapporteur/store/lines.h"
#include "rapporteur/store/search.h"

namespace rapporteur::store {

/// The words of a line that can be looked for; they are those of the document and the line, which must live on.
Searched searched_of(const Document& document, const Line& line);

/// Every call throws database::Failure and expects a transaction around it.
class LineWriter {
 public:
  explicit LineWriter(database::Connection& database);

  /// The lines of a revision, whose sentences are there; `accounts`: per event of the document the key of its
  /// account, 0 for none.
  void add(const Document& document, const std::vector<Line>& lines, std::int64_t revision,
           const std::vector<std::int64_t>& accounts);
  /// Takes the lines of a revision away, out of the search too. The ledger is told by settle().
  void remove(std::int64_t revision);
  /// Brings the ledger up to what `entries` has of an article: what is new, tells something else, came back or is
  /// gone gets the moment `now`.
  void settle(const Document& document, const std::vector<Line>& lines, const std::string& now);
  /// The same for an article that has no lines any more.
  void settle_gone(const std::string& article, const std::string& now);

 private:
  std::int64_t add_entry(const Document& document, const Line& line, std::int64_t revision,
                         const std::vector<std::int64_t>& accounts);
  void bind_place(const Document& document, const Line& line);
  void add_parts(const Line& line, std::int64_t key);

  database::Statement entry_, party_, span_, link_, figure_;
  Search search_;
  database::Statement drop_parties_, drop_spans_, drop_links_, drop_figures_, drop_entries_;
  database::Statement ledger_, gone_;
};

}  // namespace rapporteur::store
