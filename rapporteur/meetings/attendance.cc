// Tested in tests/cases/meetings/attendance.case and tests/unit/meetings/attendance_test.cc.
#include "rapporteur/meetings/attendance.h"

#include <algorithm>

#include "rapporteur/base/text.h"
#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

constexpr float kLeastMargin =
    -2.0f;  // log odds against "nothing told of him": the tagger, with few to learn from, is timid

/// What the words of an entry say, by how the verb stands: told as done, of what will be, or of what is not so; nothing where it is open.
std::optional<AttendanceKind> kind_of(const AttendanceWord& word, std::optional<EventStatus> status) {
  switch (status.value_or(EventStatus::kOccurred)) {
    case EventStatus::kOccurred:
    case EventStatus::kOngoing: return word.plain;
    case EventStatus::kPlanned: return word.planned;
    case EventStatus::kNegated:
    case EventStatus::kDenied: return word.negated;
    // "will not attend", "refused to attend": of those who choose, not of those who could not
    case EventStatus::kRefused:
      return word.negated == AttendanceKind::kAbsent ? AttendanceKind::kRefusing : word.negated;
    default: return std::nullopt;
  }
}

/// The words of the entry behind its verb: a particle or preposition, or the object.
bool has_rest(const Tree& tree, std::uint32_t verb, const AttendanceWord& word) {
  const auto object = tree.child(verb, "obj");
  return std::all_of(word.words.begin() + 1, word.words.end(), [&](const std::string& part) {
    return has_particle(tree, verb, part) || (object && tree.lemma(*object) == part);
  });
}

bool has_copula(const Tree& tree, std::uint32_t word) { return tree.child(word, "cop").has_value(); }

/// "left the country before the meeting", "left it for later talks": the meeting is not what was left.
bool is_beside(const Tree& tree, std::uint32_t verb, std::uint32_t phrase) {
  const std::string_view word = tree.case_of(phrase);
  if (word == "for") return tree.child(verb, "obj").has_value();
  return any_of(word, {"before", "after", "on", "about", "over", "since", "until", "during", "despite",
                       "without", "ahead", "because"});
}

/// A word for a meeting as object, or behind a preposition that the entry has or that says where one goes.
bool names_meeting(const Tree& tree, std::uint32_t verb, const AttendanceWord& word,
                   const MeetingWords& words) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    if (!words.kind_of(tree.lemma(c), true)) return false;
    const bool own = std::find(word.words.begin(), word.words.end(), tree.case_of(c)) != word.words.end();
    return tree.is(c, "obj") || (tree.is(c, "obl") && (own || !is_beside(tree, verb, c)));
  });
}

bool fits(const Tree& tree, std::uint32_t token, const AttendanceWord& word, const MeetingWords& words) {
  const bool adjective = word.words.front() == "be";
  if (adjective) return has_copula(tree, token);
  if (tree.upos(token) != "VERB" || !has_rest(tree, token, word)) return false;
  return !word.needs_meeting || names_meeting(tree, token, word, words);
}

/// "No official", "none of the delegates".
bool none_of(const Tree& tree, std::uint32_t who) {
  const auto determiner = tree.child(who, "det");
  return any_of(tree.lower(who), {"none", "neither", "nobody"}) ||
         (determiner && any_of(tree.lower(*determiner), {"no", "neither"}));
}

/// How a deed stands that none of them does: "no official will attend" is refused, "none attended" not so.
EventStatus without_any(const Tree& tree, std::uint32_t verb) {
  const auto auxiliary = tree.child(verb, "aux");
  return auxiliary && any_of(tree.lemma(*auxiliary), {"will", "would"}) ? EventStatus::kRefused
                                                                        : EventStatus::kNegated;
}

}  // namespace

std::vector<AttendanceFound> find_attendance(const Tree& tree, const MeetingWords& words,
                                             const StandingCues& standing) {
  std::vector<AttendanceFound> out;
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    const auto& entries = words.attendance(tree.lemma(t));
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const AttendanceWord& word) { return fits(tree, t, word, words); });
    if (entry == entries.end()) continue;
    std::vector<std::uint32_t> who = in_slot(tree, t, entry->who);
    if (who.empty() && entry->words.front() == "be") {
      if (const auto subject = tree.child(t, "nsubj")) who = with_joined(tree, *subject);
    }
    const auto vote = standing.vote(tree, t);
    for (const std::uint32_t token : who) {
      const bool nobody = none_of(tree, token);
      if (nobody && vote && vote->status == EventStatus::kRefused)
        continue;  // "no country refused to attend"
      const auto status = nobody ? without_any(tree, t) : vote ? std::optional(vote->status) : std::nullopt;
      if (const auto kind = kind_of(*entry, status)) out.push_back({t, token, *kind, &*entry});
    }
  }
  return out;
}

Result<AttendanceTagger> AttendanceTagger::load(const nn::ModelFile& model) {
  auto head = nn::load_head(model, "tag.attendance");
  if (!head) return head.error();
  std::vector<std::optional<AttendanceKind>> labels;
  for (const std::string& word : model.labels("attendance")) {
    labels.push_back(attendance_of(word));
    if (labels.back().has_value() == (labels.size() == 1))
      return Error{ErrorCode::kDamagedModel, model.subject(), "no kind of attendance: " + word};
  }
  if (labels.empty() || labels.size() != head.value().outputs())
    return Error{ErrorCode::kDamagedModel, model.subject(), "the head of attendance does not fit its labels"};
  return AttendanceTagger(std::move(head).value(), std::move(labels));
}

std::vector<AttendanceFound> AttendanceTagger::find(const Tree& tree, Range sentence) const {
  std::vector<AttendanceFound> out;
  std::vector<float> scores(labels_.size());
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (!any_of(tree.upos(t), {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})) continue;
    head_.run(tree.document().encoding.event_vectors, t, t + 1, scores.data());
    const auto best = std::max_element(scores.begin() + 1, scores.end());
    if (*best - scores[0] > kLeastMargin)
      out.push_back({t, t, *labels_[static_cast<std::size_t>(best - scores.begin())], nullptr});
  }
  return out;
}

}  // namespace rapporteur
