// Who came, will come, stayed away or was left out: told by the words of data/meetings/attendance.tsv, and by the model of those who are
// named in such a sentence. Tested in tests/cases/meetings/attendance.case and tests/unit/meetings/attendance_test.cc.
#pragma once

#include <optional>
#include <vector>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/events/standing.h"
#include "rapporteur/meetings/words.h"
#include "rapporteur/nn/linear.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

struct AttendanceFound {
  std::uint32_t token = 0;  // the word that tells it, or names who it is
  std::uint32_t who = 0;    // the word that names who it is
  AttendanceKind as = AttendanceKind::kInvited;
  const AttendanceWord* word = nullptr;  // none: by the model, or by an event
};

/// By the words, in order of position.
std::vector<AttendanceFound> find_attendance(const Tree& tree, const MeetingWords& words,
                                             const StandingCues& standing);

/// By the model: a tag of the word that names somebody.
class AttendanceTagger {
 public:
  /// Errors: kDamagedModel.
  static Result<AttendanceTagger> load(const nn::ModelFile& model);

  /// Those of one sentence, in order of position; needs the vectors of events.
  std::vector<AttendanceFound> find(const Tree& tree, Range sentence) const;

 private:
  AttendanceTagger(nn::Linear head, std::vector<std::optional<AttendanceKind>> labels)
      : head_(std::move(head)), labels_(std::move(labels)) {}

  nn::Linear head_;
  std::vector<std::optional<AttendanceKind>> labels_;  // the first is none
};

/// Gives who comes, stays away or is left out to the meeting that is told of nearest.
class AttendanceSeats {
 public:
  /// Keeps references.
  AttendanceSeats(Document& document, const Tree& tree, const ActorMap& actors, const MeetingWords& words)
      : document_(document), tree_(tree), actors_(actors), words_(words) {}

  /// Fills the attendance of document.meetings.
  void fill(const AttendanceTagger& tagger, const StandingCues& standing);

 private:
  Meeting* nearest(std::uint32_t sentence);
  bool tells_of_meeting(std::uint32_t sentence) const;
  bool only_meets(std::uint32_t actor, AttendanceKind as, std::uint32_t sentence) const;
  bool is_rejection(std::uint32_t token) const;
  std::vector<AttendanceFound> left_out() const;
  std::optional<std::uint32_t> actor_of(const AttendanceFound& found);
  std::optional<std::uint32_t> state_without(std::uint32_t who) const;
  void attend(const AttendanceFound& found, std::uint32_t actor, Meeting& meeting);

  Document& document_;
  const Tree& tree_;
  const ActorMap& actors_;
  const MeetingWords& words_;
};

}  // namespace rapporteur
