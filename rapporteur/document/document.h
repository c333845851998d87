// Document: the one type that owns an article's text, and the layers that point into it.
//
//   text     "Ana Reis will meet her counterpart, the ministry said."
//   tokens    [0,3) [4,8) [9,13) …                  spans of code points
//   sentences tokens 0–10                           ranges of tokens
//   syntax    word 10 "said": VERB, head –, root    one entry per token
//   names     tokens 0–2 PERSON                     …
//
// Each layer (layers.h) is a struct of its own, is filled by exactly one stage (named beside it), and is read-only after.
// verify() checks spans, order and ids; pipeline.cc calls it after every stage in debug builds and in tests.
// This header holds data only. Tested in tests/unit/document/document_test.cc.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/layers.h"

namespace rapporteur {

// ── the whole ───────────────────────────────────────────────────────────────────────────────────────────

struct Document {
  Article article;                        // document/
  std::vector<Token> tokens;              // tokens/
  Encoding encoding;                      // encoding/
  std::vector<Sentence> sentences;        // sentences/
  std::vector<SyntaxWord> syntax;         // syntax/
  std::vector<Predicate> predicates;      // predicates/, on request
  std::vector<Name> names;                // names/
  std::vector<TimeExpression> times;      // times/
  std::vector<Place> places;              // places/
  std::vector<EntityMention> entities;    // coreference/; in the order of their heads
  std::vector<Attribution> attributions;  // attribution/
  std::vector<Actor> actors;              // actors/
  std::vector<Demonym> demonyms;          // actors/; in order of their tokens
  Bystanders bystanders;                  // actors/
  std::vector<ActorSet> sets;             // actors/; in the order of their heads
  std::vector<Statement> statements;      // statements/
  std::vector<Event> events;              // events/; in the order of their heads
  std::vector<Meeting> meetings;          // meetings/; in the order of their first events
  std::vector<Position> positions;        // positions/; in the order of their statements

  /// Bytes of a token's form.
  std::string_view form(std::uint32_t token) const { return article.text.slice(tokens[token].span); }
  /// From the first token's begin to the last one's end.
  /// The tokens that a span overlaps; nothing where it overlaps none.
  std::optional<Range> tokens_in(Span span) const;
  Span span_of(Range range) const {
    return range.empty() ? Span{} : Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
  }
};

/// The entry of a layer in the order of its heads (entities, events) that a token heads.
template <class Entry>
std::optional<std::uint32_t> headed_by(const std::vector<Entry>& layer, std::uint32_t token) {
  const auto at = std::partition_point(layer.begin(), layer.end(),
                                       [token](const Entry& entry) { return entry.head < token; });
  if (at == layer.end() || at->head != token) return std::nullopt;
  return static_cast<std::uint32_t>(at - layer.begin());
}

/// Per token its dependents in the tree, in order; none without a syntax layer of the tokens' length.
std::vector<std::vector<std::uint32_t>> dependents_of(const Document& document);
/// Checks every filled layer: spans inside the text and in order, indexes inside their layer, no id
/// twice, one syntax entry per token. Returns the first fault in words, or an empty string.
std::string verify(const Document& document);

/// The JSON word of an enum value ("press" style: lower case, as in docs/formats/record.md).
std::string_view to_word(Part);
std::string_view to_word(DateBasis);
std::string_view to_word(NameType);  // upper case: "PERSON"
std::string_view to_word(TimeType);  // upper case: "DATE"
std::string_view to_word(Precision);
std::string_view to_word(ActorKind);
std::string_view to_word(MentionForm);
std::string_view to_word(MentionReason);
std::string_view to_word(LostBy);
std::string_view to_word(SpeechAct);
std::string_view to_word(SpeechForm);
std::string_view to_word(Polarity);
std::string_view to_word(EventType);  // upper case: "CONSULT"
std::string_view to_word(EventStatus);
std::string_view to_word(ParticipantRole);
std::string_view to_word(MeetingKind);
std::string_view to_word(MeetingPhase);
std::string_view to_word(AttendanceKind);
std::string_view to_word(Stance);
/// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict: PLOVER's quad classes.
int quad_of(EventType);
std::optional<SpeechAct> speech_act_of(std::string_view word);
std::optional<EventType> event_type_of(std::string_view word);
std::optional<EventStatus> event_status_of(std::string_view word);
std::optional<ParticipantRole> participant_role_of(std::string_view word);
std::optional<MeetingKind> meeting_kind_of(std::string_view word);
std::optional<AttendanceKind> attendance_of(std::string_view word);
std::optional<Stance> stance_of(std::string_view word);

}  // namespace rapporteur
