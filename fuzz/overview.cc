// Fuzzes codebooks and the views' CSV: whatever a user's table holds, reading it answers with a line or a mistake in one; whatever
// the fields of a line hold, each row has a cell per column and is UTF-8 without NUL.
#include "rapporteur/overview/overview.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/text.h"
#include "rapporteur/coding/csv.h"

namespace {

using namespace rapporteur;

void require(bool holds) {
  if (!holds) std::abort();
}

void cells(const std::string& head, const std::vector<std::string>& rows) {
  std::string csv = head;
  for (const std::string& row : rows) csv += row;
  require(csv == well_formed(csv) && csv.find('\0') == std::string::npos);
  coding::CsvReader reader("rows", csv);
  const auto names = reader.next();
  require(names.ok() && names.value().has_value());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = reader.next();
    require(row.ok() && row.value().has_value() && row.value()->size() == names.value()->size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string issue = bytes.substr(bytes.find('\n') == std::string::npos ? 0 : bytes.rfind('\n'));
  const auto book = overview::Codebook::parse("fuzz", bytes);
  if (!book)
    require(book.error().code == ErrorCode::kDamagedData && book.error().subject.starts_with("fuzz"));
  const std::string code = book ? std::string(book->code_of(issue)) : std::string();
  require(code == well_formed(code));

  store::Entry entry;
  entry.kind = store::EntryKind::kMeeting;
  entry.id = "e", entry.article = "a", entry.happening = "h";
  entry.label = entry.status = entry.words = entry.sentence = entry.outlet = issue;
  store::Party& party = entry.parties.emplace_back();
  party.role = "party", party.name = bytes;
  store::Party& present = entry.parties.emplace_back();
  present.role = "attendance", present.name = issue, present.as = "attended";
  const store::Happening happening{"h", {entry}, {}};
  const auto summary = overview::summary_of(happening);
  cells(overview::happening_csv_head(), csv_rows(summary, happening));
  cells(overview::summary_csv_head(), {csv_row(summary)});
  cells(overview::meeting_csv_head(), csv_rows(overview::meeting_of(happening)));
  entry.kind = store::EntryKind::kPosition;
  for (const auto& stands : overview::stands_of({entry}, book ? book.value() : overview::Codebook()))
    cells(overview::stands_csv_head(), csv_rows(stands));
  return 0;
}
