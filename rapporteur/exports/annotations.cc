// W3C Web Annotations (Web Annotation Data Model, 2017): one page of them, valid JSON-LD as a whole, one
// annotation per line. Its first target is the sentence, the others are the words the entry rests on;
// positions are code points of the article's text, as the model asks. Tested in
// tests/unit/exports/annotations_test.cc.
#include <algorithm>
#include <optional>

#include "rapporteur/base/text.h"
#include "rapporteur/exports/fields.h"
#include "rapporteur/exports/forms_lines.h"
#include "rapporteur/exports/line.h"
#include "rapporteur/exports/moment.h"

namespace rapporteur::exports {
namespace {

using store::Entry;

/// So much of the sentence before and after a quotation, in code points, tells it from others like it.
constexpr std::uint32_t kAround = 32;

Json position(Span span) {
  return {{"type", "TextPositionSelector"}, {"start", span.begin}, {"end", span.end}};
}

/// Quotes pieces of the sentence; of what lies outside of it an entry does not have the words.
class Quoter {
 public:
  Quoter(const Entry& entry, const Options& options) : span_(entry.sentence_span) {
    if (!options.no_text) text_ = Text(entry.sentence);
    // a sentence of another length is not the one the positions are of
    known_ = !text_.empty() && text_.size() == span_.size();
  }

  std::optional<Json> quote(Span span) const {
    if (!known_ || span.empty() || !span_.contains(span)) return std::nullopt;
    const Span here{span.begin - span_.begin, span.end - span_.begin};
    Json out = {{"type", "TextQuoteSelector"}, {"exact", text_.slice(here)}};
    put_known(out, "prefix", text_.slice({here.begin - std::min(here.begin, kAround), here.begin}));
    put_known(out, "suffix", text_.slice({here.end, std::min(text_.size(), here.end + kAround)}));
    return out;
  }

 private:
  Span span_;
  Text text_;
  bool known_ = false;
};

class Targets {
 public:
  Targets(const Entry& entry, const Options& options) : entry_(entry), quoter_(entry, options) {
    source_ = address_of(entry);
    if (source_.empty()) source_ = urn_of("article", entry.article);
    const auto added = moment_of(entry.added);
    if (added && added->utc) state_ = {{"type", "TimeState"}, {"sourceDate", entry.added}};
    Json& sentence = add("sentence", entry.sentence_span);
    if (options.no_text && !entry.sentence.empty()) sentence["rapporteur:sha256"] = sha256_of(entry.sentence);
  }

  Json all() && {
    for (const store::EntrySpan& one : entry_.spans) add_words(one.what, one.span);
    for (const store::Party& one : entry_.parties) {
      if (one.span) add_words(one.role, *one.span);
    }
    for (const store::Figure& one : entry_.figures) add_words("figure", one.span);
    return std::move(out_);
  }

 private:
  void add_words(const std::string& what, Span span) {
    if (!span.empty()) add(what, span);
  }

  Json& add(const std::string& what, Span span) {
    Json target = {{"type", "SpecificResource"}, {"source", source_}, {"rapporteur:what", what}};
    if (!state_.empty()) target["state"] = state_;
    target["selector"] = Json::array();
    if (auto quote = quoter_.quote(span)) target["selector"].push_back(std::move(*quote));
    target["selector"].push_back(position(span));
    return out_.emplace_back(std::move(target));
  }

  const Entry& entry_;
  Quoter quoter_;
  std::string source_;
  Json state_ = Json::object();
  Json out_ = Json::array();
};

/// "event: CONSULT, planned"
std::string tag_of(const Entry& entry) {
  std::string out = to_word(entry.kind);
  if (!entry.label.empty()) out += ": " + entry.label;
  if (!entry.status.empty()) out += ", " + entry.status;
  return out;
}

class Annotations : public Writer {
 public:
  explicit Annotations(const Options& options) : options_(options) {
    generator_ = "Rapporteur";
    if (!options.version.empty()) generator_ += " " + options.version;
    if (!options.model.empty()) generator_ += ", model " + options.model;
  }

  std::string head() override {
    Json page;
    page["@context"] = {"http://www.w3.org/ns/anno.jsonld", {{"rapporteur", "urn:x-rapporteur:"}}};
    page["id"] = urn_of("page", options_.now);
    page["type"] = "AnnotationPage";
    page["partOf"] = {{"id", urn_of("collection", options_.now)},
                      {"type", "AnnotationCollection"},
                      {"label", "A record of what was reported, never a claim of what happened"}};
    page["startIndex"] = 0;
    std::string out = dumped(page);
    out.pop_back();  // the object stays open for its items
    return out + ",\"items\":[\n";
  }

  std::string entry(const Entry& entry) override {
    const std::string start = first_ ? "" : ",\n";
    first_ = false;
    Json out = {{"id", urn_of("entry", entry.id)}, {"type", "Annotation"}, {"motivation", "classifying"}};
    out["generator"] = {{"type", "Software"}, {"name", generator_}};
    if (!options_.now.empty()) out["generated"] = options_.now;
    out["body"] = {{{"type", "TextualBody"},
                    {"purpose", "classifying"},
                    {"format", "text/plain"},
                    {"value", tag_of(entry)}},
                   {{"type", "TextualBody"},
                    {"purpose", "describing"},
                    {"format", "application/json"},
                    {"value", dumped(line_of(entry, options_))}}};
    out["target"] = Targets(entry, options_).all();
    return start + dumped(out);
  }

  std::string tail() override { return "\n]}\n"; }
  std::string cut(std::string_view reason) override {
    return "\n],\"rapporteur:cut\":" + dumped(Json(reason)) + "}\n";
  }

 private:
  Options options_;
  std::string generator_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Writer> make_annotations(const Options& options) {
  return std::make_unique<Annotations>(options);
}

}  // namespace rapporteur::exports
