// Where a cue ends. Its words are labelled one by one, and the last may be torn off the word it belongs to: "has been |
// investigating", "may not | let", "also | contended", "said in an | interview". The tree tells which word that is, and the
// cue then ends after it, or before it. With the model of the day 25 cues of PolNeAR's dev part became right by this and 2
// wrong, of 150 articles of its train part 15 and 4. Tested in tests/unit/attribution/cue_ends_test.cc.
#pragma once

#include "rapporteur/document/document.h"

namespace rapporteur {

/// `cue`, or a longer range that begins where it does. Stays within the sentence where the syntax layer does.
Range with_whole_end(const Document& document, Range cue);

/// The cue of an attribution without a preposition at its end whose noun is part of no source and no content ("said on |
/// Twitter"); such a noun within the content leaves it ("was accused of | fraud").
Range without_loose_preposition(const Document& document, const Attribution& attribution);

}  // namespace rapporteur
