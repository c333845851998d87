// OfficeTable: who held which office, and when (data/actors/offices.tsv). A term counts on its first day and no longer on
// its last; where only a month or a year is known, all of it counts. Tested in tests/unit/actors/offices_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapporteur/actors/knowledge.h"
#include "rapporteur/base/data.h"
#include "rapporteur/base/result.h"

namespace rapporteur {

/// A row, of which it keeps views: of the text in the program, or of what the table owns.
struct OfficeTerm {
  std::string_view person;  // the usual spelling
  std::string_view office;  // "foreign minister"
  std::string_view of;      // code of a state, or the first name of an organisation
  std::string_view from;    // ISO date, month or year
  std::string_view until;   // the same; empty: still held
  Gender gender = Gender::kUnknown;
  std::string_view wikidata;

  /// Whether it is held on a day (ISO).
  bool holds_on(std::string_view day) const;
  bool begins_after(std::string_view day) const;
};

class OfficeTable {
 public:
  /// Reads the built-in table. Errors: kDamagedData with the line.
  static Result<OfficeTable> load();
  /// Reads one row more: the columns of offices.tsv. A row of another shape is an error and changes nothing. A holder
  /// that is added after load() wins over those of the built-in table.
  Status add(const TableRow& row, std::string_view table);

  /// Terms of whoever bears this full name, or a longer one that ends with these words ("Tayyip Erdogan"); oldest rows
  /// first. Empty where nobody does, or several persons do.
  std::vector<const OfficeTerm*> terms_of(std::string_view name) const;
  /// The one holder of an office on a day; null where there is none or there are several known ones. British and American spellings of an office are one.
  const OfficeTerm* holder(std::string_view office, std::string_view of, std::string_view day) const;
  /// The one of this surname who holds an office on a day, whatever the state ("President Bush"); without a day the only
  /// one who ever did. Null where there is none or several.
  const OfficeTerm* holder_named(std::string_view office, std::string_view surname,
                                 std::string_view day) const;
  std::size_t size() const { return terms_.size(); }

 private:
  /// Terms by the hash of a word; two words of one hash would be taken for one (as in places/gazetteer.h).
  class Index {
   public:
    /// For one row more: keeps the order.
    void insert(std::string_view word, std::uint32_t term);
    /// For many rows: settle() comes before the next find() or insert().
    void append(std::string_view word, std::uint32_t term);
    void settle();
    /// In the order of the terms, each once.
    std::vector<std::uint32_t> find(std::string_view word) const;

   private:
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries_;
  };

  /// Keeps views of the row's text.
  Status add_row(const TableRow& row, std::string_view table,
                 void (Index::*put)(std::string_view, std::uint32_t));

  std::vector<OfficeTerm> terms_;
  std::vector<std::unique_ptr<std::string>> owned_;  // text of added rows
  std::uint32_t built_in_ = 0;                       // so many of them
  Index by_name_;                                    // folded full names
  Index by_surname_;                                 // folded last words
  Index by_seat_;                                    // office, of
};

}  // namespace rapporteur
