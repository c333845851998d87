// Accounts of several articles gathered into happenings: what belongs together does, what does not is kept apart, ids
// stay, and neither the order in which articles come nor what they said before makes a difference.
#include "rapporteur/store/gather.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "rapporteur/store/adding.h"
#include "rapporteur/store/store.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/dispute.h"
#include "tests/unit/store/folder.h"

namespace rapporteur::store {
namespace {

using testing::Deed;
using testing::deeds;

const Deed kShelling{
    "Norland", "shelled", "Velia", "Port Amaro", "VEL", "2026-03-02", "killing a dozen in the harbour"};
const Deed kTalks{
    "Velia", "met", "Sweden", "Geneva", "CHE", "2026-03-04", "over fishing grounds", EventType::kConsult};
const Deed kAid{"Sweden",       "shipped", "Velia", "", "", "2026-03-05", "tents and medicine for refugees",
                EventType::kAid};

Deed with(Deed deed, const std::string& more) {
  deed.more = more;
  return deed;
}

Document told(const std::string& id, const std::vector<Deed>& all,
              const std::string& published = "2026-03-06") {
  return deeds(all, {.id = id,
                     .title = id,
                     .outlet = "Outlet " + id,
                     .url = "https://" + id + ".example/",
                     .published = published});
}

void put(const std::string& path, Document document) {
  Store store = Store::open_or_create(path).value();
  const Result<Added> added = store.add(document, testing::small_record);
  ASSERT_TRUE(added.ok()) << to_string(added.error());
}

/// Per happening its accounts, "a0 b0|c0": articles with the number of the account.
using Members = std::map<std::int64_t, std::set<std::string>>;

std::string in_words(const Members& found) {
  std::set<std::string> groups;
  for (const auto& [happening, accounts] : found) {
    std::string one;
    for (const std::string& account : accounts) one += (one.empty() ? "" : " ") + account;
    groups.insert(one);
  }
  std::string out;
  for (const std::string& one : groups) out += (out.empty() ? "" : "|") + one;
  return out;
}

std::string members_of(const std::string& path) {
  Members found;
  database::Connection database = testing::raw(path);
  database::Statement rows(database, "SELECT happening, article, number FROM accounts");
  while (rows.step()) found[rows.number(0)].insert(rows.text(1) + rows.text(2));
  return in_words(found);
}

/// The same where all accounts of a store are grouped at once.
std::string members_at_once(const std::string& path) {
  database::Connection database = testing::raw(path);
  std::map<std::int64_t, std::uint32_t> place;
  std::map<std::string, std::int64_t> articles;
  std::vector<std::string> names;
  std::vector<std::int64_t> article;
  database::Statement rows(database, "SELECT key, article, number FROM accounts ORDER BY article, number");
  while (rows.step()) {
    place.emplace(rows.number(0), static_cast<std::uint32_t>(names.size()));
    names.push_back(rows.text(1) + rows.text(2));
    article.push_back(articles.emplace(rows.text(1), std::ssize(articles)).first->second);
  }
  std::vector<Likely> edges;
  database::Statement links(database, "SELECT account, other, likeness FROM account_links");
  while (links.step()) {
    const std::uint32_t one = place.at(links.number(0)), other = place.at(links.number(1));
    if (one < other) edges.push_back({one, other, links.real(2)});
  }
  const auto group_of = average_linkage(names.size(), edges, kOneHappening, article);
  Members found;
  for (std::size_t i = 0; i < names.size(); ++i) found[group_of[i]].insert(names[i]);
  return in_words(found);
}

class Happenings : public ::testing::Test {
 protected:
  void add(const std::string& id, const std::vector<Deed>& all, const std::string& published = "2026-03-06") {
    put(path_, told(id, all, published));
  }
  std::string members() { return members_of(path_); }

  std::string cell(const std::string& sql) { return testing::cell(path_, sql); }
  std::string happening_of(const std::string& article, int number = 0) {
    return cell("SELECT h.id FROM accounts a JOIN happenings h ON h.key = a.happening WHERE a.article = '" +
                article + "' AND a.number = " + std::to_string(number));
  }
  std::string merged(const std::string& happening) {
    return cell("SELECT coalesce(merged_into, '-') FROM happenings WHERE id = '" + happening + "'");
  }
  bool is_gone(const std::string& happening) {
    return cell("SELECT gone IS NOT NULL FROM happenings WHERE id = '" + happening + "'") == "1";
  }

  void remove(const std::string& id) {
    const std::int64_t revision =
        std::stoll(cell("SELECT r.key FROM revisions r JOIN articles a ON a.key = r.article WHERE r.current "
                        "= 1 AND a.id = '" +
                        id + "'"));
    database::Connection database = testing::raw(path_);
    database::Transaction transaction(database, database::Access::kWrite);
    Adding(database).remove(revision, id);
    transaction.commit();
  }

  testing::Folder folder_;
  std::string path_ = folder_.store("a.store");
};

TEST_F(Happenings, ToldByThreeOutletsAreOne) {
  add("a", {kShelling});
  add("b", {with(kShelling, "and killed twelve")}, "2026-03-05");
  add("c", {with(kTalks, "for hours"), with(kShelling, "at dawn")}, "2026-03-07");
  EXPECT_EQ(members(), "a0 b0 c1|c0");
}

TEST_F(Happenings, OfOthersElsewhereAreTwo) {
  add("a", {kShelling});
  add("b", {{"Doria", "bombed", "Tavia", "Lund", "TAV", "2026-03-02", "setting a market ablaze"}});
  add("c",
      {{"Norland", "blockaded", "Velia", "Cape Sor", "VEL", "2026-02-12", "for a week", EventType::kCoerce}},
      "2026-02-13");
  EXPECT_EQ(members(), "a0|b0|c0");
}

TEST_F(Happenings, AMonthApartAreNotCompared) {
  add("a", {kShelling}, "2026-03-06");
  add("b", {kShelling}, "2026-04-05");
  EXPECT_EQ(members(), "a0 b0") << "thirty days";
  add("c", {kShelling}, "2026-05-06");
  EXPECT_EQ(members(), "a0 b0|c0");
}

TEST_F(Happenings, OfUndatedArticlesAreComparedWithEachOther) {
  add("a", {kShelling}, "");
  add("b", {kShelling}, "");
  add("c", {kShelling});
  EXPECT_EQ(members(), "a0 b0|c0");
}

TEST_F(Happenings, OfOneArticleAreNeverOne) {
  add("a", {kShelling, with(kShelling, "again")});
  EXPECT_EQ(members(), "a0|a1");
}

TEST_F(Happenings, GiveTheirIdToEventsAndMeetings) {
  put(path_, testing::dispute());
  Store store = Store::open(path_).value();
  std::map<std::string, std::string> ids;
  ASSERT_TRUE(
      store.find({}, [&](const Entry& entry) { return ids[entry.label] = entry.happening, true; }).ok());
  EXPECT_EQ(ids["CONSULT"], ids["talks"]);
  EXPECT_NE(ids["ASSAULT"], ids["COERCE"]);
  EXPECT_EQ(ids["CONSULT"].size(), 16U);
  EXPECT_EQ(ids["accuse"], "");
}

TEST_F(Happenings, ArePartedByARevision) {
  add("a", {kShelling});
  add("b", {kShelling});
  ASSERT_EQ(members(), "a0 b0");
  add("b", {kTalks});
  EXPECT_EQ(members(), "a0|b0");
  add("b", {kShelling, kTalks});
  EXPECT_EQ(members(), "a0 b0|b1");
}

TEST_F(Happenings, ArePartedWhenAnArticleGoes) {
  for (const char* id : {"a", "b", "c"}) add(id, {kShelling, kAid});
  const std::string shelling = happening_of("a"), aid = happening_of("a", 1);
  remove("a");
  EXPECT_EQ(members(), "b0 c0|b1 c1");
  EXPECT_EQ(happening_of("b"), shelling);
  remove("b");
  remove("c");
  EXPECT_EQ(members(), "");
  EXPECT_TRUE(is_gone(shelling));
  EXPECT_TRUE(is_gone(aid));
  EXPECT_EQ(cell("SELECT count(*) FROM account_keys") + cell("SELECT count(*) FROM account_links"), "00");
}

TEST_F(Happenings, KeepTheirIdWhileArticlesComeAndChange) {
  add("m", {kShelling});
  const std::string id = happening_of("m");
  add("a", {kShelling}, "2026-03-05");
  add("z", {kShelling}, "2026-03-07");
  EXPECT_EQ(happening_of("a"), id);
  EXPECT_EQ(happening_of("z"), id);
  add("m", {kTalks});
  EXPECT_EQ(happening_of("a"), id) << "of the majority";
  EXPECT_NE(happening_of("m"), id);
  EXPECT_FALSE(is_gone(id));
}

TEST_F(Happenings, OfOneArticleKeepTheirIdThroughAnEditElsewhere) {
  add("a", {kShelling});
  const std::string id = happening_of("a");
  add("a", {kShelling, kAid});
  EXPECT_EQ(happening_of("a"), id);
  add("a", {kTalks, kShelling});
  EXPECT_EQ(happening_of("a", 1), id) << "another happening is told before it";
  EXPECT_NE(happening_of("a", 0), id);
  EXPECT_FALSE(is_gone(id));
}

// Two outlets tell too little to be of one happening; a third tells what both do.
class Bridged : public Happenings {
 protected:
  const Deed kFew{"", "shelled", "", "Port Amaro", "VEL", "", "harbour ablaze"};
  const Deed kOther{"Norland", "fired", "Velia", "", "", "2026-03-02", "fishing boats sank overnight"};
  const Deed kBoth{"Norland",
                   "shelled",
                   "Velia",
                   "Port Amaro",
                   "VEL",
                   "2026-03-02",
                   "harbour ablaze, fishing boats sank overnight"};
};

TEST_F(Bridged, GoIntoTheOneThatHasMost) {
  add("a", {kFew});
  add("b", {kFew});
  add("x", {kOther});
  ASSERT_EQ(members(), "a0 b0|x0");
  const std::string most = happening_of("a"), least = happening_of("x");
  for (const char* id : {"c", "d", "e"}) add(id, {kBoth});
  ASSERT_EQ(members(), "a0 b0 c0 d0 e0 x0");
  EXPECT_EQ(happening_of("x"), most);
  EXPECT_EQ(merged(least), most);
  EXPECT_TRUE(is_gone(least));
  EXPECT_EQ(merged(most), "-");
  EXPECT_FALSE(is_gone(most));
}

TEST_F(Bridged, ArePartedAgainAndOneKeepsTheId) {
  add("a", {kFew});
  add("b", {kFew});
  add("x", {kOther});
  const std::string most = happening_of("a");
  for (const char* id : {"c", "d", "e"}) add(id, {kBoth});
  for (const char* id : {"c", "d", "e"}) remove(id);
  EXPECT_EQ(members(), "a0 b0|x0");
  EXPECT_EQ(happening_of("a"), most);
  EXPECT_NE(happening_of("x"), most);
  EXPECT_EQ(cell("SELECT count(*) FROM happenings h WHERE gone IS NULL AND NOT EXISTS (SELECT 1 FROM "
                 "accounts a WHERE "
                 "a.happening = h.key)"),
            "0");
}

// ── whatever the order ──────────────────────────────────────────────────────────────────────────────────

/// Articles, each of one to three of five happenings, as outlets do: something left out, a day off, other words.
std::vector<Document> coverage(int articles = 12, std::uint32_t seed = 11) {
  const std::vector<Deed> all = {
      kShelling,
      kTalks,
      kAid,
      {"Norland", "shelled", "Velia", "Cape Sor", "VEL", "2026-03-04", "a second night of fire"},
      {"Velia", "expelled", "Norland", "", "", "2026-03-05", "its envoy was told to leave",
       EventType::kSanction}};
  const std::vector<std::string> words = {"at dawn",
                                          "officials confirmed",
                                          "killing a dozen",
                                          "over fishing grounds",
                                          "its envoy was told to leave",
                                          "for hours",
                                          "in the harbour"};
  std::mt19937 random(seed);
  std::vector<Document> out;
  for (int i = 0; i < articles; ++i) {
    std::vector<Deed> some;
    for (const Deed& deed : all) {
      if (random() % 5 > 2) continue;
      Deed one = deed;
      if (random() % 3 == 0) one.more = words[random() % words.size()];
      if (random() % 4 == 0) one.place = one.country = "";
      if (random() % 4 == 0) one.day = "";
      if (random() % 5 == 0 && !one.day.empty()) one.day = testing::day_after(one.day);
      if (random() % 6 == 0) one.whom = "";
      some.push_back(one);
    }
    if (some.empty()) some.push_back(all[static_cast<std::size_t>(i) % all.size()]);
    out.push_back(told(std::string(1, static_cast<char>('a' + i % 26)) + (i < 26 ? "" : std::to_string(i)),
                       some, "2026-03-0" + std::to_string(6 + i % 3)));
  }
  return out;
}

void add_all(const std::string& path, const std::vector<Document>& documents) {
  Store store = Store::open_or_create(path).value();
  for (Document document : documents) ASSERT_TRUE(store.add(document, testing::small_record).ok());
}

TEST_F(Happenings, AreTheSameWhateverTheOrderOfArrival) {
  std::vector<Document> documents = coverage();
  add_all(path_, documents);
  const std::string first = members();
  EXPECT_GT(std::count(first.begin(), first.end(), ' '), 5) << "some are told by several: " << first;
  EXPECT_GT(std::count(first.begin(), first.end(), '|'), 3) << "not all are one: " << first;
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(documents.begin(), documents.end(), random);
    const std::string path = folder_.store("order" + std::to_string(round));
    add_all(path, documents);
    EXPECT_EQ(members_of(path), first) << "round " << round;
  }
}

TEST_F(Happenings, AreThoseOfTheWholeStoreGroupedAtOnce) {
  const std::vector<Document> documents = coverage(70, 5);
  std::mt19937 random(6);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    put(path_, documents[i]);
    if (i % 4 == 3) {  // and one that is there goes, or tells something else
      Document other = documents[random() % documents.size()];
      const std::string id = documents[random() % i].article.id;
      other.article.id = id;
      if (cell("SELECT withdrawn IS NULL FROM articles WHERE id = '" + id + "'") != "1") continue;
      i % 8 == 3 ? put(path_, other) : void(Store::open_or_create(path_)->withdraw(id, ""));
    }
    if (i % 5 == 4) {
      ASSERT_EQ(members(), members_at_once(path_)) << i;
    }
  }
  const std::string last = members();
  EXPECT_GT(std::count(last.begin(), last.end(), '|'), 3) << last;
  EXPECT_EQ(Store::open(path_)->check([](const StoreFault& fault) { ADD_FAILURE() << fault.what; })->faults,
            0U);
}

// As many accounts as a thousand outlets give of one deed, made of one article's by the database: through add() it would take
// minutes.
TEST_F(Happenings, OfHundredsOfAccountsTakeInOneMoreAndAreParted) {
  add("a", {kShelling});
  testing::change(
      path_,
      "INSERT INTO accounts (revision, number, article, entry, day, features, happening) WITH RECURSIVE n "
      "(i) "
      "AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 620) SELECT a.revision, n.i, 'x' || n.i, 'x' || "
      "n.i, a.day, a.features, a.happening FROM accounts a, n WHERE a.article = 'a';"
      "INSERT INTO account_keys (hash, day, account) SELECT k.hash, k.day, b.key FROM accounts b, accounts a "
      "JOIN account_keys k ON k.account = a.key WHERE a.article = 'a' AND b.article <> 'a';"
      "INSERT INTO account_links (account, other, likeness) SELECT a.key, b.key, 6 FROM accounts a, accounts "
      "b "
      "WHERE a.key <> b.key");
  const auto together = [this](const std::string& article) {
    return cell(
        "SELECT count(*) FROM accounts WHERE happening = (SELECT happening FROM accounts WHERE article = '" +
        article + "')");
  };
  add("b", {with(kShelling, "at dawn")});
  EXPECT_EQ(together("a"), "622") << "nothing is cut off";
  EXPECT_EQ(happening_of("b"), happening_of("a"));
  add("b", {kTalks});
  EXPECT_EQ(together("a"), "621");
  EXPECT_EQ(together("b"), "1");
}

TEST_F(Happenings, AreTheSameWhateverArticlesSaidBefore) {
  const std::vector<Document> documents = coverage();
  add_all(path_, documents);
  const std::string path = folder_.file("revised");
  std::mt19937 random(4);
  std::vector<Document> before;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Document other = documents[random() % documents.size()];
    other.article.id = documents[i].article.id;
    other.article.text = Text(other.article.text.utf8() + " (first version)");
    before.push_back(other);
  }
  add_all(path, before);
  ASSERT_NE(members_of(path), members());
  add_all(path, documents);
  EXPECT_EQ(members_of(path), members());
}

TEST_F(Happenings, AreTheSameWhereWritersTakeTurns) {
  const std::vector<Document> documents = coverage();
  add_all(path_, documents);
  const std::string expected = members();
  for (int round = 0; round < 3; ++round) {
    const std::string path = folder_.store("turns" + std::to_string(round));
    std::vector<Store> writers;  // each remembers what it read of the days before
    for (int i = 0; i < 3; ++i) writers.push_back(Store::open_or_create(path).value());
    std::mt19937 random(static_cast<std::uint32_t>(round));
    for (int step = 0; step < 60; ++step) {  // twelve articles, told as others tell them, gone and back again
      Store& writer = writers[random() % writers.size()];
      Document document = documents[random() % documents.size()];
      const std::string id = document.article.id;
      if (random() % 3 == 0 && writer.withdraw(id, "").ok()) continue;
      if (random() % 2 == 0) document = told(id, {kTalks, with(kAid, "again")}, document.article.published);
      ASSERT_TRUE(writer.add(document, testing::small_record).ok());
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
      Store& writer = writers[i % writers.size()];
      Document document = documents[i];
      if (!writer.add(document, testing::small_record)->withdrawn) continue;
      ASSERT_TRUE(writer.restore(document.article.id).ok());
    }
    EXPECT_EQ(members_of(path), expected) << round;
    EXPECT_EQ(writers[0].check([](const StoreFault& fault) { ADD_FAILURE() << fault.what; })->faults, 0U);
  }
}

TEST_F(Happenings, AreTheSameAfterRebuilding) {
  add_all(path_, coverage());
  add("single", {{"Doria", "apologised", "Tavia", "", "", "", "nobody else tells it", EventType::kSupport}});
  const std::string before = members();
  const auto named = [&] {
    return cell(
        "SELECT a.article || a.number || h.id FROM accounts a JOIN happenings h ON h.key = a.happening "
        "ORDER BY a.article, a.number");
  };
  const std::string ids = named();
  EXPECT_NE(ids.find("single0"), std::string::npos);
  database::Connection database = testing::raw(path_);
  {
    database::Transaction transaction(database, database::Access::kWrite);
    EXPECT_EQ(Adding(database).rebuild(), 0U);
    transaction.commit();
  }
  EXPECT_EQ(members(), before);
  EXPECT_EQ(named(), ids) << "and have the same ids";
  if (testing::test_server().empty()) {
    EXPECT_EQ(cell("PRAGMA integrity_check"), "ok");
  }
}

TEST_F(Happenings, SurviveDamagedAccounts) {
  add("a", {kShelling});
  testing::change(path_, "UPDATE accounts SET features = " + testing::bytes_in_sql("01000000ff"));
  add("b", {kShelling});
  EXPECT_EQ(members(), "a0|b0") << "what cannot be read is like nothing";
}

}  // namespace
}  // namespace rapporteur::store
