// A store's figures, and the days that are missing.
#include "rapporteur/store/stats.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>

#include "rapporteur/document/document.h"
#include "rapporteur/store/store.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

using testing::sample;

/// So many days of 2026 from Monday, 5 January, of the weekdays given (0 is Monday), without those in `left_out`.
std::vector<std::string> days(int many, const std::vector<int>& weekdays,
                              const std::vector<int>& left_out = {}) {
  std::vector<std::string> out;
  const std::chrono::sys_days monday = std::chrono::year(2026) / 1 / 5;
  for (int i = 0; i < many; ++i) {
    const auto any = [](const std::vector<int>& list, int value) {
      return std::find(list.begin(), list.end(), value) != list.end();
    };
    if (!any(weekdays, i % 7) || any(left_out, i)) continue;
    const std::chrono::year_month_day date(monday + std::chrono::days(i));
    char text[16];
    std::snprintf(text, sizeof text, "2026-%02u-%02u", static_cast<unsigned>(date.month()) % 100,
                  static_cast<unsigned>(date.day()) % 100);
    out.emplace_back(text);
  }
  return out;
}

/// "from..to(days)", joined by spaces.
std::string gaps(const std::vector<std::string>& days) {
  std::string out;
  for (const Gap& gap : gaps_of(days))
    out += (out.empty() ? "" : " ") + gap.from + ".." + gap.to + "(" + std::to_string(gap.days) + ")";
  return out;
}

const std::vector<int> kDaily = {0, 1, 2, 3, 4, 5, 6}, kWorking = {0, 1, 2, 3, 4};

TEST(Gaps, AreDaysOfADailyThatHaveNothing) {
  EXPECT_EQ(gaps(days(60, kDaily)), "");
  EXPECT_EQ(gaps(days(60, kDaily, {10})), "2026-01-15..2026-01-15(1)");
  EXPECT_EQ(gaps(days(60, kDaily, {10, 11, 30})), "2026-01-15..2026-01-16(2) 2026-02-04..2026-02-04(1)");
}

TEST(Gaps, LeaveDaysOfRestOut) {
  EXPECT_EQ(gaps(days(60, kWorking)), "");
  EXPECT_EQ(gaps(days(60, kWorking, {11, 14})), "2026-01-16..2026-01-19(2)")
      << "a Friday and the Monday after";
  EXPECT_EQ(gaps(days(120, {3}, {24})), "2026-01-29..2026-01-29(1)") << "a weekly's missing Thursday";
}

TEST(Gaps, SeeALongSilence) {
  std::vector<int> silent;
  for (int i = 21; i < 91; ++i) silent.push_back(i);
  EXPECT_EQ(gaps(days(120, kWorking, silent)), "2026-01-26..2026-04-03(50)");
}

TEST(Gaps, SeeASilenceOfThousandsOfYearsAtOnce) {
  std::vector<std::string> mondays = {"2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02"};
  mondays.emplace_back("9999-12-27");
  EXPECT_EQ(gaps(mondays), "2026-02-09..9999-12-20(416057)");
}

TEST(Gaps, AreNotToldOfWhereNothingIsUsual) {
  EXPECT_EQ(gaps({}), "");
  EXPECT_EQ(gaps({"2026-01-05"}), "");
  EXPECT_EQ(gaps(days(14, kDaily, {3})), "") << "two weeks tell no habit";
  EXPECT_EQ(gaps({"2026-01-05", "2026-01-20", "2026-02-11", "2026-03-05", "2026-04-17"}), "");
  EXPECT_EQ(gaps({"yesterday", "2026-02-30", "2026", ""}), "") << "no dates";
}

class StatsTest : public ::testing::Test {
 protected:
  void add(const std::string& id, const std::string& outlet, const std::string& published,
           const std::string& words, const std::string& record) {
    Document document =
        sample({{"Ana Reis", SpeechAct::kSay, "said", words}, {"Norland", SpeechAct::kDeny, "denied", "it"}},
               {.id = id, .outlet = outlet, .published = published});
    for (std::size_t i = 0; i < document.statements.size(); ++i)
      document.statements[i].id = id + "-" + std::to_string(i);
    const auto added = store_.add(document, [&](const Document&) { return record; });
    ASSERT_TRUE(added.ok()) << to_string(added.error());
  }

  Stats stats() {
    auto result = store_.stats();
    EXPECT_TRUE(result.ok());
    return result ? result.value() : Stats{};
  }

  static std::string record(const std::string& program, const std::string& model) {
    return R"({"rapporteur":")" + program + R"(","model":{"name":")" + model +
           R"(","sha256":"ab12"},"article":{"text":"{\",\"article\":"}})";
  }

  testing::Folder folder_;
  std::string path_ = folder_.store("a.store");
  Store store_ = Store::open_or_create(path_).value();
};

TEST_F(StatsTest, OfAnEmptyStoreAreZero) {
  const Stats none = stats();
  EXPECT_EQ(none.articles, 0U);
  EXPECT_TRUE(none.outlets.empty());
  EXPECT_TRUE(none.lines.empty());
  EXPECT_TRUE(none.first.empty());
  EXPECT_TRUE(none.changed.empty());
  EXPECT_GT(none.bytes, 0U);
}

TEST_F(StatsTest, CountArticlesOutletsLinesAndReaders) {
  add("a1", "Tern", "2026-03-03T08:00:00+01:00", "no date", record("1.0", "core-1"));
  add("a2", "Tern", "2026-03-05", "a date", record("1.0", "core-2"));
  add("a3", "", "", "nothing", "no record of ours");
  add("a3", "", "", "something", record("1.0", "core-2"));  // its second revision
  const Stats all = stats();
  EXPECT_EQ(all.articles, 3U);
  EXPECT_EQ(all.revisions, 4U);
  EXPECT_EQ(all.withdrawn, 0U);
  EXPECT_EQ(all.first, "2026-03-03");
  EXPECT_EQ(all.last, "2026-03-05");
  ASSERT_EQ(all.outlets.size(), 2U);
  EXPECT_EQ(all.outlets[0].name, "Tern");
  EXPECT_EQ(all.outlets[0].articles, 2U);
  EXPECT_EQ(all.outlets[0].first, "2026-03-03");
  EXPECT_EQ(all.outlets[1].undated, 1U);
  EXPECT_TRUE(all.outlets[1].first.empty());
  ASSERT_EQ(all.lines.size(), 2U);
  EXPECT_EQ(all.lines[0].kind + all.lines[0].label + all.lines[0].status, "statementdenypositive");
  EXPECT_EQ(all.lines[0].lines, 3U) << "of newest revisions only";
  ASSERT_EQ(all.readers.size(), 2U);
  EXPECT_EQ(all.readers[0].model, "core-2");
  EXPECT_EQ(all.readers[0].articles, 2U);
  EXPECT_EQ(all.readers[1].program, "1.0");
  EXPECT_EQ(all.readers[1].sha256, "ab12");
  EXPECT_EQ(all.changed.size(), 20U) << all.changed;
}

TEST_F(StatsTest, CountCopiesOnce) {
  std::string wire;
  for (int i = 0; i < 120; ++i) wire += "word" + std::to_string(i * i) + " ";
  for (const char* id : {"a1", "a2", "a3"})
    add(id, std::string("Paper ") + id, "2026-03-03", wire + "end", "{}");
  add("a4", "Gull", "2026-03-03", "its own words about something else", "{}");
  EXPECT_EQ(stats().copies, 2U);
}

TEST_F(StatsTest, CountHappeningsByWhoTellsThem) {
  for (const char* id : {"a1", "a2", "a3", "a4"}) add(id, std::string("Paper ") + id, "2026-03-03", id, "{}");
  database::Connection database = testing::raw(path_);
  // 1: one outlet; 2: two that copy one another; 3: two of their own words; 4: gone
  database.execute(
      "UPDATE revisions SET outlet = 'The TERN' WHERE key = 2; UPDATE revisions SET outlet = 'Tern' WHERE "
      "key = "
      "1;"
      "UPDATE revisions SET copies = 3 WHERE key IN (3, 4);"
      "INSERT INTO happenings (key, id, added, modified, gone) VALUES (1, 'h1', 't', 't', NULL), "
      "(2, 'h2', 't', 't', NULL), (3, 'h3', 't', 't', NULL), (4, 'h4', 't', 't', 't');"
      "INSERT INTO accounts (revision, number, article, entry, day, features, happening) VALUES "
      "(1, 90, '', 'e', 0, '', 1), (2, 90, '', 'e', 0, '', 1), (3, 90, '', 'e', 0, '', 2), (4, 90, '', "
      "'e', 0, '', 2), "
      "(1, 91, '', 'e', 0, '', 3), (3, 91, '', 'e', 0, '', 3)");
  const Stats all = stats();
  EXPECT_EQ(all.happenings, 3U);
  EXPECT_EQ(all.told_by_several, 2U);
  EXPECT_EQ(all.independent, 1U);
}

TEST_F(StatsTest, LeaveWithdrawnArticlesOut) {
  add("a1", "Tern", "2026-03-03", "no date", "{}");
  add("a2", "Gull", "2026-03-04", "a date", "{}");
  testing::change(path_, "UPDATE articles SET withdrawn = 't' WHERE id = 'a2'");
  const Stats all = stats();
  EXPECT_EQ(all.articles, 1U);
  EXPECT_EQ(all.withdrawn, 1U);
  EXPECT_EQ(all.outlets.size(), 1U);
  EXPECT_EQ(all.last, "2026-03-03");
}

TEST_F(StatsTest, OfADamagedStoreAreAnError) {
  add("a1", "Tern", "2026-03-03", "no date", "{}");
  testing::change(path_, "DROP TABLE ledger");
  EXPECT_FALSE(store_.stats().ok());
}

}  // namespace
}  // namespace rapporteur::store
