// From the layers of a document to lines: what one row of `entries` holds, with names instead of numbers and the words
// a search looks at. A pure function, so that a store made anew from its records has the same lines.
// Private to store/. Tested in tests/unit/store/lines_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapporteur/document/document.h"
#include "rapporteur/store/entry.h"

namespace rapporteur::store {

struct LineParty {
  std::string role;                    // as of Party
  std::optional<std::uint32_t> actor;  // an index into the document's actors
  std::string name, acts_for, attends;
  std::optional<Span> span;
};

struct Line {
  EntryKind kind = EntryKind::kStatement;
  std::uint32_t number = 0;    // among those of its kind
  std::uint32_t sentence = 0;  // an index
  std::string id, label, status, words, form, channel, mode, cameo, contexts;
  bool background = false;
  std::optional<double> intensity;
  std::string who, who_for, whom, according_to;                  // names, joined by "; "
  std::string who_words, whom_words, source_words, place_words;  // what a search looks at
  std::optional<std::uint32_t> time, place;                      // indexes into the document's layers
  std::optional<std::uint32_t>
      event;  // of the document: itself, or the first of a meeting; what its account is found by
  double confidence = 0;
  std::string reason;
  std::vector<LineParty> parties;
  std::vector<EntrySpan> spans;
  std::vector<EntryLink> links;
  std::vector<Figure> figures;
};

/// Every line of the document: statements, events, meetings, positions, in this order. Entries must have their ids.
std::vector<Line> lines_of(const Document& document);

/// The same number for two lines that tell the same; confidence and reason do not count.
std::int64_t digest_of(const Line& line, const Document& document);

}  // namespace rapporteur::store
