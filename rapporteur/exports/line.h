// An entry as one JSON object: the form "json", and the body of an annotation; and what every JSON writer does alike.
// Also public. Tested in tests/unit/exports/json_test.cc.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "rapporteur/exports/exports.h"

namespace rapporteur::exports {

using Json = nlohmann::ordered_json;

/// Everything in the entry, in the order of docs/formats/exports.md; what is unknown is absent.
Json line_of(const store::Entry& entry, const Options& options);

Json to_array(Span span);
Json to_json(const store::EntryPlace& place);
/// Adds the field unless it is empty.
void put_known(Json& object, const char* key, std::string_view value);
/// Adds the list, each item as `write` makes it, unless it is empty.
template <class List, class Write>
void put_list(Json& object, const char* key, const List& list, Write write) {
  if (list.empty()) return;
  Json& out = object[key] = Json::array();
  for (const auto& one : list) out.push_back(write(one));
}
/// On one line, ill-formed UTF-8 replaced: somebody else may have written to the store.
std::string dumped(const Json& json);

}  // namespace rapporteur::exports
