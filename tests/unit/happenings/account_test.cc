// What one article tells of one happening: which events make an account, and what is kept of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "rapporteur/happenings/happenings.h"
#include "rapporteur/happenings/words.h"
#include "rapporteur/record/record.h"  // the sample names its entries
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/dispute.h"

namespace rapporteur {
namespace {

using happenings::add_words;
using happenings::name_hash;
using happenings::word_hash;
using testing::Deed;
using testing::deeds;
using testing::Dispute;

bool holds(const Account::Hashes& all, std::uint32_t one) {
  return std::binary_search(all.begin(), all.end(), one);
}

std::set<std::uint32_t> words(std::string_view text) {
  std::set<std::uint32_t> out;
  add_words(text, out);
  return out;
}

const Deed kShelling{"Norland", "shelled", "Velia", "Port Amaro", "VEL", "2026-03-02", "at dawn"};

TEST(Words, OfNamesLoseCaseArticleAndPunctuation) {
  EXPECT_EQ(name_hash("The U.N."), name_hash("UN"));
  EXPECT_EQ(name_hash("  Ana   Reis "), name_hash("ana reis"));
  EXPECT_EQ(name_hash("\u00c9mile"), name_hash("\u00e9mile"));
  EXPECT_NE(name_hash("Ana Reis"), name_hash("Anareis"));
  EXPECT_NE(name_hash("Theo"), name_hash("o")) << "an article is a word of its own";
}

TEST(Words, AreTheSameForEver) {
  EXPECT_EQ(word_hash(""), 0x811C9DC5U);  // FNV's own test values: they are stored
  EXPECT_EQ(word_hash("a"), 0xE40C292CU);
  EXPECT_EQ(word_hash("foobar"), 0xBF9CF968U);
}

TEST(Words, AreCutToSixLettersWithoutFunctionWords) {
  EXPECT_EQ(words("negotiations"), words("Negotiators"));
  EXPECT_EQ(words("The envoys did not say more than that"), words("envoys"));
  EXPECT_EQ(words("a of it"), (std::set<std::uint32_t>{}));
  EXPECT_EQ(words("\u041C\u0418\u0420"), words("\u043c\u0438\u0440"));
  EXPECT_EQ(words("").size(), 0U);
}

TEST(Accounts, OfAnEvent) {
  const std::vector<Account> all =
      accounts_of(deeds({kShelling}, {.published = "2026-03-03T23:30:00-05:00"}));
  ASSERT_EQ(all.size(), 1U);
  const Account& one = all.front();
  EXPECT_EQ(one.events, std::vector<std::uint32_t>{0});
  EXPECT_EQ(one.published, 20515) << "the outlet's own day";
  EXPECT_EQ(one.type, EventType::kAssault);
  EXPECT_EQ(one.types, 1U << 15U);
  EXPECT_FALSE(one.background);
  EXPECT_EQ(one.actors, Account::Hashes{name_hash("Norland")});
  EXPECT_EQ(one.recipients, Account::Hashes{name_hash("Velia")});
  EXPECT_EQ(one.names.size(), 2U);
  EXPECT_EQ(one.states, one.names);
  EXPECT_EQ(one.triggers, Account::Hashes{word_hash("shelle")});
  EXPECT_TRUE(holds(one.words, word_hash("dawn")));
  EXPECT_EQ(one.places, Account::Hashes{name_hash("Port Amaro")});
  EXPECT_EQ(one.countries, Account::Hashes{word_hash("VEL")});
  ASSERT_EQ(one.times.size(), 1U);
  EXPECT_EQ(one.times[0].from, 20514);
  EXPECT_EQ(one.times[0].to, 20515);
}

TEST(Accounts, OfEventsThatAreOneHappening) {
  Document document = deeds({kShelling, kShelling, {"Velia", "protested", "Norland", "", ""}}, {});
  EXPECT_EQ(accounts_of(document).size(), 3U);
  document.events[1].happening = document.events[0].happening;
  document.events[1].type = EventType::kCoerce;
  const std::vector<Account> all = accounts_of(document);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].events, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(all[0].types, 1U << 15U | 1U << 14U);
  EXPECT_EQ(all[0].type, EventType::kCoerce) << "of equals the first";
  EXPECT_EQ(all[1].events, std::vector<std::uint32_t>{2});
}

TEST(Accounts, OfTheEventsOfAMeeting) {
  Document document =
      deeds({kShelling, {"Velia", "met", "Norland", "", ""}, {"Doria", "waited", "", "", ""}}, {});
  Meeting meeting;
  meeting.events = {1, 2};
  meeting.parties = {1};
  document.meetings = {meeting};
  const std::vector<Account> all = accounts_of(document);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].events, (std::vector<std::uint32_t>{1, 2}));
  document.events[2].happening = 0;  // and what is one happening with one of them
  EXPECT_EQ(accounts_of(document).size(), 1U);
}

TEST(Accounts, OfTwoMeetingsAreTwoWhateverTheirEventsShare) {
  Document document = deeds({{"Velia", "met", "Norland", "", ""},
                             {"Velia", "met", "Doria", "", ""},
                             {"Doria", "spoke", "Velia", "", ""},
                             {"Doria", "praised", "Velia", "", ""}},
                            {});
  for (Event& event : document.events) event.happening = 0;
  document.meetings.resize(2);
  document.meetings[0].events = {0};
  document.meetings[1].events = {1, 2};
  const std::vector<Account> all = accounts_of(document);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].events, std::vector<std::uint32_t>{0});
  EXPECT_EQ(all[1].events, (std::vector<std::uint32_t>{1, 2, 3}))
      << "the rest goes with the one that has most";
  document.meetings.clear();
  EXPECT_EQ(accounts_of(document).size(), 1U);
}

TEST(Accounts, OfAnEventThatTwoMeetingsShareAreOne) {
  Document document = deeds({{"Velia", "met", "Norland", "", ""}, {"Velia", "met", "Doria", "", ""}}, {});
  document.meetings.resize(2);
  document.meetings[0].events = {0, 1};
  document.meetings[1].events = {1, 0};
  EXPECT_EQ(accounts_of(document).size(), 1U);
}

TEST(Accounts, TakeInWhomSomebodyActsFor) {
  const std::vector<Account> all = accounts_of(testing::dispute());
  ASSERT_EQ(all.size(), 3U);
  EXPECT_TRUE(all[1].background);
  EXPECT_EQ(all[2].states.size(), 3U);
  EXPECT_EQ(all[0].figures.size(), 1U);
  EXPECT_EQ(all[0].modes, Account::Hashes{word_hash("heavy-weapons")});
  Document document = deeds({kShelling}, {});
  document.actors.emplace_back().name = "Doria";
  document.actors[0].kind = ActorKind::kPerson;
  document.actors[0].acts_for = 2;
  const Account one = accounts_of(document).front();
  EXPECT_TRUE(holds(one.states, name_hash("Doria")));
  EXPECT_FALSE(holds(one.states, name_hash("Norland")));
  EXPECT_TRUE(holds(one.actors, name_hash("Norland")));
  document.actors[2].acts_for = 0;  // in a circle
  EXPECT_EQ(accounts_of(document).size(), 1U);
}

TEST(Accounts, KnowOnlyTimesThatAreDays) {
  struct Case {
    std::string value, from, to;
    std::vector<std::pair<int, int>> days;
  };
  const std::vector<Case> cases = {
      {"2026-03-02", "2026-03-02", "2026-03-03", {{20514, 20515}}},
      {"2026-03-02TEV", "2026-03-02T17:00", "2026-03-03T00:00", {{20514, 20515}}},
      {"2026-03", "", "", {{20513, 20544}}},
      {"2025", "", "", {{20089, 20454}}},
      {"2026-12", "", "", {{20788, 20819}}},
      {"2026-W10", "", "", {}},
      {"PAST_REF", "", "", {}},
      {"2026-02-30", "", "", {}},
      {"P3D", "", "", {}},
      {"", "2026-03-02", "", {}},
      {"", "2026-03-05", "2026-03-01", {}},
      {"", "", "", {}},
  };
  for (const Case& one : cases) {
    Document document = deeds({kShelling}, {});
    document.times[0].value = one.value;
    document.times[0].from = one.from;
    document.times[0].to = one.to;
    std::vector<std::pair<int, int>> got;
    const std::vector<Account> all = accounts_of(document);
    for (const Days& days : all.front().times) got.emplace_back(days.from, days.to);
    EXPECT_EQ(got, one.days) << one.value << " " << one.from;
  }
}

TEST(Accounts, OfAnUndatedArticleHaveNoDay) {
  EXPECT_FALSE(accounts_of(deeds({kShelling}, {.published = ""})).front().published);
  EXPECT_FALSE(accounts_of(deeds({kShelling}, {.published = "soon"})).front().published);
}

TEST(Accounts, OfAnEmptyDocumentAreNone) { EXPECT_TRUE(accounts_of(Document()).empty()); }

std::size_t shared(const std::vector<std::int64_t>& one, const std::vector<std::int64_t>& other) {
  return static_cast<std::size_t>(std::count_if(one.begin(), one.end(), [&](std::int64_t key) {
    return std::find(other.begin(), other.end(), key) != other.end();
  }));
}

TEST(Keys, AreSharedByWhatIsLike) {
  const auto keys = [](const Deed& deed) { return keys_of(accounts_of(deeds({deed}, {})).front()); };
  const auto shelling = keys(kShelling);
  EXPECT_EQ(keys(kShelling), shelling);
  EXPECT_TRUE(std::is_sorted(shelling.begin(), shelling.end()));
  EXPECT_GT(shared(shelling, keys({"Norland", "bombed", "Velia", "", ""})), 0U)
      << "who, and the kind of deed";
  EXPECT_GT(shared(shelling, keys({"", "shelled", "", "Port Amaro", "VEL"})), 0U) << "words and place";
  EXPECT_EQ(shared(shelling, keys({"Doria", "bombed", "Tavia", "Port Amaro", "VEL"})), 0U);
}

TEST(Keys, AreBounded) {
  std::vector<Deed> many;
  for (int i = 0; i < 200; ++i) many.push_back({"Norland " + std::to_string(i), "shelled", "Velia", "", ""});
  Document document = deeds(many, {});
  for (Event& event : document.events) event.happening = 0;
  const std::vector<Account> all = accounts_of(document);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(keys_of(all.front()).size(), 96U);
}

}  // namespace
}  // namespace rapporteur
