// Tested in tests/unit/store/store_test.cc and tests/unit/store/schema_test.cc (rebuilding).
#include "rapporteur/store/adding.h"

#include <array>
#include <ctime>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/corrections.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"

namespace rapporteur::store {

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> out{};
  const std::size_t length = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {out.data(), length};
}

Adding::Adding(database::Connection& database)
    : database_(database),
      articles_(database),
      lines_(database),
      happenings_(database),
      actors_(database),
      copies_(database) {}

void Adding::add(const Document& document, const std::optional<Known>& known, const std::string& record) {
  const std::string now = now_utc();
  happenings_.begin(known ? known->revision : 0);
  if (known) {
    remove_lines(known->revision);
    copies_.remove(known->revision);
  }
  const std::int64_t revision = articles_.add_revision(document.article, known, record, now);
  add_lines(document, revision, now);
  copies_.add(revision, document.article.text.utf8());
  actors_.settle(now);
}

void Adding::add_lines(const Document& document, std::int64_t revision, const std::string& now, bool anew) {
  const std::vector<Correction> corrections = corrections_of(database_, document.article.id);
  if (corrections.empty()) return write_lines(document, lines_of(document), {}, revision, now, anew);
  const CorrectedDocument told = corrected(document, corrections);
  write_lines(told.document, told.lines(), told.gone_events, revision, now, anew);
  note_applied(database_, told, revision);
}

void Adding::write_lines(const Document& document, const std::vector<Line>& lines,
                         const std::vector<bool>& gone_events, std::int64_t revision, const std::string& now,
                         bool anew) {
  articles_.add_layers(document, lines, revision);
  lines_.add(document, lines, revision, happenings_.put(document, gone_events, revision, anew));
  actors_.add(document, revision);
  happenings_.finish(now);
  lines_.settle(document, lines, now);
}

void Adding::remove_lines(std::int64_t revision) {
  forget_applied(database_, revision);
  actors_.remove(revision);
  lines_.remove(revision);
  articles_.remove_layers(revision);
}

void Adding::remove(std::int64_t revision, const std::string& article) {
  const std::string now = now_utc();
  happenings_.begin(revision);
  remove_lines(revision);
  happenings_.finish(now);
  copies_.remove(revision);
  lines_.settle_gone(article, now);
  actors_.settle(now);
}

void Adding::restore(const Document& document, std::int64_t revision) {
  const std::string now = now_utc();
  happenings_.begin(0);
  add_lines(document, revision, now);
  copies_.add(revision, document.article.text.utf8());
  actors_.settle(now);
}

void Adding::rewrite(const Document& document, std::int64_t revision) {
  const std::string now = now_utc();
  happenings_.begin(revision);
  remove_lines(revision);
  add_lines(document, revision, now);
  actors_.settle(now);
}

void Adding::regroup(std::int64_t correction) {
  happenings_.begin(0);
  happenings_.touch(correction);
  happenings_.finish(now_utc());
}

void Adding::clear() {
  Search(database_).clear();
  actors_.doubt();
  for (const char* sql : {"DELETE FROM corrected", "DELETE FROM entry_parties", "DELETE FROM entry_spans",
                          "DELETE FROM entry_links", "DELETE FROM figures", "DELETE FROM entries",
                          "DELETE FROM copy_bands", "UPDATE revisions SET sketch = NULL, copies = NULL"})
    database_.execute(sql);
  database::Statement old(database_,
                          "SELECT r.key FROM revisions r JOIN articles a ON a.key = r.article "
                          "WHERE (r.current = 0 OR a.withdrawn IS NOT NULL) AND r.key IN "
                          "(SELECT revision FROM accounts UNION SELECT revision FROM sentences)");
  const std::string now = now_utc();
  while (old.step()) {
    happenings_.begin(old.number(0));
    actors_.remove(old.number(0));
    articles_.remove_layers(old.number(0));
    happenings_.finish(now);
    copies_.remove(old.number(0));
  }
  database_.execute(
      "UPDATE ledger SET gone = '" + now + "', modified = '" + now +
      "' WHERE gone IS NULL AND article NOT IN (SELECT id FROM articles WHERE withdrawn IS NULL)");
}

std::size_t Adding::rebuild(bool anew) {
  struct Row {
    std::int64_t revision = 0;
    std::string article, record, added;
  };
  if (anew) clear();
  std::size_t unreadable = 0;
  database::Statement rows(
      database_,
      "SELECT r.key, a.id, r.record, r.added FROM revisions r JOIN articles a ON a.key = r.article "
      "WHERE r.current = 1 AND a.withdrawn IS NULL ORDER BY r.key",
      database::Size::kLarge);
  while (rows.step()) {
    Row row{rows.number(0), rows.text(1), rows.text(2), rows.text(3)};
    if (anew) row.added = now_utc();  // what differs changes now
    Result<Document> document = document_of(row.record, row.article);
    if (!document) {  // its lines cannot be made: they are gone, not half there
      ++unreadable;
      remove(row.revision, row.article);
      continue;
    }
    happenings_.begin(row.revision);
    remove_lines(row.revision);
    if (!anew) copies_.remove(row.revision);
    name_entries(document.value());
    add_lines(document.value(), row.revision, row.added, anew);
    copies_.add(row.revision, document->article.text.utf8());
  }
  actors_.settle(now_utc());
  return unreadable;
}

Result<Added> Store::add(Document& document, const RecordWriter& writer) {
  try {
    Inside::Writing writing(*inside_);
    const std::optional<Known> known = writing.adding().known(document.article);
    if (known && known->same_text)
      return Added{AddOutcome::kUnchanged, document.article.id, known->number, known->statements,
                   known->withdrawn};
    document.article.revision = known ? known->number + 1 : 1;
    name_entries(document);
    writing.adding().add(document, known, writer(document));
    writing.commit();
    return Added{known ? AddOutcome::kRevised : AddOutcome::kAdded, document.article.id,
                 document.article.revision, document.statements.size(), false};
  } catch (const database::Failure& exception) {
    // what is too large for the store is a matter of the article
    const bool too_large = exception.cause() == database::Cause::kTooLarge;
    return failure(exception, too_large ? "article " + document.article.id : inside_->path, Doing::kWriting);
  }
}

}  // namespace rapporteur::store
