// exports/: entries of a store in the forms that others read: CSV, JSON lines, and those of GDELT, ICEWS, PLOVER,
// calendars, annotation tools and graphs. One writer per form, fed entry by entry, so that a stream of any size passes
// in constant memory (GraphML remembers the actors it has named). The columns are told in docs/formats/exports.md.
// Also public: actors.h, changes.h, citation.h, line.h, stats.h (actors; what changed; one entry, quoted and told where it
// stands; JSON; figures).
// Needs: store/entry.h. Tested in tests/unit/exports/.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/store/entry.h"

namespace rapporteur::exports {

struct Options {
  bool no_text = false;       // offsets and hashes only: for material that may not be passed on
  bool all_statuses = false;  // forms without a column for status keep what did not (yet) happen, too
  // event tables: the day of an event for which no day is told is that of its article, as GDELT has it
  bool published_dates = false;
  std::string version;  // of the program
  std::string model;    // name and hash of the model
  std::string now;      // "2026-03-03T12:00:00Z": the moment of the export, where the form wants one
};

/// Writes one form. Not for several threads at once.
class Writer {
 public:
  virtual ~Writer() = default;
  /// Before the first entry; may be empty.
  virtual std::string head() { return {}; }
  /// One entry; empty where the form has no place for it, which left_out() counts.
  virtual std::string entry(const store::Entry& entry) = 0;
  /// After the last entry; may be empty.
  virtual std::string tail() { return {}; }
  /// Instead of tail() where the export had to end early: closes the form and says so, and why, in its last line.
  virtual std::string cut(std::string_view reason) = 0;
  std::size_t left_out() const { return left_out_; }
  /// Rows that have the day of publication for the event's, as Options::published_dates asks.
  std::size_t filled() const { return filled_; }

 protected:
  std::size_t left_out_ = 0, filled_ = 0;
};

struct Form {
  const char* name;  // "csv"
  const char* what;  // a sentence for --help
  std::unique_ptr<Writer> (*make)(const Options&);
  bool fills = false;  // the days of events, as Options::published_dates asks
};

/// "killed 12..15 person; injured 3..": figures in one cell.
std::string figures_of(const std::vector<store::Figure>& figures);

/// Every form there is.
std::span<const Form> forms();
/// The writer of a form, or null where there is none of this name.
std::unique_ptr<Writer> writer_of(std::string_view form, const Options& options);

}  // namespace rapporteur::exports
