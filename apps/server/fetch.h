// A page at an address of the web, through libcurl. Tested in tests/api/.
#pragma once

#include <atomic>
#include <string>

#include "rapporteur/rapporteur.h"

namespace server {

/// The bytes at an http or https address, redirects followed to others of these; 16 MB and 30 seconds at most. Unless `inside`, no
/// machine of this network is asked, whatever its name: who may send addresses here is not therefore to reach what stands behind
/// the same door. Given up within a fifth of a second when `ending` is set. Errors: kBadArgument (no such address), kTooLarge,
/// kUnreadable, with what the server or the network said.
rapporteur::Result<std::string> fetch(const std::string& url, bool inside, const std::atomic<bool>& ending);

}  // namespace server
