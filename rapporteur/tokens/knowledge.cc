// Readers of data/tokens/*.tsv; the columns are explained at the head of each file.
#include "rapporteur/tokens/knowledge.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <optional>

#include "rapporteur/base/data.h"
#include "rapporteur/tokens/characters.h"

namespace rapporteur::tokens {
namespace {

constexpr std::size_t kLongestEntry = 40;  // code points

using RowReader = std::function<std::string_view(const TableRow&, std::u32string word)>;

/// Calls `read` with every row and its decoded first cell; what `read` returns, if not empty, is the row's fault.
Status for_each_row(std::string_view name, std::string_view text, std::size_t min_cells,
                    std::size_t max_cells, const RowReader& read) {
  auto rows = read_table(name, text, min_cells, max_cells);
  if (!rows.ok()) return rows.error();
  for (const TableRow& row : rows.value()) {
    std::u32string word = decode(row.cells[0]);
    if (word.size() > kLongestEntry) return table_error(name, row, row.cells[0]);
    const std::string_view fault = read(row, std::move(word));
    if (!fault.empty()) return table_error(name, row, fault);
  }
  return Done{};
}

std::optional<PointRule> point_rule(std::string_view word) {
  if (word == "always") return PointRule::kAlways;
  if (word == "name") return PointRule::kName;
  if (word == "number") return PointRule::kNumber;
  if (word == "end") return PointRule::kEnd;
  return std::nullopt;
}

std::u32string upper(std::u32string_view word) {
  std::u32string out(word);
  for (char32_t& c : out) {
    if (c >= 'a' && c <= 'z') c -= 32;
  }
  return out;
}

}  // namespace

std::u32string decode(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  const auto length = static_cast<std::int64_t>(utf8.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data, i, length, c);
    out.push_back(static_cast<char32_t>(c));
  }
  return out;
}

Status read_abbreviations(std::string_view name, std::string_view text, Knowledge& into) {
  return for_each_row(name, text, 2, 3, [&](const TableRow& row, std::u32string word) -> std::string_view {
    const auto rule = point_rule(row.cells[1]);
    if (!rule) return row.cells[1];
    if (word.size() < 2 || word.back() != '.') return row.cells[0];
    word.pop_back();
    if (lower(word) == word) {
      into.abbreviations[word] = *rule;
    } else {
      into.capital_abbreviations[upper(word)] = *rule;
      into.capital_abbreviations[word] = *rule;
    }
    return {};
  });
}

Status read_contractions(std::string_view name, std::string_view text, Knowledge& into) {
  return for_each_row(name, text, 2, 3, [&](const TableRow& row, std::u32string word) -> std::string_view {
    std::vector<std::uint8_t> lengths = {0};
    std::u32string joined;
    for (const char32_t c : decode(row.cells[1])) {
      if (c == ' ') {
        lengths.push_back(0);
      } else {
        joined.push_back(c);
        ++lengths.back();
      }
    }
    const bool empty_part = std::count(lengths.begin(), lengths.end(), 0) > 0;
    if (joined != word || lengths.size() < 2 || empty_part) return row.cells[1];
    into.contractions[lower(word)] = std::move(lengths);
    return {};
  });
}

Status read_affixes(std::string_view name, std::string_view text, Knowledge& into) {
  return for_each_row(name, text, 2, 3, [&](const TableRow& row, std::u32string word) -> std::string_view {
    if (row.cells[1] != "prefix" && row.cells[1] != "suffix") return row.cells[1];
    (row.cells[1] == "prefix" ? into.prefixes : into.suffixes).insert(lower(word));
    return {};
  });
}

Status read_units(std::string_view name, std::string_view text, Knowledge& into) {
  return for_each_row(name, text, 1, 2, [&](const TableRow&, std::u32string word) -> std::string_view {
    into.units.insert(std::move(word));
    return {};
  });
}

Status read_exceptions(std::string_view name, std::string_view text, Knowledge& into) {
  return for_each_row(name, text, 2, 3, [&](const TableRow& row, std::u32string word) -> std::string_view {
    const std::string_view kind = row.cells[1];
    if (kind == "whole") {
      into.whole.insert(lower(word));
    } else if (kind == "emoticon") {
      into.emoticons.insert(std::move(word));
    } else if (kind == "starter") {
      into.starters.insert(std::move(word));
    } else if (kind == "domain") {
      into.domains.insert(lower(word));
    } else {
      return kind;
    }
    return {};
  });
}

Result<Knowledge> Knowledge::load() {
  using Reader = Status (*)(std::string_view, std::string_view, Knowledge&);
  constexpr std::pair<std::string_view, Reader> kTables[] = {
      {"tokens/abbreviations.tsv", read_abbreviations},
      {"tokens/contractions.tsv", read_contractions},
      {"tokens/affixes.tsv", read_affixes},
      {"tokens/units.tsv", read_units},
      {"tokens/exceptions.tsv", read_exceptions},
  };
  Knowledge knowledge;
  for (const auto& [path, read] : kTables) {
    const std::string name = "data/" + std::string(path);
    const std::string_view text = embedded_data(path);
    if (text.empty()) return Error{ErrorCode::kDamagedData, name, "not in the program"};
    if (Status status = read(name, text, knowledge); !status.ok()) return status.error();
  }
  return knowledge;
}

}  // namespace rapporteur::tokens
