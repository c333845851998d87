// Rows of lines. Tested in tests/unit/store/store_test.cc and tests/unit/store/changes_test.cc.
#include "rapporteur/store/line_writer.h"

#include <cmath>

#include "rapporteur/database/database.h"

namespace rapporteur::store {
namespace {

constexpr const char* kEntry =
    "INSERT INTO entries (revision, article, published, kind, number, id, sentence, label, status, "
    "background, who, "
    "who_for, whom, according_to, words, form, channel, mode, cameo, contexts, intensity, time_value, "
    "time_from, "
    "time_to, place, place_country, place_admin1, place_lat, place_lon, place_geonames, place_precision, "
    "account, "
    "confidence, reason, who_words, whom_words, source_words, place_words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key";

// The moment of change moves only where something changed, so that a second reading of the same changes nothing.
constexpr const char* kLedger =
    "INSERT INTO ledger (id, kind, article, digest, added, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?5) "
    "ON CONFLICT (id, kind) DO UPDATE SET digest = excluded.digest, gone = NULL, modified = "
    "CASE WHEN ledger.digest = excluded.digest AND ledger.gone IS NULL THEN ledger.modified ELSE "
    "excluded.modified END";

constexpr const char* kGone =
    "UPDATE ledger SET gone = ?2, modified = ?2 WHERE article = ?1 AND gone IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM entries e WHERE e.id = ledger.id AND e.kind = ledger.kind)";

std::string of_entries(const char* table) {
  return std::string("DELETE FROM ") + table + " WHERE entry IN (SELECT key FROM entries WHERE revision = ?)";
}

void bind_span(database::Statement& statement, int index, Span span) {
  statement.bind(index, span.begin);
  statement.bind(index + 1, span.end);
}

}  // namespace

Searched searched_of(const Document& document, const Line& line) {
  Searched out{.sentence = {},
               .words = line.words,
               .who = line.who_words,
               .whom = line.whom_words,
               .source = line.source_words,
               .place = line.place_words};
  if (line.sentence < document.sentences.size())
    out.sentence = document.article.text.slice(document.sentences[line.sentence].span);
  return out;
}

LineWriter::LineWriter(database::Connection& database)
    : entry_(database, kEntry),
      party_(database,
             "INSERT INTO entry_parties (entry, number, role, actor, name, acts_for, attends, start, stop) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      span_(database, "INSERT INTO entry_spans (entry, number, what, start, stop) VALUES (?, ?, ?, ?, ?)"),
      link_(database, "INSERT INTO entry_links (entry, number, what, target, word) VALUES (?, ?, ?, ?, ?)"),
      figure_(database,
              "INSERT INTO figures (entry, number, what, low, high, unit, start, stop) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      search_(database),
      drop_parties_(database, of_entries("entry_parties")),
      drop_spans_(database, of_entries("entry_spans")),
      drop_links_(database, of_entries("entry_links")),
      drop_figures_(database, of_entries("figures")),
      drop_entries_(database, "DELETE FROM entries WHERE revision = ?"),
      ledger_(database, kLedger),
      gone_(database, kGone) {}

void LineWriter::add(const Document& document, const std::vector<Line>& lines, std::int64_t revision,
                     const std::vector<std::int64_t>& accounts) {
  for (const Line& line : lines) {
    const std::int64_t key = add_entry(document, line, revision, accounts);
    add_parts(line, key);
    search_.add(key, searched_of(document, line));
  }
}

void LineWriter::remove(std::int64_t revision) {
  search_.remove(revision);
  for (database::Statement* drop :
       {&drop_parties_, &drop_spans_, &drop_links_, &drop_figures_, &drop_entries_}) {
    drop->bind(1, revision);
    drop->run();
  }
}

std::int64_t LineWriter::add_entry(const Document& document, const Line& line, std::int64_t revision,
                                   const std::vector<std::int64_t>& accounts) {
  const Article& article = document.article;
  entry_.bind(1, revision);
  entry_.bind(2, article.id);
  entry_.bind_or_null(3, article.published);
  entry_.bind(4, to_word(line.kind));
  entry_.bind(5, line.number);
  entry_.bind(6, line.id);
  entry_.bind(7, line.sentence);
  entry_.bind(8, line.label);
  entry_.bind_or_null(9, line.status);
  entry_.bind(10, line.background ? 1 : 0);
  entry_.bind_or_null(11, line.who);
  entry_.bind_or_null(12, line.who_for);
  entry_.bind_or_null(13, line.whom);
  entry_.bind_or_null(14, line.according_to);
  entry_.bind(15, line.words);
  entry_.bind_or_null(16, line.form);
  entry_.bind_or_null(17, line.channel);
  entry_.bind_or_null(18, line.mode);
  entry_.bind_or_null(19, line.cameo);
  entry_.bind_or_null(20, line.contexts);
  if (line.intensity) entry_.bind(21, *line.intensity);
  if (line.time) {
    const TimeExpression& time = document.times[*line.time];
    entry_.bind_or_null(22, time.value);
    entry_.bind_or_null(23, time.from);
    entry_.bind_or_null(24, time.to);
  }
  bind_place(document, line);
  if (line.event && accounts.at(*line.event) != 0) entry_.bind(32, accounts.at(*line.event));
  entry_.bind(33, line.confidence);
  entry_.bind_or_null(34, line.reason);
  entry_.bind_or_null(35, line.who_words);
  entry_.bind_or_null(36, line.whom_words);
  entry_.bind_or_null(37, line.source_words);
  entry_.bind_or_null(38, line.place_words);
  return entry_.take_number();
}

void LineWriter::bind_place(const Document& document, const Line& line) {
  if (!line.place) return;
  const Place& place = document.places[*line.place];
  entry_.bind_or_null(25, place.name.empty() ? document.article.text.slice(place.span) : place.name);
  if (place.name.empty()) return;  // of no place on the map nothing else is known
  entry_.bind_or_null(26, place.country);
  entry_.bind_or_null(27, place.admin1);
  if (std::isnan(place.lat)) return;  // a person's word for it
  entry_.bind(28, place.lat);
  entry_.bind(29, place.lon);
  if (place.geonames != 0) entry_.bind(30, place.geonames);
  entry_.bind_or_null(31, to_word(place.precision));
}

void LineWriter::add_parts(const Line& line, std::int64_t key) {
  std::uint32_t number = 0;
  for (const LineParty& one : line.parties) {
    party_.bind(1, key);
    party_.bind(2, number++);
    party_.bind(3, one.role);
    if (one.actor) party_.bind(4, *one.actor);
    party_.bind(5, one.name);
    party_.bind_or_null(6, one.acts_for);
    party_.bind_or_null(7, one.attends);
    if (one.span) bind_span(party_, 8, *one.span);
    party_.run();
  }
  number = 0;
  for (const EntrySpan& one : line.spans) {
    span_.bind(1, key);
    span_.bind(2, number++);
    span_.bind(3, one.what);
    bind_span(span_, 4, one.span);
    span_.run();
  }
  number = 0;
  for (const EntryLink& one : line.links) {
    link_.bind(1, key);
    link_.bind(2, number++);
    link_.bind(3, one.what);
    link_.bind(4, one.entry);
    link_.bind_or_null(5, one.word);
    link_.run();
  }
  number = 0;
  for (const Figure& one : line.figures) {
    figure_.bind(1, key);
    figure_.bind(2, number++);
    figure_.bind(3, one.what);
    if (one.low) figure_.bind(4, *one.low);
    if (one.high) figure_.bind(5, *one.high);
    figure_.bind_or_null(6, one.unit);
    bind_span(figure_, 7, one.span);
    figure_.run();
  }
}

void LineWriter::settle(const Document& document, const std::vector<Line>& lines, const std::string& now) {
  for (const Line& line : lines) {
    ledger_.bind(1, line.id);
    ledger_.bind(2, to_word(line.kind));
    ledger_.bind(3, document.article.id);
    ledger_.bind(4, digest_of(line, document));
    ledger_.bind(5, now);
    ledger_.run();
  }
  settle_gone(document.article.id, now);
}

void LineWriter::settle_gone(const std::string& article, const std::string& now) {
  gone_.bind(1, article);
  gone_.bind(2, now);
  gone_.run();
}

}  // namespace rapporteur::store
