// Tested in tests/unit/store/entry_memory_test.cc.
#include "rapporteur/store/entry_memory.h"

#include <algorithm>
#include <utility>

namespace rapporteur::store {

void EntryMemory::begin(database::Connection& database) {
  std::string now = database.moment();
  if (now == moment_ && known_.size() < kMost) return;
  forget();
  moment_ = std::move(now);
}

void EntryMemory::forget() {
  known_.clear();
  members_.clear();
  moment_.clear();
}

const Entry* EntryMemory::find(std::int64_t key) const {
  const auto at = known_.find(key);
  return at == known_.end() ? nullptr : &at->second;
}

void EntryMemory::keep(std::int64_t key, const Entry& entry) {
  if (known_.size() < kMost) known_.emplace(key, entry);
}

std::optional<Happening> EntryMemory::happening(const std::string& id) const {
  const auto at = members_.find(id);
  if (at == members_.end()) return std::nullopt;
  Happening out;
  out.id = id;
  const auto gather = [this](const std::vector<std::int64_t>& keys, std::vector<Entry>& into) {
    into.reserve(keys.size());
    return std::all_of(keys.begin(), keys.end(), [&](std::int64_t key) {
      const Entry* known = find(key);
      if (known != nullptr) into.push_back(*known);
      return known != nullptr;
    });
  };
  if (!gather(at->second.entries, out.entries) || !gather(at->second.statements, out.statements))
    return std::nullopt;
  return out;
}

void EntryMemory::keep(const std::string& id, Members members) {
  if (members_.size() < kMost) members_.insert_or_assign(id, std::move(members));
}

}  // namespace rapporteur::store
