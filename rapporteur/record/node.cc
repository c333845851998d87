// Reading one JSON value with its checks; see node.h. Tested in tests/unit/record/parse_test.cc.
#include "rapporteur/record/node.h"

#include <algorithm>
#include <limits>

#include "rapporteur/base/date.h"

namespace rapporteur::record {
namespace {

constexpr std::size_t kDayLength = 10;  // "2026-03-05"

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Cuts a beginning of this form off.
bool take(std::string_view& text, std::string_view form) {
  if (!has_form(text.substr(0, form.size()), form)) return false;
  text.remove_prefix(form.size());
  return true;
}

}  // namespace

Node Node::operator[](const char* key) const {
  Node out(*this, key, 0);
  simdjson::dom::object fields;
  if (get(fields, "is no object")) out.known_ = fields.at_key(key).get(out.value_) == simdjson::SUCCESS;
  return out;
}

Node Node::need(const char* key) const {
  Node out = (*this)[key];
  if (known_ && !out.known_) out.fail("is missing");
  return out;
}

std::string_view Node::text() const {
  std::string_view out;
  return get(out, "is no string") ? out : std::string_view();
}

std::string Node::words() const {
  const std::string_view out = text();
  if (known_ && out.empty()) fail("is empty");
  return std::string(out);
}

std::uint32_t Node::whole(std::uint64_t least, std::uint64_t limit) const {
  std::uint64_t out = least;
  if (!get(out, "is no whole number")) return static_cast<std::uint32_t>(least);
  const std::uint64_t end =
      std::min<std::uint64_t>(limit, std::uint64_t{std::numeric_limits<std::uint32_t>::max()} + 1);
  if (out < least || out >= end) {
    fail("is out of range");
    return static_cast<std::uint32_t>(least);
  }
  return static_cast<std::uint32_t>(out);
}

double Node::number(double low, double high) const {
  double out = 0;
  if (!get(out, "is no number")) return 0;
  if (out >= low && out <= high) return out;
  fail("is out of range");
  return 0;
}

std::optional<double> Node::amount() const {
  if (!known_) return std::nullopt;
  return number(0, std::numeric_limits<double>::max());
}

bool Node::truth() const {
  bool out = false;
  return get(out, "is neither true nor false") && out;
}

std::string Node::path() const {
  if (above_ == nullptr) return {};
  std::string out = above_->path();
  if (key_ == nullptr) return out + "[" + std::to_string(index_) + "]";
  if (!out.empty()) out += '.';
  return out + key_;
}

void Node::fail(std::string_view what) const {
  if (failed()) return;
  const std::string at = path();
  *fault_ = (at.empty() ? "the record " : at + " ") + std::string(what);
}

// ── forms of words ──────────────────────────────────────────────────────────────────────────────────────

bool has_form(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char c, char wanted) {
    if (wanted == '9') return is_digit(c);
    if (wanted == 'A') return c >= 'A' && c <= 'Z';
    return c == wanted;
  });
}

bool is_date(std::string_view text) { return read_date(text).has_value(); }

bool is_time(std::string_view text) {
  if (!read_day(text.substr(0, kDayLength))) return false;
  text.remove_prefix(kDayLength);
  if (text.empty()) return true;
  if (!take(text, "T99:99")) return false;
  if (take(text, ":99") && take(text, ".9")) {
    while (take(text, "9")) {
    }
  }
  return text.empty() || text == "Z" || has_form(text, "+99:99") || has_form(text, "-99:99");
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_numbered(std::string_view text, char letter) {
  return text.size() >= 2 && text[0] == letter && text[1] != '0' &&
         std::all_of(text.begin() + 1, text.end(), is_digit);
}

bool is_table_word(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  return !text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
}

}  // namespace rapporteur::record
