// What the tests of corrections, withdrawal, changes and checks share: a store with the article of dispute.h, and all its
// rows as text, so that "as it was" can be held byte for byte.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "rapporteur/store/store.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/dispute.h"
#include "tests/unit/store/folder.h"

namespace rapporteur::testing {

/// Every row that is made of records, without keys, which only tell in which order rows were written.
inline std::string made_of_records(const std::string& path) {
  database::Connection database = raw(path);
  std::string out;
  for (const char* sql : {
           "SELECT e.*, a.number, h.id FROM entries e LEFT JOIN accounts a ON a.key = e.account LEFT JOIN "
           "happenings "
           "h ON h.key = a.happening ORDER BY e.article, e.kind, e.number",
           "SELECT p.*, e.id FROM entry_parties p JOIN entries e ON e.key = p.entry ORDER BY e.article, "
           "e.kind, "
           "e.number, p.number",
           "SELECT p.*, e.id FROM entry_spans p JOIN entries e ON e.key = p.entry ORDER BY e.article, "
           "e.kind, e.number, "
           "p.number",
           "SELECT p.*, e.id FROM entry_links p JOIN entries e ON e.key = p.entry ORDER BY e.article, "
           "e.kind, e.number, "
           "p.number",
           "SELECT p.*, e.id FROM figures p JOIN entries e ON e.key = p.entry ORDER BY e.article, e.kind, "
           "e.number, "
           "p.number",
           "SELECT * FROM sentences ORDER BY revision, number",
           "SELECT * FROM article_actors ORDER BY revision, number",
           "SELECT article, number, day, features FROM accounts ORDER BY article, number",
           "SELECT id, kind, digest, gone IS NULL FROM ledger ORDER BY kind, id",
       }) {
    database::Statement rows(database, sql);
    while (rows.step()) {
      for (int i = 0; i < rows.columns(); ++i) {
        const std::string name = rows.name(i);
        if (name == "key" || name == "entry" || name == "account" || name == "form" || name == "actor")
          continue;
        out += name + "=" + (rows.is_null(i) ? "NULL" : rows.text(i)) + " ";
      }
      out += "\n";
    }
  }
  return out;
}

/// A store of one's own in a folder of one's own.
class LivingStore : public ::testing::Test {
 protected:
  using Query = store::Query;

  void add(Document document) {
    const Result<store::Added> added = store_.add(document, small_record);
    ASSERT_TRUE(added.ok()) << to_string(added.error());
  }

  std::vector<store::Entry> found(const Query& query) {
    std::vector<store::Entry> out;
    const Status done = store_.find(query, [&](const store::Entry& entry) {
      out.push_back(entry);
      return true;
    });
    EXPECT_TRUE(done.ok()) << to_string(done.error());
    return out;
  }
  /// The only line of this kind and words.
  store::Entry line(store::EntryKind kind, const std::string& words) {
    for (const store::Entry& entry : found({.kinds = {kind}})) {
      if (entry.words == words) return entry;
    }
    ADD_FAILURE() << "no line of words " << words;
    return {};
  }
  std::size_t count(const Query& query) { return found(query).size(); }

  store::Correction correct(const std::string& entry, const std::string& what,
                            const std::string& value = {}) {
    const Result<store::Correction> done =
        store_.correct({.entry = entry, .what = what, .value = value, .by = "M. Ohe", .note = "for a test"});
    EXPECT_TRUE(done.ok()) << to_string(done.error());
    return done.ok() ? done.value() : store::Correction{};
  }
  void undo(std::int64_t number) {
    const Result<store::Correction> done = store_.undo(number);
    EXPECT_TRUE(done.ok()) << to_string(done.error());
  }
  store::CorrectionState state_of(std::int64_t number) {
    store::CorrectionState out = store::CorrectionState::kWaiting;
    const Status done = store_.corrections([&](const store::Correction& one) {
      if (one.number == number) out = one.state;
      return true;
    });
    EXPECT_TRUE(done.ok());
    return out;
  }

  /// Nothing where the store is whole, else what check() says.
  std::string faults() {
    std::string out;
    const Result<store::Checked> done = store_.check(
        [&](const store::StoreFault& fault) { out += fault.article + ": " + fault.what + "\n"; });
    return done.ok() ? out : to_string(done.error());
  }

  std::string cell(const std::string& sql) { return testing::cell(path_, sql); }
  void tamper(const std::string& sql) { change(path_, sql); }

  Folder folder_;
  std::string path_ = folder_.store("a.store");
  store::Store store_ = store::Store::open_or_create(path_).value();
};

}  // namespace rapporteur::testing
