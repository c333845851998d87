// Fuzzes rapporteur/coding: any bytes are the cells of a row (written as the exports write them, they must be read back) and
// sheets that came back from coders, parted at form feeds: a measure of shares that are shares, or an error with a name.
#include "rapporteur/coding/coding.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/csv.h"
#include "rapporteur/base/text.h"
#include "rapporteur/coding/csv.h"

namespace {

using namespace rapporteur;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The pieces between the marks; at most so many.
std::vector<std::string> pieces(std::string_view text, char mark, std::size_t most) {
  std::vector<std::string> out;
  while (out.size() < most) {
    const std::size_t end = std::min(text.find(mark), text.size());
    out.emplace_back(text.substr(0, end));
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

/// What stands in the sheet for a value: well-formed, without NUL, an apostrophe before what may be a formula.
bool is_written_as(std::string_view read, std::string_view value) {
  std::string plain;
  for (const char c : well_formed(value)) plain += c == '\0' ? "\uFFFD" : std::string(1, c);
  return read == plain || read == "'" + plain;
}

void write_and_read(std::string_view bytes) {
  const std::vector<std::string> cells = pieces(bytes, '\x1f', 50);
  std::string row;
  for (const std::string& cell : cells) row += csv_field(cell) + ",";
  const std::string sheet = "head,er\r\n" + row + "end\r\n";  // the head settles the separator
  coding::CsvReader reader("sheet", sheet);
  const auto head = reader.next();
  require(head.ok() && head.value() && head.value()->size() == 2);
  const auto read = reader.next();
  require(read.ok() && read.value() && read.value()->size() == cells.size() + 1);
  for (std::size_t i = 0; i < cells.size(); ++i) require(is_written_as((*read.value())[i], cells[i]));
  const auto end = reader.next();
  require(end.ok() && !end.value());
}

bool is_share(double value) { return value >= 0 && value <= 1; }

void measure_sheets(std::string_view bytes) {
  std::vector<coding::Filled> sheets;
  for (std::string& sheet : pieces(bytes, '\f', 8))
    sheets.push_back({"sheet" + std::to_string(sheets.size()), std::move(sheet)});
  const auto measured = coding::measure(sheets);
  if (!measured) {
    require(!measured.error().subject.empty());
    return;
  }
  const coding::Measured& all = measured.value();
  require(!all.coders.empty() && all.unanswered <= all.lines);
  for (const coding::CoderScore& coder : all.coders) {
    require(coder.share.has_value() == (coder.covered > 0));
    if (coder.share)
      require(is_share(*coder.share) && is_share(coder.interval.low) && is_share(coder.interval.high));
    for (const coding::StratumScore& stratum : coder.strata)
      require(stratum.size > 0 && is_share(stratum.share) &&
              stratum.right + stratum.wrong + stratum.unsure > 0);
  }
  for (const coding::PairScore& pair : all.pairs) {
    require(pair.agreed <= pair.both && pair.first < pair.second);
    require(!pair.kappa || std::isfinite(*pair.kappa));
  }
  require(!all.alpha || std::isfinite(*all.alpha));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  write_and_read(bytes);
  measure_sheets(bytes);
  return 0;
}
