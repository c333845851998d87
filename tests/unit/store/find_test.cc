// Every filter of find, alone and together, and hostile words.
#include <gtest/gtest.h>

#include "rapporteur/store/store.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

using testing::sample;

class Find : public ::testing::Test {
 protected:
  void SetUp() override {
    add(sample({{"Ana Reis", SpeechAct::kAnnounce, "announced", "talks in Geneva on Thursday"},
                {"Tom Okafor", SpeechAct::kDeny, "denied", "a date was agreed"}},
               {.id = "aa", .published = "2026-03-03T23:30:00-05:00"}));
    add(sample({{"Ana S\u00e1nchez", SpeechAct::kWarn, "warned", "Norland's fleet"}},
               {.id = "bb", .published = "2026-04-01"}));
    add(sample({{"two officials", SpeechAct::kSay, "said", "no date"}}, {.id = "cc", .published = ""}));
  }

  void add(Document document) { ASSERT_TRUE(store_.add(document, testing::small_record).ok()); }

  /// The speakers found, joined by "|"; as many as count() says.
  std::string speakers(const Query& query) {
    std::string out;
    std::uint64_t seen = 0;
    const Status done = store_.find(query, [&](const Entry& found) {
      out += (out.empty() ? "" : "|") + found.parties.at(0).name;
      return ++seen > 0;
    });
    const Result<std::uint64_t> counted = store_.count(query);
    EXPECT_EQ(done.ok(), counted.ok());
    if (counted.ok()) {
      EXPECT_EQ(counted.value(), seen);
    }
    return done.ok() ? out : to_string(done.error());
  }

  testing::Folder folder_;
  Store store_ = Store::open_or_create(folder_.store("a.store")).value();
};

TEST_F(Find, GivesAllNewestFirstAndUndatedLast) {
  EXPECT_EQ(speakers({}), "Ana S\u00e1nchez|Ana Reis|Tom Okafor|two officials");
}

TEST_F(Find, GivesOldestFirst) {
  EXPECT_EQ(speakers({.oldest_first = true}), "Ana Reis|Tom Okafor|Ana S\u00e1nchez|two officials")
      << "undated ones are last both ways";
}

TEST_F(Find, StopsAtTheLimit) {
  EXPECT_EQ(speakers({.limit = 2}), "Ana S\u00e1nchez|Ana Reis");
  EXPECT_EQ(speakers({.limit = 0}), "");
  EXPECT_EQ(speakers({.limit = ~0ULL}), speakers({}));
}

TEST_F(Find, StopsWhenTheVisitorHasEnough) {
  int seen = 0;
  ASSERT_TRUE(store_.find({}, [&](const Entry&) { return ++seen < 2; }).ok());
  EXPECT_EQ(seen, 2);
}

TEST_F(Find, FindsWhoSpeaksByWordsOfTheirName) {
  EXPECT_EQ(speakers({.who = {"ana"}}), "Ana S\u00e1nchez|Ana Reis");
  EXPECT_EQ(speakers({.who = {"Reis Ana"}}), "Ana Reis");
  EXPECT_EQ(speakers({.who = {"sanchez"}}), "Ana S\u00e1nchez") << "with or without its accent";
  EXPECT_EQ(speakers({.who = {"Rei"}}), "");
  EXPECT_EQ(speakers({.who = {"Rei*"}}), "Ana Reis");
  EXPECT_EQ(speakers({.who = {"Norland"}}), "") << "stands in the content only";
}

TEST_F(Find, FindsByAct) {
  EXPECT_EQ(speakers({.act = {"deny"}}), "Tom Okafor");
  EXPECT_EQ(speakers({.act = {"decline"}}), "");
  EXPECT_EQ(speakers({.act = {"Deny"}}), "Tom Okafor") << "case does not count";
  EXPECT_EQ(speakers({.act = {"deny", "warn"}}), "Ana S\u00e1nchez|Tom Okafor") << "either";
  for (const char* act : {"denies", "", "' OR 1=1 --"}) {
    const Status done = store_.find({.act = {act}}, [](const Entry&) { return true; });
    EXPECT_EQ(done.error().code, ErrorCode::kBadArgument) << act;
    EXPECT_NE(done.error().detail.find("say announce confirm deny"), std::string::npos);
  }
}

TEST_F(Find, FindsByTheOutletsOwnDay) {
  EXPECT_EQ(speakers({.since = "2026-03-03", .until = "2026-03-03"}), "Ana Reis|Tom Okafor");
  EXPECT_EQ(speakers({.since = "2026-03-04"}), "Ana S\u00e1nchez");
  EXPECT_EQ(speakers({.until = "2026-03"}), "Ana Reis|Tom Okafor");
  EXPECT_EQ(speakers({.since = "2026", .until = "2026"}), "Ana S\u00e1nchez|Ana Reis|Tom Okafor");
  EXPECT_EQ(speakers({.until = "2025"}), "");
  EXPECT_EQ(speakers({.until = "9999"}), "Ana S\u00e1nchez|Ana Reis|Tom Okafor") << "no end";
  EXPECT_EQ(speakers({.until = "9999-12"}), speakers({.until = "9999"}));
}

TEST_F(Find, FindsWhatALineLacks) {
  testing::Deeds deeds({.id = "dd", .published = "2026-05-01"});
  deeds.tell({.who = "Velia",
              .did = "shelled",
              .whom = "Norland",
              .place = "Bergen",
              .country = "NOR",
              .day = "2026-04-30"});
  deeds.tell({.who = "Norland", .did = "shelled", .whom = "Velia", .place = "", .day = "2026-04-29"});
  deeds.tell({.who = "Tern Islands", .did = "shelled", .whom = "", .place = "Oslo", .country = "NOR"});
  add(deeds.done());
  Query events{.kinds = {EntryKind::kEvent}};
  const auto lacking = [&](std::vector<std::string> what) {
    Query query = events;
    query.missing = std::move(what);
    return speakers(query);
  };
  EXPECT_EQ(lacking({"place"}), "Norland");
  EXPECT_EQ(lacking({"time"}), "Tern Islands");
  EXPECT_EQ(lacking({"WHOM"}), "Tern Islands") << "case does not count";
  EXPECT_EQ(lacking({"place", "time"}), "Norland|Tern Islands") << "either";
  EXPECT_EQ(lacking({"published"}), "");
  EXPECT_EQ(speakers({.missing = {"published"}}), "two officials");
  EXPECT_NE(speakers({.missing = {"verb"}}).find("what a line lacks is one of who whom time place published"),
            std::string::npos);
}

TEST_F(Find, RefusesWhatIsNoDate) {
  for (const char* date : {"yesterday", "2026-13", "2026-00", "2026-03-32", "2026-3-3", "20260303",
                           "2026-03-03T00:00", "-026", "2026/03/03", "' OR 1=1"}) {
    EXPECT_EQ(store_.find({.since = date}, [](const Entry&) { return true; }).error().code,
              ErrorCode::kBadArgument)
        << date;
    EXPECT_FALSE(store_.find({.until = date}, [](const Entry&) { return true; }).ok()) << date;
  }
}

TEST_F(Find, FindsWordsInSentenceContentAndWho) {
  EXPECT_EQ(speakers({.text = {"date"}}), "Tom Okafor|two officials");
  EXPECT_EQ(speakers({.text = {"DATE agreed"}}), "Tom Okafor");
  EXPECT_EQ(speakers({.text = {"\"no date\""}}), "two officials");
  EXPECT_EQ(speakers({.text = {"\"date no\""}}), "");
  EXPECT_EQ(speakers({.text = {"gen*"}}), "Ana Reis");
  EXPECT_EQ(speakers({.text = {"officials"}}), "two officials");
}

TEST_F(Find, AsksForEverythingAtOnce) {
  const Query query{
      .who = {"ana"}, .act = {"announce"}, .text = {"talks"}, .since = "2026", .until = "2026-03"};
  EXPECT_EQ(speakers(query), "Ana Reis");
  Query other = query;
  other.act = {"deny"};
  EXPECT_EQ(speakers(other), "");
}

TEST_F(Find, NeverFailsOnTheSyntaxOfTheSearch) {
  for (const char* text :
       {"AND", "OR NOT", "NEAR(", "a OR", "speaker:ana", "{a b}:c", "^date", "a + b", "(date", "date)",
        "\"date", "date\"\"", "'; DROP TABLE articles; --", "date -talks", "***a", "a*b*", "\\", "%_"}) {
    const Status done = store_.find({.text = {text}}, [](const Entry&) { return true; });
    EXPECT_TRUE(done.ok() || done.error().code == ErrorCode::kBadArgument)
        << text << ": " << to_string(done.error());
  }
  EXPECT_EQ(speakers({.text = {"...date!"}}), "Tom Okafor|two officials");
  EXPECT_EQ(store_.find({.text = {"?!"}}, [](const Entry&) { return true; }).error().code,
            ErrorCode::kBadArgument);
  EXPECT_EQ(store_.find({.who = {"\""}}, [](const Entry&) { return true; }).error().code,
            ErrorCode::kBadArgument);
  for (std::vector<std::string> Query::*field :
       {&Query::who, &Query::whom, &Query::place, &Query::according_to}) {
    Query query;
    query.*field = {"NEAR(", "\"a", "who : b", "'"};
    EXPECT_EQ(store_.count(query).error().code, ErrorCode::kBadArgument) << "one of several has no word";
    (query.*field).pop_back();
    EXPECT_TRUE(store_.count(query).ok());
  }
  EXPECT_EQ(speakers({}), "Ana S\u00e1nchez|Ana Reis|Tom Okafor|two officials") << "all still there";
}

TEST_F(Find, FindsOnlyInNewestRevisions) {
  add(sample({{"Tom Okafor", SpeechAct::kDeny, "denied", "everything"}},
             {.id = "aa", .published = "2026-03-04T09:00:00-05:00"}));
  EXPECT_EQ(speakers({.text = {"Geneva"}}), "");
  EXPECT_EQ(speakers({.until = "2026-03"}), "Tom Okafor");
}

}  // namespace
}  // namespace rapporteur::store
