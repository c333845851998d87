// The table beside those of event data: one row per event, of every status, with what they have no column for. It joins
// them by id or by GLOBALEVENTID, the number that GDELT's and ICEWS's rows begin with.
// Tested in tests/unit/exports/sidecar_test.cc.
#include "rapporteur/exports/event_fields.h"
#include "rapporteur/exports/forms_events.h"
#include "rapporteur/exports/line.h"
#include "rapporteur/exports/tsv.h"

namespace rapporteur::exports {
namespace {

/// Every participant with its role: the tables have room for two.
std::string parties_of(const store::Entry& event) {
  Json out = Json::array();
  for (const store::Party& party : event.parties) {
    Json one = {{"role", party.role}};
    put_known(one, "name", party.name);
    put_known(one, "for", party.acts_for);
    put_known(one, "country", party.country);
    put_known(one, "sector", party.sector);
    put_known(one, "wikidata", party.wikidata);
    if (party.span) one["span"] = {party.span->begin, party.span->end};
    out.push_back(std::move(one));
  }
  return dumped(out);
}

std::string offsets_of(const store::EntrySpan* span) {
  if (span == nullptr) return {};
  return std::to_string(span->span.begin) + "-" + std::to_string(span->span.end);
}

/// The event that a conditional one depends on.
std::string condition_event(const store::Entry& event) {
  for (const store::EntryLink& link : event.links) {
    if (link.what == "condition") return link.entry;
  }
  return {};
}

/// The fields that a person corrected.
std::string corrected_in(const store::Entry& event) {
  std::string out;
  for (const store::EntryCorrection& one : event.corrected) out += (out.empty() ? "" : " ") + one.what;
  return out;
}

class Sidecar : public Writer {
 public:
  explicit Sidecar(const Options& options) : no_text_(options.no_text) {}

  std::string head() override {
    return header({"id",
                   "GLOBALEVENTID",
                   "type",
                   "mode",
                   "status",
                   "background",
                   "according_to",
                   "disputed",
                   "confidence",
                   "condition",
                   "condition_event",
                   "happening",
                   "parties",
                   "from",
                   "to",
                   "time_value",
                   "geonames",
                   "article",
                   "revision",
                   "sentence_number",
                   "sentence_start",
                   "sentence_end",
                   "sentence_sha256",
                   "sentence",
                   "trigger",
                   "url",
                   "corrected"});
  }

  std::string entry(const store::Entry& entry) override {
    if (entry.kind == store::EntryKind::kEvent) return row_of(entry);
    ++left_out_;
    return {};
  }

  std::string cut(std::string_view reason) override { return cut_line(reason); }

 private:
  std::string row_of(const store::Entry& event) const {
    const std::uint32_t geonames = event.place ? event.place->geonames : 0;
    Row row;
    row.put(event.id).put(number_of(event.id)).put(event.label).put(event.mode).put(event.status);
    row.put(event.background ? "true" : "false").put(event.according_to);
    row.put(std::to_string(count_links(event, "disputed_by"))).put(decimal(event.confidence, 3));
    row.put(offsets_of(span_of(event, "condition"))).put(condition_event(event)).put(event.happening);
    row.put(parties_of(event)).put(event.from).put(event.to).put(event.time_value);
    row.put(geonames > 0 ? std::to_string(geonames) : std::string()).put(event.article);
    row.put(std::to_string(event.revision)).put(std::to_string(event.sentence_number));
    row.put(std::to_string(event.sentence_span.begin)).put(std::to_string(event.sentence_span.end));
    row.put(sha256_of(event.sentence)).put(no_text_ ? std::string() : event.sentence);
    row.put(offsets_of(span_of(event, "trigger"))).put(event.url);
    row.put(corrected_in(event));
    return std::move(row).line();
  }

  bool no_text_;
};

}  // namespace

std::unique_ptr<Writer> make_sidecar(const Options& options) { return std::make_unique<Sidecar>(options); }

}  // namespace rapporteur::exports
