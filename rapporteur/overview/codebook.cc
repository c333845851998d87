// Whole words, or beginnings of words with an asterisk, compared without case and accents. Which line of several fits best is
// not weighed: the first counts, so that whoever writes the table decides. Tested in
// tests/unit/overview/codebook_test.cc.
#include <algorithm>

#include "rapporteur/base/data.h"
#include "rapporteur/base/fold.h"
#include "rapporteur/base/text.h"
#include "rapporteur/overview/overview.h"
#include "rapporteur/overview/parts.h"

namespace rapporteur::overview {
namespace {

constexpr std::size_t kMostCells = 1000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Result<Codebook> Codebook::parse(std::string_view name, std::string_view table) {
  if (table.starts_with(kByteOrderMark)) table.remove_prefix(kByteOrderMark.size());
  const auto rows = read_table(name, table, 2, kMostCells);
  if (!rows) return rows.error();
  Codebook out;
  for (const TableRow& row : rows.value()) {
    for (std::size_t i = 1; i < row.cells.size(); ++i) {
      Line line{well_formed(row.cells[0]), {}};
      for (const std::string_view typed : split(row.cells[i], ' ')) {
        const bool prefix = typed.ends_with('*');
        if (typed.find('*') < typed.size() - 1)
          return table_error(name, row, "an asterisk ends a word: " + std::string(typed));
        const auto words = words_in(fold_letters(typed));  // "cease-fire" are two
        if (words.empty()) return table_error(name, row, "no word: " + std::string(typed));
        for (const std::string& word : words) line.words.push_back({word, false});
        line.words.back().prefix = prefix;
      }
      std::sort(line.words.begin(), line.words.end());
      if (line.words.empty()) return table_error(name, row, "an empty cell among others");
      const auto known = std::find_if(out.lines_.begin(), out.lines_.end(),
                                      [&](const Line& one) { return one.words == line.words; });
      if (known != out.lines_.end() && known->code != line.code)
        return table_error(name, row, std::string(row.cells[i]) + " stands for " + known->code + " above");
      out.lines_.push_back(std::move(line));
    }
  }
  if (out.lines_.empty()) return Error{ErrorCode::kDamagedData, std::string(name), "there is no code in it"};
  return out;
}

std::string_view Codebook::code_of(std::string_view issue) const {
  if (lines_.empty()) return {};
  const auto words = words_in(fold_letters(issue));
  const auto stands = [&words](const Word& asked) {
    return std::any_of(words.begin(), words.end(), [&asked](const std::string& word) {
      return asked.prefix ? word.starts_with(asked.letters) : word == asked.letters;
    });
  };
  const auto fits = std::find_if(lines_.begin(), lines_.end(), [&stands](const Line& line) {
    return std::all_of(line.words.begin(), line.words.end(), stands);
  });
  return fits == lines_.end() ? std::string_view() : std::string_view(fits->code);
}

}  // namespace rapporteur::overview
