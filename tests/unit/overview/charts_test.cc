// Arcs between actors and places on the map, and the lines that they name.
#include "rapporteur/overview/charts.h"

#include <gtest/gtest.h>

#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

using testing::kTern;
using testing::party;
using testing::Story;

class Charts : public ::testing::Test {
 protected:
  /// "a>b acts 2 (planned 1)" for every arc.
  static std::string told(const Network& network) {
    std::string out;
    for (const auto& [arc, tally] : network.arcs()) {
      out += (out.empty() ? "" : "|") + arc.from + ">" + arc.to + " " + arc.relation + " " +
             std::to_string(tally.lines);
      for (const auto& [status, count] : tally.status) out += " " + status + " " + std::to_string(count);
    }
    return out;
  }
  Story story_;
};

TEST_F(Charts, AnEventIsAnArcFromActorToRecipient) {
  Network network;
  store::Entry& first = story_.event(kTern, "occurred");
  first.parties = {party("actor", "Velia", "v"), party("recipient", "Norland", "n"),
                   party("recipient", "fishermen")};
  network.take(first);
  store::Entry& second = story_.event(kTern, "planned");
  second.parties = {party("actor", "Velia", "v"), party("recipient", "the Kingdom of Norland", "n")};
  network.take(second);
  network.finish();
  EXPECT_EQ(told(network), "v>n acts 2 occurred 1 planned 1")
      << "words that are no actor across articles are no node";
  EXPECT_EQ(network.nodes().at("n").name, "the Kingdom of Norland");
  EXPECT_EQ(network.arcs().begin()->second.entries, (std::vector<std::string>{"tern-1", "tern-2"}));
}

TEST_F(Charts, AMeetingIsOneArcBetweenEachTwoParties) {
  Network network;
  store::Entry& meeting = story_.meeting(kTern, "held");
  meeting.parties = {party("party", "Velia", "v"), party("party", "Norland", "n"),
                     party("party", "Maren", "m"), testing::present("Sund", "excluded", "s")};
  network.take(meeting);
  network.finish();
  EXPECT_EQ(told(network), "m>n meets 1 held 1|m>v meets 1 held 1|n>v meets 1 held 1");
  EXPECT_FALSE(network.nodes().contains("s")) << "who was left out did not meet";
}

TEST_F(Charts, AStatementSpeaksToAddresseesAndOfWhomItsEventsTell) {
  Network network;
  store::Entry& event = story_.event(kTern, "denied");
  event.parties = {party("actor", "Norland", "n"), party("recipient", "Maren", "m")};
  testing::by(event, "s1");
  store::Entry statement;
  statement.kind = store::EntryKind::kStatement;
  statement.id = "s1";
  statement.label = "deny";
  statement.parties = {party("speaker", "Velia", "v"), party("addressee", "Sund", "s")};
  network.take(statement);  // before the event that it tells
  network.take(event);
  network.finish();
  EXPECT_EQ(told(network), "n>m acts 1 denied 1|v>m speaks of 1|v>n speaks of 1|v>s speaks 1");
  EXPECT_EQ(network.arcs().at({"v", "n", "speaks of"}).entries, std::vector<std::string>{"s1"});
}

TEST_F(Charts, NobodySpeaksOfThemselvesOnAnArc) {
  Network network;
  store::Entry& event = story_.event(kTern);
  event.parties = {party("actor", "Velia", "v")};
  testing::by(event, "s1");
  store::Entry statement;
  statement.kind = store::EntryKind::kStatement;
  statement.id = "s1";
  statement.parties = {party("speaker", "Velia", "v")};
  network.take(event);
  network.take(statement);
  network.finish();
  EXPECT_EQ(told(network), "");
}

TEST_F(Charts, PlacesAreOneByGazetteerAndCountedWhereUnknown) {
  Atlas atlas;
  for (const char* name : {"Geneva", "Gen\u00e8ve"}) {
    store::Entry& entry = story_.event(kTern);
    entry.place = testing::place(name, "CHE");
    entry.place->lat = 46.2;
    entry.place->lon = 6.1;
    entry.place->geonames = 2660646;
    atlas.take(entry);
  }
  store::Entry& nowhere = story_.event(kTern);
  atlas.take(nowhere);
  nowhere.place = testing::place("Larkhaven", "");  // invented: no coordinates
  atlas.take(nowhere);
  ASSERT_EQ(atlas.spots().size(), 1u);
  EXPECT_EQ(atlas.spots().begin()->second.place.name, "Geneva");
  EXPECT_EQ(atlas.spots().begin()->second.tally.lines, 2u);
  EXPECT_EQ(atlas.without_place(), 2u);
  EXPECT_NE(json_of(atlas).find(R"("without_place":2)"), std::string::npos);
}

}  // namespace
}  // namespace rapporteur::overview
