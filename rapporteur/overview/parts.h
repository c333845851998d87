// What the views share: names each once, the value told most often. Private to overview/.
// Tested through tests/unit/overview/.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapporteur/overview/overview.h"
#include "rapporteur/store/entry.h"
#include "rapporteur/store/sources.h"

namespace rapporteur::overview {

inline void add_once(std::vector<std::string>& out, const std::string& name) {
  if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
}

using store::folded;

/// Runs of letters and digits; any byte beyond ASCII is a letter.
inline std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out;
  bool within = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                        (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (letter && !within) out.emplace_back();
    if (letter) out.back() += c;
    within = letter;
  }
  return out;
}

/// Who it is: the actor across articles if known, else the name.
std::string key_of(const store::Party& party);

/// In order of publication as before, but undated ones first: nobody knows them to be newer than the dated ones.
std::vector<const store::Entry*> undated_first(const std::vector<store::Entry>& entries);

/// Where each article leaves the meeting, in order of publication, undated ones first. Empty where no meeting is among the entries.
std::vector<Step> steps_of(const store::Happening& happening);

/// Parties of some role, each actor once: by its id across articles, else by its name. One
/// name is told once, unless two people known across articles have it.
class Names {
 public:
  void add(const store::Party& party);
  std::vector<std::string> take() { return std::move(names_); }

 private:
  struct Known {
    std::string key, name;
    bool person = false;  // known across articles
  };
  std::vector<Known> known_;
  std::vector<std::string> names_;
};

/// Counts values and tells the most frequent, of equals the one that came last.
class Votes {
 public:
  void add(const std::string& value) {
    if (value.empty()) return;
    auto& [count, last] = votes_[value];
    ++count;
    last = ++time_;
  }
  std::string winner() const {
    const auto best = std::max_element(votes_.begin(), votes_.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes_.end() ? std::string() : best->first;
  }

 private:
  std::map<std::string, std::pair<std::size_t, std::size_t>> votes_;
  std::size_t time_ = 0;
};

/// The time that most entries agree with, of equals the finest (a day within a month that others tell), and the place that
/// most entries tell.
struct WhenWhere {
  std::string from, to, time_value;
  store::EntryPlace place;
};
WhenWhere when_and_where(const std::vector<const store::Entry*>& entries);
/// The time and the place that the newest entries tell: plans change.
WhenWhere newest_when_and_where(const std::vector<const store::Entry*>& entries);

}  // namespace rapporteur::overview
