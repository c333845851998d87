// What one document gives: the lines of the article in dispute.h, field by field, and when two lines tell the same.
#include "rapporteur/store/lines.h"

#include <gtest/gtest.h>

#include "rapporteur/store/countries.h"
#include "tests/unit/store/dispute.h"

namespace rapporteur::store {
namespace {

using testing::dispute;

std::string parties(const Line& line) {
  std::string out;
  for (const LineParty& one : line.parties) {
    out += (out.empty() ? "" : "|") + one.role + " " + one.name;
    if (!one.acts_for.empty()) out += " for " + one.acts_for;
    if (!one.attends.empty()) out += " " + one.attends;
  }
  return out;
}

std::string spans(const Line& line, const Document& document) {
  std::string out;
  for (const EntrySpan& one : line.spans)
    out += (out.empty() ? "" : "|") + one.what + " " + std::string(document.article.text.slice(one.span));
  return out;
}

/// "what word → index of the line it points at"
std::string links(const Line& line, const std::vector<Line>& lines) {
  std::string out;
  for (const EntryLink& one : line.links) {
    std::string to = "nothing";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].id == one.entry) to = std::to_string(i);
    }
    out += (out.empty() ? "" : "|") + one.what + (one.word.empty() ? "" : " " + one.word) + " " + to;
  }
  return out;
}

/// 0, 1 statements; 2, 3, 4 events; 5 the meeting; 6 the position.
class Lines : public ::testing::Test {
 protected:
  Document document_ = dispute();
  std::vector<Line> lines_ = lines_of(document_);
};

TEST_F(Lines, AreInTheOrderOfTheRecord) {
  ASSERT_EQ(lines_.size(), 7U);
  std::string kinds;
  for (const Line& line : lines_)
    kinds += std::string(to_word(line.kind)) + std::to_string(line.number) + " ";
  EXPECT_EQ(kinds, "statement0 statement1 event0 event1 event2 meeting0 position0 ");
  for (const Line& line : lines_) EXPECT_EQ(line.id.size(), 16U);
}

TEST_F(Lines, TellAStatement) {
  const Line& line = lines_[0];
  EXPECT_EQ(line.label, "accuse");
  EXPECT_EQ(line.status, "positive");
  EXPECT_EQ(line.form, "indirect");
  EXPECT_EQ(line.channel, "interview");
  EXPECT_EQ(line.words, "The fleet of Norland shelled the harbour of Bergen");
  EXPECT_EQ(line.who, "Ana Reis");
  EXPECT_EQ(line.who_for, "Velia");
  EXPECT_EQ(line.whom, "Tern");
  EXPECT_EQ(line.according_to, "");
  EXPECT_EQ(line.who_words, "Ana Reis; Velia\u2019s foreign minister; foreign minister; Velia");
  EXPECT_EQ(line.source_words, line.who_words);
  EXPECT_EQ(line.time, 1U);
  EXPECT_EQ(line.place_words, "Geneva; CHE; Switzerland");
  EXPECT_EQ(parties(line), "speaker Ana Reis for Velia|addressee Tern");
  EXPECT_EQ(spans(line, document_),
            "cue told|source Ana Reis|content " + line.words + "|channel in an interview");
  EXPECT_DOUBLE_EQ(line.confidence, 0.913) << "three decimals, as in the record";
  EXPECT_EQ(line.reason, "'told' with its subject");
  EXPECT_FALSE(line.event);
}

TEST_F(Lines, TellAChainOfSourcesAndAnInterruptedQuote) {
  const Line& line = lines_[1];
  EXPECT_EQ(line.status, "negative");
  EXPECT_EQ(line.words, "No date \u2026 has been agreed");
  EXPECT_EQ(line.according_to, "Tern");
  EXPECT_EQ(line.source_words, "a Norland official; Norland; NOR; Tern") << "the speaker is a source, too";
  EXPECT_EQ(line.who_words, "a Norland official; Norland; NOR")
      << "a description is found by whom it acts for";
}

TEST_F(Lines, TellAnEvent) {
  const Line& line = lines_[2];
  EXPECT_EQ(line.label, "ASSAULT");
  EXPECT_EQ(line.status, "conditional");
  EXPECT_EQ(line.mode, "heavy-weapons");
  EXPECT_EQ(line.cameo, "194");
  EXPECT_EQ(line.contexts, "military; maritime");
  EXPECT_EQ(line.intensity, -9.5);
  EXPECT_FALSE(line.background);
  EXPECT_EQ(line.words, "shelled");
  EXPECT_EQ(line.who, "Norland");
  EXPECT_EQ(line.whom, "Velia");
  EXPECT_EQ(line.according_to, "Ana Reis");
  EXPECT_EQ(line.source_words, lines_[0].who_words);
  EXPECT_EQ(line.event, 0U);
  EXPECT_EQ(
      parties(line),
      "actor Norland|recipient Velia|instrument rockets|target the harbour of Bergen|beneficiary the fishing "
      "unions");
  EXPECT_EQ(spans(line, document_), "trigger shelled|condition if the reports hold");
  EXPECT_EQ(links(line, lines_), "according_to 0|disputed_by 1|condition 3");
  ASSERT_EQ(line.figures.size(), 1U);
  EXPECT_EQ(line.figures[0].what, "killed");
  EXPECT_EQ(line.figures[0].low, 12.0);
  EXPECT_FALSE(line.figures[0].high);
  EXPECT_EQ(line.figures[0].unit, "person");
}

TEST_F(Lines, NameTheTargetPlaceAndTheCountry) {
  EXPECT_EQ(lines_[2].place_words, "the harbour of Bergen; Bergen; Vestland; NOR; Norway");
  EXPECT_EQ(country_name("NOR"), "Norway");
  EXPECT_EQ(country_name("CHE"), "Switzerland");
  for (const char* none : {"", "NO", "QQQ", "nor", "NORW"}) EXPECT_EQ(country_name(none), "") << none;
}

TEST_F(Lines, TellHistoryAsBackground) { EXPECT_TRUE(lines_[3].background); }

TEST_F(Lines, FindThoseWhoMeetOnBothSides) {
  EXPECT_EQ(lines_[4].words, "hold \u2026 talks");
  EXPECT_EQ(lines_[4].who, "Velia; Norland");
  EXPECT_EQ(lines_[4].whom, "");
  EXPECT_EQ(lines_[4].whom_words, lines_[4].who_words);
  EXPECT_NE(lines_[2].whom_words, lines_[2].who_words) << "who shells whom has sides";
}

TEST_F(Lines, TellAMeeting) {
  const Line& line = lines_[5];
  EXPECT_EQ(line.label, "talks");
  EXPECT_EQ(line.status, "scheduled");
  EXPECT_EQ(line.words, "talks on fishing");
  EXPECT_EQ(line.who, "Velia; Norland");
  EXPECT_EQ(line.sentence, 2U);
  EXPECT_EQ(line.event, 2U);
  EXPECT_EQ(parties(line),
            "party Velia|party Norland|delegate Ana Reis for Velia|host Sweden|mediator Sweden|attendance "
            "the fishing "
            "unions excluded");
  EXPECT_EQ(spans(line, document_), "what talks on fishing|purpose fishing");
  EXPECT_EQ(links(line, lines_),
            "evidence excluded 0|evidence excluded 4|evidence proposed 1|evidence scheduled 4|event 4");
  for (const char* name : {"Velia", "Norland", "Ana Reis", "Sweden", "the fishing unions"})
    EXPECT_NE(line.who_words.find(name), std::string::npos) << name;
  EXPECT_EQ(line.whom_words, line.who_words);
}

TEST_F(Lines, TellAPosition) {
  const Line& line = lines_[6];
  EXPECT_EQ(line.label, "opposes");
  EXPECT_EQ(line.status, "");
  EXPECT_EQ(line.words, "the talks");
  EXPECT_EQ(line.who, "the fishing unions");
  EXPECT_EQ(line.according_to, "Ana Reis");
  EXPECT_EQ(line.sentence, 0U) << "that of the statement it rests on";
  EXPECT_EQ(links(line, lines_), "statement 0|event 4");
  EXPECT_EQ(spans(line, document_), "issue the talks");
}

TEST_F(Lines, OfAnEmptyDocumentAreNone) { EXPECT_TRUE(lines_of(Document()).empty()); }

TEST_F(Lines, AreTheSameWhenReadBackFromTheRecord) {
  const Document back = document_of(to_json(document_, {}), "dispute").value();
  const std::vector<Line> again = lines_of(back);
  ASSERT_EQ(again.size(), lines_.size());
  for (std::size_t i = 0; i < again.size(); ++i) {
    EXPECT_EQ(again[i].id, lines_[i].id);
    EXPECT_EQ(digest_of(again[i], back), digest_of(lines_[i], document_)) << i;
    EXPECT_EQ(again[i].who_words, lines_[i].who_words);
    EXPECT_DOUBLE_EQ(again[i].confidence, lines_[i].confidence);
  }
}

/// The digests of all lines after a change of the document.
template <class Change>
std::vector<std::int64_t> digests(Change change) {
  Document document = dispute();
  change(document);
  std::vector<std::int64_t> out;
  for (const Line& line : lines_of(document)) out.push_back(digest_of(line, document));
  return out;
}

TEST(Digest, DiffersBetweenLines) {
  const auto all = digests([](Document&) {});
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(all[i], all[j]);
  }
}

TEST(Digest, DoesNotCountConfidenceAndReason) {
  EXPECT_EQ(digests([](Document& d) {
              d.statements[0].confidence = 0.1F;
              d.events[0].reason = "another";
              d.meetings[0].confidence = 0.2F;
              d.positions[0].reason = "another";
            }),
            digests([](Document&) {}));
}

TEST(Digest, ChangesWithWhatIsTold) {
  const auto before = digests([](Document&) {});
  const auto changed = [&](std::size_t line, auto change) { return digests(change)[line] != before[line]; };
  EXPECT_TRUE(changed(0, [](Document& d) { d.statements[0].act = SpeechAct::kDeny; }));
  EXPECT_TRUE(changed(0, [](Document& d) { d.statements[0].channel->kind = "letter"; }));
  EXPECT_TRUE(changed(0, [](Document& d) { d.statements[0].addressee = 1; }));
  EXPECT_TRUE(changed(2, [](Document& d) { d.events[0].status = EventStatus::kDenied; }));
  EXPECT_TRUE(changed(2, [](Document& d) { d.events[0].participants[2].role = ParticipantRole::kTarget; }));
  EXPECT_TRUE(changed(2, [](Document& d) { d.events[0].quantities[0].high = 12.0; }));
  EXPECT_TRUE(changed(2, [](Document& d) { d.events[0].disputed_by.clear(); }));
  EXPECT_TRUE(changed(2, [](Document& d) { d.events[0].time.reset(); }));
  EXPECT_TRUE(changed(2, [](Document& d) { d.places[0].name = "Narvik"; }));
  EXPECT_TRUE(changed(3, [](Document& d) { d.events[1].background = false; }));
  EXPECT_TRUE(changed(5, [](Document& d) { d.meetings[0].attendance[0].as = AttendanceKind::kInvited; }));
  EXPECT_TRUE(changed(5, [](Document& d) { d.meetings[0].phase = MeetingPhase::kHeld; }));
  EXPECT_TRUE(changed(6, [](Document& d) { d.positions[0].stance = Stance::kAccepts; }));
  EXPECT_FALSE(changed(4, [](Document& d) { d.events[0].status = EventStatus::kDenied; }))
      << "only the line itself";
}

}  // namespace
}  // namespace rapporteur::store
