// What is remembered, and for how long. That a store which somebody changes answers as it stands: happenings_test.cc.
#include "rapporteur/store/entry_memory.h"

#include <gtest/gtest.h>

#include "rapporteur/database/sqlite.h"

namespace rapporteur::store {
namespace {

Entry line(const std::string& id) {
  Entry out;
  out.id = id;
  return out;
}

TEST(EntryMemory, KnowsALineUntilItIsToForget) {
  database::Connection database = database::in_memory();
  EntryMemory memory;
  memory.begin(database);
  memory.keep(7, line("a"));
  memory.begin(database);
  ASSERT_NE(memory.find(7), nullptr);
  EXPECT_EQ(memory.find(7)->id, "a");
  EXPECT_EQ(memory.find(8), nullptr);
  memory.forget();
  EXPECT_EQ(memory.find(7), nullptr);
}

TEST(EntryMemory, HasRoomForSoManyAndBeginsAnewWithTheNextQuestion) {
  database::Connection database = database::in_memory();
  EntryMemory memory;
  memory.begin(database);
  for (std::size_t key = 0; key <= EntryMemory::kMost; ++key)
    memory.keep(static_cast<std::int64_t>(key), line("a"));
  EXPECT_NE(memory.find(0), nullptr);
  EXPECT_EQ(memory.find(EntryMemory::kMost), nullptr);
  memory.begin(database);
  EXPECT_EQ(memory.find(0), nullptr);
}

TEST(EntryMemory, AHappeningIsWholeOrNotKnown) {
  EntryMemory memory;
  memory.keep(1, line("a"));
  memory.keep(2, line("b"));
  memory.keep("h", {{2, 1}, {}});
  memory.keep("i", {{1}, {3}});
  const auto known = memory.happening("h");
  ASSERT_TRUE(known);
  EXPECT_EQ(known->id, "h");
  ASSERT_EQ(known->entries.size(), 2U);
  EXPECT_EQ(known->entries[0].id, "b");
  EXPECT_FALSE(memory.happening("i"));
  EXPECT_FALSE(memory.happening("j"));
}

}  // namespace
}  // namespace rapporteur::store
