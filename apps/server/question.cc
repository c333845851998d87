// One table of the parameters that are lists of words; the others one by one. Tested in tests/api/ and fuzz/server.cc.
#include "apps/server/question.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace server {
namespace {

using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Query;
using rapporteur::Result;
using rapporteur::Status;

struct Field {
  std::string_view name;
  Query::Some Query::*values;
};

constexpr auto kFields = std::to_array<Field>({{"who", &Query::who},
                                               {"whom", &Query::whom},
                                               {"actor", &Query::actor},
                                               {"according-to", &Query::according_to},
                                               {"what", &Query::what},
                                               {"act", &Query::act},
                                               {"mode", &Query::mode},
                                               {"status", &Query::status},
                                               {"text", &Query::text},
                                               {"place", &Query::place},
                                               {"when", &Query::when},
                                               {"outlet", &Query::outlet},
                                               {"article", &Query::article},
                                               {"id", &Query::id},
                                               {"happening", &Query::happening},
                                               {"missing", &Query::missing}});

/// Those that are no list of values.
constexpr auto kOthers =
    std::to_array<std::string_view>({"kind", "since", "until", "confidence", "background", "order"});

bool is_query(std::string_view name) {
  return std::any_of(kFields.begin(), kFields.end(),
                     [&](const Field& field) { return field.name == name; }) ||
         std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end();
}

Error bad(std::string_view input, const char* what) {
  return Error{ErrorCode::kBadArgument, std::string(input), what};
}

Status read_kinds(const Parameters& parameters, Query& out) {
  for (const std::string& word : parameters.every("kind")) {
    const auto kind = rapporteur::store::entry_kind_of(word);
    if (!kind) return bad(word, "a kind is statement, event, meeting or position");
    out.kinds.push_back(*kind);
  }
  return rapporteur::Done{};
}

Status read_confidence(const Parameters& parameters, Query& out) {
  if (!parameters.has("confidence")) return rapporteur::Done{};
  const std::string text = parameters.one("confidence");
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || !(value >= 0 && value <= 1))
    return bad(text, "a confidence is a number from 0 to 1");
  out.confidence = value;
  return rapporteur::Done{};
}

}  // namespace

std::string Parameters::one(std::string_view name) const {
  std::string out;
  for (const Parameter& parameter : all_) {
    if (parameter.name == name) out = parameter.value;
  }
  return out;
}

std::vector<std::string> Parameters::every(std::string_view name) const {
  std::vector<std::string> out;
  for (const Parameter& parameter : all_) {
    if (parameter.name == name) out.push_back(parameter.value);
  }
  return out;
}

bool Parameters::has(std::string_view name) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Parameter& one) { return one.name == name; });
}

Result<bool> Parameters::flag(std::string_view name, bool otherwise) const {
  if (!has(name)) return otherwise;
  const std::string value = one(name);
  if (value == "true") return true;
  if (value == "false") return false;
  return Error{ErrorCode::kBadArgument, value, std::string(name) + " is true or false"};
}

Result<std::uint64_t> Parameters::number(std::string_view name, std::uint64_t otherwise, std::uint64_t least,
                                         std::uint64_t most) const {
  if (!has(name)) return otherwise;
  const std::string text = one(name);
  std::uint64_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || value < least || value > most)
    return Error{
        ErrorCode::kBadArgument, text,
        std::string(name) + " is a number from " + std::to_string(least) + " to " + std::to_string(most)};
  return value;
}

Status Parameters::only(std::initializer_list<std::string_view> names) const {
  for (const Parameter& one : all_) {
    if (std::find(names.begin(), names.end(), one.name) == names.end())
      return bad(one.name, "there is no such parameter here");
  }
  return rapporteur::Done{};
}

Status Parameters::only_query_and(std::initializer_list<std::string_view> names) const {
  for (const Parameter& one : all_) {
    if (!is_query(one.name) && std::find(names.begin(), names.end(), one.name) == names.end())
      return bad(one.name, "there is no such parameter here");
  }
  return rapporteur::Done{};
}

Result<Query> query_of(const Parameters& parameters) {
  Query out;
  for (const Field& field : kFields) out.*field.values = parameters.every(field.name);
  out.since = parameters.one("since");
  out.until = parameters.one("until");
  if (const Status done = read_kinds(parameters, out); !done) return done.error();
  if (const Status done = read_confidence(parameters, out); !done) return done.error();
  if (parameters.has("background")) {
    const auto background = parameters.flag("background", false);
    if (!background) return background.error();
    out.background = background.value();
  }
  const std::string order = parameters.one("order");
  if (!order.empty() && order != "newest" && order != "oldest")
    return bad(order, "an order is newest or oldest");
  out.oldest_first = order == "oldest";
  return out;
}

}  // namespace server
