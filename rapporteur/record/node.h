// Node: one value of a JSON record together with the way to it ("events[3].participants[0].actor"), read with checks:
// whatever is not as docs/formats/record.schema.json has it is a fault, and the first fault is kept. A value that is
// absent reads as empty, so that optional fields need no question. The idea is that of JSON Pointer (RFC 6901),
// written as a person would. Nodes lie on the stack and point at the one above: keep no node longer than that one.
// Tested in tests/unit/record/parse_test.cc and fuzz/record.cc.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur::record {

class Node {
 public:
  /// The whole record; `fault` gets "path: what is wrong" and outlives all nodes.
  Node(simdjson::dom::element value, std::string& fault) : value_(value), known_(true), fault_(&fault) {}

  /// A field; not known() where it is absent.
  Node operator[](const char* key) const;
  /// A field that must be there.
  Node need(const char* key) const;
  bool known() const { return known_; }
  /// Calls each(node) for the items of a list, until there is a fault.
  template <class Each>
  void each(Each each) const;
  /// Place in its list.
  std::uint32_t index() const { return index_; }

  /// A string; empty if absent.
  std::string_view text() const;
  /// A string that is not empty.
  std::string words() const;
  /// words() of which fits(words) holds.
  template <class Fits>
  std::string words(Fits fits) const;
  /// A value of a closed list whose last one is given; the first one if absent.
  template <class Enum>
  Enum word(Enum last) const;
  /// A whole number from `least` to below `limit`; `least` if absent.
  std::uint32_t whole(std::uint64_t least, std::uint64_t limit) const;
  /// A number from low to high; 0 if absent.
  double number(double low, double high) const;
  /// Known only where the field is.
  std::optional<double> amount() const;
  bool truth() const;

  /// Notes what is wrong here, unless something was wrong before.
  void fail(std::string_view what) const;
  bool failed() const { return !fault_->empty(); }

 private:
  Node(const Node& above, const char* key, std::uint32_t index)
      : above_(&above), key_(key), index_(index), fault_(above.fault_) {}
  /// The value as T; a fault "is no <what>" if it is something else. False if absent too.
  template <class T>
  bool get(T& out, const char* what) const;
  std::string path() const;

  simdjson::dom::element value_;
  const Node* above_ = nullptr;
  const char* key_ = nullptr;  // of a field; null for an item of a list
  std::uint32_t index_ = 0;
  bool known_ = false;
  std::string* fault_;
};

template <class T>
bool Node::get(T& out, const char* what) const {
  if (!known_) return false;
  if (value_.get(out) == simdjson::SUCCESS) return true;
  fail(what);
  return false;
}

template <class Each>
void Node::each(Each each) const {
  simdjson::dom::array list;
  if (!get(list, "is no list")) return;
  std::uint32_t index = 0;
  for (const simdjson::dom::element item : list) {
    if (failed()) return;
    Node node(*this, nullptr, index++);
    node.value_ = item;
    node.known_ = true;
    each(static_cast<const Node&>(node));
  }
}

template <class Fits>
std::string Node::words(Fits fits) const {
  std::string out = words();
  if (known_ && !fits(std::string_view(out))) fail("is not of its form");
  return out;
}

template <class Enum>
Enum Node::word(Enum last) const {
  if (!known_) return Enum{};
  const std::string_view wanted = text();
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (to_word(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  }
  fail("is none of its words");
  return Enum{};
}

// ── forms of words ──────────────────────────────────────────────────────────────────────────────────────

/// Whether text is of a form in which 9 stands for a digit, A for a capital and everything else for itself.
bool has_form(std::string_view text, std::string_view form);
/// "2026", "2026-03" or "2026-03-05".
bool is_date(std::string_view text);
/// "2026-03-05", or that with a time of day and perhaps its offset from UTC.
bool is_time(std::string_view text);
/// Digits and a to f alone, this many.
bool is_hex(std::string_view text, std::size_t digits);
/// "a12": the letter and a number from 1, without leading zeros.
bool is_numbered(std::string_view text, char letter);
/// A word of a table that people may add to: small letters, digits, - and _, at most 64.
bool is_table_word(std::string_view text);

}  // namespace rapporteur::record
