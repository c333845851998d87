// What the lines of a question are, in figures; pages of lines by cursor; the moment of a store.
#include "rapporteur/store/facets.h"

#include <gtest/gtest.h>

#include "rapporteur/store/store.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

using testing::sample;

class Facets : public ::testing::Test {
 protected:
  void SetUp() override {
    add(sample({{"Ana Reis", SpeechAct::kAnnounce, "announced", "talks in Geneva on Thursday"},
                {"Tom Okafor", SpeechAct::kDeny, "denied", "a date was agreed"},
                {"Ana Reis", SpeechAct::kDeny, "denied", "that she would go"}},
               {.id = "aa", .published = "2026-03-03T23:30:00-05:00"}));
    add(sample({{"Ana Reis", SpeechAct::kWarn, "warned", "Norland's fleet"}},
               {.id = "bb", .published = "2026-04-01"}));
    add(sample({{"two officials", SpeechAct::kSay, "said", "no date"},
                {"an envoy", SpeechAct::kSay, "said", "no place"}},
               {.id = "cc", .published = ""}));
  }
  void add(Document document) { ASSERT_TRUE(store_.add(document, testing::small_record).ok()); }

  static std::string told(const std::vector<Named>& values) {
    std::string out;
    for (const Named& one : values)
      out += (out.empty() ? "" : "|") + one.name + " " + std::to_string(one.count);
    return out;
  }

  /// What is said, in pages of `size` lines.
  std::string pages(Query query, std::uint64_t size) {
    std::string out;
    query.limit = size;
    for (int page = 0; page < 20; ++page) {
      std::string last;
      const Status done = store_.find(query, [&](const Entry& entry) {
        out += entry.words + "|";
        last = cursor_of(entry);
        return true;
      });
      EXPECT_TRUE(done.ok()) << to_string(done.error());
      if (last.empty()) return out;
      query.after = last;
    }
    return "no end";
  }

  testing::Folder folder_;
  Store store_ = Store::open_or_create(folder_.store("a.store")).value();
};

TEST_F(Facets, CountEachValue) {
  const auto facets = store_.facets({});
  ASSERT_TRUE(facets.ok());
  EXPECT_EQ(facets->lines, 6u);
  EXPECT_EQ(told(facets->days), "2026-03-03 3|2026-04-01 1") << "undated lines are of no day";
  EXPECT_EQ(told(facets->who), "Ana Reis 3|Tom Okafor 1|an envoy 1|two officials 1");
  ASSERT_FALSE(facets->what.empty());
  EXPECT_EQ(facets->what[0].label, "deny") << "most lines first, those of equal count by name";
  EXPECT_EQ(facets->what[0].lines, 2u);
}

TEST_F(Facets, CountWhatLinesLack) {
  EXPECT_EQ(told(store_.facets({})->missing), "whom 6|time 6|place 6|published 2");
  EXPECT_EQ(told(store_.facets({.who = {"Reis"}})->missing), "whom 3|time 3|place 3");
  EXPECT_EQ(told(store_.facets({.who = {"nobody"}})->missing), "");
}

TEST_F(Facets, AreOfTheQuestion) {
  const auto facets = store_.facets({.act = {"deny"}});
  ASSERT_TRUE(facets.ok());
  EXPECT_EQ(facets->lines, 2u);
  EXPECT_EQ(told(facets->who), "Ana Reis 1|Tom Okafor 1");
  EXPECT_FALSE(store_.facets({.act = {"sing"}}).ok());
}

TEST_F(Facets, PagesGiveEveryLineOnce) {
  for (const bool oldest_first : {false, true}) {
    const std::string whole = pages({.oldest_first = oldest_first}, 100);
    for (const std::uint64_t size : {1u, 2u, 3u, 4u})
      EXPECT_EQ(pages({.oldest_first = oldest_first}, size), whole) << size << " a page";
  }
  EXPECT_EQ(pages({.act = {"deny"}}, 1), pages({.act = {"deny"}}, 9));
}

TEST_F(Facets, ACursorThatIsNoneIsRefused) {
  for (const char* cursor : {"x", "2026~aa~event", "2026~aa~song~1", "2026~aa~event~1x", "~~~", "a~b~event~"})
    EXPECT_FALSE(store_.find({.after = cursor}, [](const Entry&) { return true; }).ok()) << cursor;
}

TEST_F(Facets, TheMomentMovesWhenSomebodyElseWrites) {
  auto reader = Store::open(folder_.store("a.store"));
  ASSERT_TRUE(reader.ok());
  const auto before = reader->moment(), again = reader->moment();
  ASSERT_TRUE(before.ok());
  EXPECT_EQ(before.value(), again.value());
  add(sample({{"Ana Reis", SpeechAct::kSay, "said", "more"}}, {.id = "dd", .published = "2026-04-02"}));
  EXPECT_NE(reader->moment().value(), before.value());
}

}  // namespace
}  // namespace rapporteur::store
