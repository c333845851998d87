// A request as the routes see it: everything decoded and checked once, so that nothing behind it reads a raw byte of the line.
// Tested in tests/unit/server/request_test.cc and fuzz/server.cc.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

struct Parameter {
  std::string name, value;
};

struct Target {
  std::vector<std::string> path;  // its segments, decoded: {"api", "v1", "entries"}; empty for "/"
  std::vector<Parameter> query;   // in order, decoded; a name alone has an empty value
};

/// The target of a request line, "/api/v1/entries?who=Reis&status=planned". Nothing where it is none: no leading slash, a broken
/// %-escape, a segment "..", bytes that are no UTF-8 or hold a control character, more than 512 parameters.
std::optional<Target> target_of(std::string_view text);

/// A value for a target: everything but letters, digits and -._~ as %-escapes.
std::string escaped(std::string_view text);

struct Request {
  std::string method;  // "GET"
  std::string target;  // as it was sent
  Target to;
  std::map<std::string, std::string> headers;  // names in lower case; of several the first
  std::string body;
  std::string_view header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
  }
};

}  // namespace server
