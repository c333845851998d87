// Versions: a blank database is brought to the newest, an older one step by step, a newer or foreign one not at all.
#include "rapporteur/store/schema.h"

#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "tests/unit/store/folder.h"

namespace rapporteur::store {
namespace {

constexpr std::array<Migration, 2> kTwo = {{
    {"a table", "CREATE TABLE things (name TEXT); INSERT INTO things VALUES ('kept')"},
    {"a column", "ALTER TABLE things ADD COLUMN size INTEGER DEFAULT 7"},
}};
constexpr std::array<Migration, 2> kBroken = {{
    kTwo[0],
    {"half of it works", "ALTER TABLE things ADD COLUMN size INTEGER; CREATE TABLE things (again TEXT)"},
}};

SQLite::Database in_memory() {
  return SQLite::Database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
}

TEST(Schema, TellsABlankFromAForeignDatabase) {
  SQLite::Database database = in_memory();
  EXPECT_EQ(standing(database, migrations()), Standing::kBlank);
  database.exec("CREATE TABLE recipes (name TEXT)");
  EXPECT_EQ(standing(database, migrations()), Standing::kForeign);
  migrate(database, migrations());
  EXPECT_EQ(standing(database, migrations()), Standing::kForeign) << "left as it was";
}

TEST(Schema, BringsABlankOneToTheNewestVersion) {
  SQLite::Database database = in_memory();
  migrate(database, migrations());
  EXPECT_EQ(standing(database, migrations()), Standing::kCurrent);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM current_statements").getInt(), 0);
}

TEST(Schema, BringsAnOlderOneOnAndKeepsItsRows) {
  SQLite::Database database = in_memory();
  migrate(database, std::span(kTwo).first(1));
  EXPECT_EQ(standing(database, kTwo), Standing::kOlder);
  migrate(database, kTwo);
  EXPECT_EQ(standing(database, kTwo), Standing::kCurrent);
  EXPECT_EQ(database.execAndGet("SELECT name || size FROM things").getString(), "kept7");
}

TEST(Schema, LeavesANewerOneAlone) {
  SQLite::Database database = in_memory();
  migrate(database, kTwo);
  EXPECT_EQ(standing(database, std::span(kTwo).first(1)), Standing::kNewer);
}

TEST(Schema, UndoesAMigrationThatFailsHalfWay) {
  SQLite::Database database = in_memory();
  migrate(database, std::span(kBroken).first(1));
  EXPECT_THROW(migrate(database, kBroken), SQLite::Exception);
  EXPECT_EQ(standing(database, kBroken), Standing::kOlder);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM pragma_table_info('things')").getInt(), 1);
}

}  // namespace
}  // namespace rapporteur::store
