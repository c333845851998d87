// Which articles of a store are copies of one text, as they come, change and go.
#include "rapporteur/store/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "rapporteur/store/adding.h"
#include "rapporteur/store/store.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

/// So many sentences that no two numbers share.
std::string story(int number, int sentences = 12) {
  std::mt19937 random(static_cast<unsigned>(number));
  std::string out;
  for (int s = 0; s < sentences; ++s) {
    for (int w = 0; w < 12; ++w) {
      for (int letter = 0; letter < 7; ++letter) out += static_cast<char>('a' + random() % 26);
      out += w == 11 ? ". " : " ";
    }
  }
  return out;
}

Document article(const std::string& id, const std::string& text) {
  Document document;
  document.article.id = id;
  document.article.text = Text(text);
  return document;
}

class CopiesOfArticles : public ::testing::Test {
 protected:
  void add(const std::string& id, const std::string& text) {
    Document document = article(id, text);
    ASSERT_TRUE(store_.add(document, testing::small_record).ok());
  }

  /// "a b|c": articles that are one source together.
  std::string groups(const std::string& path) {
    std::map<std::int64_t, std::set<std::string>> found;
    database::Connection database = testing::raw(path);
    database::Statement rows(database,
                             "SELECT r.copies, a.id FROM revisions r JOIN articles a ON a.key = r.article "
                             "WHERE r.copies IS NOT NULL");
    while (rows.step()) found[rows.number(0)].insert(rows.text(1));
    std::set<std::string> some;
    for (const auto& [group, ids] : found) {
      std::string one;
      for (const std::string& id : ids) one += (one.empty() ? "" : " ") + id;
      some.insert(one);
    }
    std::string out;
    for (const std::string& one : some) out += (out.empty() ? "" : "|") + one;
    return out;
  }
  std::string groups() { return groups(path_); }

  void remove(const std::string& id) {
    database::Connection database = testing::raw(path_);
    database::Statement key(
        database,
        "SELECT r.key FROM revisions r JOIN articles a ON a.key = r.article WHERE r.current = 1 AND "
        "a.id = ?");
    key.bind(1, id);
    ASSERT_TRUE(key.step());
    const std::int64_t revision = key.number(0);
    key.reset();
    database::Transaction transaction(database, database::Access::kWrite);
    Adding(database).remove(revision, id);
    transaction.commit();
  }

  testing::Folder folder_;
  std::string path_ = folder_.store("a.store");
  Store store_ = Store::open_or_create(path_).value();
};

TEST_F(CopiesOfArticles, AreOneSource) {
  add("a", story(1));
  add("b", story(2));
  add("c", story(1) + "Additional reporting by our staff.");
  EXPECT_EQ(groups(), "a c|b");
}

TEST_F(CopiesOfArticles, OfAFewWordsMustBeTheSame) {
  add("a", "No date has been agreed.");
  add("b", "A date has been agreed.");
  add("c", "NO DATE has been agreed");
  EXPECT_EQ(groups(), "a c|b");
}

TEST_F(CopiesOfArticles, WithoutAWordAreNoCopies) {
  add("a", "...");
  add("b", "...");
  EXPECT_EQ(groups(), "a|b");
}

TEST_F(CopiesOfArticles, ArePartedByARevision) {
  add("a", story(1));
  add("b", story(1));
  add("b", story(2));
  EXPECT_EQ(groups(), "a|b");
  add("b", story(1));
  EXPECT_EQ(groups(), "a b") << "and joined again";
}

/// Of ten parts: b holds the first seven, c the last seven, and only a, which is the whole, holds them together.
class HeldTogether : public CopiesOfArticles {
 protected:
  std::string part(int from, int to) {
    std::string out;
    for (int i = from; i < to; ++i) out += story(10 + i, 8);
    return out;
  }
};

TEST_F(HeldTogether, ArePartedWhenWhatHeldThemIsGone) {
  add("b", part(0, 5));
  add("c", part(5, 10));
  EXPECT_EQ(groups(), "b|c");
  add("a", part(0, 10));
  EXPECT_EQ(groups(), "a b c") << "both stand in it";
  remove("a");
  EXPECT_EQ(groups(), "b|c");
}

TEST_F(HeldTogether, WhateverTheOrder) {
  std::vector<std::pair<std::string, std::string>> all = {
      {"a", part(0, 10)}, {"b", part(0, 5)}, {"c", part(5, 10)}, {"d", story(1)},  {"e", story(1)},
      {"f", story(2)},    {"g", "No date."}, {"h", "No, date."}, {"i", part(2, 8)}};
  std::mt19937 random(5);
  std::string first;
  for (int round = 0; round < 15; ++round) {
    const std::string path = folder_.store("order" + std::to_string(round));
    {
      Store store = Store::open_or_create(path).value();
      for (const auto& [id, text] : all) {
        Document document = article(id, text);
        ASSERT_TRUE(store.add(document, testing::small_record).ok());
      }
    }
    if (round == 0) first = groups(path);
    EXPECT_EQ(groups(path), first);
    std::shuffle(all.begin(), all.end(), random);
  }
  EXPECT_EQ(first, "a b c i|d e|f|g h");
}

TEST_F(CopiesOfArticles, SurviveADamagedSketch) {
  add("a", story(1));
  testing::change(path_, "UPDATE revisions SET sketch = " + testing::bytes_in_sql("0102"));
  add("b", story(1));
  EXPECT_EQ(groups(), "a|b");
}

}  // namespace
}  // namespace rapporteur::store
