// The closed table of error messages. Tested in tests/unit/base/result_test.cc.
#include "rapporteur/base/result.h"

namespace rapporteur {

std::string_view describe(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUnreadable: return "cannot be read";
    case ErrorCode::kUnwritable: return "cannot be written";
    case ErrorCode::kEmpty: return "is empty";
    case ErrorCode::kTooLarge: return "is too large";
    case ErrorCode::kBinary: return "is not a text";
    case ErrorCode::kBadEncoding: return "is in no known text encoding";
    case ErrorCode::kUnknownFormat: return "is of no kind that is read here";
    case ErrorCode::kDamagedInput: return "is damaged";
    case ErrorCode::kNoArticle: return "holds no article";
    case ErrorCode::kNotEnglish: return "is not in English";
    case ErrorCode::kDamagedModel: return "is a damaged model file";
    case ErrorCode::kWrongModelVersion: return "is a model file of another version";
    case ErrorCode::kDamagedStore: return "is a damaged store";
    case ErrorCode::kWrongStoreVersion: return "is a store of a newer version";
    case ErrorCode::kStoreBusy: return "is in use by another process";
    case ErrorCode::kDamagedData: return "is a damaged data table";
    case ErrorCode::kNotFound: return "was not found";
    case ErrorCode::kBadArgument: return "cannot be used";
    case ErrorCode::kConflict: return "does not let that be done";
    case ErrorCode::kGone: return "is not there any more";
    case ErrorCode::kInternal: return "met a fault of this program";
  }
  return "failed";
}

std::string to_string(const Error& error) {
  std::string line = error.subject;
  line += ": ";
  line += describe(error.code);
  if (!error.detail.empty()) line += " (" + error.detail + ")";
  return line;
}

}  // namespace rapporteur
