// Tested in tests/cases/meetings/attendance.case.
#include "rapporteur/meetings/attendance.h"

#include <algorithm>

#include "rapporteur/base/text.h"
#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

enum class Told { kPlain, kPlanned, kNegated, kOpen };

/// Whether a verb tells of what was, what will be, or what is not so.
Told told(const Tree& tree, std::uint32_t verb) {
  bool will = false;
  for (const std::uint32_t c : tree.children(verb)) {
    const std::string_view word = tree.lower(c);
    if (any_of(word, {"not", "n't", "n\u2019t", "never", "no"}) && tree.is(c, "advmod"))
      return Told::kNegated;
    if (tree.is(c, "nsubj") && any_of(word, {"nobody", "none"})) return Told::kNegated;
    // "sent no delegate"
    if (const auto det = tree.child(c, "det"); tree.is(c, "obj") && det && tree.lower(*det) == "no")
      return Told::kNegated;
    if (tree.is(c, "aux") && any_of(word, {"will", "'ll", "would", "shall"})) will = true;
    if (tree.is(c, "aux") && any_of(word, {"may", "might", "could", "can", "should"})) return Told::kOpen;
    if (tree.is(c, "mark") && any_of(word, {"if", "whether", "unless"})) return Told::kOpen;
  }
  const auto up = tree.head(verb);
  if (up && tree.is(verb, "xcomp")) {
    if (any_of(tree.lemma(*up), {"refuse", "decline", "fail"})) return Told::kNegated;
    if (any_of(tree.lemma(*up), {"agree", "plan", "promise", "intend", "expect", "due", "set", "prepare"}))
      return Told::kPlanned;
    if (any_of(tree.lemma(*up), {"want", "ask", "urge", "hope", "wish", "invite", "offer", "like"}))
      return Told::kOpen;
  }
  return will ? Told::kPlanned : Told::kPlain;
}

/// The words of the entry behind its verb: a particle or preposition, or the object.
bool has_rest(const Tree& tree, std::uint32_t verb, const AttendanceWord& word) {
  for (std::size_t i = 1; i < word.words.size(); ++i) {
    const std::string& part = word.words[i];
    const auto& children = tree.children(verb);
    const bool there = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return tree.lower(c) == part || tree.lemma(c) == part || tree.case_of(c) == part;
    });
    if (!there) return false;
  }
  return true;
}

bool has_copula(const Tree& tree, std::uint32_t word) { return tree.child(word, "cop").has_value(); }

bool names_meeting(const Tree& tree, std::uint32_t verb, const MeetingWords& words) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return (tree.is(c, "obj") || tree.is(c, "obl")) && words.kind_of(tree.lemma(c)).has_value();
  });
}

bool fits(const Tree& tree, std::uint32_t token, const AttendanceWord& word, const MeetingWords& words) {
  const bool adjective = word.words.front() == "be";
  if (adjective) return has_copula(tree, token);
  if (tree.upos(token) != "VERB" || !has_rest(tree, token, word)) return false;
  return !word.needs_meeting || names_meeting(tree, token, words);
}

}  // namespace

std::vector<AttendanceFound> find_attendance(const Tree& tree, const ActorMap& actors,
                                             const MeetingWords& words) {
  std::vector<AttendanceFound> out;
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    const auto& entries = words.attendance(tree.lemma(t));
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const AttendanceWord& word) { return fits(tree, t, word, words); });
    if (entry == entries.end()) continue;
    const Told how = told(tree, t);
    const auto as = how == Told::kPlain     ? entry->plain
                    : how == Told::kPlanned ? entry->planned
                    : how == Told::kNegated ? entry->negated
                                            : std::nullopt;
    if (!as) continue;
    // "will not attend", "refused to attend": of those who choose, not of those who could not
    auto kind = *as;
    const auto& children = tree.children(t);
    const bool will = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return tree.is(c, "aux") && any_of(tree.lower(c), {"will", "would", "wo"});
    });
    const auto up = tree.head(t);
    const bool refuses = up && tree.is(t, "xcomp") && any_of(tree.lemma(*up), {"refuse", "decline"});
    if (kind == AttendanceKind::kAbsent && how == Told::kNegated && (will || refuses))
      kind = AttendanceKind::kRefusing;
    std::vector<std::uint32_t> who = in_slot(tree, t, entry->who);
    if (who.empty() && entry->words.front() == "be") {
      if (const auto subject = tree.child(t, "nsubj")) who = with_joined(tree, *subject);
    }
    for (const std::uint32_t token : who) {
      if (const auto actor = actors.at(token)) out.push_back({t, *actor, kind});
    }
  }
  return out;
}

}  // namespace rapporteur
