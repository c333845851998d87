// "MADRID, 3 March (Tern) -" at the head of a paragraph: where it was written, which acts in nothing. Tested in
// tests/cases/actors/names.case.
#pragma once

#include "rapporteur/actors/tree.h"

namespace rapporteur {

/// The words of the place, all in capitals, or a town before a long dash at the head of the article; empty where the paragraph that begins at the token has no dateline. Needs tokens; syntax where
/// it is there.
Range dateline_at(const Document& document, std::uint32_t begin);
/// Whether a token stands in the dateline that its sentence begins with.
bool in_dateline(const Tree& tree, std::uint32_t token);

}  // namespace rapporteur
