// From the options to a listening server: names under which it may be asked, a token where one is needed. Tested in tests/api/.
#include "apps/server/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string_view>
#include <thread>

#include "apps/server/desk.h"
#include "apps/server/http.h"
#include "apps/server/routes.h"

namespace server {
namespace {

using rapporteur::Error;
using rapporteur::ErrorCode;

constexpr std::size_t kLeastToken = 16;

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

/// Long enough not to be guessed, and to be written into an address and a cookie as it is.
bool is_token(std::string_view word) { return word.size() >= kLeastToken && escaped(word) == word; }

/// 128 bits, in letters that an address may hold.
std::string new_token() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device random;
  std::string out;
  for (int i = 0; i < 32; ++i) out += kDigits[random() & 15U];
  return out;
}

/// A file's name; of a server the name of the database.
std::string name_of(const std::string& store) {
  if (store.find("://") == std::string::npos) return std::filesystem::path(store).stem().string();
  const std::string out = store.substr(0, store.find('?'));
  return out.substr(out.rfind('/') + 1);
}

Setup setup_of(const Serving& serving) {
  Setup out;
  out.store = serving.store;
  out.name = name_of(serving.store);
  out.web = serving.web;
  out.token = serving.token;
  if (is_loopback(serving.address)) {
    out.hosts = {"127.0.0.1", "localhost", "[::1]", serving.address};
  } else if (out.token.empty()) {
    out.token = new_token();
  }
  out.read_only = serving.read_only;
  out.fetch_inside = serving.fetch_inside;
  out.open_analyser = serving.open_analyser;
  return out;
}

/// As many files as connections, workers and stores may need, as far as the system lets us.
void allow_files(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

rapporteur::Status serve(const Serving& serving, const std::function<bool(const Listening&)>& listening) {
  if (!serving.token.empty() && !is_token(serving.token))
    return Error{ErrorCode::kBadArgument, "token", "it has at least 16 letters, digits or -._~"};
  const Setup setup = setup_of(serving);
  auto desk = Desk::open(setup);
  if (!desk) return desk.error();
  Limits limits;
  limits.workers = std::max(4U, 2 * std::thread::hardware_concurrency());  // some wait for the disk
  allow_files(2 * limits.most_connections);
  auto http = HttpServer::listen(
      serving.address, serving.port, limits,
      [&desk](const Request& request) { return refuse(*desk.value(), request); },
      [&desk](const Request& request) { return answer(*desk.value(), request); });
  if (!http) return http.error();
  const bool is_v6 = serving.address.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + serving.address + "]" : serving.address;
  const std::string at = "http://" + host + ":" + std::to_string(http->port()) + "/";
  if (listening({setup.name, at + (setup.token.empty() ? "" : "?token=" + setup.token)}))
    http->run([&desk] { desk.value()->end(); });
  return rapporteur::Done{};
}

}  // namespace server
