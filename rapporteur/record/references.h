// References: what the rest of a record may point at, namely its text, by spans, and its ids. All ids are gathered
// before anything is resolved, since an event may name one that stands after it. Kept as one sorted list rather than
// hashed, so that no choice of ids makes it slow. Tested in tests/unit/record/parse_test.cc and fuzz/record.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rapporteur/base/span.h"
#include "rapporteur/document/document.h"
#include "rapporteur/record/node.h"

namespace rapporteur::record {

enum class Kind { kActor, kTime, kPlace, kStatement, kEvent, kMeeting, kPosition };

class References {
 public:
  /// Gathers the ids of the lists of a record whose text has this many code points; one that is not of its form, or
  /// there twice, is a fault. The strings of the record must outlive this.
  References(const Node& record, std::uint32_t text_size);

  /// What a field names; nothing if it is absent.
  std::optional<std::uint32_t> to(const Node& field, Kind kind) const;
  /// What a list of ids names, each once.
  std::vector<std::uint32_t> list(const Node& field, Kind kind) const;
  /// Statements and events, each once.
  Evidence evidence(const Node& field) const;

  /// A span of at least one character of the text; an empty one if the field is absent.
  Span span(const Node& field) const;
  /// Spans in order that do not overlap.
  std::vector<Span> spans(const Node& field) const;

 private:
  struct Id {
    std::string_view word;
    Kind kind;
    std::uint32_t index;
  };
  const Id* find(std::string_view word) const;

  std::vector<Id> ids_;  // by word
  std::uint32_t text_size_;
};

}  // namespace rapporteur::record
