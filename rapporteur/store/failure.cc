// One table from SQLite's primary result codes to ours (https://sqlite.org/rescode.html). A plain SQLITE_ERROR or
// a broken constraint can only mean that the tables are not as this program made them: a damaged store.
// Tested in tests/unit/store/store_test.cc and tests/fault/.
#include "rapporteur/store/failure.h"

#include <sqlite3.h>

namespace rapporteur::store {
namespace {

ErrorCode code_of(int result, Doing doing) {
  switch (result & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return ErrorCode::kStoreBusy;
    case SQLITE_TOOBIG: return ErrorCode::kTooLarge;
    case SQLITE_FULL:
    case SQLITE_READONLY: return ErrorCode::kUnwritable;
    case SQLITE_IOERR:
      if (result == SQLITE_IOERR_SHORT_READ) return ErrorCode::kDamagedStore;
      if (result == SQLITE_IOERR_READ) return ErrorCode::kUnreadable;
      [[fallthrough]];
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT: return doing == Doing::kWriting ? ErrorCode::kUnwritable : ErrorCode::kUnreadable;
    default: return ErrorCode::kDamagedStore;
  }
}

}  // namespace

Error failure(const SQLite::Exception& exception, const std::string& path, Doing doing) {
  return {code_of(exception.getExtendedErrorCode(), doing), path, exception.what()};
}

}  // namespace rapporteur::store
