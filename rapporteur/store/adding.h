// Everything that has to follow when an article comes, changes or goes: its rows, its lines, the ledger, and what it is
// part of across articles. Private to store/. Tested in tests/unit/store/store_test.cc,
// corrections_test.cc and withdraw_test.cc.
#pragma once

#include <cstdint>
#include <string>

#include "rapporteur/database/database.h"
#include "rapporteur/store/copies.h"
#include "rapporteur/store/gather.h"
#include "rapporteur/store/identify.h"
#include "rapporteur/store/line_writer.h"
#include "rapporteur/store/writer.h"

namespace rapporteur::store {

/// Every call throws database::Failure and expects a transaction around it.
class Adding {
 public:
  explicit Adding(database::Connection& database);

  std::optional<Known> known(const Article& article) { return articles_.known(article); }
  /// The new current revision of the document's article, with all that follows.
  void add(const Document& document, const std::optional<Known>& known, const std::string& record);
  /// Takes the lines of a revision out of the store; its record stays.
  void remove(std::int64_t revision, const std::string& article);  // an id
  /// Puts them back, from the document of the record.
  void restore(const Document& document, std::int64_t revision);
  /// Writes the lines of a revision again, after a correction.
  void rewrite(const Document& document, std::int64_t revision);
  /// Groups the happenings anew that a correction speaks of.
  void regroup(std::int64_t correction);
  /// The transaction is not kept.
  void forget() { happenings_.forget(); }
  /// Writes the lines of every newest revision anew, from the records; returns how many records could not be read.
  /// `anew`: nothing of what stands there is believed.
  std::size_t rebuild(bool anew = false);

 private:
  /// Between happenings_.begin() and add_lines(), or finish(). Copies are the caller's.
  void remove_lines(std::int64_t revision);
  /// Lines of a revision that has none, as people corrected them.
  void add_lines(const Document& document, std::int64_t revision, const std::string& now, bool anew = false);
  void write_lines(const Document& document, const std::vector<Line>& lines,
                   const std::vector<bool>& gone_events, std::int64_t revision, const std::string& now,
                   bool anew);
  void clear();

  database::Connection& database_;
  Writer articles_;
  LineWriter lines_;
  Gather happenings_;
  Identify actors_;
  Copies copies_;
};

/// "2026-03-03T12:00:00Z".
std::string now_utc();

}  // namespace rapporteur::store
