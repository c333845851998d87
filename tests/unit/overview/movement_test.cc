// What came to a happening since a moment.
#include <gtest/gtest.h>

#include "rapporteur/overview/overview.h"
#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

using testing::figure;
using testing::kGull;
using testing::kTern;
using testing::kTernLater;
using testing::party;
using testing::Story;

constexpr const char* kBefore = "2026-03-03T08:00:00Z";
constexpr const char* kSince = "2026-03-04T07:30:00Z";
constexpr const char* kAfter = "2026-03-04T09:00:00Z";

class Movements : public ::testing::Test {
 protected:
  static std::string told(const Movement& movement) {
    std::string out = movement.is_new ? "new" : "";
    for (const Move& move : movement.moves)
      out += (out.empty() ? "" : "|") + move.what + ": " + move.from + " > " + move.to;
    return out;
  }
  std::string moved() { return told(movement_of(story_.get(), kSince)); }
  /// An event that came then.
  store::Entry& event(const testing::Paper& paper, const char* added, const std::string& status) {
    store::Entry& out = story_.event(paper, status);
    out.added = added;
    out.parties = {party("actor", "Velia", "v")};
    return out;
  }
  Story story_;
};

TEST_F(Movements, WhatWasNeverToldBeforeIsNew) {
  event(kTern, kAfter, "planned");
  EXPECT_EQ(moved(), "new");
}

TEST_F(Movements, AStatusThatIsAnotherMoved) {
  event(kTern, kBefore, "planned");
  event(kTernLater, kAfter, "occurred");
  EXPECT_EQ(moved(), "status: planned > occurred");
}

TEST_F(Movements, TheSameToldAgainByTheSameOutletMovesNothing) {
  event(kTern, kBefore, "planned");
  event(kTernLater, kAfter, "planned");
  EXPECT_EQ(moved(), "");
}

TEST_F(Movements, AnotherOutletIsASource) {
  event(kTern, kBefore, "occurred");
  event(kGull, kAfter, "occurred");
  EXPECT_EQ(moved(), "sources: 1 > 2");
  EXPECT_EQ(movement_of(story_.get(), kSince).sources, 1u);
}

TEST_F(Movements, ADenialAPartyAndAFigureThatCome) {
  event(kTern, kBefore, "occurred").figures = {figure("killed", 2, 2)};
  store::Entry& later = event(kTernLater, kAfter, "denied");
  later.parties.push_back(party("recipient", "Norland", "n"));
  later.figures = {figure("killed", 5, std::nullopt)};
  EXPECT_EQ(moved(), "disputed:  > disputed|whom:  > Norland|figures: killed 2 person > killed 5.. person");
}

TEST_F(Movements, WhoIsLeftOutOfAMeetingMoves) {
  store::Entry& first = story_.meeting(kTern, "scheduled");
  first.added = kBefore;
  first.parties = {party("party", "Velia", "v")};
  store::Entry& second = story_.meeting(kTernLater, "confirmed");
  second.added = kAfter;
  second.parties = {party("party", "Velia", "v"), testing::present("Sund", "excluded", "s")};
  EXPECT_EQ(moved(), "status: scheduled > confirmed|attendance:  > Sund excluded");
}

TEST_F(Movements, NothingMovesBeforeItCame) {
  event(kTern, kBefore, "planned");
  event(kTernLater, kBefore, "occurred");
  EXPECT_EQ(moved(), "");
}

}  // namespace
}  // namespace rapporteur::overview
