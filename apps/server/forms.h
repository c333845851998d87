// Whole questions in the forms that others read: streamed in constant memory, or a feed of the newest. Tested in tests/api/.
#pragma once

#include <string>
#include <string_view>

#include "apps/server/routes.h"

namespace server {

/// Every line found, in a form of exports/ ("csv", "json", "gdelt" …), as a file to be saved; X-Total-Count tells how many lines were
/// found. A stream that has to end early says so in its last line.
Reply stream(Desk& desk, const rapporteur::Query& query, std::string_view form,
             const rapporteur::exports::Options& options);

/// kBadArgument where a cursor is given and the answer does not come in pages, as JSON does.
rapporteur::Status check_pages(const Call& call);

/// For a stream that could not be read from the store: throws, so that its missing end tells the client. Does nothing if all went
/// well.
void require_done(const Reply& reply);

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
