// Adds `document.times`: time expressions with TIMEX3 type and value and, where it can be known, a half-open interval.
// A head on the encoder marks their spans (tagger.h); the grammar of data/times/ reads what they say (grammar.h), and
// sets it in the calendar from the day of publication or the time told of (resolve.h). Needs `document.encoding` and
// `document.sentences`; reads `document.syntax` for tense. Tested in tests/cases/times/ and tests/unit/times/.
#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/times/grammar.h"
#include "rapporteur/times/tagger.h"

namespace rapporteur {

class TimeReader {
 public:
  /// Errors: kDamagedModel, kDamagedData with the line of a table.
  static Result<TimeReader> load(const nn::ModelFile& model);

  /// Safe from many threads.
  void read(Document& document) const;

 private:
  TimeReader(times::Tagger tagger, times::Grammar grammar)
      : tagger_(std::move(tagger)), grammar_(std::move(grammar)) {}

  times::Tagger tagger_;
  times::Grammar grammar_;
};

}  // namespace rapporteur
