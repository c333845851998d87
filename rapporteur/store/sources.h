// How many sources articles are, when those of one outlet and those with one text count once. The one way to count them, for
// figures of a store and for views. Tested in tests/unit/store/stats_test.cc and tests/unit/overview/summary_test.cc.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::store {

/// Small letters, without "the" in front: "The Tern" and "Tern" are one outlet.
inline std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out.starts_with("the ") ? out.substr(4) : out;
}

/// Union-find over outlets and texts.
class Sources {
 public:
  /// An article; `text` names its text, the same for copies. One without an outlet is its own: nothing tells that two of
  /// them are of one.
  void add(std::string_view outlet, const std::string& text) {
    const std::size_t before = parts_.size();
    const std::size_t one = number_of(outlets_, outlet.empty() ? "\n" + text : folded(outlet));
    const std::size_t other = number_of(texts_, text);
    joined_ += parts_.size() - before;  // each a part of its own at first
    const std::size_t first = root(one), second = root(other);
    if (first == second) return;
    parts_[std::max(first, second)] = std::min(first, second);
    --joined_;
  }
  std::size_t outlets() const { return outlets_.size(); }
  std::size_t independent() const { return joined_; }

 private:
  std::size_t number_of(std::map<std::string, std::size_t>& known, const std::string& key) {
    const auto [at, fresh] = known.emplace(key, parts_.size());
    if (fresh) parts_.push_back(at->second);
    return at->second;
  }
  std::size_t root(std::size_t part) {
    while (parts_[part] != part) part = parts_[part] = parts_[parts_[part]];
    return part;
  }

  std::map<std::string, std::size_t> outlets_, texts_;
  std::vector<std::size_t> parts_;  // of each the part it was joined to; of a whole one itself
  std::size_t joined_ = 0;          // how many there are
};

}  // namespace rapporteur::store
