// The words of data/meetings: which kind of meeting a word is for, and which words say who comes. Tested in tests/unit/meetings.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// One way of saying that somebody comes or does not.
struct AttendanceWord {
  std::vector<std::string>
      words;        // lemmas: the verb, then particle, preposition or noun; after "be" the adjective
  std::string who;  // slot: "subj" or "obj"
  std::optional<AttendanceKind> plain, planned, negated;
  bool needs_meeting = false;
  std::string example;
  std::size_t line = 0;  // of data/meetings/attendance.tsv
};

class MeetingWords {
 public:
  static Result<MeetingWords> load();

  const std::map<std::string, std::vector<AttendanceWord>, std::less<>>& all_attendance() const {
    return attendance_;
  }

  /// Of a noun, or of another word.
  std::optional<MeetingKind> kind_of(std::string_view lemma, bool noun) const;
  /// Whether its plural refers back to those who meet: "the two sides", "both".
  bool is_side(std::string_view lemma) const { return sides_.contains(lemma); }
  /// Whether it tells that two meet, and nothing of who came: "met", "held talks".
  bool is_meeting_verb(std::string_view lemma) const { return meets_.contains(lemma); }
  /// Those whose main word has this lemma, longer ones first.
  const std::vector<AttendanceWord>& attendance(std::string_view lemma) const;

 private:
  Status read_kinds();
  Status read_attendance();

  struct KindWord {
    MeetingKind kind = MeetingKind::kTalks;
    bool noun_only = false;
  };
  std::map<std::string, KindWord, std::less<>> kinds_;
  std::set<std::string, std::less<>> sides_, meets_;
  std::map<std::string, std::vector<AttendanceWord>, std::less<>> attendance_;
};

}  // namespace rapporteur
