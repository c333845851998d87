// The table of parties and issues: whose cell a position falls into, which wordings are one issue, what is a shift.
#include <gtest/gtest.h>

#include "rapporteur/overview/overview.h"
#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

using store::Entry;
using testing::kGull;
using testing::kTern;
using testing::kTernLater;
using testing::Paper;

Entry position(const store::Party& party, const std::string& stance, const std::string& issue,
               const Paper& paper = kTern) {
  Entry out;
  out.kind = store::EntryKind::kPosition;
  out.article = paper.article;
  out.outlet = paper.outlet;
  out.published = paper.published;
  out.id = paper.article + "-" + issue;
  out.label = stance;
  out.words = issue;
  if (!party.role.empty()) out.parties = {party};
  return out;
}

store::Party actor(const std::string& name, const std::string& id = {}) {
  return testing::party("actor", name, id);
}

/// "party/issue: stance stance!" per cell; ! marks a shift.
std::string table(const std::vector<Entry>& positions) {
  std::string out;
  for (const Stands& one : stands_of(positions)) {
    out += (out.empty() ? "" : "\n") + one.party + "/" + one.issue + ":";
    for (const Stand& stand : one.history) out += " " + stand.stance + (stand.shift ? "!" : "");
  }
  return out;
}

std::string moved(const std::string& from, const std::string& to) {
  return table({position(actor("Velia"), from, "talks"), position(actor("Velia"), to, "talks", kGull)});
}

TEST(Positions, AShiftGoesToAnotherSide) {
  for (const char* in_favour : {"demands", "accepts", "offers", "supports"}) {
    for (const char* against : {"opposes", "rejects"}) {
      EXPECT_EQ(moved(in_favour, against), std::string("Velia/talks: ") + in_favour + " " + against + "!");
      EXPECT_EQ(moved(against, in_favour), std::string("Velia/talks: ") + against + " " + in_favour + "!");
    }
    EXPECT_EQ(moved(in_favour, "conditions"), std::string("Velia/talks: ") + in_favour + " conditions!");
    EXPECT_EQ(moved(in_favour, "supports"), std::string("Velia/talks: ") + in_favour + " supports");
  }
  EXPECT_EQ(moved("opposes", "rejects"), "Velia/talks: opposes rejects");
  EXPECT_EQ(moved("conditions", "undecided"), "Velia/talks: conditions undecided");
}

TEST(Positions, NoPartyShiftsAnother) {
  EXPECT_EQ(
      table({position(actor("Velia"), "accepts", "talks"), position(actor("Norland"), "rejects", "talks")}),
      "Norland/talks: rejects\nVelia/talks: accepts");
}

TEST(Positions, WordingsThatMostlyAgreeAreOneIssue) {
  const auto cells = stands_of({position(actor("Velia"), "accepts", "the closure of the harbours"),
                                position(actor("Velia"), "accepts", "closure of its harbours", kGull),
                                position(actor("Velia"), "rejects", "fishing quotas", kTernLater)});
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].wordings,
            (std::vector<std::string>{"the closure of the harbours", "closure of its harbours"}));
  EXPECT_EQ(cells[0].issue, "closure of its harbours") << "told as often, and last";
  EXPECT_EQ(cells[0].history.at(0).issue, "the closure of the harbours");
  EXPECT_EQ(cells[1].issue, "fishing quotas");
}

TEST(Positions, FunctionWordsMakeNoIssueOne) {
  EXPECT_EQ(stands_of({position(actor("Velia"), "accepts", "the talks with the"),
                       position(actor("Velia"), "accepts", "the fleet with the")})
                .size(),
            2U);
}

TEST(Positions, WordsOfOtherScriptsAreCompared) {
  EXPECT_EQ(stands_of({position(actor("Velia"), "accepts",
                                "\u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b"),
                       position(actor("Velia"), "accepts", "\u0441\u0430\u043d\u043a\u0446\u0438\u0438")})
                .size(),
            2U);
}

TEST(Positions, AnIssueWithoutWordsIsOneOfItsOwn) {
  EXPECT_EQ(stands_of({position(actor("Velia"), "accepts", ""), position(actor("Velia"), "accepts", "talks"),
                       position(actor("Velia"), "rejects", "", kGull)})
                .size(),
            2U);
}

TEST(Positions, OneActorByTwoNamesIsOneParty) {
  const auto cells = stands_of({position(actor("Velia", "v"), "accepts", "talks"),
                                position(actor("Republic of Velia", "v"), "rejects", "quotas"),
                                position(actor("Velia", "v"), "accepts", "talks", kGull),
                                position(actor("Velia", "w"), "accepts", "talks")});
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].party, "Velia");
  EXPECT_EQ(cells[1].party, "Velia") << "all cells of a party under the name told most often";
  EXPECT_EQ(cells[1].issue, "quotas");
  EXPECT_EQ(cells[2].actor, "w") << "a namesake apart";
}

TEST(Positions, AnUnknownPartyStandsUnderNoName) {
  const auto cells =
      stands_of({position({}, "rejects", "talks"), position(actor("Velia"), "accepts", "talks"),
                 position(actor("Velia"), "accepts", "talks", kGull)});
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].party, "Velia") << "with most positions first";
  EXPECT_EQ(cells[1].party, "");
  EXPECT_EQ(cells[1].actor, "");
}

TEST(Positions, OfNoneIsEmpty) { EXPECT_TRUE(stands_of({}).empty()); }

}  // namespace
}  // namespace rapporteur::overview
