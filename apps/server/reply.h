// What a route gives back. A whole body; a stream that is written piece by piece while the client takes it; or work that takes
// long, such as reading a page, so that it is done where it keeps no short answer waiting. Every error has one
// shape: {"error":{"status":400,"code":"bad_argument","message":"…","input":"…"}}.
// Tested in tests/api/.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapporteur/rapporteur.h"

namespace server {

inline constexpr const char* kJson = "application/json";

/// Takes a piece of a stream; false where the client is gone and nothing more is wanted.
using Send = std::function<bool(std::string_view)>;

struct Reply {
  unsigned status = 200;
  std::string type = kJson;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::function<void(const Send&)> stream = {};  // instead of a body
  std::function<Reply()> work = {};  // instead of everything: what takes long, made beside the others
  bool lasting = true;               // the same question has the same answer until the store changes
};

/// The headers of every answer: what a browser may do with it is to run and show what comes from here, and nothing else.
std::span<const std::pair<const char*, const char*>> rules();

/// JSON text, as it is.
Reply json_reply(std::string body, unsigned status = 200);

/// `code` is a word of the OpenAPI file's list; `input` the offending piece of what was asked.
Reply error_reply(unsigned status, std::string_view code, std::string_view message,
                  std::string_view input = {});

/// The reply for an error of the library: 404 for what is not there, 409 and 410 for what is so already or no more, 400 and 422 for what cannot be used, 503 for what may go later,
/// 500 for a store that cannot be read.
Reply error_reply(const rapporteur::Error& error);

/// The object of an error, to stand inside another answer.
std::string error_json(const rapporteur::Error& error);

}  // namespace server
