// One table from the library's errors to statuses and codes. Tested in tests/api/.
#include "apps/server/reply.h"

#include <array>

#include "apps/server/json.h"

namespace server {
namespace {

using rapporteur::ErrorCode;

struct Kind {
  ErrorCode code;
  unsigned status;
  const char* word;
};

/// Every code of the library, so that none is told as another.
constexpr Kind kKinds[] = {{ErrorCode::kUnreadable, 500, "unreadable"},
                           {ErrorCode::kUnwritable, 507, "unwritable"},
                           {ErrorCode::kEmpty, 422, "empty"},
                           {ErrorCode::kTooLarge, 413, "too_large"},
                           {ErrorCode::kBinary, 422, "binary"},
                           {ErrorCode::kBadEncoding, 422, "bad_encoding"},
                           {ErrorCode::kUnknownFormat, 422, "unknown_format"},
                           {ErrorCode::kDamagedInput, 422, "damaged_input"},
                           {ErrorCode::kNoArticle, 422, "no_article"},
                           {ErrorCode::kNotEnglish, 422, "not_english"},
                           {ErrorCode::kDamagedModel, 500, "damaged_model"},
                           {ErrorCode::kWrongModelVersion, 500, "wrong_model_version"},
                           {ErrorCode::kDamagedStore, 500, "damaged_store"},
                           {ErrorCode::kWrongStoreVersion, 500, "wrong_store_version"},
                           {ErrorCode::kStoreBusy, 503, "store_busy"},
                           {ErrorCode::kDamagedData, 500, "damaged_data"},
                           {ErrorCode::kNotFound, 404, "not_found"},
                           {ErrorCode::kBadArgument, 400, "bad_argument"},
                           {ErrorCode::kConflict, 409, "conflict"},
                           {ErrorCode::kGone, 410, "gone"},
                           {ErrorCode::kInternal, 500, "internal"}};

Kind kind_of(ErrorCode code) {
  for (const Kind& one : kKinds) {
    if (one.code == code) return one;
  }
  return {code, 500, "internal"};
}

Json error_of(unsigned status, std::string_view code, std::string_view message, std::string_view input) {
  Json out = {{"status", status}, {"code", code}, {"message", message}};
  if (!input.empty()) out["input"] = input;
  return out;
}

Json error_of(const rapporteur::Error& error) {
  const Kind kind = kind_of(error.code);
  const std::string message(error.detail.empty() ? rapporteur::describe(error.code) : error.detail);
  // what is wrong with the store or the model names its path, which is nobody's business here
  return error_of(kind.status, kind.word, message, kind.status < 500 ? error.subject : std::string());
}

constexpr auto kRules = std::to_array<std::pair<const char*, const char*>>(
    {{"Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
      "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
     {"X-Content-Type-Options", "nosniff"},
     {"Referrer-Policy", "no-referrer"},
     {"Cross-Origin-Opener-Policy", "same-origin"},
     {"Cross-Origin-Resource-Policy", "same-origin"},
     {"Cache-Control", "no-cache"}});

}  // namespace

std::span<const std::pair<const char*, const char*>> rules() { return kRules; }

Reply json_reply(std::string body, unsigned status) {
  return {.status = status, .type = kJson, .body = std::move(body)};
}

Reply error_reply(unsigned status, std::string_view code, std::string_view message, std::string_view input) {
  Reply out = json_reply(dumped(Json{{"error", error_of(status, code, message, input)}}) + "\n", status);
  out.lasting = false;
  return out;
}

Reply error_reply(const rapporteur::Error& error) {
  Json body = {{"error", error_of(error)}};
  const unsigned status = body["error"]["status"];
  Reply out = json_reply(dumped(body) + "\n", status);
  if (status == 503) out.headers.emplace_back("Retry-After", "1");
  out.lasting = false;
  return out;
}

std::string error_json(const rapporteur::Error& error) { return dumped(error_of(error)); }

}  // namespace server
