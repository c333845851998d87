// JSON lines: one object per entry with all that the store knows of it. Tested in
// tests/unit/exports/json_test.cc.
#include <cmath>

#include "rapporteur/exports/fields.h"
#include "rapporteur/exports/forms_lines.h"
#include "rapporteur/exports/line.h"

namespace rapporteur::exports {
namespace {

void put_number(Json& object, const char* key, const std::optional<double>& value) {
  if (value && std::isfinite(*value)) object[key] = *value;
}

Json article_of(const store::Entry& entry) {
  Json out = {{"id", entry.article}};
  put_known(out, "url", entry.url);
  put_known(out, "title", entry.title);
  put_known(out, "outlet", entry.outlet);
  put_known(out, "byline", entry.byline);
  put_known(out, "published", entry.published);
  put_known(out, "language", entry.language);
  out["revision"] = entry.revision;
  put_known(out, "sha256", entry.sha256);
  if (entry.article_length != 0) out["length"] = entry.article_length;
  return out;
}

Json sentence_of(const store::Entry& entry, const Options& options) {
  Json out = {{"number", entry.sentence_number}, {"span", to_array(entry.sentence_span)}};
  if (entry.sentence.empty()) return out;
  if (options.no_text) {
    out["sha256"] = sha256_of(entry.sentence);
  } else {
    out["text"] = entry.sentence;
  }
  return out;
}

Json party_of(const store::Party& party, const Options& options) {
  Json out = {{"role", party.role}};
  put_known(out, "actor", party.actor);
  put_known(out, "name", name_of(party, options));
  put_known(out, "kind", party.kind);
  put_known(out, "for", party.acts_for);
  put_known(out, "country", party.country);
  put_known(out, "sector", party.sector);
  put_known(out, "wikidata", party.wikidata);
  put_known(out, "office", party.office);
  put_known(out, "as", party.as);
  if (party.span) out["span"] = to_array(*party.span);
  return out;
}

Json figure_of(const store::Figure& figure) {
  Json out = {{"what", figure.what}};
  put_number(out, "low", figure.low);
  put_number(out, "high", figure.high);
  put_known(out, "unit", figure.unit);
  out["span"] = to_array(figure.span);
  return out;
}

Json link_of(const store::EntryLink& link) {
  Json out = {{"what", link.what}, {"entry", link.entry}};
  put_known(out, "word", link.word);
  return out;
}

Json correction_of(const store::EntryCorrection& one, const Options& options) {
  Json out = {{"what", one.what}};
  put_known(out, "machine", one.machine);
  put_known(out, "by", one.by);
  put_known(out, "made", one.made);
  if (!options.no_text) put_known(out, "note", one.note);
  out["number"] = one.number;
  return out;
}

/// What is told of only one or two kinds of entry.
void put_kind(Json& out, const store::Entry& entry) {
  put_known(out, "form", entry.form);
  put_known(out, "channel", entry.channel);
  put_known(out, "mode", entry.mode);
  if (!entry.contexts.empty()) out["contexts"] = entry.contexts;
  put_known(out, "cameo", entry.cameo);
  if (entry.quad != 0) out["quad"] = entry.quad;
  put_number(out, "intensity", entry.intensity);
  if (entry.background) out["background"] = true;
  put_known(out, "happening", entry.happening);
}

void put_setting(Json& out, const store::Entry& entry) {
  Json time = Json::object();
  put_known(time, "from", entry.from);
  put_known(time, "to", entry.to);
  put_known(time, "value", entry.time_value);
  if (!time.empty()) out["time"] = std::move(time);
  if (entry.place) out["place"] = to_json(*entry.place);
}

class JsonLines : public Writer {
 public:
  explicit JsonLines(const Options& options) : options_(options) {}

  std::string entry(const store::Entry& entry) override { return dumped(line_of(entry, options_)) + "\n"; }
  std::string cut(std::string_view reason) override { return dumped(Json{{"cut", reason}}) + "\n"; }

 private:
  Options options_;
};

}  // namespace

Json to_json(const store::EntryPlace& place) {
  Json out = Json::object();
  put_known(out, "name", place.name);
  put_known(out, "country", place.country);
  put_known(out, "admin1", place.admin1);
  put_number(out, "lat", place.lat);
  put_number(out, "lon", place.lon);
  if (place.geonames != 0) out["geonames"] = place.geonames;
  put_known(out, "precision", place.precision);
  return out;
}

Json to_array(Span span) { return Json::array({span.begin, span.end}); }

void put_known(Json& object, const char* key, std::string_view value) {
  if (!value.empty()) object[key] = value;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json line_of(const store::Entry& entry, const Options& options) {
  Json out = {{"kind", to_word(entry.kind)}, {"id", entry.id}};
  out["article"] = article_of(entry);
  out["sentence"] = sentence_of(entry, options);
  out["number"] = entry.number;
  put_known(out, "label", entry.label);
  put_known(out, "status", entry.status);
  if (!options.no_text) put_known(out, "words", entry.words);
  put_kind(out, entry);
  put_list(out, "parties", entry.parties, [&](const store::Party& one) { return party_of(one, options); });
  put_setting(out, entry);
  put_list(out, "figures", entry.figures, figure_of);
  put_list(out, "spans", entry.spans, [](const store::EntrySpan& one) {
    return Json{{"what", one.what}, {"span", to_array(one.span)}};
  });
  put_list(out, "links", entry.links, link_of);
  put_known(out, "according_to", entry.according_to);
  put_number(out, "confidence", entry.confidence);
  if (!options.no_text) put_known(out, "reason", entry.reason);
  put_known(out, "added", entry.added);
  put_known(out, "modified", entry.modified);
  put_list(out, "corrected", entry.corrected,
           [&](const store::EntryCorrection& one) { return correction_of(one, options); });
  return out;
}

std::unique_ptr<Writer> make_json(const Options& options) { return std::make_unique<JsonLines>(options); }

}  // namespace rapporteur::exports
