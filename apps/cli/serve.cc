// rapporteur serve: the record of a store in a browser, and as an API. Tested in tests/api/server_test.py.
#include "apps/cli/serve.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/terminal.h"
#include "apps/server/http.h"
#include "apps/server/routes.h"

namespace cli {
namespace {

using rapporteur::Error;
using rapporteur::ErrorCode;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur serve tern.store                       http://127.0.0.1:7878, for this machine alone\n"
    "  rapporteur serve tern.store --read-only --port 0  on any free port; nobody can change anything\n"
    "  rapporteur serve postgresql://... --address 0.0.0.0\n"
    "                                                    for others, too: a token is made and asked for\n"
    "\n"
    "Ends with Ctrl-C. The API is told by /api/v1/openapi.json. Nothing is loaded from the network; traffic "
    "is not encrypted:\n"
    "for others, put it behind a server that does.";

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

/// 128 bits, in letters that an address may hold.
std::string new_token() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device random;
  std::string out;
  for (int i = 0; i < 32; ++i) out += kDigits[random() & 15U];
  return out;
}

/// What is shown of a store: a file's name; of a server the path, never its user or password.
std::string name_of(const std::string& store) {
  if (store.find("://") == std::string::npos) return std::filesystem::path(store).stem().string();
  std::string out = store.substr(0, store.find('?'));
  return "postgresql/" + out.substr(out.rfind('/') + 1);
}

std::string in_address(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

}  // namespace

int serve(const Serving& serving) {
  if (!is_loopback(serving.address) && !serving.token.empty() && serving.token.size() < 16)
    return complain("a token has at least 16 letters"), kUsage;
  server::Setup setup;
  setup.store = serving.store;
  setup.name = name_of(serving.store);
  setup.web = serving.web;
  setup.token = serving.token;
  if (setup.token.empty() && !is_loopback(serving.address)) setup.token = new_token();
  if (is_loopback(serving.address)) setup.hosts = {"127.0.0.1", "localhost", "[::1]", serving.address};
  setup.read_only = serving.read_only;
  setup.fetch_inside = serving.fetch_inside;
  setup.open_analyser = [model = serving.model]() -> rapporteur::Result<rapporteur::Analyser> {
    Reading reading;
    reading.model = model;
    auto analyser = open_analyser(reading);
    if (!analyser) return Error{ErrorCode::kUnreadable, "model", "there is none that can be used"};
    return std::move(*analyser);
  };
  auto desk = server::Desk::open(setup);
  if (!desk) return complain(desk.error()), kUnusable;
  server::Limits limits;
  limits.workers = std::max(2U, std::thread::hardware_concurrency());
  auto http = server::HttpServer::listen(
      serving.address, serving.port, limits,
      [&desk](const server::Request& request) { return server::answer(*desk.value(), request); });
  if (!http) return complain(http.error()), kUnusable;
  Output output;
  output.write(fmt::format("{}: http://{}:{}/{}\n", one_line(setup.name), in_address(serving.address),
                           http->port(), setup.token.empty() ? "" : "?token=" + setup.token));
  if (const int told = output.finish(); told != kDone) return told;
  http->run();
  return kDone;
}

Run set_up_serve(CLI::App& app) {
  auto serving = std::make_shared<Serving>();
  app.add_option("STORE", serving->store, "The store")->required();
  app.add_option("--address", serving->address,
                 "Where to listen; another than this machine's own asks for a token")
      ->type_name("IP");
  app.add_option("--port", serving->port, "0: any free one")->type_name("N");
  app.add_option("--token", serving->token,
                 "The token to ask for (default: a new one, where one is asked for)");
  app.add_flag("--read-only", serving->read_only, "Nothing can be added or corrected");
  app.add_flag("--fetch-inside", serving->fetch_inside,
               "Pages of this network may be added by their address, too");
  app.add_option("--model", serving->model, "The model file")->type_name("FILE");
  app.add_option("--web", serving->web, "A folder with the screens, for who works on them")
      ->type_name("FOLDER");
  app.footer(kExamples);
  return [serving] { return serve(*serving); };
}

}  // namespace cli
