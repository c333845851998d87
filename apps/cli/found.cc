// CSV and JSON lines of found statements. Tested in tests/cli/find_test.py.
#include "apps/cli/found.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace cli {
namespace {

using rapporteur::Found;
using rapporteur::Span;
using Json = nlohmann::ordered_json;

struct Column {
  const char* name;
  std::string Found::*field;
};

constexpr std::array<Column, 17> kColumns = {{
    {"published", &Found::published},
    {"outlet", &Found::outlet},
    {"title", &Found::title},
    {"url", &Found::url},
    {"article", &Found::article},
    {"statement", &Found::id},
    {"speaker", &Found::speaker},
    {"for", &Found::acts_for},
    {"act", &Found::act},
    {"polarity", &Found::polarity},
    {"form", &Found::form},
    {"via", &Found::via},
    {"addressee", &Found::addressee},
    {"channel", &Found::channel},
    {"cue", &Found::cue},
    {"content", &Found::content},
    {"sentence", &Found::sentence},
}};

std::string escaped(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos && !value.starts_with(' ') &&
      !value.ends_with(' ')) {
    return std::string(value);
  }
  std::string out = "\"";
  for (const char c : value) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

Json pair(Span span) { return Json::array({span.begin, span.end}); }

}  // namespace

std::string csv_head() {
  std::string out;
  for (const Column& column : kColumns) {
    out += std::string(column.name) + ",";
  }
  return out + "revision,start,end,confidence\n";
}

std::string csv_line(const Found& found) {
  std::string out;
  for (const Column& column : kColumns) {
    out += escaped(found.*column.field) + ",";
  }
  return out + std::to_string(found.revision) + "," + std::to_string(found.sentence_span.begin) + "," +
         std::to_string(found.sentence_span.end) + "," + Json(found.confidence).dump() + "\n";
}

std::string json_line(const Found& found) {
  Json out = Json::object();
  for (const Column& column : kColumns) {
    if (!(found.*column.field).empty()) out[column.name] = found.*column.field;
  }
  out["revision"] = found.revision;
  out["sentence_span"] = pair(found.sentence_span);
  if (!found.cue_span.empty()) out["cue_span"] = pair(found.cue_span);
  if (found.source_span) out["source_span"] = pair(*found.source_span);
  out["content_spans"] = Json::array();
  for (const Span span : found.content_spans) out["content_spans"].push_back(pair(span));
  out["confidence"] = found.confidence;
  // A store that somebody else wrote to may hold ill-formed UTF-8.
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace cli
