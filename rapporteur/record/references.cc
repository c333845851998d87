// Gathering and resolving ids, and reading spans; see references.h. Tested in tests/unit/record/parse_test.cc.
#include "rapporteur/record/references.h"

#include <algorithm>
#include <utility>

namespace rapporteur::record {
namespace {

constexpr std::size_t kIdDigits = 16;

constexpr std::pair<const char*, Kind> kLists[] = {
    {"actors", Kind::kActor},         {"times", Kind::kTime},   {"places", Kind::kPlace},
    {"statements", Kind::kStatement}, {"events", Kind::kEvent}, {"meetings", Kind::kMeeting},
    {"positions", Kind::kPosition}};

bool is_id(std::string_view word, Kind kind) {
  switch (kind) {
    case Kind::kActor: return is_numbered(word, 'a');
    case Kind::kTime: return is_numbered(word, 't');
    case Kind::kPlace: return is_numbered(word, 'p');
    default: return is_hex(word, kIdDigits);
  }
}

bool has_twice(std::vector<std::uint32_t> list) {
  if (list.size() < 2) return false;
  std::sort(list.begin(), list.end());
  return std::adjacent_find(list.begin(), list.end()) != list.end();
}

}  // namespace

References::References(const Node& record, std::uint32_t text_size) : text_size_(text_size) {
  for (const auto& [name, kind] : kLists) {
    const Kind of = kind;
    record.need(name).each([&](const Node& entry) {
      const Node id = entry.need("id");
      ids_.push_back({id.text(), of, entry.index()});
      if (!is_id(ids_.back().word, of)) id.fail("is not of its form");
    });
  }
  std::stable_sort(ids_.begin(), ids_.end(), [](const Id& a, const Id& b) { return a.word < b.word; });
  const auto twice =
      std::adjacent_find(ids_.begin(), ids_.end(), [](const Id& a, const Id& b) { return a.word == b.word; });
  if (twice == ids_.end()) return;
  const Id second = *(twice + 1);
  for (const auto& [name, kind] : kLists) {
    if (kind != second.kind) continue;
    record[name].each([&](const Node& entry) {
      if (entry.index() == second.index) entry["id"].fail("is the id of another");
    });
  }
}

const References::Id* References::find(std::string_view word) const {
  const auto at =
      std::partition_point(ids_.begin(), ids_.end(), [&](const Id& id) { return id.word < word; });
  return at != ids_.end() && at->word == word ? &*at : nullptr;
}

std::optional<std::uint32_t> References::to(const Node& field, Kind kind) const {
  if (!field.known()) return std::nullopt;
  const Id* id = find(field.text());
  if (id != nullptr && id->kind == kind) return id->index;
  field.fail("names nothing of this record");
  return std::nullopt;
}

std::vector<std::uint32_t> References::list(const Node& field, Kind kind) const {
  std::vector<std::uint32_t> out;
  field.each([&](const Node& item) { out.push_back(to(item, kind).value_or(0)); });
  if (has_twice(out)) field.fail("names one twice");
  return out;
}

Evidence References::evidence(const Node& field) const {
  Evidence out;
  field.each([&](const Node& item) {
    const Id* id = find(item.text());
    if (id != nullptr && id->kind == Kind::kStatement) {
      out.statements.push_back(id->index);
    } else {
      out.events.push_back(to(item, Kind::kEvent).value_or(0));
    }
  });
  if (has_twice(out.statements) || has_twice(out.events)) field.fail("names one twice");
  return out;
}

Span References::span(const Node& field) const {
  if (!field.known()) return {};
  std::uint32_t bounds[2] = {0, 0};
  std::uint32_t count = 0;
  field.each([&](const Node& item) {
    if (count < 2) bounds[count] = item.whole(0, std::uint64_t{text_size_} + 1);
    ++count;
  });
  if (count != 2) field.fail("is no pair of a begin and an end");
  if (bounds[0] >= bounds[1]) field.fail("ends before it begins, or is empty");
  return {bounds[0], bounds[1]};
}

std::vector<Span> References::spans(const Node& field) const {
  std::vector<Span> out;
  field.each([&](const Node& item) {
    const Span next = span(item);
    if (!out.empty() && next.begin < out.back().end) item.fail("overlaps the one before");
    out.push_back(next);
  });
  return out;
}

}  // namespace rapporteur::record
