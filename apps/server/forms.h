// Whole questions in the forms that others read: streamed in constant memory, or a feed of the newest. Tested in tests/api/.
#pragma once

#include <string>
#include <string_view>

#include "apps/server/desk.h"

namespace server {

/// Every line found, in a form of exports/ ("csv", "json", "gdelt" …), as a file to be saved; X-Total-Count tells how many lines were
/// found. A stream that has to end early says so in its last line.
Reply stream(Desk& desk, const rapporteur::Query& query, std::string_view form,
             const rapporteur::exports::Options& options);

/// The newest lines as RSS 2.0.
Reply feed(Desk& desk, rapporteur::Query query, const Request& request);

/// "2026-03-03T12:00:00Z".
std::string now();

/// The media type of a form of exports/, and the ending of its file.
struct FileKind {
  const char *type, *ending;
};
FileKind file_kind_of(std::string_view form);

}  // namespace server
