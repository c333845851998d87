// The entries of a record read back: statements, events, meetings, positions. Tested in
// tests/unit/record/parse_test.cc and fuzz/record.cc.
#pragma once

#include "rapporteur/document/document.h"
#include "rapporteur/record/node.h"
#include "rapporteur/record/references.h"

namespace rapporteur::record {

/// Fills these four layers of a document that has its sentences, actors, times and places. What is wrong is noted in
/// the fault of the node; the document is then of no use.
void read_entries(const Node& record, const References& references, Document& document);

}  // namespace rapporteur::record
