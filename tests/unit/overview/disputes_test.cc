// Every rule of docs/disputes.md: a case that is a dispute beside one that is none.
#include <gtest/gtest.h>

#include <functional>

#include "rapporteur/overview/overview.h"
#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

using store::Entry;
using testing::by;
using testing::figure;
using testing::kGull;
using testing::kTern;
using testing::kTernLater;
using testing::Paper;
using testing::Story;

/// "what[ of whom]: value (article), value (article)" of each dispute, one line each.
std::string told(const Story& story) {
  std::string out;
  for (const Dispute& one : disputes_of(story.get())) {
    EXPECT_EQ(one.happening, "h1");
    out += (out.empty() ? "" : "\n") + one.what + (one.about.empty() ? "" : " of " + one.about) + ":";
    for (const Account& account : one.accounts) out += " " + account.value + " (" + account.article + ")";
  }
  return out;
}

std::string of_figures(const store::Figure& one, const store::Figure& other, const Paper& first = kTern,
                       const Paper& second = kGull, const std::string& status = "occurred",
                       const std::string& other_status = "occurred") {
  Story story;
  story.event(first, status).figures = {one};
  story.event(second, other_status).figures = {other};
  return told(story);
}

TEST(Disputes, FiguresWithoutACommonOne) {
  EXPECT_EQ(of_figures(figure("killed", 9, 9), figure("killed", 12, 12)), "killed: 9 (tern) 12 (gull)");
  EXPECT_EQ(of_figures(figure("killed", 9, 10), figure("killed", 11, {})),
            "killed: 9..10 (tern) 11.. (gull)");
  EXPECT_EQ(of_figures(figure("killed", {}, 8.5), figure("killed", 9, 9)), "killed: ..8.5 (tern) 9 (gull)");
}

TEST(Disputes, NoneOfFiguresThatMayBothBeSo) {
  EXPECT_EQ(of_figures(figure("killed", 9, 9), figure("killed", 9, 9)), "");
  EXPECT_EQ(of_figures(figure("killed", 5, {}), figure("killed", 9, 9)), "") << "at least 5";
  EXPECT_EQ(of_figures(figure("killed", 9, 12), figure("killed", 12, 15)), "");
  EXPECT_EQ(of_figures(figure("killed", {}, {}), figure("killed", 9, 9)), "") << "nothing is known";
}

TEST(Disputes, FiguresOfOneKindUnitAndStandingOnly) {
  EXPECT_EQ(of_figures(figure("killed", 9, 9), figure("wounded", 12, 12)), "");
  EXPECT_EQ(of_figures(figure("money", 9, 9, "EUR"), figure("money", 12, 12, "USD")), "");
  EXPECT_EQ(of_figures(figure("money", 9, 9, "EUR"), figure("money", 12, 12, "EUR")),
            "money: 9 (tern) 12 (gull)");
  const auto nine = figure("people", 9, 9), eleven = figure("people", 11, 11);
  EXPECT_EQ(of_figures(nine, eleven, kTern, kGull, "occurred", "planned"), "");
  EXPECT_EQ(of_figures(nine, eleven, kTern, kGull, "planned", "planned"), "people: 9 (tern) 11 (gull)");
  EXPECT_EQ(of_figures(nine, eleven, kTern, kGull, "occurred", "ongoing"), "people: 9 (tern) 11 (gull)");
}

TEST(Disputes, SomeOfThemAreTooManyOnlyWhereTheyAreMoreThanAll) {
  const auto all = figure("killed", 9, 9, "person");
  EXPECT_EQ(of_figures(all, figure("killed", 4, 4, "soldier")), "") << "four of the nine";
  EXPECT_EQ(of_figures(all, figure("killed", 12, 12, "soldier")), "killed: 9 (tern) 12 (gull)");
  EXPECT_EQ(of_figures(figure("killed", 9, 9, "nurse"), figure("killed", 12, 12, "soldier")), "");
}

TEST(Disputes, TheDeadOfOneCountryAreNotThoseOfAnother) {
  const auto of = [](const char* country) {
    Story story;
    for (const auto& [paper, number, whose] :
         {std::tuple(kTern, 9.0, "LKA"), std::tuple(kGull, 12.0, country)}) {
      Entry& event = story.event(paper, "occurred");
      event.figures = {figure("killed", number, number, "person")};
      event.parties.push_back(testing::party("recipient", "guards"));
      event.parties.back().country = whose;
    }
    return told(story);
  };
  EXPECT_EQ(of("IND"), "");
  EXPECT_EQ(of("LKA"), "killed: 9 (tern) 12 (gull)");
}

TEST(Disputes, ASourceThatCorrectsItselfDisputesNothing) {
  const auto nine = figure("killed", 9, 9), twelve = figure("killed", 12, 12);
  EXPECT_EQ(of_figures(nine, twelve, kTern, kTernLater), "") << "two articles of one outlet";
  EXPECT_EQ(of_figures(nine, twelve, kTern, kTern), "") << "one article";
  EXPECT_EQ(of_figures(nine, twelve, kTern, {"x", "tern", "2026-03-05", {}}), "") << "'The' does not count";
  EXPECT_EQ(of_figures(nine, twelve, {"a", "", "", {}}, {"b", "", "", {}}), "killed: 9 (a) 12 (b)")
      << "without an outlet every article is its own";
}

TEST(Disputes, ACopyDisagreesWithNobodyAnew) {
  EXPECT_EQ(of_figures(figure("killed", 9, 9), figure("killed", 9, 9), kTern, {"x", "Gull", "", "tern"}), "");
}

/// 9 by one speaker in the one article, 12 by another in the other.
std::string of_speakers(const store::Party& one, const store::Party& other) {
  Story story;
  Entry& first = story.event(kTern);
  first.figures = {figure("killed", 9, 9)};
  by(first, story.said(kTern, one));
  Entry& second = story.event(kGull);
  second.figures = {figure("killed", 12, 12)};
  by(second, story.said(kGull, other));
  return told(story);
}

TEST(Disputes, TheSourceIsTheSpeaker) {
  const std::string found = "killed: 9 (tern) 12 (gull)";
  EXPECT_EQ(of_speakers(testing::party("speaker", "Velia"), testing::party("speaker", "Norland")), found);
  EXPECT_EQ(of_speakers(testing::party("speaker", "Velia"), testing::party("speaker", "VELIA")), "");
  EXPECT_EQ(of_speakers(testing::party("speaker", "Ana Reis", "a1"),
                        testing::party("speaker", "Minister Reis", "a1")),
            "")
      << "named otherwise in the other article, but the same";
  EXPECT_EQ(of_speakers(testing::party("speaker", "Ana Reis", "a1"),
                        testing::party("speaker", "Minister Reis", "a2")),
            found);
}

TEST(Disputes, AStatementWithoutSpeakersIsASourceOfItsOwn) {
  EXPECT_EQ(of_speakers(testing::party("addressee", "Velia"), testing::party("addressee", "Velia")),
            "killed: 9 (tern) 12 (gull)");
}

TEST(Disputes, APersonForABodyIsThatBodyAndForAStateHimself) {
  const auto army = testing::spokesman("Jon Dahl", "the army", "organisation");
  EXPECT_EQ(of_speakers(army, testing::spokesman("Eva Lind", "The Army", "organisation")), "");
  EXPECT_EQ(of_speakers(army, testing::party("speaker", "Army")), "");
  EXPECT_EQ(of_speakers(testing::spokesman("Jon Dahl", "Norland", "state"),
                        testing::spokesman("Eva Lind", "Norland", "state")),
            "killed: 9 (tern) 12 (gull)");
}

TEST(Disputes, AnOutletAgainstASpeakerInItsOwnArticle) {
  Story story;
  story.event(kTern).figures = {figure("killed", 9, 9)};
  Entry& other = story.event(kTern);
  other.figures = {figure("killed", 12, 12)};
  by(other, story.said(kTern, "Norland"), "Norland");
  EXPECT_EQ(told(story), "killed: 9 (tern) 12 (tern)");
  const Dispute dispute = disputes_of(story.get()).at(0);
  EXPECT_EQ(dispute.accounts.at(0).according_to, "");
  EXPECT_EQ(dispute.accounts.at(1).according_to, "Norland");
  EXPECT_EQ(dispute.accounts.at(1).sentence, other.sentence);
  EXPECT_EQ(dispute.accounts.at(1).outlet, "The Tern");
}

TEST(Disputes, TwoFiguresOnOneEventThatAStatementDisputes) {
  for (const bool disputed : {true, false}) {
    Story story;
    const std::string denial = story.said(kTern, "Norland");
    Entry& event = story.event(kTern);
    event.figures = {figure("killed", 9, 9), figure("killed", 12, 12)};
    if (disputed) event.links = {{"disputed_by", denial, ""}};
    EXPECT_EQ(told(story),
              disputed ? "killed: 9 (tern) 12 (tern)\nstatus: occurred (tern) disputed (tern)" : "");
  }
}

/// The one status told by an outlet, the other by another.
std::string of_statuses(const std::string& one, const std::string& other,
                        const std::string& label = "ASSAULT") {
  Story story;
  story.event(kTern, one);
  story.event(kGull, other, label);
  return told(story);
}

TEST(Disputes, DeniedAgainstWhatHappenedOrWasSet) {
  for (const char* so : {"occurred", "ongoing", "planned", "postponed"}) {
    EXPECT_EQ(of_statuses(so, "denied"), std::string("status: ") + so + " (tern) denied (gull)");
    EXPECT_EQ(of_statuses("denied", so), std::string("status: denied (tern) ") + so + " (gull)");
    EXPECT_EQ(of_statuses(so, "denied", "AID"), "") << "of another type";
  }
  for (const char* so : {"denied", "negated", "refused", "cancelled", "threatened", "conditional"})
    EXPECT_EQ(of_statuses(so, "denied"), "") << so;
}

TEST(Disputes, APlanThatWasDroppedIsNone) {
  for (const char* other : {"planned", "cancelled", "postponed", "refused", "negated"})
    EXPECT_EQ(of_statuses("occurred", other), "") << other << ", in two articles";
}

/// In the words of two speakers of one article, or of two, or one in the outlet's own.
std::string in_words(const std::string& one, const std::string& other, const Paper& second = kTern,
                     bool voiced = true, const std::string& other_actor = "Norland") {
  Story story;
  Entry& first = story.event(kTern, one);
  first.parties = {testing::party("actor", "Norland")};
  by(first, story.said(kTern, "Velia"));
  Entry& then = story.event(second, other);
  then.parties = {testing::party("actor", other_actor)};
  if (voiced) by(then, story.said(second, "Sweden"));
  return told(story);
}

TEST(Disputes, OffOrRefusedAgainstDoneInTheWordsOfOneArticle) {
  for (const char* off : {"refused", "cancelled"}) {
    const std::string found = std::string("status: occurred (tern) ") + off + " (tern)";
    EXPECT_EQ(in_words("occurred", off), found);
    EXPECT_EQ(in_words("occurred", off, kGull), "") << "two articles";
    EXPECT_EQ(in_words("occurred", off, kTern, false), "") << "the outlet itself";
  }
  EXPECT_EQ(in_words("ongoing", "refused"), "status: ongoing (tern) refused (tern)");
  EXPECT_EQ(in_words("planned", "refused"), "") << "an offer that was refused";
  EXPECT_EQ(in_words("postponed", "cancelled"), "status: postponed (tern) cancelled (tern)");
  EXPECT_EQ(in_words("postponed", "refused"), "");
}

TEST(Disputes, DidNotAgainstDidNeedsASharedActor) {
  EXPECT_EQ(in_words("occurred", "negated"), "status: occurred (tern) negated (tern)");
  EXPECT_EQ(in_words("occurred", "negated", kTern, true, "Velia"), "");
  EXPECT_EQ(in_words("occurred", "negated", kGull), "");
  EXPECT_EQ(in_words("planned", "negated"), "");
}

std::string of_days(const std::string& one, const std::string& other, bool voiced = true,
                    const std::string& status = "occurred", const std::string& label = "ASSAULT") {
  Story story;
  Entry& first = story.event(kTern);
  first.time_value = one;
  by(first, story.said(kTern, "Velia"));
  Entry& second = story.event(kGull, status, label);
  second.time_value = other;
  if (voiced) by(second, story.said(kGull, "Norland"));
  return told(story);
}

TEST(Disputes, TwoDaysOrTwoTimesOfADay) {
  EXPECT_EQ(of_days("2026-03-02", "2026-03-05"), "time: 2026-03-02 (tern) 2026-03-05 (gull)");
  EXPECT_EQ(of_days("2026-03-02T10:30", "2026-03-02T11:00"),
            "time: 2026-03-02T10:30 (tern) 2026-03-02T11:00 (gull)");
  EXPECT_EQ(of_days("2026-03-02", "2026-03-03T11:00"), "time: 2026-03-02 (tern) 2026-03-03T11:00 (gull)");
}

TEST(Disputes, TimesThatAgreeOrAreNoDays) {
  EXPECT_EQ(of_days("2026-03-02", "2026-03-02"), "");
  EXPECT_EQ(of_days("2026-03-02", "2026-03-02T11:00"), "") << "a day and an hour of it";
  for (const char* vague : {"2026-03", "2026-W10-2", "2026-W10", "XXXX-03-05", "2026-03-XX", "PAST_REF",
                            "P3D", "", "2026-03-05TMO", "2026-03-05T1X:00", "2026-03-05 11:00"})
    EXPECT_EQ(of_days("2026-03-02", vague), "") << vague;
  EXPECT_EQ(of_days("2026-03-02", "2026-03-05", false), "") << "one of them is no speaker's";
  EXPECT_EQ(of_days("2026-03-02", "2026-03-05", true, "planned"), "") << "did not happen yet";
  EXPECT_EQ(of_days("2026-03-02", "2026-03-05", true, "occurred", "AID"), "") << "another type";
}

std::string of_places(const store::EntryPlace& one, const store::EntryPlace& other) {
  Story story;
  Entry& first = story.event(kTern);
  first.place = one;
  by(first, story.said(kTern, "Velia"));
  Entry& second = story.event(kGull, "ongoing");
  second.place = other;
  by(second, story.said(kGull, "Norland"));
  return told(story);
}

TEST(Disputes, TwoCountries) {
  EXPECT_EQ(of_places(testing::place("Bergen", "NOR"), testing::place("Geneva", "CHE")),
            "place: NOR (tern) CHE (gull)");
  EXPECT_EQ(of_places(testing::place("Bergen", "NOR"), testing::place("Oslo", "NOR")), "");
  EXPECT_EQ(of_places(testing::place("Bergen", "NOR"), testing::place("the harbour", "")), "");
}

std::string of_presence(const std::string& one, const std::string& other,
                        const std::string& whose = "The Unions", const std::string& actor = "",
                        const Paper& second = kGull) {
  Story story;
  story.meeting(kTern, "held").parties = {testing::present("the unions", one, actor)};
  story.meeting(second, "held").parties = {testing::present(whose, other, actor)};
  return told(story);
}

TEST(Disputes, ThereAgainstNotThere) {
  for (const std::string there : {"attending", "attended", "walked_out"}) {
    for (const std::string away : {"absent", "refusing", "excluded"}) {
      EXPECT_EQ(of_presence(there, away),
                "attendance of the unions: " + there + " (tern) " + away + " (gull)");
      EXPECT_EQ(of_presence(away, there),
                "attendance of the unions: " + away + " (tern) " + there + " (gull)");
    }
    EXPECT_EQ(of_presence(there, "invited"), "");
    EXPECT_EQ(of_presence(there, "attending"), "");
  }
  EXPECT_EQ(of_presence("absent", "invited"), "");
  EXPECT_EQ(of_presence("absent", "attended", "the fishers"), "") << "somebody else";
  EXPECT_EQ(of_presence("absent", "attended", "the fishing unions", "u1"),
            "attendance of the unions: absent (tern) attended (gull)")
      << "one actor by two names";
  EXPECT_EQ(of_presence("absent", "attended", "the unions", "", kTernLater), "") << "one outlet";
}

TEST(Disputes, AttendanceIsWhoseStatementIsItsEvidence) {
  Story story;
  Entry& first = story.meeting(kTern, "held");
  first.parties = {testing::present("Velia", "attended")};
  first.links = {{"evidence", story.said(kTern, "Norland"), "attended"}};
  Entry& second = story.meeting(kGull, "held");
  second.parties = {testing::present("Velia", "absent")};
  second.links = {{"evidence", story.said(kGull, "Norland"), "absent"}};
  EXPECT_EQ(told(story), "") << "Norland both times";
  story.meeting(kTernLater, "held").parties = {testing::present("Velia", "excluded")};
  EXPECT_EQ(told(story), "attendance of Velia: attended (tern) excluded (tern2)");
  EXPECT_EQ(disputes_of(story.get()).at(0).accounts.at(0).according_to, "Norland");
}

TEST(Disputes, AStatementThatDisputesAnEvent) {
  Story story;
  Entry& event = story.event(kTern);
  by(event, story.said(kTern, "Velia"), "Velia");
  event.links.push_back({"disputed_by", story.said(kTern, "Norland"), ""});
  EXPECT_EQ(told(story), "status: occurred (tern) disputed (tern)");
  EXPECT_EQ(disputes_of(story.get()).at(0).accounts.at(1).according_to, "Norland");
}

TEST(Disputes, AStatementOfTheSourceItselfOrOneThatIsGoneDisputesNothing) {
  Story story;
  Entry& event = story.event(kTern);
  by(event, story.said(kTern, "Velia"));
  event.links.push_back({"disputed_by", story.said(kTern, "Velia"), ""});
  event.links.push_back({"disputed_by", "no-such", ""});
  story.event(kGull).links = {{"disputed_by", story.get().statements.at(0).id, ""}};
  EXPECT_EQ(told(story), "") << "the last is of another article";
}

/// The event told by Velia, disputed by a statement of Norland that tells the same with another detail.
std::string told_otherwise(const std::function<void(Entry&, Entry&)>& detail,
                           const std::string& label = "ASSAULT", const std::string& status = "occurred") {
  Story story;
  const std::string own = story.said(kTern, "Velia"), rival = story.said(kTern, "Norland");
  Entry first = story.event(kTern);
  by(first, own);
  first.links.push_back({"disputed_by", rival, ""});
  Entry second = story.event(kTern, status, label);
  by(second, rival);
  detail(first, second);
  store::Happening happening = story.get();
  happening.entries = {first, second};
  std::string out;
  for (const Dispute& one : disputes_of(happening)) {
    out += (out.empty() ? "" : "\n") + one.what + ":";
    for (const Account& account : one.accounts) out += " " + account.value;
  }
  return out;
}

TEST(Disputes, AnEventToldWithAnotherFigureOrTimeIsNoQuestionOfWhether) {
  const auto figures = [](double other) {
    return [other](Entry& a, Entry& b) {
      a.figures = {figure("killed", 63, {})};
      b.figures = {figure("killed", other, {})};
    };
  };
  EXPECT_EQ(told_otherwise(figures(100)), "killed: 63.. 100..") << "though both may be so";
  EXPECT_EQ(told_otherwise(figures(63)), "status: occurred disputed") << "the figure is not what differs";
  EXPECT_EQ(told_otherwise(figures(100), "AID"), "status: occurred disputed");
  EXPECT_EQ(told_otherwise(figures(100), "ASSAULT", "planned"), "status: occurred disputed");
  const auto days = [](const std::string& other) {
    return [other](Entry& a, Entry& b) {
      a.time_value = "2026-03-02";
      b.time_value = other;
    };
  };
  EXPECT_EQ(told_otherwise(days("2026-03-04")), "time: 2026-03-02 2026-03-04")
      << "once, though two rules find it";
  EXPECT_EQ(told_otherwise(days("2026-03-02T10:00")), "status: occurred disputed");
}

TEST(Disputes, OneOfEachKindPerHappening) {
  Story story;
  for (const Paper& paper : {kTern, kGull, testing::kUndated}) {
    Entry& event = story.event(paper, paper.article == "gull" ? "denied" : "occurred");
    event.figures = {figure("killed", paper.article == "gull" ? 1 : 9, 9)};
  }
  EXPECT_EQ(told(story), "status: occurred (tern) denied (gull) occurred (undated)");
}

TEST(Disputes, NothingOfNothing) { EXPECT_TRUE(disputes_of({}).empty()); }

}  // namespace
}  // namespace rapporteur::overview
