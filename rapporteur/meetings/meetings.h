// meetings/: adds Document::meetings: one line per real meeting, visit, call or round of talks, however often the article tells of it.
// Needs syntax, times, actors, statements and events. Words in data/meetings.
//
// Events of consultation are joined where their parties, times and words agree, and a meeting told of by "the talks" is the last one that
// fits (gather.h). The phase follows from the standing of its events (phases.h), what is hardly a meeting is left out (worth.h); who comes, stays away or is left out from the words for it and the model (attendance.h).
// docs/events.md is the reader's account. Tested in tests/cases/meetings.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

class AttendanceTagger;
class Curve;
class MeetingWords;
class MeetingWorth;
struct MeetingTold;
class StandingCues;

/// Read-only after load(); one instance may serve many threads, copies share the tables.
class MeetingReader {
 public:
  /// Errors: kDamagedModel; kDamagedData with file and line where a table does not parse.
  static Result<MeetingReader> load(const nn::ModelFile& model);

  /// Replaces document.meetings, in order of their first events. Never fails.
  void read(Document& document) const;

  /// All that read() weighs before it leaves out what is hardly a meeting, without attendance; for training.
  std::vector<std::pair<Meeting, MeetingTold>> candidates(const Document& document) const;

 private:
  MeetingReader(std::shared_ptr<const MeetingWords> words, std::shared_ptr<const AttendanceTagger> attendance,
                std::shared_ptr<const StandingCues> standing, std::shared_ptr<const MeetingWorth> worth,
                std::shared_ptr<const Curve> confidence)
      : words_(std::move(words)),
        attendance_(std::move(attendance)),
        standing_(std::move(standing)),
        worth_(std::move(worth)),
        confidence_(std::move(confidence)) {}
  std::shared_ptr<const MeetingWords> words_;
  std::shared_ptr<const AttendanceTagger> attendance_;
  std::shared_ptr<const StandingCues> standing_;
  std::shared_ptr<const MeetingWorth> worth_;
  std::shared_ptr<const Curve> confidence_;
};

}  // namespace rapporteur
