// The files of the screens, which stand in the program (cmake/EmbedWeb.cmake). Tested in tests/api/.
#pragma once

#include <string_view>

namespace server {

/// The bytes of a file: "index.html", "screens/record.js", "lib/preact.js", "openapi.json"; empty where there is none.
std::string_view embedded_file(std::string_view path);

}  // namespace server
