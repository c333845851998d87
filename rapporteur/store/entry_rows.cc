// One query per kind of part, prepared once. Tested in tests/unit/store/find_test.cc and tests/unit/store/happenings_test.cc.
#include "rapporteur/store/entry_rows.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/document/document.h"

namespace rapporteur::store {

const char* to_word(EntryKind kind) {
  switch (kind) {
    case EntryKind::kStatement: return "statement";
    case EntryKind::kEvent: return "event";
    case EntryKind::kMeeting: return "meeting";
    case EntryKind::kPosition: return "position";
  }
  return "";
}

std::optional<EntryKind> entry_kind_of(std::string_view word) {
  for (const EntryKind kind :
       {EntryKind::kStatement, EntryKind::kEvent, EntryKind::kMeeting, EntryKind::kPosition}) {
    if (to_word(kind) == word) return kind;
  }
  return std::nullopt;
}

namespace {

// clang-format off: a line per group of fields, in the order in which read_entry() takes them
constexpr const char* kColumns =
    "SELECT e.revision, e.kind, e.id, e.article, e.published, e.sentence, s.text, s.start, s.stop, "
    "e.number, e.label, e.status, e.words, e.form, e.channel, e.mode, e.cameo, e.contexts, e.intensity, "
    "e.background, "
    "e.time_value, e.time_from, e.time_to, "
    "e.place, e.place_country, e.place_admin1, e.place_lat, e.place_lon, e.place_geonames, "
    "e.place_precision, "
    "e.according_to, e.confidence, e.reason, l.added, l.modified, "
    "(SELECT h.id FROM accounts a JOIN happenings h ON h.key = a.happening WHERE a.key = e.account)";
constexpr const char* kRevision =
    "SELECT r.url, r.title, r.outlet, r.byline, r.language, r.sha256, r.revision, length(r.text), "
    "(SELECT a.id FROM revisions o JOIN articles a ON a.key = o.article WHERE o.key = r.copies AND o.key <> "
    "r.key) FROM revisions r WHERE r.key = ?";
// clang-format on

constexpr std::size_t kMostRevisions = 1000;  // whose facts are held

/// Reads the columns of a row one after the other.
class Row {
 public:
  explicit Row(database::Statement& row) : row_(row) {}
  std::string text() { return row_.text(next_++); }
  std::int64_t number() { return row_.number(next_++); }
  std::uint32_t count() { return row_.count(next_++); }
  double real() { return row_.real(next_++); }
  std::optional<double> maybe_real() {
    const int column = next_++;
    return row_.is_null(column) ? std::nullopt : std::optional(row_.real(column));
  }
  Span span() {
    const std::uint32_t begin = count();
    return {begin, count()};
  }

 private:
  database::Statement& row_;
  int next_ = 0;
};

std::vector<std::string> parts_of(const std::string& joined) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < joined.size();) {
    const std::size_t end = std::min(joined.find("; ", from), joined.size());
    out.push_back(joined.substr(from, end - from));
    from = end + 2;
  }
  return out;
}

void read_place(Row& row, Entry& out) {
  EntryPlace place;
  for (std::string* field : {&place.name, &place.country, &place.admin1}) *field = row.text();
  place.lat = row.maybe_real();
  place.lon = row.maybe_real();
  place.geonames = row.count();
  place.precision = row.text();
  if (!place.name.empty()) out.place = std::move(place);
}

/// Fills `out` from a row of kColumns; the key of its revision.
std::int64_t read_entry(database::Statement& from, Entry& out) {
  Row row(from);
  const std::int64_t revision = row.number();
  const auto kind = entry_kind_of(row.text());
  out.kind = kind.value_or(EntryKind::kStatement);
  for (std::string* field : {&out.id, &out.article, &out.published}) *field = row.text();
  out.sentence_number = row.count();
  out.sentence = row.text();
  out.sentence_span = row.span();
  out.number = row.count();
  for (std::string* field :
       {&out.label, &out.status, &out.words, &out.form, &out.channel, &out.mode, &out.cameo})
    *field = row.text();
  out.contexts = parts_of(row.text());
  out.intensity = row.maybe_real();
  out.background = row.number() != 0;
  for (std::string* field : {&out.time_value, &out.from, &out.to}) *field = row.text();
  read_place(row, out);
  out.according_to = row.text();
  out.confidence = row.real();
  for (std::string* field : {&out.reason, &out.added, &out.modified, &out.happening}) *field = row.text();
  if (const auto type = event_type_of(out.label); type && out.kind == EntryKind::kEvent)
    out.quad = quad_of(*type);
  return revision;
}

}  // namespace

EntryRows::EntryRows(database::Connection& database, EntryMemory& memory, const std::string& question,
                     database::Size size)
    : memory_(memory),
      rows_(database, "SELECT e.key" + question, size),
      line_(database, std::string(kColumns) + kEntryTables +
                          " LEFT JOIN ledger l ON l.id = e.id AND l.kind = e.kind WHERE e.key = ?"),
      revision_(database, kRevision),
      parties_(
          database,
          "SELECT p.role, p.name, (SELECT a.id FROM actors a WHERE a.key = x.actor), x.kind, p.acts_for, "
          "x.country, x.sector, x.wikidata, x.office, p.attends, y.kind, p.start, p.stop FROM "
          "entry_parties p "
          "LEFT JOIN article_actors x ON x.revision = ?2 AND x.number = p.actor "
          "LEFT JOIN article_actors y ON y.revision = ?2 AND y.number = x.acts_for "
          "WHERE p.entry = ?1 ORDER BY p.number"),
      spans_(database, "SELECT what, start, stop FROM entry_spans WHERE entry = ? ORDER BY number"),
      links_(database, "SELECT what, target, word FROM entry_links WHERE entry = ? ORDER BY number"),
      figures_(database,
               "SELECT what, unit, low, high, start, stop FROM figures WHERE entry = ? ORDER BY number"),
      corrected_(
          database,
          "SELECT c.what, x.machine, c.by, c.made, c.note, c.key FROM corrected x JOIN corrections c ON "
          "c.key = x.correction WHERE x.entry = ? ORDER BY c.key"),
      any_corrected_(database.number_of("SELECT EXISTS (SELECT 1 FROM corrected)") != 0) {}

void EntryRows::reset() { rows_.reset(); }

bool EntryRows::next(Entry& entry) {
  while (rows_.step()) {
    key_ = rows_.number(0);
    if (const Entry* known = memory_.find(key_)) {
      entry = *known;
      return true;
    }
    if (!read(key_, entry)) continue;  // the tables do not agree; check() tells of it
    memory_.keep(key_, entry);
    return true;
  }
  return false;
}

bool EntryRows::read(std::int64_t key, Entry& entry) {
  entry = Entry();
  line_.reset();
  line_.bind(1, key);
  if (!line_.step()) return false;
  const std::int64_t revision = read_entry(line_, entry);
  add_revision(entry, revision);
  add_parties(entry, key, revision);
  add_parts(entry, key);
  if (any_corrected_) add_corrections(entry, key);
  return true;
}

void EntryRows::add_revision(Entry& entry, std::int64_t key) {
  if (revisions_.size() >= kMostRevisions && !revisions_.contains(key)) revisions_.clear();
  const auto [at, fresh] = revisions_.try_emplace(key);
  Revision& known = at->second;
  if (fresh) {
    revision_.reset();
    revision_.bind(1, key);
    if (revision_.step()) {
      Row row(revision_);
      for (std::string* field :
           {&known.url, &known.title, &known.outlet, &known.byline, &known.language, &known.sha256})
        *field = row.text();
      known.number = row.count();
      known.length = row.count();
      known.copy_of = row.text();
    }
  }
  entry.url = known.url;
  entry.title = known.title;
  entry.outlet = known.outlet;
  entry.byline = known.byline;
  entry.language = known.language;
  entry.sha256 = known.sha256;
  entry.revision = known.number;
  entry.article_length = known.length;
  entry.copy_of = known.copy_of;
}

void EntryRows::add_parties(Entry& entry, std::int64_t key, std::int64_t revision) {
  parties_.reset();
  parties_.bind(1, key);
  parties_.bind(2, revision);
  while (parties_.step()) {
    Row row(parties_);
    Party& one = entry.parties.emplace_back();
    for (std::string* field : {&one.role, &one.name, &one.actor, &one.kind, &one.acts_for, &one.country,
                               &one.sector, &one.wikidata, &one.office, &one.as, &one.acts_for_kind})
      *field = row.text();
    if (!parties_.is_null(11)) one.span = row.span();
  }
}

void EntryRows::add_parts(Entry& entry, std::int64_t key) {
  spans_.reset();
  spans_.bind(1, key);
  while (spans_.step()) {
    Row row(spans_);
    EntrySpan& one = entry.spans.emplace_back();
    one.what = row.text();
    one.span = row.span();
  }
  if (entry.kind == EntryKind::kStatement) return;  // they have no more
  links_.reset();
  links_.bind(1, key);
  while (links_.step()) {
    Row row(links_);
    EntryLink& one = entry.links.emplace_back();
    for (std::string* field : {&one.what, &one.entry, &one.word}) *field = row.text();
  }
  if (entry.kind != EntryKind::kEvent) return;
  figures_.reset();
  figures_.bind(1, key);
  while (figures_.step()) {
    Row row(figures_);
    Figure& one = entry.figures.emplace_back();
    one.what = row.text();
    one.unit = row.text();
    one.low = row.maybe_real();
    one.high = row.maybe_real();
    one.span = row.span();
  }
}

void EntryRows::add_corrections(Entry& entry, std::int64_t key) {
  corrected_.reset();
  corrected_.bind(1, key);
  while (corrected_.step()) {
    Row row(corrected_);
    EntryCorrection& one = entry.corrected.emplace_back();
    for (std::string* field : {&one.what, &one.machine, &one.by, &one.made, &one.note}) *field = row.text();
    one.number = row.number();
  }
}

}  // namespace rapporteur::store
