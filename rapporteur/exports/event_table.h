// What the tables of event data share: one row per event they take, and a last line that says where they were cut.
// Tested in tests/unit/exports/.
#pragma once

#include <string>
#include <string_view>

#include "rapporteur/exports/codes.h"
#include "rapporteur/exports/event_fields.h"
#include "rapporteur/exports/exports.h"
#include "rapporteur/exports/tsv.h"

namespace rapporteur::exports {

class EventTable : public Writer {
 public:
  explicit EventTable(const Options& options) : options_(options), codes_(Codes::built_in()) {}

  std::string entry(const store::Entry& entry) final {
    if (is_taken(entry, options_)) return row(entry);
    ++left_out_;
    return {};
  }
  std::string cut(std::string_view reason) final { return cut_line(reason); }

 protected:
  /// The event's day, as Options::published_dates has it.
  std::string_view day(const store::Entry& event) { return day_of(event, options_, filled_); }
  virtual std::string row(const store::Entry& event) = 0;
  const Options& options() const { return options_; }
  const Codes& codes() const { return codes_; }

 private:
  Options options_;
  const Codes& codes_;  // lives for ever
};

}  // namespace rapporteur::exports
