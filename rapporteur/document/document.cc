// The checks of document.h's layers and the words of its enums. Tested in tests/unit/document/document_test.cc.
#include "rapporteur/document/document.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace rapporteur {
namespace {

using Words = std::initializer_list<std::string_view>;

template <class Enum>
std::string_view word_at(Enum value, const Words& words) {
  const auto index = static_cast<std::size_t>(value);
  return index < words.size() ? words.begin()[index] : std::string_view("?");
}

constexpr std::array<std::string_view, 20> kActs = {
    "say",  "announce", "confirm", "deny",  "accuse", "condemn", "praise", "warn", "threaten", "demand",
    "urge", "propose",  "promise", "agree", "reject", "worry",   "hope",   "ask",  "predict",  "decline"};

constexpr std::array<std::string_view, 16> kEventTypes = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<std::string_view, 11> kStatuses = {"occurred",  "ongoing",     "planned", "proposed",
                                                        "possible",  "conditional", "denied",  "refused",
                                                        "cancelled", "postponed",   "negated"};
constexpr std::array<std::string_view, 7> kParticipantRoles = {
    "actor", "recipient", "host", "mediator", "beneficiary", "instrument", "target"};

constexpr std::array<std::string_view, 5> kMeetingKinds = {"talks", "summit", "visit", "call", "conference"};
constexpr std::array<std::string_view, 8> kPhases = {"proposed", "scheduled", "confirmed", "ongoing",
                                                     "held",     "cancelled", "postponed", "refused"};
constexpr std::array<std::string_view, 7> kAttendance = {"invited",  "attending", "attended",  "absent",
                                                         "refusing", "excluded",  "walked_out"};
constexpr std::array<std::string_view, 8> kStances = {"supports", "demands", "accepts",    "offers",
                                                      "opposes",  "rejects", "conditions", "undecided"};

template <class Enum, std::size_t N>
std::optional<Enum> value_of(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

std::string at(std::string_view layer, std::size_t index, std::string_view fault) {
  return std::string(layer) + " " + std::to_string(index) + ": " + std::string(fault);
}

/// The first fault found wins; later checks of the same run are not even tried.
class Checker {
 public:
  explicit Checker(const Document& document)
      : d_(document),
        size_(document.article.text.size()),
        tokens_(static_cast<std::uint32_t>(document.tokens.size())) {}

  std::string run() {
    article();
    tokens();
    sentences();
    encoding();
    syntax();
    predicates();
    names();
    spans("time", d_.times);
    places();
    entities();
    attributions();
    actors();
    bystanders();
    sets();
    statements();
    events();
    meetings();
    positions();
    return fault_;
  }

 private:
  void fail(std::string text) {
    if (fault_.empty()) fault_ = std::move(text);
  }
  bool span_ok(Span span) const { return span.begin < span.end && span.end <= size_; }
  bool range_ok(Range range) const { return range.begin < range.end && range.end <= tokens_; }

  void article() {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < d_.article.paragraphs.size(); ++i) {
      const Span span = d_.article.paragraphs[i].span;
      if (!span_ok(span)) fail(at("paragraph", i, "span outside the text or empty"));
      if (span.begin < end) fail(at("paragraph", i, "overlaps the one before"));
      end = span.end;
    }
    std::uint32_t mapped = 0;
    for (std::size_t i = 0; i < d_.article.source_map.size(); ++i) {
      const SourceRun& run = d_.article.source_map[i];
      if (run.length == 0 || run.text < mapped || run.text + run.length > size_)
        fail(at("source run", i, "out of order"));
      if (run.source_begin >= run.source_end) fail(at("source run", i, "without bytes"));
      mapped = run.text + run.length;
    }
  }

  void tokens() {
    std::uint32_t end = 0;
    std::uint32_t paragraph = 0;
    for (std::size_t i = 0; i < d_.tokens.size(); ++i) {
      const Token& token = d_.tokens[i];
      if (!span_ok(token.span)) fail(at("token", i, "span outside the text or empty"));
      if (token.span.begin < end) fail(at("token", i, "overlaps the one before"));
      if (token.paragraph < paragraph || token.paragraph >= d_.article.paragraphs.size()) {
        fail(at("token", i, "paragraph out of order"));
      } else if (!d_.article.paragraphs[token.paragraph].span.contains(token.span)) {
        fail(at("token", i, "outside its paragraph"));
      }
      if (token.joined && (i == 0 || d_.tokens[i - 1].space_after)) fail(at("token", i, "joined to nothing"));
      end = token.span.end;
      paragraph = token.paragraph;
    }
  }

  void sentences() {
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < d_.sentences.size(); ++i) {
      const Sentence& sentence = d_.sentences[i];
      if (!range_ok(sentence.tokens)) {
        fail(at("sentence", i, "tokens outside the document"));
        continue;
      }
      if (sentence.tokens.begin != next) fail(at("sentence", i, "does not follow the one before"));
      if (sentence.span != d_.span_of(sentence.tokens))
        fail(at("sentence", i, "span is not that of its tokens"));
      if (sentence.paragraph != d_.tokens[sentence.tokens.begin].paragraph)
        fail(at("sentence", i, "wrong paragraph"));
      next = sentence.tokens.end;
    }
    if (!d_.sentences.empty() && next != tokens_) fail("sentences: tokens left over at the end");
  }

  void encoding() {
    for (const nn::Rows* vectors : {&d_.encoding.vectors, &d_.encoding.event_vectors}) {
      const bool consistent =
          vectors->rows() == 0 ||
          (vectors->rows() == tokens_ &&
           (!vectors->exact.empty() || vectors->values.size() == vectors->width * tokens_));
      if (!consistent) fail("encoding: not one vector per token");
    }
  }

  void syntax() {
    if (d_.syntax.empty()) return;
    if (d_.syntax.size() != d_.tokens.size()) return fail("syntax: not one word per token");
    for (std::size_t i = 0; i < d_.syntax.size(); ++i) {
      const std::int32_t head = d_.syntax[i].head;
      if (head < kRoot || head >= static_cast<std::int64_t>(tokens_))
        fail(at("syntax word", i, "head outside the document"));
      if (head == static_cast<std::int64_t>(i)) fail(at("syntax word", i, "is its own head"));
    }
    for (std::size_t s = 0; s < d_.sentences.size(); ++s) {
      const Range range = d_.sentences[s].tokens;
      for (std::uint32_t i = range.begin; range_ok(range) && i < range.end; ++i) {
        const std::int32_t head = d_.syntax[i].head;
        if (head != kRoot && !range.contains(static_cast<std::uint32_t>(head)))
          fail(at("syntax word", i, "head in another sentence"));
      }
    }
  }

  void names() {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < d_.names.size(); ++i) {
      const Name& name = d_.names[i];
      if (!range_ok(name.tokens)) {
        fail(at("name", i, "tokens outside the document"));
        continue;
      }
      if (name.tokens.begin < end) fail(at("name", i, "overlaps the one before"));
      if (name.span != d_.span_of(name.tokens)) fail(at("name", i, "span is not that of its tokens"));
      end = name.tokens.end;
    }
  }

  void predicates() {
    for (std::size_t i = 0; i < d_.predicates.size(); ++i) {
      const Predicate& predicate = d_.predicates[i];
      if (predicate.token >= tokens_) fail(at("predicate", i, "outside the document"));
      std::uint32_t end = 0;
      for (const Argument& argument : predicate.arguments) {
        if (!range_ok(argument.tokens) || argument.tokens.begin < end)
          fail(at("predicate", i, "argument out of order or outside"));
        if (argument.tokens.contains(predicate.token)) fail(at("predicate", i, "is its own argument"));
        end = argument.tokens.end;
      }
    }
  }

  /// Tokens in order, not overlapping, and the span of them.
  template <class Layer>
  void spans(const char* name, const Layer& layer) {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      if (!range_ok(layer[i].tokens) || layer[i].tokens.begin < end) {
        fail(at(name, i, "tokens out of order or outside"));
        continue;
      }
      if (layer[i].span != d_.span_of(layer[i].tokens)) fail(at(name, i, "span is not that of its tokens"));
      end = layer[i].tokens.end;
    }
  }

  void places() {
    spans("place", d_.places);
    for (std::size_t i = 0; i < d_.places.size(); ++i) {
      const Place& place = d_.places[i];
      if (!(std::abs(place.lat) <= 90 && std::abs(place.lon) <= 180))
        fail(at("place", i, "lies nowhere on Earth"));
    }
  }

  void entities() {
    std::uint32_t known = 0;  // entities so far
    for (std::size_t i = 0; i < d_.entities.size(); ++i) {
      const EntityMention& mention = d_.entities[i];
      if (!range_ok(mention.tokens) || !mention.tokens.contains(mention.head)) {
        fail(at("entity mention", i, "tokens outside or without its head"));
        continue;
      }
      if (mention.span != d_.span_of(mention.tokens))
        fail(at("entity mention", i, "span is not that of its tokens"));
      if (i > 0 && mention.head <= d_.entities[i - 1].head)
        fail(at("entity mention", i, "head out of order"));
      if (mention.entity > known) fail(at("entity mention", i, "entity left out"));
      known = std::max(known, mention.entity + 1);
    }
  }

  void attributions() {
    for (std::size_t i = 0; i < d_.attributions.size(); ++i) {
      const Attribution& attribution = d_.attributions[i];
      for (const auto* part : {&attribution.source, &attribution.cue, &attribution.content}) {
        std::uint32_t end = 0;
        for (const Range range : *part) {
          if (!range_ok(range) || range.begin < end)
            fail(at("attribution", i, "tokens out of order or outside"));
          end = range.end;
        }
      }
    }
  }

  void actors() {
    for (std::size_t i = 0; i < d_.actors.size(); ++i) {
      const Actor& actor = d_.actors[i];
      if (actor.acts_for && *actor.acts_for >= d_.actors.size()) fail(at("actor", i, "acts for no actor"));
      for (const std::uint32_t member : actor.members) {
        if (member >= d_.actors.size() || member == i) fail(at("actor", i, "of no members, or of itself"));
      }
      for (const Office& office : actor.offices) {
        if (office.of && *office.of >= d_.actors.size()) fail(at("actor", i, "office of no actor"));
        if (!span_ok(office.evidence)) fail(at("actor", i, "office without evidence"));
      }
      Span before;
      for (const Mention& mention : actor.mentions) {
        if (!span_ok(mention.span) || mention.span < before)
          fail(at("actor", i, "mention out of order or outside"));
        if (mention.sentence >= d_.sentences.size()) fail(at("actor", i, "mention in no sentence"));
        if (!range_ok(mention.tokens) || mention.head >= tokens_)
          fail(at("actor", i, "mention's tokens outside"));
        if (!mention.evidence.empty() && !span_ok(mention.evidence))
          fail(at("actor", i, "mention's evidence outside"));
        alternatives(mention, i);
        before = mention.span;
      }
    }
  }

  void alternatives(const Mention& mention, std::size_t i) {
    if (mention.others.size() > kMostAlternatives) fail(at("actor", i, "mention with too many others"));
    for (const Alternative& other : mention.others) {
      const bool actor = other.actor && *other.actor < d_.actors.size() && *other.actor != i;
      const bool place = other.place && *other.place < d_.places.size();
      if (actor + place != 1 || other.actor.has_value() + other.place.has_value() != 1)
        fail(at("actor", i, "mention that might be nobody's"));
    }
  }

  void bystanders() {
    const Bystanders& all = d_.bystanders;
    if (all.admitted.size() != all.actors.size()) fail("bystanders that nobody knows to be admitted");
    for (std::size_t i = 0; i < all.heads.size(); ++i) {
      if (i > 0 && all.heads[i] < all.heads[i - 1]) fail(at("bystander", i, "out of order"));
      if (all.heads[i].second >= all.actors.size()) fail(at("bystander", i, "is nobody"));
    }
    for (std::size_t i = 0; i < all.admitted.size(); ++i) {
      if (all.admitted[i] && *all.admitted[i] >= d_.actors.size()) fail(at("bystander", i, "is no actor"));
    }
  }

  void sets() {
    for (std::size_t i = 0; i < d_.sets.size(); ++i) {
      const ActorSet& set = d_.sets[i];
      if (set.head >= tokens_ || !range_ok(set.tokens) || (i > 0 && set.head <= d_.sets[i - 1].head))
        fail(at("set", i, "out of order or outside"));
      for (const std::uint32_t member : set.members) {
        if (member >= d_.actors.size()) fail(at("set", i, "of no actor"));
      }
    }
  }

  void statements() {
    std::set<std::string_view> ids;  // none before name_entries of record/
    for (std::size_t i = 0; i < d_.statements.size(); ++i) {
      const Statement& statement = d_.statements[i];
      if (!statement.id.empty() && !ids.insert(statement.id).second)
        fail(at("statement", i, "with the id of another"));
      if (statement.sentence >= d_.sentences.size()) fail(at("statement", i, "in no sentence"));
      for (const auto* list : {&statement.speakers, &statement.via}) {
        for (const std::uint32_t actor : *list) {
          if (actor >= d_.actors.size()) fail(at("statement", i, "names no actor"));
        }
      }
      if (statement.time && *statement.time >= d_.times.size()) fail(at("statement", i, "no such time"));
      if (statement.place && *statement.place >= d_.places.size()) fail(at("statement", i, "no such place"));
      if (statement.addressee && *statement.addressee >= d_.actors.size())
        fail(at("statement", i, "addresses no actor"));
      if (!statement.cue.empty() && !span_ok(statement.cue)) fail(at("statement", i, "cue outside the text"));
      if (statement.source && !span_ok(*statement.source))
        fail(at("statement", i, "source outside the text"));
      if (statement.channel && !span_ok(statement.channel->span))
        fail(at("statement", i, "channel outside the text"));
      std::uint32_t end = 0;
      for (const Span span : statement.content) {
        if (!span_ok(span) || span.begin < end) fail(at("statement", i, "content out of order or outside"));
        end = span.end;
      }
    }
  }

  void events() {
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < d_.events.size(); ++i) {
      const Event& event = d_.events[i];
      if (!event.id.empty() && !ids.insert(event.id).second) fail(at("event", i, "with the id of another"));
      if (event.sentence >= d_.sentences.size() || event.head >= tokens_)
        fail(at("event", i, "in no sentence"));
      if (i > 0 && event.head <= d_.events[i - 1].head) fail(at("event", i, "head out of order"));
      std::uint32_t end = 0;
      for (const Span span : event.trigger) {
        if (!span_ok(span) || span.begin < end) fail(at("event", i, "trigger out of order or outside"));
        end = span.end;
      }
      if (event.trigger.empty()) fail(at("event", i, "without a trigger"));
      for (const Participant& one : event.participants) {
        const bool known = (!one.actor || *one.actor < d_.actors.size()) &&
                           (!one.place || *one.place < d_.places.size()) &&
                           (one.span.empty() || span_ok(one.span));
        if (!known || (!one.actor && !one.place && one.span.empty()))
          fail(at("event", i, "participant that is nobody"));
      }
      if (event.time && *event.time >= d_.times.size()) fail(at("event", i, "no such time"));
      if (event.place && *event.place >= d_.places.size()) fail(at("event", i, "no such place"));
      if (event.condition && (!span_ok(event.condition->span) ||
                              (event.condition->event && *event.condition->event >= d_.events.size())))
        fail(at("event", i, "no such condition"));
      if (event.happening >= d_.events.size()) fail(at("event", i, "of no happening"));
      for (const auto* list : {&event.according_to, &event.disputed_by}) {
        for (const std::uint32_t statement : *list) {
          if (statement >= d_.statements.size()) fail(at("event", i, "according to no statement"));
        }
      }
      for (const Quantity& quantity : event.quantities) {
        if (!span_ok(quantity.span) || (!quantity.low && !quantity.high))
          fail(at("event", i, "quantity without a figure"));
      }
    }
  }

  bool rests(const Evidence& evidence) const {
    const auto inside = [](const std::vector<std::uint32_t>& list, std::size_t size) {
      return std::all_of(list.begin(), list.end(), [size](std::uint32_t i) { return i < size; });
    };
    return inside(evidence.events, d_.events.size()) && inside(evidence.statements, d_.statements.size());
  }

  void meetings() {
    for (std::size_t i = 0; i < d_.meetings.size(); ++i) {
      const Meeting& meeting = d_.meetings[i];
      for (const auto* list : {&meeting.parties, &meeting.hosts, &meeting.mediators}) {
        for (const std::uint32_t actor : *list) {
          if (actor >= d_.actors.size()) fail(at("meeting", i, "of no actor"));
        }
      }
      for (const Delegate& one : meeting.delegates) {
        if (one.actor >= d_.actors.size() || (one.acts_for && *one.acts_for >= d_.actors.size()))
          fail(at("meeting", i, "delegate that is no actor"));
      }
      for (const Attendance& one : meeting.attendance) {
        if (one.actor >= d_.actors.size() || !rests(one.evidence))
          fail(at("meeting", i, "attended by no actor, or by no evidence"));
      }
      for (const MeetingStep& step : meeting.history) {
        if (!rests(step.evidence)) fail(at("meeting", i, "step without evidence"));
      }
      if (meeting.events.empty() || !rests({meeting.events, {}})) fail(at("meeting", i, "of no event"));
      if (meeting.time && *meeting.time >= d_.times.size()) fail(at("meeting", i, "no such time"));
      if (meeting.place && *meeting.place >= d_.places.size()) fail(at("meeting", i, "no such place"));
      if (!span_ok(meeting.what)) fail(at("meeting", i, "words outside the text"));
      for (const Span span : meeting.purpose) {
        if (!span_ok(span)) fail(at("meeting", i, "purpose outside the text"));
      }
    }
  }

  void positions() {
    for (std::size_t i = 0; i < d_.positions.size(); ++i) {
      const Position& position = d_.positions[i];
      if (position.actor >= d_.actors.size()) fail(at("position", i, "of no actor"));
      const bool said = position.statement && *position.statement < d_.statements.size();
      const bool done = position.event && *position.event < d_.events.size();
      if (said + done != position.statement.has_value() + position.event.has_value() || (!said && !done))
        fail(at("position", i, "rests on no statement and no event"));
      if (!span_ok(position.span) || position.issue.empty()) fail(at("position", i, "without an issue"));
    }
  }

  const Document& d_;
  const std::uint32_t size_;
  const std::uint32_t tokens_;
  std::string fault_;
};

}  // namespace

std::string verify(const Document& document) { return Checker(document).run(); }

std::string_view to_word(Part part) { return word_at(part, {"title", "lead", "body", "caption", "quote"}); }

std::string_view to_word(DateBasis basis) {
  return word_at(basis, {"unknown", "metadata", "page", "url", "dateline", "given"});
}

std::string_view to_word(NameType type) {
  return word_at(type, {"PERSON", "ORGANISATION", "PLACE", "GROUP", "FACILITY", "EVENT", "DOCUMENT", "WEAPON",
                        "VEHICLE", "MONEY", "QUANTITY", "OTHER"});
}

std::string_view to_word(TimeType type) { return word_at(type, {"DATE", "TIME", "DURATION", "SET"}); }

std::string_view to_word(Precision precision) {
  return word_at(precision, {"point", "city", "region", "country"});
}

std::string_view to_word(ActorKind kind) {
  return word_at(kind, {"person", "state", "government", "organisation", "armed group", "bloc", "outlet",
                        "population", "unnamed"});
}

std::string_view to_word(MentionForm form) {
  return word_at(form, {"name", "title", "description", "pronoun"});
}

std::string_view to_word(MentionReason reason) {
  return word_at(reason, {"state",         "used as state", "capital",      "side",           "adjective",
                          "place",         "people",        "organisation", "own outlet",     "tag",
                          "office holder", "head of state", "known person", "new name",       "description",
                          "nobody before", "same name",     "part of name", "abbreviation",   "apposition",
                          "same office",   "same noun",     "same kind",    "same state",     "headline",
                          "owner",         "relative",      "antecedent",   "points forward", "speaker"});
}

std::string_view to_word(LostBy lost) {
  return word_at(lost, {"prominence", "earlier", "gender", "same verb", "own words", "acts", "known state",
                        "known body"});
}

std::string_view to_word(SpeechAct act) {
  const auto index = static_cast<std::size_t>(act);
  return index < kActs.size() ? kActs[index] : std::string_view("?");
}

std::string_view to_word(SpeechForm form) { return word_at(form, {"direct", "indirect", "mixed"}); }

std::string_view to_word(Polarity polarity) { return word_at(polarity, {"positive", "negative"}); }

std::vector<std::vector<std::uint32_t>> dependents_of(const Document& document) {
  std::vector<std::vector<std::uint32_t>> out(document.tokens.size());
  if (document.syntax.size() != document.tokens.size()) return out;
  for (std::uint32_t i = 0; i < document.syntax.size(); ++i) {
    if (document.syntax[i].head != kRoot) out[static_cast<std::size_t>(document.syntax[i].head)].push_back(i);
  }
  return out;
}

std::string_view to_word(EventType type) { return kEventTypes[static_cast<std::size_t>(type)]; }
std::string_view to_word(EventStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }
std::string_view to_word(ParticipantRole role) { return kParticipantRoles[static_cast<std::size_t>(role)]; }
std::string_view to_word(MeetingKind kind) { return kMeetingKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_word(MeetingPhase phase) { return kPhases[static_cast<std::size_t>(phase)]; }
std::string_view to_word(AttendanceKind kind) { return kAttendance[static_cast<std::size_t>(kind)]; }
std::string_view to_word(Stance stance) { return kStances[static_cast<std::size_t>(stance)]; }

std::optional<Range> Document::tokens_in(Span span) const {
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [span](const Token& t) { return t.span.end <= span.begin; });
  const auto last =
      std::partition_point(first, tokens.end(), [span](const Token& t) { return t.span.begin < span.end; });
  const Range range{static_cast<std::uint32_t>(first - tokens.begin()),
                    static_cast<std::uint32_t>(last - tokens.begin())};
  return range.empty() ? std::nullopt : std::optional(range);
}

int quad_of(EventType type) {
  constexpr std::array<int, 16> kQuads = {1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4};
  return kQuads[static_cast<std::size_t>(type)];
}

std::optional<SpeechAct> speech_act_of(std::string_view word) { return value_of<SpeechAct>(kActs, word); }
std::optional<EventType> event_type_of(std::string_view word) {
  return value_of<EventType>(kEventTypes, word);
}
std::optional<EventStatus> event_status_of(std::string_view word) {
  return value_of<EventStatus>(kStatuses, word);
}
std::optional<ParticipantRole> participant_role_of(std::string_view word) {
  return value_of<ParticipantRole>(kParticipantRoles, word);
}

std::optional<MeetingKind> meeting_kind_of(std::string_view word) {
  return value_of<MeetingKind>(kMeetingKinds, word);
}
std::optional<AttendanceKind> attendance_of(std::string_view word) {
  return value_of<AttendanceKind>(kAttendance, word);
}
std::optional<Stance> stance_of(std::string_view word) { return value_of<Stance>(kStances, word); }

}  // namespace rapporteur
