// Events that are none, on pages made of sentences, actors and scores.
#include "rapporteur/events/strays.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

constexpr std::uint32_t kState = 0, kShop = 1, kPolice = 2, kEnvoy = 3;

/// The score is the share of events that are right.
Curve as_scored() { return std::move(Curve::parse("scores", "0\t0\n1\t1\n")).value(); }

/// A page of so many sentences, of which the first few mention the state.
Document page_of(std::size_t sentences, std::size_t mentions) {
  Document document;
  document.sentences.resize(sentences);
  document.actors.resize(4);
  document.actors[kState].kind = ActorKind::kState;
  document.actors[kShop].kind = ActorKind::kOrganisation;
  document.actors[kPolice].kind = ActorKind::kGovernment;
  document.actors[kPolice].sector = "COP";
  document.actors[kEnvoy].acts_for = kState;
  for (std::uint32_t s = 0; s < mentions; ++s) {
    Mention mention;
    mention.sentence = s;
    document.actors[kState].mentions.push_back(mention);
  }
  return document;
}

void tell(Document& document, std::uint32_t actor, float confidence, int times = 1) {
  for (int i = 0; i < times; ++i) {
    Event event;
    event.participants.emplace_back();
    event.participants.back().actor = actor;
    event.confidence = confidence;
    document.events.push_back(event);
  }
}

TEST(Strays, StatesAndThoseWhoActForThemArePublic) {
  const Document document = page_of(1, 0);
  EXPECT_EQ(public_weight(document, kState), 1);
  EXPECT_EQ(public_weight(document, kEnvoy), 1);
  EXPECT_EQ(public_weight(document, kShop), 0);
  EXPECT_GT(public_weight(document, kPolice), 0);
  EXPECT_LT(public_weight(document, kPolice), 1);
}

TEST(Strays, OneWhoActsForHimselfInACircleIsNot) {
  Document document = page_of(1, 0);
  document.actors[kShop].acts_for = kShop;
  EXPECT_EQ(public_weight(document, kShop), 0);
}

TEST(Strays, WhatAShopOffersIsNoneOnAPageOfShops) {
  Document document = page_of(30, 0);
  tell(document, kShop, 0.5F);
  EXPECT_EQ(strays_of(document, as_scored()), std::vector{true});
}

TEST(Strays, TheSameIsKeptAmongTheDeedsOfStates) {
  Document document = page_of(30, 25);
  tell(document, kState, 0.9F, 15);
  tell(document, kShop, 0.5F);
  EXPECT_FALSE(strays_of(document, as_scored()).back());
}

TEST(Strays, SoAreTheManyDeedsOfASect) {
  Document document = page_of(30, 0);
  tell(document, kShop, 0.5F, 29);
  EXPECT_FALSE(strays_of(document, as_scored()).front());
}

TEST(Strays, AShortTextProvesNothing) {
  Document document = page_of(1, 0);
  tell(document, kShop, 0.3F);
  EXPECT_EQ(strays_of(document, as_scored()), std::vector{false});
}

TEST(Strays, AStatesSureDeedIsKeptOnAPageThatHasLittleElse) {
  Document document = page_of(30, 8);
  tell(document, kState, 0.95F);
  tell(document, kShop, 0.3F);
  EXPECT_EQ(strays_of(document, as_scored()), (std::vector{false, true}));
}

TEST(Strays, NothingIsNone) {
  const Document document = page_of(30, 0);
  EXPECT_TRUE(strays_of(document, as_scored()).empty());
}

}  // namespace
}  // namespace rapporteur
