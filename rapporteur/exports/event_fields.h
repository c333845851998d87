// What the forms of event data read from an entry alike: which entries they take, who stands on which side, the day,
// the number of an id, words of the sentence. Tested through the writers, and in tests/unit/exports/event_fields_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/exports/exports.h"
#include "rapporteur/exports/fields.h"

namespace rapporteur::exports {

/// Whether a form without a column for status takes it: an event that occurred or is ongoing, and is no history;
/// with Options::all_statuses any event.
bool is_taken(const store::Entry& entry, const Options& options);

/// Those on the two sides of an event, in the order of the record. Where all parties are actors and the type is one
/// that is done together (CONSULT but for visits, AGREE, COOPERATE), the first is the actor and the others the
/// recipients: the tables know dyads only.
struct Sides {
  std::vector<const store::Party*> actors, recipients;
};
Sides sides_of(const store::Entry& entry);

/// The first of one side, or null.
const store::Party* first_of(const std::vector<const store::Party*>& side);

/// A positive 63-bit integer for an id of 16 hex digits (its value without the highest bit); of any other id, the same
/// of its SHA-256.
std::uint64_t number_of(std::string_view id);

/// "2026-03-05" of "2026-03-05T10:30"; empty where no whole date stands at the start.
std::string_view date_of(std::string_view time);
/// The first day of an event; where none is told, with Options::published_dates that of publication, and one more is
/// `filled`. Empty where there is none.
std::string_view day_of(const store::Entry& event, const Options& options, std::size_t& filled);
/// "10:30" of "2026-03-05T10:30"; empty for a date.
std::string_view time_of_day(std::string_view time);
/// The day before a date; empty where it is none.
std::string day_before(std::string_view date);

/// The words of a span, if the entry's sentence holds it; empty otherwise.
std::string words_in_sentence(const store::Entry& entry, Span span);
/// The first span of a kind ("trigger", "condition"), or null.
const store::EntrySpan* span_of(const store::Entry& entry, std::string_view what);
/// How many links of a kind.
std::size_t count_links(const store::Entry& entry, std::string_view what);

}  // namespace rapporteur::exports
