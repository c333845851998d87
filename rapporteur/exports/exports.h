// exports/: entries of a store in the forms that others read: CSV, JSON lines, and those of GDELT, ICEWS, PLOVER,
// calendars, annotation tools and graphs. One writer per form, fed entry by entry, so that a stream of any size passes
// in constant memory (GraphML remembers the actors it has named). The columns are told in docs/formats/exports.md.
// Also public: citation.h (one entry, quoted and told where it stands).
// Needs: store/entry.h. Tested in tests/unit/exports/.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "rapporteur/store/entry.h"

namespace rapporteur::exports {

struct Options {
  bool no_text = false;       // offsets and hashes only: for material that may not be passed on
  bool all_statuses = false;  // forms without a column for status keep what did not (yet) happen, too
  std::string version;        // of the program
  std::string model;          // name and hash of the model
  std::string now;            // "2026-03-03T12:00:00Z": the moment of the export, where the form wants one
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

 protected:
  std::size_t left_out_ = 0;
};

struct Form {
  const char* name;  // "csv"
  const char* what;  // a sentence for --help
  std::unique_ptr<Writer> (*make)(const Options&);
};

/// One field of a CSV file as the form "csv" writes it: quoted where it must be, no formula for a spreadsheet.
std::string csv_field(std::string_view value);

/// Every form there is.
std::span<const Form> forms();
/// The writer of a form, or null where there is none of this name.
std::unique_ptr<Writer> writer_of(std::string_view form, const Options& options);

/// One field as the form "csv" writes it, for those who put columns of their own beside its.
std::string csv_field(std::string_view value);

}  // namespace rapporteur::exports
