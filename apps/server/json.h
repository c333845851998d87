// JSON as the routes build it. Lines of the record come from the library as JSON already and are joined as text.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace server {

using Json = nlohmann::ordered_json;

/// On one line, ill-formed UTF-8 replaced.
inline std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A list of objects that are JSON already, one after the other.
class JsonList {
 public:
  /// With or without a line's end behind it.
  void add(std::string_view object) {
    while (!object.empty() && object.back() == '\n') object.remove_suffix(1);
    if (count_++ > 0) text_ += ',';
    text_ += object;
  }
  std::size_t count() const { return count_; }
  /// "[…]".
  std::string text() const { return "[" + text_ + "]"; }

 private:
  std::string text_;
  std::size_t count_ = 0;
};

/// Puts a member whose value is JSON already before the closing brace of an object.
inline std::string with_member(std::string object, std::string_view name, std::string_view value) {
  while (!object.empty() && object.back() != '}') object.pop_back();
  object.pop_back();
  if (object.back() != '{') object += ',';
  return object.append("\"").append(name).append("\":").append(value).append("}");
}

}  // namespace server
