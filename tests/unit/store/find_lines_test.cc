// Every field of a Query over lines of every kind: the article of dispute.h and a few deeds told beside it.
#include <gtest/gtest.h>

#include <algorithm>

#include "rapporteur/store/query.h"
#include "rapporteur/store/store.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/dispute.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/raw.h"

namespace rapporteur::store {
namespace {

using testing::Deed;
using testing::deeds;

class FindLines : public ::testing::Test {
 protected:
  void SetUp() override {
    add(testing::dispute());
    Deed visit{"Sweden", "visited", "Velia", "Oslo", "NOR", "2026-02-28", "briefly", EventType::kConsult};
    Deed arms{"Velia", "threatened", "Sweden", "", "", "", "again", EventType::kThreaten};
    Document other = deeds({visit, arms}, {.id = "bb", .outlet = "Harbour NEWS", .published = "2026-03-01"});
    other.events[0].confidence = 0.4F;
    other.events[1].mode = "military";
    other.events[1].status = EventStatus::kPossible;
    add(other);
  }

  /// Adds deeds whose times are open, or end at midnight.
  void add_open_times() {
    Document open = deeds({{"Doria", "blockaded", "Velia", "", "", "2026-05-10", "", EventType::kCoerce},
                           {"Doria", "besieged", "Velia", "", "", "2026-05-20", "", EventType::kCoerce},
                           {"Doria", "patrolled", "Velia", "", "", "2026-06-03", "", EventType::kMobilize}},
                          {.id = "cc", .outlet = "", .published = "2026-06-04"});
    open.times[0].to.clear();
    open.times[1].from.clear();
    open.times[2].from = "2026-06-03T17:00";
    open.times[2].to = "2026-06-04T00:00";
    add(open);
  }

  void add(Document document) {
    const Result<Added> added = store_.add(document, testing::small_record);
    ASSERT_TRUE(added.ok()) << to_string(added.error());
  }

  /// The words of what is found, sorted; as many as count() says.
  std::string found(const Query& query) {
    std::vector<std::string> words;
    const Status done = store_.find(query, [&](const Entry& entry) {
      words.push_back(entry.words);
      return true;
    });
    if (!done.ok()) return to_string(done.error());
    EXPECT_EQ(store_.count(query).value(), words.size());
    std::sort(words.begin(), words.end());
    std::string out;
    for (const std::string& one : words) out += (out.empty() ? "" : "|") + one;
    return out;
  }

  /// The keys of what is found, in order, by one way of reading.
  std::string keys(const Query& query, Reading reading) {
    database::Connection database = testing::raw(path_);
    const Asked asked = asked_by(query, database.kind(), reading);
    database::Statement rows(database,
                             "SELECT e.key" + asked.from() + " ORDER BY e.published DESC NULLS LAST, e.key");
    asked.bind(rows);
    std::string out;
    while (rows.step()) out += rows.text(0) + " ";
    return out;
  }

  Entry entry(const Query& query) {
    Entry out;
    const Status done = store_.find(query, [&](const Entry& one) { return out = one, false; });
    EXPECT_TRUE(done.ok());
    return out;
  }

  ErrorCode refused(const Query& query, const std::string& pieces) {
    const Status done = store_.find(query, [](const Entry&) { return true; });
    const auto counted = store_.count(query);
    EXPECT_FALSE(counted.ok());
    if (done.ok()) return ErrorCode::kEmpty;
    EXPECT_NE(to_string(done.error()).find(pieces), std::string::npos) << to_string(done.error());
    return done.error().code;
  }

  testing::Folder folder_;
  std::string path_ = folder_.store("a.store");
  Store store_ = Store::open_or_create(path_).value();
};

constexpr const char* kAccused = "The fleet of Norland shelled the harbour of Bergen";
constexpr const char* kQuoted = "No date \u2026 has been agreed";

TEST_F(FindLines, OfSomeKinds) {
  EXPECT_EQ(found({.kinds = {EntryKind::kMeeting}}), "talks on fishing");
  EXPECT_EQ(found({.kinds = {EntryKind::kMeeting, EntryKind::kPosition}}), "talks on fishing|the talks");
  EXPECT_EQ(found({.kinds = {EntryKind::kStatement}}), std::string(kQuoted) + "|" + kAccused);
  EXPECT_EQ(store_.count({}).value(), 9U);
}

TEST_F(FindLines, ByWhoSaysActsAndMeets) {
  EXPECT_EQ(found({.who = {"reis"}}), std::string(kAccused) + "|talks on fishing")
      << "speaks, and is a delegate";
  EXPECT_EQ(found({.who = {"foreign minister"}}), found({.who = {"reis"}})) << "by her office";
  EXPECT_EQ(found({.kinds = {EntryKind::kStatement}, .who = {"Velia"}}), kAccused) << "by whom she acts for";
  EXPECT_EQ(found({.who = {"Sweden", "unions"}}), "talks on fishing|the talks|visited") << "either";
  EXPECT_EQ(found({.who = {"Sweden unions"}}), "talks on fishing") << "both";
}

TEST_F(FindLines, ByWhom) {
  EXPECT_EQ(found({.whom = {"Tern"}}), kAccused);
  EXPECT_EQ(found({.who = {"Norland"}, .whom = {"Velia"}}),
            "hold \u2026 talks|seized|shelled|talks on fishing");
  EXPECT_EQ(found({.who = {"Velia"}, .whom = {"Norland"}}), "hold \u2026 talks|talks on fishing")
      << "who meets is on both sides, who shells is not";
}

TEST_F(FindLines, ByLabelInAnyCase) {
  EXPECT_EQ(found({.what = {"assault"}}), "shelled");
  EXPECT_EQ(found({.what = {"ASSAULT", "Talks"}}), "shelled|talks on fishing");
  EXPECT_EQ(found({.what = {"opposes"}}), "the talks");
  EXPECT_EQ(found({.what = {"confirm"}}), kQuoted);
  EXPECT_EQ(found({.act = {"ACCUSE"}, .what = {"accuse"}}), kAccused);
  EXPECT_EQ(refused({.what = {"consult", "parley"}}, "parley"), ErrorCode::kBadArgument);
  EXPECT_EQ(refused({.what = {"parley"}}, "AGREE CONSULT SUPPORT"), ErrorCode::kBadArgument);
  EXPECT_EQ(refused({.what = {"parley"}}, "say announce"), ErrorCode::kBadArgument);
}

TEST_F(FindLines, ByMode) {
  EXPECT_EQ(found({.mode = {"heavy-weapons"}}), "shelled");
  EXPECT_EQ(found({.mode = {"Military", "seize"}}), "seized|threatened");
  EXPECT_EQ(found({.mode = {"none such"}}), "");
}

TEST_F(FindLines, ByStatusPhaseAndPolarity) {
  EXPECT_EQ(found({.status = {"conditional"}}), "shelled");
  EXPECT_EQ(found({.status = {"Scheduled", "possible"}}), "talks on fishing|threatened");
  EXPECT_EQ(found({.status = {"negative"}}), kQuoted);
  EXPECT_EQ(found({.status = {"held"}}), "");
  EXPECT_EQ(refused({.status = {"maybe"}}, "occurred ongoing planned"), ErrorCode::kBadArgument);
}

TEST_F(FindLines, ByPlaceNameRegionCountryAndCode) {
  EXPECT_EQ(found({.place = {"bergen"}}), "shelled");
  EXPECT_EQ(found({.place = {"Vestland"}}), "shelled");
  EXPECT_EQ(found({.place = {"norway"}}), "shelled|visited");
  EXPECT_EQ(found({.place = {"NOR"}}), "shelled|visited");
  EXPECT_EQ(found({.place = {"Switzerland", "Oslo"}}),
            std::string(kAccused) + "|hold \u2026 talks|talks on fishing|visited");
  EXPECT_EQ(found({.place = {"Velia"}}), "") << "who is no place";
}

TEST_F(FindLines, ByTheTimeToldOf) {
  EXPECT_EQ(found({.when = {"2026-03-03"}}), "shelled");
  EXPECT_EQ(found({.when = {"2026-03-05..2026-03-12"}}), "hold \u2026 talks|talks on fishing")
      << "the last day too";
  EXPECT_EQ(found({.when = {"2026-03-05..2026-03-11"}}), "");
  EXPECT_EQ(found({.when = {"1994"}}), "seized");
  EXPECT_EQ(found({.when = {"1994-07-14"}}), "seized") << "within a year that is told";
  EXPECT_EQ(found({.when = {"1995"}}), "") << "the end is not in it";
  EXPECT_EQ(found({.when = {"2026-02"}}), "visited");
  EXPECT_EQ(found({.when = {"1994", "2026-02-28"}}), "seized|visited");
}

TEST_F(FindLines, ByTheTimeToldOfOnBordersOfMonths) {
  // what ended with the last of February is not of March
  EXPECT_EQ(found({.when = {"2026-03"}}),
            std::string(kAccused) + "|hold \u2026 talks|shelled|talks on fishing");
}

TEST_F(FindLines, ByTimesThatAreOpenOrEndAtMidnight) {
  add_open_times();
  EXPECT_EQ(found({.when = {"2026-05-15"}}), "besieged|blockaded") << "since the 10th; until the 20th";
  EXPECT_EQ(found({.when = {"2026-05-09"}}), "besieged");
  EXPECT_EQ(found({.when = {"2027-01"}}), "blockaded");
  EXPECT_EQ(found({.when = {"2026-06-03"}}), "blockaded|patrolled");
  EXPECT_EQ(found({.when = {"2026-06-04"}}), "blockaded") << "the evening before ended at midnight";
}

TEST_F(FindLines, RefusesWhatIsNoTime) {
  for (const char* when :
       {"", "..", "2026-03-05..", "..2026-03-05", "tomorrow", "2026-13", "2026-03-01...2026-03-05",
        "2026-03-01..2026-03-05..2026-03-09", "2026-03-05..2026-03-01", "2026-03-05T10:00"}) {
    EXPECT_EQ(refused({.when = {"2026", when}}, "two with .. between"), ErrorCode::kBadArgument) << when;
  }
  EXPECT_EQ(found({.when = {"2026-02-28..2026-02"}}), "visited") << "the end of the month";
}

TEST_F(FindLines, ByPartOfTheOutletsName) {
  EXPECT_EQ(found({.outlet = {"news"}}), "threatened|visited");
  EXPECT_EQ(found({.outlet = {"HARBOUR"}}), "threatened|visited");
  EXPECT_EQ(found({.outlet = {"%"}}), "");
  EXPECT_EQ(store_.count({.outlet = {"news", "gull"}}).value(), 9U);
}

TEST_F(FindLines, ByWhoSaysSo) {
  EXPECT_EQ(found({.kinds = {EntryKind::kEvent}, .according_to = {"Reis"}}), "shelled");
  EXPECT_EQ(found({.according_to = {"tern"}}), kQuoted) << "an outer source";
  EXPECT_EQ(found({.according_to = {"Velia"}}), std::string(kAccused) + "|shelled|the talks");
}

TEST_F(FindLines, ByWords) {
  EXPECT_EQ(found({.text = {"trawlers"}}), "seized");
  EXPECT_EQ(found({.text = {"\"talks on fishing\" sweden"}}), "hold \u2026 talks|talks on fishing");
  EXPECT_EQ(found({.text = {"trawl*", "briefly"}}), "seized|visited");
}

TEST_F(FindLines, ByArticleIdAndHappening) {
  EXPECT_EQ(found({.article = {"bb"}}), "threatened|visited");
  EXPECT_EQ(found({.article = {"bb", "cc"}}), "threatened|visited");
  EXPECT_EQ(found({.article = {"b"}}), "") << "a whole id";
  const Entry talks = entry({.kinds = {EntryKind::kMeeting}}), shelled = entry({.what = {"ASSAULT"}});
  EXPECT_EQ(found({.id = {talks.id, shelled.id}}), "shelled|talks on fishing");
  ASSERT_EQ(talks.happening.size(), 16U);
  EXPECT_EQ(found({.happening = {talks.happening}}), "hold \u2026 talks|talks on fishing");
  EXPECT_EQ(entry({.kinds = {EntryKind::kStatement}}).happening, "");
}

TEST_F(FindLines, ByConfidenceAndBackground) {
  EXPECT_EQ(found({.confidence = 0.8}), std::string(kAccused) + "|hold \u2026 talks|seized|shelled")
      << "at least";
  EXPECT_EQ(found({.article = {"bb"}, .confidence = 0.401}), "threatened");
  EXPECT_EQ(found({.background = true}), "seized");
  EXPECT_EQ(store_.count({.background = false}).value(), 8U);
}

TEST_F(FindLines, ByEverythingAtOnce) {
  Query query{.kinds = {EntryKind::kEvent, EntryKind::kMeeting},
              .who = {"Norland", "Doria"},
              .whom = {"velia"},
              .what = {"assault", "consult"},
              .mode = {"heavy-weapons"},
              .status = {"conditional"},
              .place = {"norway"},
              .when = {"2026-03"},
              .outlet = {"gull"},
              .according_to = {"reis"},
              .text = {"fleet rockets"},
              .article = {testing::dispute().article.id},
              .since = "2026-03-04",
              .until = "2026-03-04",
              .confidence = 0.5,
              .background = false};
  EXPECT_EQ(found(query), "shelled");
  for (Query::Some Query::*field :
       {&Query::who, &Query::whom, &Query::mode, &Query::place, &Query::outlet, &Query::according_to,
        &Query::text, &Query::article, &Query::id, &Query::happening}) {
    Query other = query;
    other.*field = {"zz"};
    EXPECT_EQ(found(other), "") << "every field counts";
  }
}

TEST_F(FindLines, TakesManyAlternatives) {
  for (Query::Some Query::*field : {&Query::who, &Query::place, &Query::article, &Query::id, &Query::outlet,
                                    &Query::happening, &Query::mode}) {
    Query query;
    for (int i = 0; i < 3000; ++i) (query.*field).push_back("zz" + std::to_string(i));
    const Result<std::uint64_t> counted = store_.count(query);
    ASSERT_TRUE(counted.ok()) << to_string(counted.error());
    EXPECT_EQ(counted.value(), 0U);
    for (int i = 0; i < 3000; ++i) (query.*field).push_back("zz");
    EXPECT_EQ(store_.count(query).error().code, ErrorCode::kBadArgument) << "but not any number";
  }
}

TEST_F(FindLines, GivesAnEntryWithAllItsParts) {
  const Entry got = entry({.what = {"ASSAULT"}});
  const Document document = testing::dispute();
  EXPECT_EQ(got.kind, EntryKind::kEvent);
  EXPECT_EQ(got.id, document.events[0].id);
  EXPECT_EQ(got.article, document.article.id);
  EXPECT_EQ(got.url, "https://gull.example/harbour");
  EXPECT_EQ(got.title, "Harbour shelled");
  EXPECT_EQ(got.outlet, "The Gull");
  EXPECT_EQ(got.byline, "T. Writer");
  EXPECT_EQ(got.language, "en");
  EXPECT_EQ(got.published, "2026-03-04T18:00:00+01:00");
  EXPECT_EQ(got.article_length, document.article.text.size());
  EXPECT_EQ(got.sentence_span, document.sentences[0].span);
  EXPECT_EQ(got.sentence, document.article.text.slice(document.sentences[0].span));
  EXPECT_EQ(got.mode, "heavy-weapons");
  EXPECT_EQ(got.contexts, (std::vector<std::string>{"military", "maritime"}));
  EXPECT_EQ(got.quad, 4);
  EXPECT_EQ(got.intensity, -9.5);
  EXPECT_EQ(got.from, "2026-03-03");
  EXPECT_EQ(got.to, "2026-03-04");
  ASSERT_TRUE(got.place);
  EXPECT_EQ(got.place->country, "NOR");
  EXPECT_EQ(got.place->geonames, 3161732U);
  EXPECT_EQ(got.place->precision, "city");
  EXPECT_EQ(got.place->lat, 60.392);
  ASSERT_EQ(got.parties.size(), 5U);
  EXPECT_EQ(got.parties[0].role, "actor");
  EXPECT_EQ(got.parties[0].kind, "state");
  EXPECT_EQ(got.parties[0].country, "NOR");
  EXPECT_EQ(got.parties[0].span, document.events[0].participants[0].span);
  EXPECT_FALSE(got.parties[1].span);
  EXPECT_EQ(got.parties[2].name, "rockets");
  EXPECT_EQ(got.parties[2].kind, "");
  ASSERT_EQ(got.figures.size(), 1U);
  EXPECT_EQ(got.figures[0].low, 12.0);
  EXPECT_FALSE(got.figures[0].high);
  EXPECT_EQ(got.figures[0].span, document.events[0].quantities[0].span);
  ASSERT_EQ(got.spans.size(), 2U);
  EXPECT_EQ(got.spans[1].span, document.events[0].condition->span);
  ASSERT_EQ(got.links.size(), 3U);
  EXPECT_EQ(got.links[2].entry, document.events[1].id);
  EXPECT_EQ(got.according_to, "Ana Reis");
  EXPECT_DOUBLE_EQ(got.confidence, 0.8);
  EXPECT_EQ(got.reason, "'shelled' is ASSAULT");
  EXPECT_EQ(got.added.size(), 20U);
  EXPECT_EQ(got.modified, got.added);
}

TEST_F(FindLines, GivesPersonsWithOfficeAndWhomTheyActFor) {
  const Entry got = entry({.act = {"accuse"}});
  ASSERT_EQ(got.parties.size(), 2U);
  EXPECT_EQ(got.parties[0].office, "foreign minister");
  EXPECT_EQ(got.parties[0].acts_for, "Velia");
  EXPECT_EQ(got.parties[0].sector, "GOV");
  EXPECT_EQ(got.parties[0].wikidata, "Q42");
  const Entry meeting = entry({.kinds = {EntryKind::kMeeting}});
  EXPECT_EQ(meeting.parties.back().as, "excluded");
}

TEST_F(FindLines, OfATimeThatGoesBeyondItsMonth) {
  Document siege = deeds({{"Doria", "starved", "Velia", "", "", "2026-07-30", "", EventType::kCoerce},
                          {"Doria", "raided", "Velia", "", "", "2026-07-05", "", EventType::kCoerce}},
                         {.id = "cc", .outlet = "", .published = "2026-08-04"});
  siege.times[0].to = "2026-08-03";
  add(siege);
  EXPECT_EQ(found({.when = {"2026-08"}}), "starved");
  EXPECT_EQ(found({.when = {"2026-08-02"}}), "starved");
  EXPECT_EQ(found({.when = {"2026-08-03"}}), "") << "the end is not in it";
  EXPECT_EQ(found({.when = {"2026-07"}}), "raided|starved");
  EXPECT_EQ(found({.when = {"2026-07-05..2026-07-29"}}), "raided");
  EXPECT_EQ(found({.when = {"2026-07-06..2026-07-29"}}), "");
}

TEST_F(FindLines, AreTheSameReadEitherWay) {
  add_open_times();
  for (const Query& query : {Query{.who = {"Velia"}}, Query{.text = {"fishing"}}, Query{.outlet = {"news"}},
                             Query{.when = {"2026-03"}}, Query{.who = {"Velia", "Doria"}, .when = {"2026"}},
                             Query{.kinds = {EntryKind::kMeeting}, .who = {"Velia"}},
                             Query{.place = {"Oslo"}, .outlet = {"harbour"}}, Query{.article = {"bb"}}}) {
    const std::string narrowed = keys(query, Reading::kNarrowed);
    EXPECT_NE(narrowed, "");
    EXPECT_EQ(keys(query, Reading::kInOrder), narrowed);
  }
}

TEST_F(FindLines, TheFirstOfAllAreThoseOfAPage) {
  add(deeds({{"Doria", "waited", "Velia", "", "", "", "", EventType::kCoerce}},
            {.id = "dd", .outlet = "", .published = ""}));
  for (const bool oldest_first : {false, true}) {
    std::vector<std::string> all;
    const auto take = [&](const Entry& one) { return all.push_back(one.words), true; };
    ASSERT_TRUE(store_.find({.oldest_first = oldest_first}, take).ok());
    EXPECT_EQ(all.back(), "waited") << "undated";
    const std::vector<std::string> whole = std::move(all);
    for (std::size_t limit = 0; limit <= whole.size() + 1; ++limit) {
      all.clear();
      ASSERT_TRUE(store_.find({.oldest_first = oldest_first, .limit = limit}, take).ok());
      EXPECT_EQ(all, std::vector(whole.begin(),
                                 whole.begin() + static_cast<std::ptrdiff_t>(std::min(limit, whole.size()))));
    }
  }
}

}  // namespace
}  // namespace rapporteur::store
