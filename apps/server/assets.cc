// A path with a dot in its last segment is a file; every other one is a place inside the screens, which find it themselves, so that
// a link to it can be opened. Tested in tests/api/.
#include "apps/server/assets.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "apps/server/routes.h"

namespace server {
namespace {

struct Type {
  std::string_view ending, type;
};
constexpr auto kTypes = std::to_array<Type>({{".html", "text/html; charset=utf-8"},
                                             {".css", "text/css; charset=utf-8"},
                                             {".js", "text/javascript; charset=utf-8"},
                                             {".json", "application/json"},
                                             {".svg", "image/svg+xml"},
                                             {".webmanifest", "application/manifest+json"},
                                             {".txt", "text/plain; charset=utf-8"}});

std::string_view type_of(std::string_view path) {
  for (const Type& one : kTypes) {
    if (path.ends_with(one.ending)) return one.type;
  }
  return "application/octet-stream";
}

/// Of a folder that whoever works on the screens named; segments of a path are no "..".
std::optional<std::string> read_file(const std::string& folder, const std::string& path) {
  std::ifstream file(folder + "/" + path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

constexpr std::string_view kNoScreens =
    "<!doctype html><html lang=\"en\"><title>Rapporteur</title><h1>Rapporteur</h1><p>This program was built "
    "without its "
    "screens (npm could not fetch what they need). The record is at <a "
    "href=\"/api/v1\">/api/v1</a>.</p></html>\n";

}  // namespace

Reply asset(Desk& desk, const Request& request) {
  std::string path;
  for (const std::string& segment : request.to.path) path += (path.empty() ? "" : "/") + segment;
  const std::size_t last = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
  const bool is_file = path.find('.', last) != std::string::npos;
  if (!is_file) path = "index.html";
  if (path == "openapi.json") return error_reply(404, "not_found", "it is at /api/v1/openapi.json", path);
  Reply out;
  out.type = type_of(path);
  if (const std::string& folder = desk.setup().web; !folder.empty()) {
    if (auto file = read_file(folder, path)) {
      out.body = std::move(*file);
      return out;
    }
  }
  out.body = embedded_file(path);
  if (out.body.empty() && !is_file) out.body = kNoScreens;
  if (out.body.empty()) return error_reply(404, "not_found", "there is no such file", path);
  return out;
}

}  // namespace server
