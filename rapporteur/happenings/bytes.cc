// Accounts as bytes: a version, then every field with its count in front, numbers little-endian. What comes back from a
// file is not believed: counts are held against the bytes that are left, lists must be sorted, each hash there once.
// Tested in tests/unit/happenings/bytes_test.cc.
#include <algorithm>
#include <array>
#include <functional>

#include "rapporteur/happenings/happenings.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kNoDay = 0x80000000U;
constexpr std::size_t kMostTimes = 4096;  // each is compared with each of the other account

using List = Account::Hashes Account::*;
constexpr std::array<List, 11> kLists = {&Account::modes,     &Account::names,  &Account::named,
                                         &Account::states,    &Account::actors, &Account::recipients,
                                         &Account::triggers,  &Account::words,  &Account::places,
                                         &Account::countries, &Account::figures};

void put(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFFU);
}

class Taking {
 public:
  explicit Taking(std::string_view bytes) : rest_(bytes) {}
  std::uint32_t next() {
    if (rest_.size() < 4) {
      failed_ = true;
      return 0;
    }
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 4; ++i)
      out |= static_cast<std::uint32_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    rest_.remove_prefix(4);
    return out;
  }
  /// A count of things of `size` bytes, all of which must be there.
  std::size_t count(std::size_t size) {
    const std::size_t out = next();
    if (out > rest_.size() / size) failed_ = true;
    return failed_ ? 0 : out;
  }
  bool failed() const { return failed_; }
  bool done() const { return rest_.empty(); }
  void fail() { failed_ = true; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::string to_bytes(const Account& account) {
  std::string out;
  put(out, kVersion);
  put(out, account.published ? static_cast<std::uint32_t>(*account.published) : kNoDay);
  put(out, static_cast<std::uint32_t>(account.type));
  put(out, account.types);
  put(out, account.background ? 1 : 0);
  for (const List list : kLists) {
    put(out, static_cast<std::uint32_t>((account.*list).size()));
    for (const std::uint32_t hash : account.*list) put(out, hash);
  }
  put(out, static_cast<std::uint32_t>(account.times.size()));
  for (const Days& time : account.times) {
    put(out, static_cast<std::uint32_t>(time.from));
    put(out, static_cast<std::uint32_t>(time.to));
  }
  return out;
}

std::optional<Account> account_from(std::string_view bytes) {
  Taking in(bytes);
  Account out;
  if (in.next() != kVersion) return std::nullopt;
  if (const std::uint32_t day = in.next(); day != kNoDay) out.published = static_cast<std::int32_t>(day);
  const std::uint32_t type = in.next();
  if (type > static_cast<std::uint32_t>(EventType::kAssault)) return std::nullopt;
  out.type = static_cast<EventType>(type);
  out.types = in.next();
  out.background = in.next() != 0;
  for (const List list : kLists) {
    Account::Hashes& hashes = out.*list;
    hashes.resize(in.count(4));
    for (std::uint32_t& hash : hashes) hash = in.next();
    if (std::adjacent_find(hashes.begin(), hashes.end(), std::greater_equal<>()) != hashes.end()) in.fail();
  }
  const std::size_t times = in.count(8);
  if (times > kMostTimes) return std::nullopt;
  out.times.resize(times);
  for (Days& time : out.times) {
    time.from = static_cast<std::int32_t>(in.next());
    time.to = static_cast<std::int32_t>(in.next());
  }
  if (in.failed() || !in.done()) return std::nullopt;
  return out;
}

}  // namespace rapporteur
