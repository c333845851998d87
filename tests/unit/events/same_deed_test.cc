// What speaks for and against two events being one happening: each case beside its opposite. The weights are learned, so
// the tests hold which of two is likelier, and what is joined where the vectors of the triggers are equal.
#include "rapporteur/events/same_deed.h"

#include <gtest/gtest.h>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

constexpr std::size_t kWidth = 384;  // of the shipped model's vectors

/// "Norland shelled Velia. …" with two actors and an event per word given.
class SameDeedTest : public ::testing::Test {
 protected:
  void SetUp() override {
    document_ = testing::plain_document(
        "Norland shelled Velia on Monday. Velia shelled Norland. The shelling of Velia went on. Norland met "
        "Velia.");
    document_.actors.resize(2);
    document_.encoding.event_vectors = document_.encoding.vectors = rows_alike();
    turn("met");  // means something else
  }

  /// Every word means the same: a vector of which the senses' first number says as much as it can.
  nn::Rows rows_alike() const {
    const Senses senses = Senses::load().value();
    nn::Rows out;
    out.width = kWidth;
    std::vector<float> row(kWidth);
    for (std::size_t i = 0; i < kWidth; ++i) {
      std::vector<float> one(2 * kWidth);
      one[i] = 1;
      row[i] = senses.of(one)[0] < 0 ? -1.0F : 1.0F;
    }
    for (std::size_t i = 0; i < document_.tokens.size(); ++i)
      out.exact.insert(out.exact.end(), row.begin(), row.end());
    return out;
  }

  /// Makes the vector of a word its opposite.
  void turn(const std::string& word) {
    const std::size_t row = testing::range_of(document_, word).begin * kWidth;
    for (nn::Rows* rows : {&document_.encoding.event_vectors, &document_.encoding.vectors}) {
      for (std::size_t k = 0; k < kWidth; ++k) rows->exact[row + k] *= -1;
    }
  }

  Event event(const std::string& word, std::uint32_t by, std::uint32_t whom,
              EventType type = EventType::kAssault) {
    Event out;
    out.head = testing::range_of(document_, word).begin;
    out.trigger = {document_.tokens[out.head].span};
    out.type = type;
    for (const auto& [role, actor] :
         {std::pair(ParticipantRole::kActor, by), std::pair(ParticipantRole::kRecipient, whom)}) {
      Participant one;
      one.role = role;
      one.actor = actor;
      out.participants.push_back(one);
    }
    return out;
  }

  double likeness(const Event& one, const Event& other) {
    document_.events = {one, other};
    return same_.compare(document_).front().likeness;
  }

  Document document_;
  SameDeed same_ = SameDeed::load().value();
};

TEST_F(SameDeedTest, TheSamePartiesSpeakForItAndTheOtherWayRoundAgainstIt) {
  const Event one = event("shelled", 0, 1);
  EXPECT_GT(likeness(one, event("shelling", 0, 1)), likeness(one, event("shelling", 1, 0)));
}

TEST_F(SameDeedTest, AnotherTypeIsAnotherHappening) {
  const Event one = event("shelled", 0, 1);
  EXPECT_GT(likeness(one, event("shelling", 0, 1)),
            likeness(one, event("met", 0, 1, EventType::kConsult)) + 2);
}

TEST_F(SameDeedTest, AnotherTimeAnotherPlaceAndHistorySpeakAgainstIt) {
  document_.times.resize(2);
  document_.times[0].value = "2026-03-02";
  document_.times[1].value = "2026-03-03";
  document_.places.resize(2);
  document_.places[0].name = "Port Vel";
  document_.places[1].name = "Norhaven";
  Event one = event("shelled", 0, 1), other = event("shelling", 0, 1);
  const double without = likeness(one, other);
  one.time = 0, other.time = 1;
  EXPECT_LT(likeness(one, other), without);
  other.time = 0;
  EXPECT_GT(likeness(one, other), without);
  one.time = other.time = std::nullopt;
  one.place = 0, other.place = 1;
  EXPECT_LT(likeness(one, other), without);
  one.place = other.place = std::nullopt;
  other.background = true;
  EXPECT_LT(likeness(one, other), without);
}

TEST_F(SameDeedTest, WordsThatMeanTheSameSpeakForIt) {
  const Event one = event("shelled", 0, 1), other = event("shelling", 0, 1);
  const double near = likeness(one, other);
  turn("shelling");
  EXPECT_LT(likeness(one, other), near);
}

TEST_F(SameDeedTest, ANounThatPointsBackSpeaksForItAndOneWithMoreBesideItDoesNot) {
  const auto likely = [this](const std::string& det, const std::string& beside) {
    document_ = testing::analysed_document(
        "Norland struck Velia . " + det + " " + beside + " raid failed .",
        "Norland Norland PROPN 2 nsubj\nstruck strike VERB 0 root\nVelia Velia PROPN 2 obj\n. . PUNCT 2 "
        "punct\n\n" +
            det + " the DET 3 det\n" + beside +
            " more ADJ 3 amod\nraid raid NOUN 4 nsubj\nfailed fail VERB 0 root\n. . PUNCT 4 punct\n");
    if (beside == "then") document_.syntax[5].deprel = "advmod";
    document_.actors.resize(2);
    return likeness(event("struck", 0, 1), event("raid", 0, 1));
  };
  EXPECT_GT(likely("The", "then"), likely("The", "earlier"));
  EXPECT_GT(likely("The", "then"), likely("Another", "then"));
}

TEST_F(SameDeedTest, TheSameFigureSpeaksForIt) {
  Event one = event("shelled", 0, 1), other = event("shelling", 0, 1);
  const auto killed = [](double count) {
    Quantity out;
    out.what = "killed";
    out.low = out.high = count;
    return out;
  };
  one.quantities = {killed(12)};
  other.quantities = {killed(30)};
  const double rival = likeness(one, other);
  other.quantities = {killed(12)};
  EXPECT_GT(likeness(one, other), rival);
}

TEST_F(SameDeedTest, WhatIsOneSharesItsHappening) {
  document_.events = {event("shelled", 0, 1), event("shelling", 0, 1),
                      event("met", 0, 1, EventType::kConsult)};
  same_.link(document_);
  EXPECT_EQ(document_.events[0].happening, document_.events[1].happening);
  EXPECT_NE(document_.events[0].happening, document_.events[2].happening);
}

TEST_F(SameDeedTest, ManyEventsAreComparedWithThoseShortlyBeforeThemOnly) {
  document_.events.assign(500, event("shelled", 0, 1));
  EXPECT_LE(same_.compare(document_).size(), 500U * 60U);
  document_.events.clear();
  EXPECT_TRUE(same_.compare(document_).empty());
  same_.link(document_);
}

TEST_F(SameDeedTest, WorksWithoutVectorsSyntaxOrSentences) {
  document_.encoding = {};
  document_.syntax.clear();
  document_.sentences.clear();
  document_.events = {event("shelled", 0, 1), event("shelling", 0, 1)};
  same_.link(document_);
  EXPECT_EQ(document_.events[0].happening, 0U);
}

}  // namespace
}  // namespace rapporteur
