// Who faces whom in an article, on documents made of words.
#include "rapporteur/meetings/sides.h"

#include <gtest/gtest.h>

#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

Event event_between(EventType type, std::uint32_t actor, std::uint32_t recipient) {
  Event event;
  event.type = type;
  Participant one, other;
  one.actor = actor;
  other.actor = recipient;
  other.role = ParticipantRole::kRecipient;
  event.participants = {one, other};
  return event;
}

/// Norland 0, Velia 1, the Union 2, the envoy of Velia 3, a crowd 4.
Document four() {
  Document d;
  d.actors.resize(5);
  d.actors[0].kind = d.actors[1].kind = ActorKind::kState;
  d.actors[2].kind = ActorKind::kBloc;
  d.actors[3].kind = ActorKind::kPerson;
  d.actors[3].acts_for = 1;
  d.actors[4].kind = ActorKind::kPopulation;
  return d;
}

TEST(Sides, ThoseToldOfTogetherMostAreAPair) {
  Document d = four();
  d.events = {event_between(EventType::kAccuse, 0, 2), event_between(EventType::kConsult, 0, 3),
              event_between(EventType::kAccuse, 1, 0)};
  const Sides sides(d);
  ASSERT_TRUE(sides.main_pair());
  EXPECT_EQ(*sides.main_pair(), std::pair(0U, 1U));  // the envoy stands for Velia
  EXPECT_EQ(sides.opposite(0, {}), 1U);
  EXPECT_EQ(sides.opposite(0, {1}), 2U);
  EXPECT_EQ(sides.opposite(4, {}), std::nullopt);
}

TEST(Sides, APairStandsOutFromOthers) {
  Document d = four();
  d.events = {event_between(EventType::kConsult, 0, 1), event_between(EventType::kConsult, 0, 1),
              event_between(EventType::kConsult, 0, 2), event_between(EventType::kAccuse, 0, 2)};
  EXPECT_FALSE(Sides(d).main_pair());
}

TEST(Sides, OnceIsNoPairAndACrowdIsNoSide) {
  Document d = four();
  d.events = {event_between(EventType::kAssault, 0, 4), event_between(EventType::kAssault, 0, 4),
              event_between(EventType::kAccuse, 0, 1)};
  EXPECT_FALSE(Sides(d).main_pair());
}

TEST(Sides, AFirmFacesNobodyUnlessItIsNamed) {
  Document d = four();
  d.actors[2].kind = ActorKind::kOrganisation;
  d.events = {event_between(EventType::kConsult, 0, 2)};
  EXPECT_TRUE(Sides(d).main_pair());
  d.actors[2].sector = "BUS";
  EXPECT_FALSE(Sides(d).main_pair());
  EXPECT_FALSE(is_side(ActorKind::kPopulation));  // the workers at a summit are no party to it
}

TEST(Sides, APhraseOfManyNamesItsParties) {
  testing::Case one;
  one.input = "Delegations from Sudan and Ethiopia met in Muscat.";
  const Document d = testing::analysed(one, "events");
  const Tree tree(d);
  const ActorMap actors(d);
  ASSERT_FALSE(d.events.empty());
  std::vector<std::string> names;
  for (const std::uint32_t party : parties_of(tree, actors, d.events.front().participants.front()))
    names.push_back(d.actors[party].name);
  EXPECT_EQ(names, (std::vector<std::string>{"Sudan", "Ethiopia"}));
}

}  // namespace
}  // namespace rapporteur
