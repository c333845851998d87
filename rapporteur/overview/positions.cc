// The table of parties and issues. Issues are the text's noun phrases; two are one where their words mostly agree (the Dice
// coefficient), grouped by average linkage so that a chain of half-alike ones is not pulled together.
// Tested in tests/unit/overview/positions_test.cc.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "rapporteur/base/linkage.h"
#include "rapporteur/overview/overview.h"
#include "rapporteur/overview/parts.h"

namespace rapporteur::overview {
namespace {

using store::Entry;
using Words = std::set<std::string>;

constexpr std::size_t kMostCompared = 3000;  // wordings: beyond that only equal ones are one issue
constexpr std::size_t kLetters = 6;          // of a word that are looked at
constexpr double kEven = 0.5;                // Dice at which two wordings are as likely one issue as not
constexpr double kSteep = 6;

// Words that any two issues may share; sorted.
constexpr std::array<std::string_view, 20> kFunctionWords = {
    "a",  "an", "and", "any", "at",  "by",    "for",  "from", "in",   "its",
    "of", "on", "or",  "s",   "the", "their", "this", "to",   "with", "whose"};

Words words_of(const std::string& issue) {
  Words out;
  for (const std::string& word : words_in(folded(issue))) {
    if (!std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word))
      out.insert(word.substr(0, kLetters));
  }
  return out;
}

double likeness(const Words& a, const Words& b) {
  const auto shared = static_cast<double>(
      std::count_if(a.begin(), a.end(), [&b](const auto& word) { return b.contains(word); }));
  const auto all = static_cast<double>(a.size() + b.size());
  return all > 0 ? kSteep * (2 * shared / all - kEven) : -kSteep * kEven;
}

/// By its code or, where there is none, by a number.
struct Issue {
  std::string code;
  std::uint32_t number = 0;
  friend auto operator<=>(const Issue&, const Issue&) = default;
};

/// Per wording (the words in small letters) its issue.
std::map<std::string, Issue> issues_of(const std::vector<Entry>& positions, const Codebook& codebook) {
  std::map<std::string, Issue> out;
  for (const Entry& one : positions)
    out.emplace(folded(one.words), Issue{std::string(codebook.code_of(one.words))});
  std::vector<Words> words;
  for (const auto& [wording, issue] : out) {
    if (issue.code.empty()) words.push_back(words_of(wording));
  }
  std::vector<Likely> edges;
  if (words.size() <= kMostCompared) {
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      for (std::uint32_t j = i + 1; j < words.size(); ++j) {
        const double value = likeness(words[i], words[j]);
        if (value > -kSteep * kEven) edges.push_back({i, j, value});
      }
    }
  }
  const auto groups = average_linkage(words.size(), edges, {.missing = -kSteep * kEven, .together = 0});
  std::size_t at = 0;
  for (auto& [wording, issue] : out) {
    if (issue.code.empty()) issue.number = groups[at++];
  }
  return out;
}

/// 1 for an issue, -1 against it, 0 neither.
int side_of(const std::string& stance) {
  if (stance == "opposes" || stance == "rejects") return -1;
  return stance == "conditions" || stance == "undecided" ? 0 : 1;
}

}  // namespace

std::vector<Stands> stands_of(const std::vector<Entry>& positions, const Codebook& codebook) {
  const std::map<std::string, Issue> issues = issues_of(positions, codebook);
  std::map<std::pair<std::string, Issue>, Stands> cells;
  std::map<std::pair<std::string, Issue>, Votes> wordings;
  std::map<std::string, Votes> names;       // by party
  std::map<std::string, std::size_t> told;  // the same
  for (const Entry& one : positions) {
    const std::string name = one.parties.empty() ? std::string() : one.parties.front().name;
    const bool known = !one.parties.empty() && !one.parties.front().actor.empty();
    const std::string party = known ? one.parties.front().actor : folded(name);
    const std::pair key(party, issues.at(folded(one.words)));
    Stands& cell = cells[key];
    names[party].add(name);
    if (known) cell.actor = party;
    wordings[key].add(one.words);
    add_once(cell.wordings, one.words);
    const bool shift = !cell.history.empty() && side_of(cell.history.back().stance) != side_of(one.label);
    cell.history.push_back({one.label, one.published, one.article, one.id, one.outlet, one.according_to,
                            one.words, one.sentence, shift});
    ++told[party];
  }
  std::vector<std::pair<std::string, Stands>> rows;
  for (auto& [key, cell] : cells) {
    cell.party = names[key.first].winner();
    cell.issue = wordings[key].winner();
    cell.code = key.second.code;
    rows.emplace_back(key.first, std::move(cell));
  }
  std::stable_sort(rows.begin(), rows.end(), [&told](const auto& a, const auto& b) {
    if (a.first != b.first) return std::pair(told[b.first], a.first) < std::pair(told[a.first], b.first);
    return a.second.history.size() > b.second.history.size();
  });
  std::vector<Stands> out;
  for (auto& row : rows) out.push_back(std::move(row.second));
  return out;
}

}  // namespace rapporteur::overview
