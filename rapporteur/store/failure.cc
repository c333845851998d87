// One table from causes to codes. Tested in tests/unit/store/store_test.cc and tests/fault/.
#include "rapporteur/store/failure.h"

namespace rapporteur::store {
namespace {

ErrorCode code_of(database::Cause cause, Doing doing) {
  switch (cause) {
    case database::Cause::kBusy: return ErrorCode::kStoreBusy;
    case database::Cause::kTooLarge: return ErrorCode::kTooLarge;
    case database::Cause::kUnwritable: return ErrorCode::kUnwritable;
    case database::Cause::kUnreadable: return ErrorCode::kUnreadable;
    case database::Cause::kUnavailable:
      return doing == Doing::kWriting ? ErrorCode::kUnwritable : ErrorCode::kUnreadable;
    case database::Cause::kBroken: return ErrorCode::kDamagedStore;
  }
  return ErrorCode::kDamagedStore;
}

}  // namespace

Error failure(const database::Failure& failed, const std::string& path, Doing doing) {
  return {code_of(failed.cause(), doing), path, failed.what()};
}

}  // namespace rapporteur::store
