// Who else a mention might be of, and what a table adds to its reason. Subject: rapporteur/actors/reasons.h.
#include "rapporteur/actors/reasons.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

TEST(Rivals, AreTheLikeliestFirstAndTellByHowMuchTheyLost) {
  Rivals rivals;
  rivals.note(1, 2);
  rivals.note(2, 6);
  rivals.note(3, 5);
  rivals.note(1, 4);  // a nearer mention of the first
  const std::vector<Alternative> others = rivals.besides(2, 6);
  ASSERT_EQ(others.size(), 2u);
  EXPECT_EQ(others[0].actor, 3u);
  EXPECT_EQ(others[0].behind, 1u);
  EXPECT_EQ(others[0].lost, LostBy::kProminence);
  EXPECT_EQ(others[1].actor, 1u);
  EXPECT_EQ(others[1].behind, 2u);
}

TEST(Rivals, ThatWereShutOutStandLastAndHaveNoScore) {
  Rivals rivals;
  rivals.bar(1, LostBy::kSameVerb);
  rivals.note(2, 3);
  rivals.note(3, 1);
  rivals.bar(3, LostBy::kOwnWords);  // another mention of it counts
  rivals.bar(4, LostBy::kOwnWords);
  rivals.note(4, 0);
  const std::vector<Alternative> others = rivals.besides(2, 3);
  ASSERT_EQ(others.size(), 3u);
  EXPECT_EQ(others[0].actor, 3u);
  EXPECT_EQ(others[1].actor, 4u);
  EXPECT_EQ(others[2].actor, 1u);
  EXPECT_EQ(others[2].lost, LostBy::kSameVerb);
  EXPECT_FALSE(others[2].behind);
}

TEST(Rivals, AreFewAndWereInQuestion) {
  Rivals rivals;
  for (std::uint32_t g = 1; g < 9; ++g) rivals.note(g, static_cast<int>(g));
  rivals.note(9, -40);
  EXPECT_EQ(rivals.besides(8, 8).size(), kMostAlternatives);
  Rivals far;
  far.note(1, 4);
  far.note(2, -40);
  EXPECT_TRUE(far.besides(1, 4).empty());
}

Document with_place() {
  Document document;
  Place place;
  place.tokens = {1, 3};
  place.name = "Port Aller";
  document.places = {Place{}, place};
  return document;
}

TEST(Reasons, APlaceIsOneOfTheNamesOwnWords) {
  const Document document = with_place();
  Mention name;
  add_place(document, {1, 3}, LostBy::kActs, name);
  ASSERT_EQ(name.others.size(), 1u);
  EXPECT_EQ(name.others[0].place, 1u);
  EXPECT_EQ(name.others[0].lost, LostBy::kActs);
  Mention shorter;
  add_place(document, {1, 2}, LostBy::kActs, shorter);
  Mention nowhere;  // on no map
  add_place(document, {0, 1}, LostBy::kActs, nowhere);
  EXPECT_TRUE(shorter.others.empty());
  EXPECT_TRUE(nowhere.others.empty());
}

TEST(Reasons, ATableTellsMoreOfThoseOfOneReason) {
  Actor actor;
  Mention named;
  named.span = {10, 24};
  named.reason = MentionReason::kNewName;
  Mention pronoun = named;
  pronoun.span = {30, 32};
  pronoun.reason = MentionReason::kAntecedent;
  actor.mentions = {named, pronoun};
  know_by(actor, MentionReason::kNewName, MentionReason::kOfficeHolder, "Olin Marr", {10, 19});
  EXPECT_EQ(actor.mentions[0].reason, MentionReason::kOfficeHolder);
  EXPECT_EQ(actor.mentions[0].entry, "Olin Marr");
  EXPECT_EQ(actor.mentions[0].evidence, (Span{10, 19}));
  EXPECT_EQ(actor.mentions[1].reason, MentionReason::kAntecedent);
  EXPECT_TRUE(actor.mentions[1].entry.empty());
}

}  // namespace
}  // namespace rapporteur
