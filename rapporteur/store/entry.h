// Entry: one line of the record as a store gives it, with names instead of numbers, so that whoever prints or exports
// it needs nothing else. Plain data, all of it owned. The words of the fields are those of docs/formats/record.md.
// Also public: what exports/ and the programs are written against. Tested in tests/unit/store/find_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/span.h"

namespace rapporteur::store {

enum class EntryKind { kStatement, kEvent, kMeeting, kPosition };
/// "statement", "event", "meeting", "position".
const char* to_word(EntryKind kind);
std::optional<EntryKind> entry_kind_of(std::string_view word);

/// Someone or something that takes part in an entry. Empty fields are unknown.
struct Party {
  // Of a statement: speaker, via, addressee. Of an event: actor, recipient, host, mediator, beneficiary, instrument,
  // target. Of a meeting: party, delegate, host, mediator, attendance. Of a position: actor.
  std::string role;
  std::string name;      // the actor's fullest name in the article; of words without an actor, those words
  std::string actor;     // id of the actor across articles; empty for words and places
  std::string kind;      // of actor: "person", "state" ...
  std::string acts_for;  // name of the state or organisation; of a delegate, for whom it goes
  std::string acts_for_kind;  // "state", "organisation" ...
  std::string country;        // ISO 3166-1 alpha-3
  std::string sector;         // of PLOVER
  std::string wikidata;
  std::string office;  // a title held on the day of the article
  std::string as;      // of attendance: invited, attending, attended, absent, refusing, excluded, walked_out
  std::optional<Span> span;
};

/// Where an entry took place.
struct EntryPlace {
  std::string name, country, admin1, precision;
  std::optional<double> lat, lon;
  std::uint32_t geonames = 0;  // 0: none
};

/// A figure: "at least 12 people killed" has a low bound and no high one.
struct Figure {
  std::string what, unit;
  std::optional<double> low, high;
  Span span;
};

/// Words of an entry in the article's text. `what`: cue, source, content, channel, trigger, condition, purpose, what,
/// issue.
struct EntrySpan {
  std::string what;
  Span span;
};

/// What an entry points at: another entry of its article. `what`: according_to, disputed_by, condition, event,
/// statement, evidence (of attendance or of a step; `word` tells of which).
struct EntryLink {
  std::string what;
  std::string entry;  // id
  std::string word;
};

/// A person's word that stands in a line instead of the program's. `what`: label, status, who, whom, time, place.
struct EntryCorrection {
  std::string what;
  std::string machine;         // what the program reads there; empty: nothing
  std::string by, made, note;  // made is UTC; the others may be empty
  std::int64_t number = 0;     // of the correction
};

struct Entry {
  EntryKind kind = EntryKind::kStatement;
  std::string id;

  // the article it stands in
  std::string article, url, title, outlet, byline, language, sha256;
  std::string published;  // as the outlet wrote it; empty if unknown
  std::uint32_t revision = 1;
  std::uint32_t article_length = 0;  // code points
  std::string copy_of;  // id of the first article with this text, a wire copy; empty where it stands alone

  std::uint32_t sentence_number = 0;
  std::string sentence;
  Span sentence_span;
  std::uint32_t number = 0;  // its place among the entries of its kind in the article

  std::string label;   // speech act, event type, kind of meeting, stance
  std::string status;  // of an event; of a meeting its phase; of a statement its polarity; of a position none
  std::string words;   // what was said, the trigger, the words for the meeting, the issue
  std::string form, channel;          // of a statement
  std::string mode, cameo;            // of an event
  std::vector<std::string> contexts;  // of an event
  std::optional<double> intensity;    // of an event
  int quad = 0;                       // of an event: 1 to 4
  bool background = false;            // of an event
  std::string happening;              // of an event or a meeting: its id across articles

  std::vector<Party> parties;  // in the order of the record
  std::string from, to;        // when it took place: ISO 8601, half-open; either may be empty
  std::string time_value;      // TIMEX3's
  std::optional<EntryPlace> place;
  std::vector<Figure> figures;
  std::vector<EntrySpan> spans;
  std::vector<EntryLink> links;
  std::string according_to;  // names of the speakers it is told by, joined by "; "; empty: the outlet itself

  double confidence = 0;
  std::string reason;
  std::string added, modified;  // UTC
  std::vector<EntryCorrection> corrected;
};

/// What the articles of a store tell of one real happening.
struct Happening {
  std::string id;
  std::vector<Entry> entries;     // its events and meetings, in order of publication
  std::vector<Entry> statements;  // those that the entries point at
};

}  // namespace rapporteur::store
