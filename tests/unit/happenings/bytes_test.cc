// Accounts as bytes: there and back, and nothing of what is cut off, tampered with or made up.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "rapporteur/happenings/happenings.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/dispute.h"

namespace rapporteur {
namespace {

Account whole() { return accounts_of(testing::dispute()).at(0); }

std::string number(std::uint32_t value) {
  std::string out;
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFFU);
  return out;
}

TEST(Bytes, ComeBackAsTheyWere) {
  for (const Account& account : accounts_of(testing::dispute())) {
    const std::optional<Account> back = account_from(to_bytes(account));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->published, account.published);
    EXPECT_EQ(back->type, account.type);
    EXPECT_EQ(back->types, account.types);
    EXPECT_EQ(back->background, account.background);
    for (const auto list :
         {&Account::modes, &Account::names, &Account::states, &Account::actors, &Account::recipients,
          &Account::triggers, &Account::words, &Account::places, &Account::countries, &Account::figures})
      EXPECT_EQ((*back).*list, account.*list);
    EXPECT_EQ(back->times.size(), account.times.size());
    EXPECT_TRUE(back->events.empty()) << "these are the document's";
    EXPECT_EQ(to_bytes(*back), to_bytes(account));
    EXPECT_EQ(keys_of(*back), keys_of(account));
  }
}

TEST(Bytes, KeepDaysBefore1970AndNone) {
  Account account;
  EXPECT_FALSE(account_from(to_bytes(account))->published);
  account.published = -400;
  account.times = {{-500, -499}};
  const Account back = account_from(to_bytes(account)).value();
  EXPECT_EQ(back.published, -400);
  EXPECT_EQ(back.times[0].from, -500);
}

TEST(Bytes, OfAnyDaysAreCompared) {
  constexpr std::int32_t kFirst = std::numeric_limits<std::int32_t>::min() + 1,
                         kLast = std::numeric_limits<std::int32_t>::max();
  Account one = whole(), other = whole();
  one.published = kFirst, one.times = {{kFirst, kLast}};
  other.published = kLast, other.times = {{kLast, kFirst}};
  const Likeness likeness = Likeness::load().value();
  const double far =
      likeness.between(account_from(to_bytes(one)).value(), account_from(to_bytes(other)).value());
  EXPECT_TRUE(std::isfinite(far));
  EXPECT_LT(far, likeness.between(one, one));
}

TEST(Bytes, WithMoreTimesThanCanBeComparedAreNothing) {
  Account account = whole();
  account.times.assign(4096, {1, 2});
  EXPECT_TRUE(account_from(to_bytes(account)));
  account.times.push_back({1, 2});
  EXPECT_FALSE(account_from(to_bytes(account)));
}

TEST(Bytes, CutOffAnywhereAreNothing) {
  const std::string bytes = to_bytes(whole());
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_FALSE(account_from(bytes.substr(0, length))) << length;
  EXPECT_FALSE(account_from(bytes + '\0')) << "nor with more behind them";
}

TEST(Bytes, WithHostileCountsAreNothing) {
  const std::string head = number(1) + number(20515) + number(15) + number(1U << 15U) + number(0);
  std::string rest;
  for (int i = 0; i < 12; ++i) rest += number(0);
  ASSERT_TRUE(account_from(head + rest));
  for (std::size_t list = 0; list < 12; ++list) {
    for (const std::uint32_t count :
         {1U, 12U, 0x3FFFFFFFU, 0x40000000U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFFU}) {
      std::string bytes = head + rest;
      bytes.replace(head.size() + 4 * list, 4, number(count));
      const auto account = account_from(bytes);
      EXPECT_TRUE(count == 1 || !account) << list << " " << count;
      if (account) {
        EXPECT_LE(to_bytes(*account).size(), bytes.size());
      }
    }
  }
}

TEST(Bytes, OfAnotherVersionTypeOrOrderAreNothing) {
  std::string bytes = to_bytes(whole());
  const auto with = [&](std::size_t at, std::uint32_t value) {
    std::string out = bytes;
    out.replace(4 * at, 4, number(value));
    return out;
  };
  EXPECT_FALSE(account_from(with(0, 2)));
  EXPECT_FALSE(account_from(with(0, 0)));
  EXPECT_FALSE(account_from(with(2, 16))) << "there is no such type";
  EXPECT_TRUE(account_from(with(2, 3)));
  Account unsorted = whole();
  std::swap(unsorted.words.front(), unsorted.words.back());
  EXPECT_FALSE(account_from(to_bytes(unsorted)));
  Account twice = whole();
  twice.names.insert(twice.names.begin(), twice.names.front());
  EXPECT_FALSE(account_from(to_bytes(twice))) << "each once";
}

TEST(Bytes, MadeUpNeverReadBeyond) {
  std::mt19937 random(9);
  const std::string bytes = to_bytes(whole());
  const Likeness likeness = Likeness::load().value();
  for (int round = 0; round < 20'000; ++round) {
    std::string made = bytes;
    for (int i = 0; i < 3; ++i) made[random() % made.size()] = static_cast<char>(random());
    if (const auto account = account_from(made)) {
      EXPECT_TRUE(std::isfinite(likeness.between(*account, whole())));
      EXPECT_LE(keys_of(*account).size(), 96U);
    }
  }
}

}  // namespace
}  // namespace rapporteur
