// CSV after RFC 4180, read with the latitude that spreadsheets need. Tested in tests/unit/coding/csv_test.cc.
#include "rapporteur/coding/csv.h"

#include <algorithm>
#include <utility>

#include "rapporteur/base/text.h"

namespace rapporteur::coding {
namespace {

/// The mark that stands most often in the first line, which holds names of columns alone.
char separator_of(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, bytes.find_first_of("\r\n"));
  char best = ',';
  for (const char mark : {';', '\t'}) {
    if (std::count(first.begin(), first.end(), mark) > std::count(first.begin(), first.end(), best))
      best = mark;
  }
  return best;
}

}  // namespace

CsvReader::CsvReader(std::string name, std::string_view bytes) : name_(std::move(name)), bytes_(bytes) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
  separator_ = separator_of(bytes_);
}

Error CsvReader::fault(std::string_view detail) const {
  return {ErrorCode::kDamagedInput, name_ + ":" + std::to_string(line_), std::string(detail)};
}

void CsvReader::pass_line_end() {
  if (at_ == bytes_.size()) return;
  at_ += bytes_.substr(at_, 2) == "\r\n" ? 2 : 1;
  ++next_line_;
}

Result<std::string> CsvReader::cell() {
  if (at_ == bytes_.size() || bytes_[at_] != '"') {
    const std::size_t begin = at_;
    while (!ends_line() && bytes_[at_] != separator_) ++at_;
    return well_formed(bytes_.substr(begin, at_ - begin));
  }
  std::string out;
  for (++at_; at_ < bytes_.size(); ++at_) {
    if (bytes_[at_] == '"' && bytes_.substr(at_ + 1, 1) != "\"") {
      ++at_;
      if (!ends_line() && bytes_[at_] != separator_) return fault("a quotation goes on after its end");
      return well_formed(out);
    }
    if (bytes_[at_] == '"') ++at_;  // doubled: one that stands for itself
    if (bytes_[at_] == '\n') ++next_line_;
    out += bytes_[at_];
  }
  return fault("a quotation that does not end");
}

Result<std::optional<std::vector<std::string>>> CsvReader::next() {
  using Row = std::optional<std::vector<std::string>>;
  if (bytes_.size() > kMostBytes)
    return Error{ErrorCode::kTooLarge, name_, "at most " + std::to_string(kMostBytes >> 20) + " MB"};
  while (at_ < bytes_.size() && ends_line()) pass_line_end();
  line_ = next_line_;
  if (at_ == bytes_.size()) return Row();
  std::vector<std::string> row;
  while (true) {
    Result<std::string> one = cell();
    if (!one) return one.error();
    row.push_back(std::move(one).value());
    if (row.size() > kMostCells) return fault("a row of more than " + std::to_string(kMostCells) + " cells");
    if (ends_line()) break;
    ++at_;  // the separator
  }
  pass_line_end();
  return Row(std::move(row));
}

}  // namespace rapporteur::coding
