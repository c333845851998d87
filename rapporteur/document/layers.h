// The layers of a Document (document.h), each a struct of its own, filled by exactly one stage (named above it).
// This header holds data only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
/// million words stays under 100 MB).
struct Encoding {
  nn::Rows vectors;
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

struct Mention {
  Span span;
  Range tokens;
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;  // token index of its syntactic head
  MentionForm form = MentionForm::kName;
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
  std::vector<Mention> mentions;       // sorted by span
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
  // Given after the last stage, by name_statements of record/ alone: a hash of article id, kind, the words of the
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

}  // namespace rapporteur
