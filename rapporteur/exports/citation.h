// One line of the record as a citation: the sentence, where it stands, whose it is, and what read it how; enough for a
// reader to find it again, and to see whether the text is still the same.
// Styles: text, markdown, json, csl-json (citation managers; CSL 1.0.2), bibtex. docs/cli.md tells the fields.
// Tested in tests/unit/exports/citation_test.cc and tests/cli/cite_test.py.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "rapporteur/base/result.h"
#include "rapporteur/store/store.h"

namespace rapporteur::exports {

struct Citation {
  store::Entry entry;
  std::string added;          // when this revision came into the store, UTC: the day of access
  std::string program;        // version of the program that read it
  std::string model, sha256;  // its model
};

enum class CitationStyle { kText, kMarkdown, kJson, kCslJson, kBibtex };

/// With what stands in the record of its article. Errors: those of Store::show().
Result<Citation> citation_of(store::Store& store, const store::Entry& entry);

/// All of them in one document of the style, ending in a line break; empty for none.
std::string cite(std::span<const Citation> citations, CitationStyle style);

}  // namespace rapporteur::exports
