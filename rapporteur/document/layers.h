// The layers of a Document (document.h), each a struct of its own, filled by exactly one stage (named above it).
// This header holds data only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rapporteur/base/span.h"
#include "rapporteur/base/text.h"
#include "rapporteur/nn/rows.h"

namespace rapporteur {

// ── document/: what was read ────────────────────────────────────────────────────────────────────────────

enum class Part { kTitle, kLead, kBody, kCaption, kQuote };
enum class DateBasis { kUnknown, kMetadata, kPage, kUrl, kDateline, kGiven };

struct Paragraph {
  Span span;  // without the blank line that follows
  Part part = Part::kBody;
};

/// One piece of text copied from the source: text [text, text+length) code points came from bytes [source_begin,
/// source_end) of the input (longer than the text where the page wrote entities). Sorted by text.
struct SourceRun {
  std::uint32_t text = 0;
  std::uint32_t length = 0;
  std::uint64_t source_begin = 0;
  std::uint64_t source_end = 0;
};

struct Article {
  std::string
      id;  // 16 hex digits: hash of url; without one of title, outlet and day; without a title of the text
  std::string url;
  std::string title;
  std::string outlet;
  std::string byline;
  std::string published;  // ISO 8601 with offset where known, or a bare date; empty if unknown
  DateBasis published_basis = DateBasis::kUnknown;
  std::string language = "en";  // BCP 47
  std::uint32_t revision = 1;
  std::string sha256;  // of the text's UTF-8, 64 hex digits
  Text text;
  std::vector<Paragraph> paragraphs;  // in order, not overlapping
  std::vector<SourceRun> source_map;
};

// ── tokens/ ─────────────────────────────────────────────────────────────────────────────────────────────

/// One syntactic word of the UD English convention. "don't" is two: "do" and "n't", the second `joined`.
struct Token {
  Span span;
  std::uint32_t paragraph = 0;
  bool joined = false;       // part of one orthographic token (a UD multiword token) with the word before it
  bool space_after = false;  // white space, or the end of the paragraph, follows
};

// ── sentences/ ──────────────────────────────────────────────────────────────────────────────────────────

struct Sentence {
  Range tokens;
  Span span;  // from its first token's begin to its last token's end
  std::uint32_t paragraph = 0;
};

// ── encoding/ ───────────────────────────────────────────────────────────────────────────────────────────

/// One vector per token, kept in 8 bits as every head reads them (384 bytes a token: an article of a quarter of a
/// million words stays under 100 MB, under 200 with those of events).
struct Encoding {
  nn::Rows vectors;
  nn::Rows event_vectors;  // what events are read from; none where nobody wants them
};

// ── syntax/ ─────────────────────────────────────────────────────────────────────────────────────────────

constexpr std::int32_t kRoot = -1;

/// Parallel to tokens.
struct SyntaxWord {
  std::string upos;
  std::string xpos;
  std::string feats;  // "Mood=Ind|Number=Sing", "_" if none
  std::string lemma;
  std::int32_t head = kRoot;  // token index in the document
  std::string deprel;         // "nsubj:pass"
};

// ── names/ ──────────────────────────────────────────────────────────────────────────────────────────────

enum class NameType {
  kPerson,
  kOrganisation,
  kPlace,
  kGroup,
  kFacility,
  kEvent,
  kDocument,
  kWeapon,
  kVehicle,
  kMoney,
  kQuantity,
  kOther,  // a name of none of these kinds (works, products)
};

struct Name {
  Range tokens;
  Span span;
  NameType type = NameType::kOther;
  float confidence = 0;
};

// ── predicates/ (on request) ────────────────────────────────────────────────────────────────────────────

struct Argument {
  std::string role;  // of PropBank: "ARG0", "ARGM-TMP", "R-ARG1", "C-ARG1"
  Range tokens;
};

struct Predicate {
  std::uint32_t token = 0;
  std::vector<Argument> arguments;  // in order, not overlapping
  float factuality = 0;             // -3 surely not so … 3 surely so
};

// ── times/ ──────────────────────────────────────────────────────────────────────────────────────────────

enum class TimeType { kDate, kTime, kDuration, kSet };

struct TimeExpression {
  Range tokens;
  Span span;
  TimeType type = TimeType::kDate;
  std::string value;     // TIMEX3's: "2026-03-05", "P3D"; empty where it cannot be told
  std::string modifier;  // TIMEX3's mod: "START", "APPROX"; empty if none
  std::string from, to;  // ISO 8601, half-open; either may be empty
  std::string reason;
};

// ── places/ ─────────────────────────────────────────────────────────────────────────────────────────────

enum class Precision { kPoint, kCity, kRegion, kCountry };

/// A name that is a place on the map.
struct Place {
  Range tokens;
  Span span;
  std::string name;            // the gazetteer's
  std::string country;         // ISO 3166-1 alpha-3; empty where it lies in none or in several
  std::string admin1;          // first-level region
  double lat = 0, lon = 0;     // degrees, WGS 84
  std::uint32_t geonames = 0;  // its id there; 0: none
  Precision precision = Precision::kCity;
  std::string reason;
};

// ── coreference/ ───────────────────────────────────────────────────────────────────────────

/// A noun phrase or pronoun; phrases may stand inside each other.
struct EntityMention {
  Range tokens;
  Span span;
  std::uint32_t head = 0;    // token
  std::uint32_t entity = 0;  // shared by its mentions; numbered from 0 in the order of first mentions
  std::string kind;  // of GUM: person place organization object event time substance animal plant abstract
};

// ── attribution/: PolNeAR's spans, as tagged ────────────────────────────────────────────────────────────

struct Attribution {
  std::vector<Range> source;  // token ranges, in order; empty where the text names no source
  std::vector<Range> cue;
  std::vector<Range> content;
  float confidence = 0;
};

// ── actors/ ─────────────────────────────────────────────────────────────────────────────────────────────

enum class ActorKind {
  kPerson,
  kState,
  kGovernment,
  kOrganisation,
  kArmedGroup,
  kBloc,
  kOutlet,
  kPopulation,
  kUnnamed,
};
enum class MentionForm { kName, kTitle, kDescription, kPronoun };

/// Why a mention is of its actor. docs/formats/record.md has the words with an example each.
enum class MentionReason : std::uint8_t {
  // what the mention is by itself
  kState,
  kUsedAsState,
  kCapital,
  kSide,
  kAdjective,
  kPlace,
  kPeople,
  kOrganisation,
  kOwnOutlet,
  kTag,
  kOfficeHolder,
  kHeadOfState,
  kKnownPerson,
  kNewName,
  kDescription,
  kNobodyBefore,
  // what ties it to another mention
  kSameName,
  kPartOfName,
  kAbbreviation,
  kApposition,
  kSameOffice,
  kSameNoun,
  kSameKind,
  kSameState,
  kHeadline,
  kOwner,
  kRelative,
  kAntecedent,
  kPointsForward,
  kSpeaker,
};

/// Why somebody else whom a mention might be of is not meant; words and examples as above.
enum class LostBy : std::uint8_t {
  kProminence,
  kEarlier,
  kGender,
  kSameVerb,
  kOwnWords,
  kActs,
  kKnownState,
  kKnownBody
};

struct Alternative {
  std::optional<std::uint32_t> actor, place;  // one of them: another actor, or the place on the map
  LostBy lost = LostBy::kProminence;
  std::optional<std::uint32_t> behind;  // by how much of the score, where there is one
};

constexpr std::size_t kMostAlternatives = 3;

struct Mention {
  Span span;
  Range tokens;
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;  // token index of its syntactic head
  MentionForm form = MentionForm::kName;
  std::optional<MentionReason> reason = {};  // records of old and those that people write tell none
  Span evidence = {};                        // the words that it rests on; empty where those are its own
  std::string entry = {};                    // the first cell of the table's line, where it rests on one
  std::vector<Alternative> others = {};      // at most kMostAlternatives, the likeliest first
};

struct Office {
  std::string title;
  std::optional<std::uint32_t> of;  // actor
  std::string from, until;          // ISO dates; empty if unknown
  Span evidence;
};

struct Actor {
  std::string name;
  ActorKind kind = ActorKind::kPerson;
  std::optional<std::uint32_t> acts_for;  // the state or organisation, an index into actors
  std::vector<Office> offices;
  std::string country;  // ISO 3166-1 alpha-3
  std::string
      country_basis;  // what it rests on: "name", "for", "office", "nationality", "place", "article"; empty without a country
  std::string sector;  // PLOVER sector
  std::string wikidata;
  std::optional<std::uint32_t> count;  // of an unnamed group ("two officials")
  std::vector<std::uint32_t>
      members;  // of one who is several actors of the text together ("both sides"); else empty
  std::vector<Mention> mentions;  // sorted by span
};

/// Those of whom only an event or a meeting can tell whether they belong into the record: "the fishing unions were not asked".
struct Bystanders {
  std::vector<Actor> actors;  // as they will be
  std::vector<std::optional<std::uint32_t>>
      admitted;  // per bystander its index among the document's actors, once it is one
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      heads;  // of their mentions: token, bystander; in order
};

/// An adjective or a people's name that is no mention but tells whose something is: "Israeli attacks".
struct Demonym {
  std::uint32_t token = 0;
  std::uint32_t actor = 0;  // the state, or where the text has no actor for it its government
};

/// A phrase for several actors together: "the two sides", "both governments", "they".
struct ActorSet {
  std::uint32_t head = 0;  // token
  Range tokens;
  std::vector<std::uint32_t> members;  // actors, each once, in the order in which they were named
};

// ── statements/ ─────────────────────────────────────────────────────────────────────────────────────────

enum class SpeechAct {
  kSay,
  kAnnounce,
  kConfirm,
  kDeny,
  kAccuse,
  kCondemn,
  kPraise,
  kWarn,
  kThreaten,
  kDemand,
  kUrge,
  kPropose,
  kPromise,
  kAgree,
  kReject,
  kWorry,
  kHope,
  kAsk,
  kPredict,
  kDecline,
};
enum class SpeechForm { kDirect, kIndirect, kMixed };
enum class Polarity { kPositive, kNegative };

struct Channel {
  std::string kind;  // of data/cues/channels.tsv: "press conference", "social media", "interview", …
  Span span;
};

struct Statement {
  // Given after the last stage, by name_entries of record/ alone: a hash of article id, kind, the words of the
  // sentence and of the content, and occurrence. Empty until then.
  std::string id;
  std::uint32_t sentence = 0;
  std::vector<std::uint32_t> speakers;  // actors
  std::vector<std::uint32_t> via;       // actors, outermost source first
  SpeechAct act = SpeechAct::kSay;
  Polarity polarity = Polarity::kPositive;
  SpeechForm form = SpeechForm::kIndirect;
  Span cue;  // empty where there is none (a quote that stands alone)
  std::optional<Span> source;
  std::vector<Span> content;
  std::optional<std::uint32_t> addressee;  // actor
  std::optional<Channel> channel;
  std::optional<std::uint32_t> time;   // of speaking, an index into times
  std::optional<std::uint32_t> place;  // of speaking, an index into places
  float confidence = 0;
  std::string reason;
};

// ── events/ ─────────────────────────────────────────────────────────────────────────────────────────────

/// Of the PLOVER 0.8 ontology.
enum class EventType {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
};
/// The standing of an event in the text (section 5 of docs/guidelines.md draws the borders).
enum class EventStatus {
  kOccurred,
  kOngoing,
  kPlanned,
  kProposed,
  kPossible,
  kConditional,
  kDenied,
  kRefused,
  kCancelled,
  kPostponed,
  kNegated,
};
enum class ParticipantRole { kActor, kRecipient, kHost, kMediator, kBeneficiary, kInstrument, kTarget };

/// Someone or something that takes part in an event: an actor, a place struck, or words only.
struct Participant {
  ParticipantRole role = ParticipantRole::kActor;
  std::optional<std::uint32_t> actor;  // an index into actors
  std::optional<std::uint32_t> place;  // an index into places
  Span span;                           // it was read from; empty where the sentence does not name it
  std::string reason;
};

/// A figure of an event: "at least 12 people" has a low bound of 12 and no high one.
struct Quantity {
  std::string what;  // "killed", "troops", "money" ... (docs/formats/record.md)
  std::optional<double> low, high;
  std::string unit;
  Span span;
};

struct Condition {
  Span span;
  std::optional<std::uint32_t> event;  // an index into events
};

struct Event {
  std::string id;  // as of statements; of the words of the sentence and of the trigger
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;     // token of the trigger that carries it
  std::vector<Span> trigger;  // in order
  EventType type = EventType::kConsult;
  std::string mode;                   // of PLOVER; empty if none
  std::vector<std::string> contexts;  // of PLOVER; the one that is sure, or none
  double intensity = 0;               // -10 conflict to 10 cooperation, by type and mode
  std::string cameo;                  // two to four digits; empty if none is known
  std::vector<Participant> participants;
  EventStatus status = EventStatus::kOccurred;
  bool background = false;
  std::optional<Condition> condition;
  std::optional<std::uint32_t> time;   // an index into times
  std::optional<std::uint32_t> place;  // an index into places
  std::vector<Quantity> quantities;
  std::vector<std::uint32_t> according_to;  // statements, the innermost first; empty: the outlet's own voice
  std::vector<std::uint32_t> disputed_by;   // statements
  std::uint32_t happening = 0;              // shared by the events that are one; numbered from 0
  float confidence = 0;
  std::string reason;
};

// ── meetings/ ───────────────────────────────────────────────────────────────────────────────────────────

enum class MeetingKind { kTalks, kSummit, kVisit, kCall, kConference };
enum class MeetingPhase {
  kProposed,
  kScheduled,
  kConfirmed,
  kOngoing,
  kHeld,
  kCancelled,
  kPostponed,
  kRefused,
};
enum class AttendanceKind { kInvited, kAttending, kAttended, kAbsent, kRefusing, kExcluded, kWalkedOut };

/// What a line rests on: events and statements of the document.
struct Evidence {
  std::vector<std::uint32_t> events, statements;
};

struct Attendance {
  std::uint32_t actor = 0;
  AttendanceKind as = AttendanceKind::kInvited;
  Evidence evidence;
};

struct Delegate {
  std::uint32_t actor = 0;
  std::optional<std::uint32_t> acts_for;  // actor
};

struct MeetingStep {
  MeetingPhase phase = MeetingPhase::kScheduled;
  Evidence evidence;
};

/// One real meeting, however often it is written about.
struct Meeting {
  std::string id;  // as of statements; of the words of its first event
  Span what;       // the fullest words for it
  MeetingKind kind = MeetingKind::kTalks;
  std::vector<std::uint32_t> parties;  // actors: states and organisations
  std::vector<Delegate> delegates;
  std::vector<std::uint32_t> hosts, mediators;  // actors
  std::vector<Attendance> attendance;
  std::optional<std::uint32_t> time, place;
  std::vector<Span> purpose;
  MeetingPhase phase = MeetingPhase::kScheduled;  // at the end of the article
  std::vector<MeetingStep> history;
  std::vector<std::uint32_t> events;  // in order
  float confidence = 0;
  std::string reason;
};

// ── positions/ ──────────────────────────────────────────────────────────────────────────────────────────

enum class Stance {
  kSupports,
  kDemands,
  kAccepts,
  kOffers,
  kOpposes,
  kRejects,
  kConditions,
  kUndecided,
};

/// The stance of one actor on one issue.
struct Position {
  std::string id;
  std::uint32_t actor = 0;
  std::string issue;  // in the text's words; equal for positions on one issue
  Stance stance = Stance::kSupports;
  std::optional<std::uint32_t> statement;  // it rests on, or
  std::optional<std::uint32_t> event;      // the deed: at least one of them
  Span span;                               // of the issue
  float confidence = 0;
  std::string reason;
};

}  // namespace rapporteur
