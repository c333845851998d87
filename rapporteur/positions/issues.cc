// Tested in tests/cases/positions.
#include "rapporteur/positions/issues.h"

#include <algorithm>

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kLongest =
    200;  // tokens looked through behind a head: hostile text must not make the work a square

bool is_quotation_mark(std::string_view word) { return any_of(word, {"\"", "\u201C", "\u201D", "``", "''"}); }

/// What a quotation begun in it needs to be one: its mark, behind the comma before it.
Range with_closed_quotation(const Tree& tree, Range range) {
  bool open = false;
  for (std::uint32_t t = range.begin; t < std::min(range.end, range.begin + kLongest); ++t)
    open ^= is_quotation_mark(tree.lower(t));
  for (std::uint32_t t = range.end; open && t < std::min<std::uint32_t>(range.end + 2, tree.size()); ++t) {
    if (!is_quotation_mark(tree.lower(t))) continue;
    range.end = t + 1;
    return range;
  }
  return range;
}

}  // namespace

Range issue_around(const Tree& tree, std::uint32_t head) {
  Range range = tree.extent(head);
  if (!tree.is_nominal(head)) {
    // of a clause the part from its subject or verb on: what stands before is of the one around it
    for (const std::uint32_t c : tree.children(head)) {
      const bool aside =
          tree.is(c, "advcl") || tree.is(c, "parataxis") || (tree.is(c, "conj") && tree.child(c, "nsubj"));
      if (aside && c > head) range.end = std::min(range.end, tree.extent(c).begin);
    }
  } else {
    for (const std::uint32_t c : tree.children(head)) {
      const std::uint32_t begin = tree.extent(c).begin;
      const bool aside =
          tree.is(c, "acl") || tree.is(c, "appos") || tree.is(c, "parataxis") || tree.is(c, "advcl");
      if (aside && c > head && begin > head + 1 && tree.is_punctuation(begin - 1) &&
          tree.lower(begin - 1) == ",")
        range.end = std::min(range.end, begin);
      if (aside && c > head && begin < tree.size() && tree.is_punctuation(begin) && tree.lower(begin) == ",")
        range.end = std::min(range.end, begin);
    }
  }
  // ", which Norland rejected": said beside it, of whatever word the parser hangs it on
  for (std::uint32_t t = head + 2; t < std::min(range.end, head + kLongest); ++t) {
    if (tree.lower(t - 1) == "," && any_of(tree.lower(t), {"which", "who", "whom", "whose", "where"}))
      range.end = t - 1;
  }
  if (range.end <= head) range.end = head + 1;
  const auto drops = [&](std::uint32_t t) {
    return tree.is_punctuation(t) || tree.is(t, "case") || tree.is(t, "mark") || tree.is(t, "cc");
  };
  while (range.begin < head && drops(range.begin)) ++range.begin;
  while (range.end > head + 1 && (tree.is_punctuation(range.end - 1) || tree.is(range.end - 1, "cc")))
    --range.end;
  return with_closed_quotation(tree, range);
}

Result<NoIssues> NoIssues::load() {
  constexpr std::string_view kTable = "data/positions/no_issues.tsv";
  const auto rows = read_embedded_table("positions/no_issues.tsv", 3, 3);
  if (!rows) return rows.error();
  NoIssues out;
  for (const TableRow& row : rows.value()) {
    if (!any_of(row.cells[1], {"always", "bare"})) return table_error(kTable, row, "neither always nor bare");
    for (const std::string_view word : split(row.cells[0], ' '))
      out.words_[std::string(word)] = row.cells[1] == "bare";
  }
  return out;
}

bool NoIssues::leave(const Tree& tree, std::uint32_t head) const {
  if (any_of(tree.upos(head), {"PRON", "DET", "NUM", "ADV", "PUNCT"})) return true;
  const auto found = words_.find(tree.lemma(head));
  if (found == words_.end() || !found->second) return found != words_.end();
  const auto& children = tree.children(head);
  return std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return tree.is(c, "nmod") || tree.is(c, "acl") || tree.is(c, "compound");
  });
}

std::vector<std::string> matter_of(const Tree& tree, std::uint32_t head) {
  std::vector<std::string> out = {std::string(tree.lemma(head))};
  for (const std::uint32_t c : tree.children(head)) {
    if (tree.is(c, "amod") || tree.is(c, "compound") || tree.is(c, "nmod") || tree.is(c, "nummod"))
      out.emplace_back(tree.lemma(c));
  }
  std::sort(out.begin() + 1, out.end());
  return out;
}

bool is_same_matter(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.front() == b.front() && (std::includes(a.begin() + 1, a.end(), b.begin() + 1, b.end()) ||
                                    std::includes(b.begin() + 1, b.end(), a.begin() + 1, a.end()));
}

}  // namespace rapporteur
