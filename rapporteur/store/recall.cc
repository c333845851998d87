// From a stored record back to a Document, so that what was kept is shown by the same code as what was just read.
// Tested in tests/unit/store/store_test.cc and tests/fault/.

#include "rapporteur/database/database.h"
#include "rapporteur/document/document.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/corrections.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"

namespace rapporteur::store {

Result<Document> Store::recall(const std::string& article, std::uint32_t revision) {
  try {
    database::Statement row(inside_->database,
                            "SELECT r.record FROM articles a JOIN revisions r ON r.article = a.key "
                            "WHERE a.id = ?1 AND r.revision = ?2");
    row.bind(1, article);
    row.bind(2, revision);
    if (!row.step()) return Error{ErrorCode::kNotFound, article, "revision " + std::to_string(revision)};
    Result<Document> document = document_of(row.text(0), article);
    if (!document) {
      return Error{ErrorCode::kDamagedStore, inside_->path,
                   "the record of article " + article + ": " + document.error().detail};
    }
    return document;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

Result<Document> Store::recall_corrected(const std::string& article, std::uint32_t revision) {
  Result<Document> document = recall(article, revision);
  if (!document) return document;
  try {
    name_entries(document.value());
    return corrected(std::move(document).value(), corrections_of(inside_->database, article)).document;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store
