// A happening in one line: what most articles say, how the newest leaves it, and how many sources there really are.
#include <gtest/gtest.h>

#include <ostream>

#include "rapporteur/overview/overview.h"
#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

using store::Entry;
using testing::kGull;
using testing::kTern;
using testing::kTernLater;
using testing::kUndated;
using testing::Paper;
using testing::party;
using testing::Story;

using Names = std::vector<std::string>;

TEST(Summary, TellsTypeAndModeOfMostEventsAndOfEqualsTheLast) {
  Story story;
  story.event(kTern, "occurred", "ASSAULT").mode = "beat";
  story.event(kGull, "occurred", "COERCE").mode = "seize";
  EXPECT_EQ(summary_of(story.get()).type, "COERCE") << "as many, but told last";
  EXPECT_EQ(summary_of(story.get()).mode, "seize");
  story.event(kTernLater, "occurred", "ASSAULT").mode = "";
  EXPECT_EQ(summary_of(story.get()).type, "ASSAULT");
  EXPECT_EQ(summary_of(story.get()).mode, "seize") << "no mode is no vote";
}

TEST(Summary, StandsAsTheNewestArticleLeavesIt) {
  Story story;
  story.event(kTern, "planned");
  story.event(kTernLater, "occurred");
  EXPECT_EQ(summary_of(story.get()).status, "occurred");
  story.event(kUndated, "cancelled");
  EXPECT_EQ(summary_of(story.get()).status, "occurred") << "nobody knows an undated article to be newer";
}

TEST(Summary, HistoryToldLaterDoesNotChangeHowItStands) {
  Story story;
  story.event(kTern, "ongoing");
  story.event(kTernLater, "occurred").background = true;
  EXPECT_EQ(summary_of(story.get()).status, "ongoing");
  EXPECT_FALSE(summary_of(story.get()).background);
}

TEST(Summary, IsBackgroundWhereEveryEventIs) {
  Story story;
  story.event(kTern, "planned").background = true;
  story.event(kGull, "occurred").background = true;
  EXPECT_TRUE(summary_of(story.get()).background);
  EXPECT_EQ(summary_of(story.get()).status, "planned") << "the first of them: history has no newest state";
}

TEST(Summary, OfMeetingsOnlyIsAConsultation) {
  Story story;
  story.meeting(kTern, "scheduled").parties = {party("party", "Velia"), party("party", "Norland")};
  story.meeting(kGull, "postponed").parties = {party("party", "the Norland"), party("host", "Sweden")};
  const Summary summary = summary_of(story.get());
  EXPECT_EQ(summary.type, "CONSULT");
  EXPECT_EQ(summary.status, "postponed");
  EXPECT_FALSE(summary.background);
  EXPECT_EQ(summary.who, (Names{"Velia", "Norland"})) << "each once";
}

TEST(Summary, NamesEveryActorOnceByItsIdAcrossArticles) {
  Story story;
  const auto person = [](const char* name, const char* id) {
    store::Party out = party("actor", name, id);
    out.kind = "person";
    return out;
  };
  story.event(kTern).parties = {person("Ana Reis", "a1"), party("recipient", "Norland")};
  story.event(kGull).parties = {person("Minister Reis", "a1"), person("Ana Reis", "a2"),
                                party("recipient", "NORLAND"), party("instrument", "rockets"),
                                party("actor", "")};
  const Summary summary = summary_of(story.get());
  EXPECT_EQ(summary.who, (Names{"Ana Reis", "Ana Reis"})) << "two people of one name";
  EXPECT_EQ(summary.whom, Names{"Norland"});
}

TEST(Summary, IsToldOfAHappeningThatAStrangerMadeOfStatements) {
  Story story;
  story.event(kTern, "planned", "CONSULT").kind = store::EntryKind::kStatement;
  EXPECT_EQ(summary_of(story.get()).type, "CONSULT") << "no meeting and no event is among its lines";
}

TEST(Summary, TellsOneNameOnceWhereArticlesTakeItForDifferentThings) {
  Story story;
  store::Party mistaken = party("actor", "Velia", "p1");
  mistaken.kind = "person";
  story.event(kTern).parties = {party("actor", "Velia", "s1"), party("actor", "Sund")};
  story.event(kGull).parties = {mistaken, party("actor", "Sund", "s2")};
  EXPECT_EQ(summary_of(story.get()).who, (Names{"Velia", "Sund"}));
}

TEST(Summary, TellsTimeAndPlaceThatMostTell) {
  Story story;
  const auto tell = [&story](const Paper& paper, const std::string& day, const std::string& country) {
    Entry& event = story.event(paper);
    event.from = event.time_value = day;
    event.to = day + "T24";
    event.place = testing::place("Tripoli", country);
  };
  tell(kTern, "2026-03-01", "LBY");
  tell(kGull, "2026-03-01", "LBY");
  tell(kTernLater, "2026-03-02", "LBN");
  const Summary summary = summary_of(story.get());
  EXPECT_EQ(summary.from, "2026-03-01");
  EXPECT_EQ(summary.time_value, "2026-03-01");
  EXPECT_EQ(summary.place.country, "LBY") << "not the namesake that was told last";
}

TEST(Summary, OfUnknownTimeAndPlaceLeavesThemEmpty) {
  Story story;
  story.event(kTern);
  const Summary summary = summary_of(story.get());
  EXPECT_EQ(summary.from + summary.to + summary.time_value + summary.place.name, "");
  story.event(kGull).to = "2026-03-05";
  EXPECT_EQ(summary_of(story.get()).to, "2026-03-05") << "an end alone is a time";
  EXPECT_EQ(summary_of(story.get()).from, "");
}

TEST(Summary, KeepsEveryFigureOnce) {
  Story story;
  story.event(kTern).figures = {testing::figure("killed", 9, 9), testing::figure("wounded", 9, 9)};
  story.event(kGull).figures = {testing::figure("killed", 9, 9), testing::figure("killed", 9, {}),
                                testing::figure("killed", 9, 9, "soldier")};
  EXPECT_EQ(summary_of(story.get()).figures.size(), 4U);
}

TEST(Summary, TellsFirstAndLastDayOfPublication) {
  Story story;
  story.event(kTern);
  story.event(kTernLater);
  story.event(kUndated);
  const Summary summary = summary_of(story.get());
  EXPECT_EQ(summary.first, "2026-03-03");
  EXPECT_EQ(summary.last, "2026-03-05");
  EXPECT_EQ(summary.articles, 3U);
}

struct Counted {
  std::size_t articles, independent;
  bool operator==(const Counted&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Counted& one) {
  return out << one.articles << " articles, " << one.independent << " independent";
}

Counted counted(const std::vector<Paper>& papers) {
  Story story;
  for (const Paper& paper : papers) story.event(paper);
  const Summary summary = summary_of(story.get());
  return {summary.articles, summary.independent};
}

TEST(Summary, CountsIndependentSources) {
  EXPECT_EQ(counted({kTern, kGull}), (Counted{2, 2}));
  EXPECT_EQ(counted({kTern, kTern}), (Counted{1, 1})) << "two entries of one article";
  EXPECT_EQ(counted({kTern, kTernLater, kGull}), (Counted{3, 2})) << "one outlet";
  EXPECT_EQ(counted({{"a", "Tern", "", ""}, {"b", "The Tern", "", ""}}), (Counted{2, 1}));
  EXPECT_EQ(counted({{"a", "", "", ""}, {"b", "", "", ""}}), (Counted{2, 2}))
      << "unknown outlets are not one";
  EXPECT_EQ(counted({}), (Counted{0, 0}));
}

TEST(Summary, CountsCopiesOfOneTextOnce) {
  EXPECT_EQ(counted({kTern, {"b", "The Gull", "", "tern"}}), (Counted{2, 1}));
  EXPECT_EQ(counted({{"b", "The Gull", "", "z"}, {"c", "The Auk", "", "z"}}), (Counted{2, 1}))
      << "the original tells nothing of it";
  EXPECT_EQ(counted({{"b", "The Gull", "", "z"}, {"c", "The Auk", "", "y"}}), (Counted{2, 2}));
  EXPECT_EQ(counted({{"a", "", "", ""}, {"b", "", "", "a"}}), (Counted{2, 1})) << "without outlets";
}

TEST(Summary, JoinsOutletsThatCopiesTieTogether) {
  EXPECT_EQ(counted({{"a", "Tern", "", ""},
                     {"b", "Gull", "", "a"},
                     {"c", "Gull", "", ""},
                     {"d", "Auk", "", "c"},
                     {"e", "Skua", "", ""}}),
            (Counted{5, 2}));
}

TEST(Summary, OfNothingIsEmpty) {
  const Summary summary = summary_of({});
  EXPECT_EQ(summary.type + summary.status, "");
  EXPECT_EQ(summary.articles, 0U);
}

}  // namespace
}  // namespace rapporteur::overview
