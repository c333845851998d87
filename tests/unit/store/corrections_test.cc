// Corrections by people: what each field does to a line and to what follows from it, that they last, and that undoing one
// leaves nothing behind.
#include "rapporteur/store/corrections.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "rapporteur/store/moments.h"
#include "tests/unit/store/living_sample.h"

namespace rapporteur::store {
namespace {

using testing::Deed;
using testing::deeds;
using testing::dispute;
using testing::made_of_records;

const std::string kShelled = "shelled";
const std::string kAccused = "The fleet of Norland shelled the harbour of Bergen";

class Corrections : public testing::LivingStore {
 protected:
  void SetUp() override { add(dispute()); }
  Entry event(const std::string& words = kShelled) { return line(EntryKind::kEvent, words); }
  Entry statement() { return line(EntryKind::kStatement, kAccused); }
  Entry meeting() { return found({.kinds = {EntryKind::kMeeting}}).front(); }
  Entry position() { return found({.kinds = {EntryKind::kPosition}}).front(); }

  static std::string names(const Entry& entry, const std::string& role) {
    std::string out;
    for (const Party& party : entry.parties) {
      if (party.role == role) out += (out.empty() ? "" : "; ") + party.name;
    }
    return out;
  }
  ErrorCode refused(const Correcting& what) {
    const Result<Correction> done = store_.correct(what);
    EXPECT_FALSE(done.ok()) << what.what << " " << what.value;
    return done.ok() ? ErrorCode::kInternal : done.error().code;
  }
};

TEST_F(Corrections, StatusIsWhatIsFoundAndTheMachinesStaysBesideIt) {
  const Correction made = correct(event().id, "status", "denied");
  EXPECT_EQ(made.state, CorrectionState::kInForce);
  EXPECT_EQ(made.machine, "conditional");
  const Entry now = event();
  EXPECT_EQ(now.status, "denied");
  ASSERT_EQ(now.corrected.size(), 1U);
  EXPECT_EQ(now.corrected[0].what, "status");
  EXPECT_EQ(now.corrected[0].machine, "conditional");
  EXPECT_EQ(now.corrected[0].by, "M. Ohe");
  EXPECT_EQ(now.corrected[0].note, "for a test");
  EXPECT_EQ(now.corrected[0].number, made.number);
  EXPECT_EQ(count({.status = {"denied"}}), 1U);
  EXPECT_EQ(count({.status = {"conditional"}}), 0U);
  EXPECT_EQ(store_.count({.status = {"denied"}}).value(), 1U);
  EXPECT_TRUE(event("seized").corrected.empty());
  EXPECT_NE(store_.show("5b0c")->record.find("\"conditional\""), std::string::npos)
      << "the record is the program's";
}

TEST_F(Corrections, AnActorChangesNamesAndWordsOfTheSearch) {
  EXPECT_EQ(count({.kinds = {EntryKind::kEvent}, .who = {"Sweden"}}), 0U);
  correct(event().id, "who", "sweden");
  const Entry now = event();
  EXPECT_EQ(names(now, "actor"), "Sweden") << "the article's own, as it writes it";
  EXPECT_EQ(names(now, "recipient"), "Velia");
  EXPECT_EQ(
      std::find_if(now.parties.begin(), now.parties.end(), [](const Party& p) { return p.role == "actor"; })
          ->country,
      "SWE");
  EXPECT_EQ(count({.kinds = {EntryKind::kEvent}, .who = {"Sweden"}, .what = {"ASSAULT"}}), 1U);
  EXPECT_EQ(count({.kinds = {EntryKind::kEvent}, .who = {"Norland"}, .what = {"ASSAULT"}}), 0U);
}

TEST_F(Corrections, ANameThatTheArticleDoesNotHaveIsANewActor) {
  correct(event().id, "whom", "Tavia; Velia");
  EXPECT_EQ(names(event(), "recipient"), "Tavia; Velia");
  EXPECT_EQ(count({.whom = {"Tavia"}}), 1U);
  correct(event().id, "who", "");
  EXPECT_EQ(names(event(), "actor"), "") << "nobody is told";
}

TEST_F(Corrections, ASpeakerIsOneByWhomEventsAreToldToo) {
  EXPECT_EQ(event().according_to, "Ana Reis");
  correct(statement().id, "who", "Velia");
  EXPECT_EQ(names(statement(), "speaker"), "Velia");
  EXPECT_EQ(event().according_to, "Velia");
  EXPECT_EQ(count({.kinds = {EntryKind::kEvent}, .according_to = {"Reis"}}), 0U);
}

TEST_F(Corrections, OfTheOtherKinds) {
  correct(statement().id, "label", "warn");
  correct(statement().id, "whom", "the fishing unions");
  correct(meeting().id, "label", "summit");
  correct(meeting().id, "status", "cancelled");
  correct(meeting().id, "who", "Velia; Norland; Sweden");
  correct(position().id, "label", "supports");
  correct(position().id, "who", "Sweden");
  EXPECT_EQ(statement().label, "warn");
  EXPECT_EQ(names(statement(), "addressee"), "the fishing unions");
  EXPECT_EQ(meeting().label, "summit");
  EXPECT_EQ(meeting().status, "cancelled");
  EXPECT_EQ(names(meeting(), "party"), "Velia; Norland; Sweden");
  EXPECT_EQ(position().label, "supports");
  EXPECT_EQ(names(position(), "actor"), "Sweden");
  EXPECT_EQ(faults(), "");
}

TEST_F(Corrections, AnotherTypeLeavesNothingOfTheOld) {
  correct(event().id, "label", "COERCE");
  const Entry now = event();
  EXPECT_EQ(now.label, "COERCE");
  EXPECT_EQ(now.mode + now.cameo, "");
  EXPECT_FALSE(now.intensity.has_value());
  EXPECT_EQ(now.quad, 4);
}

TEST_F(Corrections, TimeAndPlace) {
  correct(event().id, "time", "2026-05");
  correct(event().id, "place", "Lund");
  Entry now = event();
  EXPECT_EQ(now.time_value + " " + now.from + " " + now.to, "2026-05 2026-05-01 2026-06-01");
  EXPECT_EQ(now.place->name, "Lund");
  EXPECT_EQ(now.place->country, "");
  EXPECT_FALSE(now.place->lat.has_value()) << "nobody said where it lies";
  EXPECT_EQ(count({.when = {"2026-05-07"}}), 1U);
  EXPECT_EQ(count({.place = {"Lund"}}), 1U);
  correct(event().id, "place", "geneva");
  EXPECT_EQ(event().place->country, "CHE") << "the article's own";
  correct(event().id, "time", "");
  correct(event().id, "place", "");
  now = event();
  EXPECT_EQ(now.time_value + now.from + now.to, "");
  EXPECT_FALSE(now.place.has_value());
}

TEST_F(Corrections, WhatIsNoEntryIsGoneWithAllThatPointedAtIt) {
  const Entry before = statement();
  correct(before.id, "not_an_entry");
  EXPECT_EQ(count({.id = {before.id}}), 0U);
  EXPECT_EQ(cell("SELECT gone IS NOT NULL FROM ledger WHERE id = '" + before.id + "'"), "1");
  EXPECT_EQ(event().according_to, "") << "what nobody said, nobody tells";
  for (const Entry& entry : found({})) {
    for (const EntryLink& link : entry.links) EXPECT_NE(link.entry, before.id);
  }
  EXPECT_EQ(faults(), "");
  correct(event().id, "not_an_entry");
  EXPECT_EQ(count({.kinds = {EntryKind::kEvent}}), 2U);
  EXPECT_EQ(faults(), "");
}

TEST_F(Corrections, UndoingLeavesNothingBehind) {
  const std::string before = made_of_records(path_);
  const std::vector<Correcting> all = {{event().id, "status", "denied", "", ""},
                                       {event().id, "who", "Tavia", "", ""},
                                       {event().id, "label", "COERCE", "", ""},
                                       {event().id, "time", "2026-01-01..2026-02-01", "", ""},
                                       {event().id, "place", "Lund", "", ""},
                                       {event().id, "not_an_entry", "", "", ""},
                                       {event("hold \u2026 talks").id, "not_an_entry", "", "", ""},
                                       {statement().id, "not_an_entry", "", "", ""},
                                       {meeting().id, "not_an_entry", "", "", ""},
                                       {position().id, "label", "supports", "", ""}};
  for (const Correcting& one : all) {  // each alone
    const Correction made = correct(one.entry, one.what, one.value);
    EXPECT_NE(made_of_records(path_), before) << one.what;
    EXPECT_EQ(faults(), "") << one.what;
    undo(made.number);
    EXPECT_EQ(made_of_records(path_), before) << one.what;
    EXPECT_EQ(state_of(made.number), CorrectionState::kUndone);
  }
  std::vector<std::int64_t> numbers;  // all together, in another order
  for (const Correcting& one : all) numbers.push_back(correct(one.entry, one.what, one.value).number);
  std::mt19937 random(3);
  std::shuffle(numbers.begin(), numbers.end(), random);
  for (const std::int64_t number : numbers) undo(number);
  EXPECT_EQ(made_of_records(path_), before);
  EXPECT_EQ(faults(), "");
}

TEST_F(Corrections, ALaterOneReplacesAndItsUndoingBringsBack) {
  const Correction first = correct(event().id, "status", "denied");
  const Correction second = correct(event().id, "status", "planned");
  EXPECT_EQ(event().status, "planned");
  EXPECT_EQ(event().corrected.size(), 1U);
  EXPECT_EQ(event().corrected[0].machine, "conditional") << "the machine's, not the first person's";
  EXPECT_EQ(state_of(first.number), CorrectionState::kReplaced);
  undo(second.number);
  EXPECT_EQ(event().status, "denied");
  EXPECT_EQ(state_of(first.number), CorrectionState::kInForce);
}

TEST_F(Corrections, OutlastARebuildingAndARevision) {
  correct(event().id, "status", "denied");
  correct(position().id, "not_an_entry");
  const std::string before = made_of_records(path_);
  ASSERT_TRUE(store_.repair().ok());
  EXPECT_EQ(made_of_records(path_), before);
  Document changed = dispute();  // another sentence elsewhere, another reading of the rest
  changed.article.text = Text(changed.article.text.utf8() + " More soon.");
  changed.events[0].status = EventStatus::kOccurred;
  add(changed);
  EXPECT_EQ(event().status, "denied");
  EXPECT_EQ(event().corrected[0].machine, "occurred");
  EXPECT_EQ(count({.kinds = {EntryKind::kPosition}}), 0U);
  EXPECT_EQ(faults(), "");
}

TEST_F(Corrections, WaitWhereTheirLineIsNotThere) {
  const std::string id = event().id;
  const Correction made = correct(id, "status", "denied");
  Document without = dispute();
  without.events[0].trigger = {without.events[1].trigger};  // another event
  without.events[0].id.clear();
  without.article.text = Text(without.article.text.utf8() + " More soon.");
  add(without);
  EXPECT_EQ(state_of(made.number), CorrectionState::kWaiting);
  const Correction later = correct(id, "who", "Sweden");
  EXPECT_EQ(later.state, CorrectionState::kWaiting) << "of a line that was there once";
  Document back = dispute();
  back.article.text = Text(back.article.text.utf8() + " And more.");
  add(back);
  EXPECT_EQ(state_of(made.number), CorrectionState::kInForce);
  EXPECT_EQ(event().status, "denied");
  EXPECT_EQ(names(event(), "actor"), "Sweden");
}

TEST_F(Corrections, RefuseWhatCannotBe) {
  const std::string id = event().id, said = statement().id, met = meeting().id, stands = position().id;
  for (const Correcting& bad : std::vector<Correcting>{{id, "status", "held", "", ""},
                                                       {id, "status", "", "", ""},
                                                       {id, "label", "assault", "", ""},
                                                       {id, "label", "deny", "", ""},
                                                       {id, "time", "2026-02-30", "", ""},
                                                       {id, "time", "soon", "", ""},
                                                       {id, "colour", "red", "", ""},
                                                       {said, "status", "denied", "", ""},
                                                       {said, "whom", "Velia; Norland", "", ""},
                                                       {met, "whom", "Velia", "", ""},
                                                       {met, "status", "occurred", "", ""},
                                                       {stands, "status", "denied", "", ""},
                                                       {stands, "who", "", "", ""},
                                                       {stands, "time", "2026", "", ""},
                                                       {stands, "place", "Lund", "", ""}})
    EXPECT_EQ(refused(bad), ErrorCode::kBadArgument) << bad.what << " " << bad.value;
  EXPECT_EQ(refused({"ffff", "status", "denied", "", ""}), ErrorCode::kNotFound);
  EXPECT_EQ(refused({"", "status", "denied", "", ""}), ErrorCode::kNotFound);
  EXPECT_EQ(cell("SELECT count(*) FROM corrections"), "0");
  EXPECT_EQ(store_.undo(1).error().code, ErrorCode::kNotFound);
  undo(correct(id.substr(0, 12), "status", "denied").number);  // the beginning of an id
  EXPECT_EQ(store_.undo(1).error().code, ErrorCode::kConflict) << "undone already";
}

TEST_F(Corrections, AreListedInTheOrderOfTheirMaking) {
  correct(event().id, "status", "denied");
  undo(correct(statement().id, "label", "warn").number);
  std::string all;
  ASSERT_TRUE(store_
                  .corrections([&](const Correction& one) {
                    all += one.kind + " " + one.what + " " + one.value + " " + to_word(one.state) + "|";
                    EXPECT_EQ(one.article, "5b0c6f1f2d9be0aa");
                    return true;
                  })
                  .ok());
  EXPECT_EQ(all, "event status denied in force|statement label warn undone|");
}

TEST(ToldTime, OfDatesIntervalsAndMoments) {
  const auto told = [](const char* text) {
    const auto time = told_time(text);
    return time ? time->value + " " + time->from + " " + time->to : "none";
  };
  EXPECT_EQ(told("2026"), "2026 2026-01-01 2027-01-01");
  EXPECT_EQ(told("2024-02"), "2024-02 2024-02-01 2024-03-01");
  EXPECT_EQ(told("2026-12-31"), "2026-12-31 2026-12-31 2027-01-01");
  EXPECT_EQ(told("2026-03-01..2026-03-15"), "2026-03-01/2026-03-15 2026-03-01 2026-03-16");
  EXPECT_EQ(told("2026-12-31T23:59"), "2026-12-31T23:59 2026-12-31T23:59 2027-01-01T00:00");
  EXPECT_EQ(told("2026-03-05T14:30"), "2026-03-05T14:30 2026-03-05T14:30 2026-03-05T14:31");
  for (const char* bad :
       {"", "26", "2026-13", "2025-02-29", "2026-03-15..2026-03-01", "2026-03-05T25:00", "2026-03-05T14.30",
        "2026-03-05T14:30:00", "..", "2026..", "2026-3-5", "2026/03/05"})
    EXPECT_EQ(told(bad), "none") << bad;
}

// Happenings.

const Deed kShelling{
    "Norland", "shelled", "Velia", "Port Amaro", "VEL", "2026-03-02", "killing a dozen in the harbour"};
const Deed kBombing{"Doria", "bombed", "Tavia", "Lund", "TAV", "2026-03-02", "setting a market ablaze"};

Document told(const std::string& id, const std::vector<Deed>& all) {
  return deeds(all, {.id = id,
                     .title = id,
                     .outlet = "Outlet " + id,
                     .url = "https://" + id + ".example/",
                     .published = "2026-03-06"});
}

class Bonds : public testing::LivingStore {
 protected:
  std::string entry_of(const std::string& article) { return found({.article = {article}}).front().id; }
  std::string happening_of(const std::string& article) {
    return found({.article = {article}}).front().happening;
  }
  std::string members() {
    std::map<std::string, std::string> of;
    for (const Entry& entry : found({.oldest_first = true})) of[entry.happening] += entry.article;
    std::vector<std::string> all;
    for (auto& [happening, articles] : of) all.push_back(articles);
    std::sort(all.begin(), all.end());
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "" : "|") + one;
    return out;
  }
};

TEST_F(Bonds, AMergeHoldsBothAndWhatComesLater) {
  add(told("a", {kShelling}));
  add(told("b", {kBombing}));
  ASSERT_EQ(members(), "a|b");
  const std::string one = happening_of("a"), other = happening_of("b");
  const Correction made = correct(one, "merge", other);
  EXPECT_EQ(members(), "ab");
  add(told("c", {kBombing}));
  add(told("d", {kShelling}));
  EXPECT_EQ(members(), "abcd") << "with all that is like either";
  EXPECT_EQ(faults(), "");
  ASSERT_TRUE(store_.repair().ok());
  EXPECT_EQ(members(), "abcd");
  undo(made.number);
  EXPECT_EQ(members(), "ad|bc");
  EXPECT_EQ((std::set<std::string>{happening_of("a"), happening_of("b")}),
            (std::set<std::string>{one, other}))
      << "each has its id back";
  EXPECT_EQ(faults(), "");
}

TEST_F(Bonds, ASplitPartsOneFromTheRest) {
  for (const char* id : {"a", "b", "c"}) add(told(id, {kShelling}));
  ASSERT_EQ(members(), "abc");
  const std::string before = made_of_records(path_);
  const Correction made = correct(happening_of("a"), "split", entry_of("c"));
  EXPECT_EQ(members(), "ab|c");
  EXPECT_EQ(faults(), "");
  add(told("d", {kShelling}));
  EXPECT_EQ(happening_of("a"), happening_of("b"));
  EXPECT_NE(happening_of("a"), happening_of("c"));
  ASSERT_TRUE(store_.withdraw("d", "").ok());
  undo(made.number);
  EXPECT_EQ(members(), "abc");
  EXPECT_EQ(faults(), "");
  EXPECT_EQ(count({}), 3U);
  EXPECT_FALSE(before.empty());
}

TEST_F(Bonds, TheLaterOfTwoThatContradictWins) {
  for (const char* id : {"a", "b"}) add(told(id, {kShelling}));
  add(told("c", {kBombing}));
  add(told("d", {kBombing}));
  correct(happening_of("a"), "merge", happening_of("c"));
  ASSERT_EQ(members(), "abcd");
  correct(happening_of("a"), "split", entry_of("b"));
  EXPECT_EQ(members(), "acd|b") << "b alone goes, c and d stay";
  correct(happening_of("b"), "merge", happening_of("a"));
  EXPECT_EQ(members(), "abcd");
  EXPECT_EQ(faults(), "");
}

TEST_F(Bonds, TheOrderOfArrivalMakesNoDifference) {
  // The same articles and corrections: corrections are made as soon as both sides are there, or the store is filled anew.
  std::vector<std::string> ids = {"a", "b", "c", "d", "e", "f"};
  const auto deed = [](const std::string& id) { return id < "d" ? kShelling : kBombing; };
  for (const std::string& id : ids) add(told(id, {deed(id)}));
  correct(happening_of("a"), "split", entry_of("b"));
  correct(happening_of("b"), "merge", happening_of("e"));
  const std::string expected = members();
  EXPECT_NE(expected, "abc|def");
  std::mt19937 random(11);
  for (int round = 0; round < 12; ++round) {
    std::shuffle(ids.begin(), ids.end(), random);
    for (const std::string& id : ids) ASSERT_TRUE(store_.withdraw(id, "").ok());
    EXPECT_EQ(members(), "");
    std::shuffle(ids.begin(), ids.end(), random);
    for (const std::string& id : ids) ASSERT_TRUE(store_.restore(id).ok());
    EXPECT_EQ(members(), expected);
  }
  EXPECT_EQ(faults(), "");
}

TEST_F(Bonds, RefuseWhatCannotBe) {
  add(told("a", {kShelling}));
  add(told("b", {kBombing}));
  const std::string one = happening_of("a");
  for (const Correcting& bad : std::vector<Correcting>{{one, "merge", one, "", ""},
                                                       {one, "split", entry_of("a"), "", ""},
                                                       {one, "split", entry_of("b"), "", ""}})
    EXPECT_EQ(store_.correct(bad).error().code, ErrorCode::kBadArgument) << bad.what;
  for (const Correcting& bad : std::vector<Correcting>{
           {one, "merge", "ffff", "", ""}, {"ffff", "merge", one, "", ""}, {one, "split", "ffff", "", ""}})
    EXPECT_EQ(store_.correct(bad).error().code, ErrorCode::kNotFound) << bad.what;
  EXPECT_EQ(cell("SELECT count(*) FROM corrections"), "0");
  EXPECT_EQ(cell("SELECT count(*) FROM correction_events"), "0");
}

TEST_F(Corrections, OfSeveralFieldsAreKeptTogetherOrNotAtAll) {
  const std::string id = event().id;
  std::vector<Correcting> all = {{id, "status", "denied", "", ""}, {id, "time", "2026-02-30", "", ""}};
  EXPECT_EQ(store_.correct(all).error().code, ErrorCode::kBadArgument);
  EXPECT_EQ(event().status, "conditional");
  EXPECT_EQ(cell("SELECT count(*) FROM corrections"), "0");
  all[1].value = "2026-03-01";
  all.push_back({id, "status", "occurred", "", ""});
  const auto done = store_.correct(all);
  ASSERT_TRUE(done.ok()) << to_string(done.error());
  EXPECT_EQ(done.value().size(), 3U);
  EXPECT_EQ(done.value()[0].state, CorrectionState::kReplaced) << "by the later one of the same call";
  EXPECT_EQ(event().status + " " + event().time_value, "occurred 2026-03-01");
  EXPECT_EQ(faults(), "");
}

TEST_F(Bonds, AMergeIsInForceWhereItHoldsBothTogether) {
  add(told("a", {kShelling}));
  add(told("b", {kBombing}));
  const Correction made = correct(happening_of("a"), "merge", happening_of("b"));
  EXPECT_EQ(state_of(made.number), CorrectionState::kInForce);
  tamper("UPDATE accounts SET happening = NULL WHERE article = 'b'");
  EXPECT_EQ(state_of(made.number), CorrectionState::kWaiting) << "kept, and without effect";
}

TEST_F(Bonds, AHappeningKeepsItsIdAndMomentWhenNothingOfItChanged) {
  add(told("a", {kShelling}));
  add(told("b", {kBombing}));
  tamper("UPDATE happenings SET added = '2001', modified = '2001'");
  const std::string shelling = happening_of("a"), bombing = happening_of("b");
  correct(entry_of("a"), "status", "denied");
  ASSERT_TRUE(store_.repair().ok());
  Document revised =
      told("b", {kBombing, {"Velia", "met", "Sweden", "Geneva", "CHE", "2026-03-04", "over fish"}});
  add(revised);
  EXPECT_EQ(happening_of("a"), shelling);
  EXPECT_EQ(cell("SELECT count(*) FROM happenings WHERE modified = '2001' AND gone IS NULL"), "2");
  EXPECT_EQ(cell("SELECT count(*) FROM accounts a JOIN happenings h ON h.key = a.happening WHERE a.article = "
                 "'b' AND "
                 "a.number = 0 AND h.id = '" +
                 bombing + "'"),
            "1");
}

}  // namespace
}  // namespace rapporteur::store
