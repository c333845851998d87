// Fuzzes the exports and citations: the second byte chooses a form, the rest fills the fields of a few entries, as a hostile
// article or store might. Whatever the form, what comes out is UTF-8 without NUL, and well-formed: JSON parses, tables have a cell per column, a calendar
// ends what it begins in lines of 75 octets, XML has no open element.
#include "rapporteur/exports/exports.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/text.h"
#include "rapporteur/coding/csv.h"
#include "rapporteur/exports/citation.h"

namespace {

using namespace rapporteur;
using store::Entry;

void require(bool holds) {
  if (!holds) std::abort();
}

/// Takes fields off the front of the bytes; when they are used up, all else is empty.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}
  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto out = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return out;
  }
  /// Up to the next 0x1F.
  std::string text() {
    const std::size_t end = std::min(rest_.find('\x1f'), rest_.size());
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return out;
  }
  /// A word that the forms know, or any.
  template <std::size_t kSize>
  std::string word(const std::array<const char*, kSize>& known) {
    const std::uint8_t which = byte();
    return which < 2 * kSize ? known[which % kSize] : text();
  }
  std::uint32_t number() {
    std::uint32_t out = byte();
    if (out >= 0x80) out = out << 24 | byte();  // a few are huge
    return out;
  }
  double real() {
    const std::uint8_t first = byte();
    if (first < 0x80) return first / 10.0;
    std::array<char, sizeof(double)> raw{};
    for (char& c : raw) c = static_cast<char>(byte());
    double out = 0;
    std::memcpy(&out, raw.data(), sizeof out);
    return out;
  }
  Span span() {
    const std::uint32_t begin = number();
    return {begin, byte() % 4 == 0 ? number() : begin + byte()};
  }
  bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

constexpr std::array kLabels = {"CONSULT", "ASSAULT", "deny", "summit", "opposes"};
constexpr std::array kStatuses = {"planned", "occurred", "denied", "scheduled", "cancelled", "negative"};
constexpr std::array kRoles = {"actor", "recipient", "speaker", "addressee", "party",
                               "host",  "delegate",  "target",  "mediator",  "attendance"};
constexpr std::array kWhats = {"cue", "content", "trigger", "purpose", "issue", "source"};
constexpr std::array kLinks = {"according_to", "disputed_by", "condition", "event", "statement"};
constexpr std::array kDays = {"2026-03-03", "2026-03-04T12:00:00+01:00", "2026-03-03T24:00", "0000-00-00"};

void add_parts(Bytes& in, Entry& out) {
  for (int i = in.byte() % 4; i > 0; --i) {
    store::Party& party = out.parties.emplace_back();
    party.role = in.word(kRoles);
    for (std::string* field : {&party.name, &party.actor, &party.kind, &party.acts_for, &party.country,
                               &party.sector, &party.wikidata, &party.office, &party.as})
      *field = in.text();
    if (in.byte() % 2 == 0) party.span = in.span();
  }
  for (int i = in.byte() % 4; i > 0; --i) out.spans.push_back({in.word(kWhats), in.span()});
  for (int i = in.byte() % 3; i > 0; --i) out.links.push_back({in.word(kLinks), in.text(), in.text()});
  for (int i = in.byte() % 3; i > 0; --i) {
    store::Figure& figure = out.figures.emplace_back();
    figure.what = in.text();
    figure.unit = in.text();
    if (in.byte() % 2 == 0) figure.low = in.real();
    if (in.byte() % 2 == 0) figure.high = in.real();
    figure.span = in.span();
  }
  for (int i = in.byte() % 3; i > 0; --i)
    out.corrected.push_back({in.text(), in.text(), in.text(), in.text(), in.text(), in.byte()});
}

Entry entry_of(Bytes& in) {
  Entry out;
  out.kind = static_cast<store::EntryKind>(in.byte() % 4);
  out.label = in.word(kLabels);
  out.status = in.word(kStatuses);
  out.published = in.word(kDays);
  out.from = in.word(kDays);
  out.to = in.word(kDays);
  for (std::string* field :
       {&out.id,       &out.article,    &out.url,     &out.title,     &out.outlet,       &out.byline,
        &out.language, &out.sha256,     &out.copy_of, &out.sentence,  &out.words,        &out.form,
        &out.channel,  &out.mode,       &out.cameo,   &out.happening, &out.according_to, &out.reason,
        &out.added,    &out.time_value, &out.modified})
    *field = in.text();
  for (std::uint32_t* field : {&out.revision, &out.article_length, &out.sentence_number, &out.number})
    *field = in.number();
  out.sentence_span = in.span();
  for (int i = in.byte() % 3; i > 0; --i) out.contexts.push_back(in.text());
  if (in.byte() % 2 == 0) out.intensity = in.real();
  out.quad = in.byte() % 6;
  out.background = in.byte() % 2 == 1;
  if (in.byte() % 2 == 0) {
    out.place =
        store::EntryPlace{in.text(), in.text(), in.text(), in.text(), in.real(), in.real(), in.number()};
  }
  out.confidence = in.real();
  add_parts(in, out);
  return out;
}

std::vector<std::string_view> lines_of(std::string_view text, std::string_view end) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t at = text.find(end);
    require(at != std::string_view::npos);  // every line has its end
    out.push_back(text.substr(0, at));
    text.remove_prefix(at + end.size());
  }
  return out;
}

void check_json_lines(std::string_view text) {
  for (const std::string_view line : lines_of(text, "\n")) require(nlohmann::json::accept(line));
}

void check_table(std::string_view text, std::size_t columns) {
  for (const std::string_view line : lines_of(text, "\n")) {
    const auto cells = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
    if (columns == 0) columns = cells;  // those of the header
    require(cells == columns && line.find('\r') == std::string_view::npos);
  }
}

void check_csv(std::string_view text) {
  coding::CsvReader reader("export", text);
  std::size_t columns = 0;
  while (true) {
    const auto row = reader.next();
    require(row.ok());
    if (!row.value()) return;
    if (columns == 0) columns = row.value()->size();
    require(row.value()->size() == columns);
  }
}

void check_calendar(std::string_view text) {
  constexpr std::size_t kLongest = 75;  // octets
  std::vector<std::string_view> open;
  for (const std::string_view line : lines_of(text, "\r\n")) {
    require(line.size() <= kLongest && line.find_first_of("\r\n") == std::string_view::npos);
    if (line.starts_with("BEGIN:")) open.push_back(line.substr(6));
    if (!line.starts_with("END:")) continue;
    require(!open.empty() && open.back() == line.substr(4));
    open.pop_back();
  }
  require(open.empty());
}

/// Elements that open and close in order; references of XML alone.
void check_xml(std::string_view text) {
  std::vector<std::string_view> open;
  for (std::size_t at = 0; (at = text.find_first_of("<&", at)) != std::string_view::npos; ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == '&') {
      require(rest.starts_with("&amp;") || rest.starts_with("&lt;") || rest.starts_with("&gt;") ||
              rest.starts_with("&quot;") || rest.starts_with("&apos;") || rest.starts_with("&#"));
      continue;
    }
    const std::size_t end = rest.find('>');
    require(end != std::string_view::npos);
    const std::string_view tag = rest.substr(1, end - 1);
    if (tag.starts_with('?') || tag.starts_with('!') || tag.ends_with('/')) continue;
    if (!tag.starts_with('/')) {
      open.push_back(tag.substr(0, tag.find(' ')));
      continue;
    }
    require(!open.empty() && open.back() == tag.substr(1));
    open.pop_back();
  }
  require(open.empty());
  for (const char c : text)
    require(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r');
}

void check_form(std::string_view form, const std::string& text) {
  if (form == "csv") return check_csv(text);
  if (form == "json" || form == "plover") return check_json_lines(text);
  if (form == "annotations") return require(nlohmann::json::accept(text));
  if (form == "ical") return check_calendar(text);
  if (form == "graphml") return check_xml(text);
  if (form == "gdelt") return check_table(text, 61);
  if (form == "gdelt-mentions") return check_table(text, 16);
  check_table(text, 0);
}

void export_as(const exports::Form& form, const std::vector<Entry>& entries,
               const exports::Options& options) {
  const auto writer = exports::writer_of(form.name, options);
  std::string text = writer->head();
  for (const Entry& entry : entries) text += writer->entry(entry);
  require(writer->left_out() <= entries.size());
  text += writer->tail();
  require(well_formed(text) == text && text.find('\0') == std::string::npos);
  check_form(form.name, text);
}

void cite_all(const std::vector<Entry>& entries, Bytes& in) {
  std::vector<exports::Citation> citations;
  for (const Entry& entry : entries) citations.push_back({entry, in.text(), in.text(), in.text(), in.text()});
  using Style = exports::CitationStyle;
  for (const Style style : {Style::kText, Style::kMarkdown, Style::kJson, Style::kCslJson, Style::kBibtex}) {
    const std::string text = exports::cite(citations, style);
    require(well_formed(text) == text && text.ends_with('\n'));
    if (style == Style::kJson) check_json_lines(text);
    require(style != Style::kCslJson || nlohmann::json::accept(text));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes in(data, size);
  const std::uint8_t options = in.byte();
  const exports::Form& form = exports::forms()[in.byte() % exports::forms().size()];
  std::vector<Entry> entries = {entry_of(in)};
  while (!in.empty() && entries.size() < 4) entries.push_back(entry_of(in));
  export_as(form, entries,
            {.no_text = options % 2 == 1, .all_statuses = options % 4 > 1, .now = "2026-03-03T12:00:00Z"});
  cite_all(entries, in);
  return 0;
}
