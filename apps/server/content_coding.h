// Answers in gzip (RFC 1952) for clients that take it, as RFC 9110 section 12.5.3 tells how they say so; by zlib. A whole body is
// compressed once and remembered so (routes.cc); a stream piece by piece, in constant memory. Tested in
// tests/unit/server/content_coding_test.cc and tests/api/coding_test.py.
#pragma once

#include <string>
#include <string_view>

#include "apps/server/reply.h"

namespace server {

/// Whether the value of Accept-Encoding allows gzip: named, or by *, and not with q=0.
bool accepts_gzip(std::string_view accepted);

/// "\"29-0f…\"" of a body, "\"29-0f…-gzip\"" of the same in gzip: the bytes are others, so the tag is another.
std::string gzip_tag(const std::string& tag);

/// The reply in gzip, its ETag with it; as it is where that is not worth it: an error, a short body.
Reply gzipped(Reply reply);

}  // namespace server
