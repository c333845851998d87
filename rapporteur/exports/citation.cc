// Citations. What a style would take for its own marks is escaped, so that the sentence comes out as it stands in the
// article; only line breaks become spaces, and only where the style has none. Tested in tests/unit/exports/citation_test.cc.
#include "rapporteur/exports/citation.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>

#include "rapporteur/base/date.h"
#include "rapporteur/base/text.h"
#include "rapporteur/exports/fields.h"
#include "rapporteur/exports/line.h"
#include "rapporteur/exports/tsv.h"

namespace rapporteur::exports {
namespace {

constexpr const char* kNotice = "A record of what was reported, not of what happened.";

std::string shown(std::string_view text) { return on_one_line(well_formed(text)); }

/// "event CONSULT, planned: Ana Reis; Norland", what the line says.
std::string reading_of(const store::Entry& entry) {
  const Options all;
  std::string out = std::string(to_word(entry.kind)) + " " + entry.label;
  if (!entry.status.empty()) out += ", " + entry.status;
  if (entry.background) out += ", background";
  const std::string who = names_of(who_of(entry), all), whom = names_of(whom_of(entry), all);
  if (!who.empty()) out += ": " + who;
  if (!whom.empty()) out += (who.empty() ? ": to " : ", to ") + whom;
  if (!entry.according_to.empty()) out += "; according to " + entry.according_to;
  return shown(out);
}

/// "Tern, by Ana Tolvaj, "No date yet", 2026-03-03T14:05:00+01:00, https://…".
std::string source_of(const store::Entry& entry,
                      const std::function<std::string(std::string_view)>& escaped) {
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  add(entry.outlet.empty() ? "unknown outlet" : escaped(shown(entry.outlet)));
  if (!entry.byline.empty()) add("by " + escaped(shown(entry.byline)));
  if (!entry.title.empty()) add("\"" + escaped(shown(entry.title)) + "\"");
  add(entry.published.empty() ? "no date known" : escaped(shown(entry.published)));
  if (const std::string address = address_of(entry); !address.empty()) add(address);
  return out;
}

std::string position_of(const store::Entry& entry) {
  std::string out = "characters " + std::to_string(entry.sentence_span.begin) + " to " +
                    std::to_string(entry.sentence_span.end);
  std::string words;
  for (const store::EntrySpan& span : entry.spans) {
    words += (words.empty() ? "" : ", ") + shown(span.what) + " " + std::to_string(span.span.begin) + " to " +
             std::to_string(span.span.end);
  }
  return words.empty() ? out : out + " (" + words + ")";
}

std::string text_identity(const Citation& citation) {
  return "revision " + std::to_string(citation.entry.revision) + " of article " +
         shown(citation.entry.article) + ", SHA-256 of its text " + shown(citation.entry.sha256);
}

std::string reader_of(const Citation& citation) {
  std::string out =
      "Rapporteur " + (citation.program.empty() ? "of an unknown version" : shown(citation.program));
  if (!citation.model.empty())
    out += ", model " + shown(citation.model) + " (SHA-256 " + shown(citation.sha256) + ")";
  return out;
}

std::string plain(std::string_view text) { return std::string(text); }

/// For Markdown: marks that mean something anywhere, and those that do at the head of a line.
std::string marked(std::string_view text) {
  std::string out;
  const std::size_t number = std::min(text.find_first_not_of("0123456789"), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool heads = i == 0 && std::string_view("#+-=>").find(text[i]) != std::string_view::npos;
    const bool lists = i == number && number > 0 && (text[i] == '.' || text[i] == ')');
    if (heads || lists || std::string_view("\\`*_[]<>~&|").find(text[i]) != std::string_view::npos)
      out += '\\';
    out += text[i];
  }
  return out;
}

std::string as_text(const Citation& c) {
  return "\"" + shown(c.entry.sentence) + "\"\n" + source_of(c.entry, plain) + "\nAccessed " +
         shown(c.added) + "; " + position_of(c.entry) + " of " + text_identity(c) + "\nRead as " +
         reading_of(c.entry) + " (line " + shown(c.entry.id) + ", confidence " +
         decimal(c.entry.confidence, 3) + ") by " + reader_of(c) + "\n" + kNotice + "\n";
}

std::string as_markdown(const Citation& c) {
  return "> " + marked(shown(c.entry.sentence)) + "\n>\n> " + source_of(c.entry, marked) + "\n\nAccessed " +
         marked(shown(c.added)) + "; " + marked(position_of(c.entry)) + " of " + marked(text_identity(c)) +
         ". Read as " + marked(reading_of(c.entry)) + " (line `" + shown(c.entry.id) + "`, confidence " +
         decimal(c.entry.confidence, 3) + ") by " + marked(reader_of(c)) + ". *" + kNotice + "*\n";
}

std::string as_json(const Citation& c) {
  Json out;
  out["sentence"] = c.entry.sentence;
  put_known(out, "outlet", c.entry.outlet);
  put_known(out, "byline", c.entry.byline);
  put_known(out, "title", c.entry.title);
  put_known(out, "published", c.entry.published);
  put_known(out, "url", c.entry.url);
  put_known(out, "accessed", c.added);
  out["article"] = c.entry.article;
  out["revision"] = c.entry.revision;
  out["text_sha256"] = c.entry.sha256;
  out["sentence_span"] = to_array(c.entry.sentence_span);
  for (const store::EntrySpan& span : c.entry.spans)
    out["spans"].push_back({{"what", span.what}, {"span", to_array(span.span)}});
  out["kind"] = to_word(c.entry.kind);
  out["id"] = c.entry.id;
  out["read_as"] = reading_of(c.entry);
  out["confidence"] = c.entry.confidence;
  put_known(out, "rapporteur", c.program);
  put_known(out, "model", c.model);
  put_known(out, "model_sha256", c.sha256);
  out["notice"] = kNotice;
  return dumped(out) + "\n";
}

/// {"date-parts": [[2026, 3, 3]]}, as far as the date goes; null where it is none.
Json date_parts(std::string_view date) {
  constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;  // lengths of a date that goes so far
  for (const std::size_t length : {kDay, kMonth, kYear}) {
    const auto range = read_date(date.substr(0, length));
    if (!range || date.size() < length) continue;
    const std::chrono::year_month_day first(range->from);
    Json parts = Json::array({static_cast<int>(first.year())});
    if (length >= kMonth) parts.push_back(static_cast<unsigned>(first.month()));
    if (length >= kDay) parts.push_back(static_cast<unsigned>(first.day()));
    return {{"date-parts", Json::array({parts})}};
  }
  return nullptr;
}

std::string note_of(const Citation& c) {
  return "Accessed " + shown(c.added) + "; " + position_of(c.entry) + " of " + text_identity(c) +
         ". Read as " + reading_of(c.entry) + " by " + reader_of(c) + ". " + kNotice;
}

Json as_csl(const Citation& c) {
  Json out;
  out["id"] = "rapporteur-" + c.entry.id;
  out["type"] = "article-newspaper";
  put_known(out, "title", c.entry.title);
  if (!c.entry.byline.empty()) out["author"] = Json::array({{{"literal", c.entry.byline}}});
  put_known(out, "container-title", c.entry.outlet);
  if (Json date = date_parts(c.entry.published); !date.is_null()) out["issued"] = std::move(date);
  if (Json date = date_parts(c.added); !date.is_null()) out["accessed"] = std::move(date);
  put_known(out, "URL", address_of(c.entry));
  put_known(out, "language", c.entry.language);
  out["abstract"] = c.entry.sentence;
  out["note"] = note_of(c);
  return out;
}

/// LaTeX's own marks, so that the words print as they stand.
std::string in_latex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\textbackslash{}";
    } else if (c == '~') {
      out += "\\textasciitilde{}";
    } else if (c == '^') {
      out += "\\textasciicircum{}";
    } else {
      if (std::string_view("{}&%$#_").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string key_of(std::string_view id) {
  std::string out = "rapporteur-";
  for (const char c : id) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) out += c;
  }
  return out;
}

std::string as_bibtex(const Citation& c) {
  std::string out = "@misc{" + key_of(c.entry.id);
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += ",\n  " + std::string(name) + " = {" + value + "}";
  };
  const auto words = [](std::string_view text) { return in_latex(shown(text)); };
  field("title", c.entry.title.empty() ? "" : "{" + words(c.entry.title) + "}");
  field("author", c.entry.byline.empty() ? "" : "{" + words(c.entry.byline) + "}");
  field("howpublished", words(c.entry.outlet));
  field("date", words(c.entry.published.substr(0, 10)));
  field("year", words(c.entry.published.substr(0, 4)));
  field("url", address_of(c.entry));  // braces in it are encoded
  field("urldate", words(c.added.substr(0, 10)));
  field("abstract", words(c.entry.sentence));
  field("note", in_latex(note_of(c)));
  return out + "\n}\n";
}

std::string joined(std::span<const Citation> citations, const char* between,
                   std::string (*one)(const Citation&)) {
  std::string out;
  for (const Citation& citation : citations) out += (out.empty() ? "" : between) + one(citation);
  return out;
}

}  // namespace

Result<Citation> citation_of(store::Store& store, const store::Entry& entry) {
  const auto stored = store.show(entry.article, entry.revision);
  if (!stored) return stored.error();
  Citation out{.entry = entry, .added = stored->added, .program = {}, .model = {}, .sha256 = {}};
  const auto json = nlohmann::json::parse(stored->record, nullptr, false);
  const auto text = [](const nlohmann::json& object, const char* key) {
    if (!object.is_object()) return std::string();
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  out.program = text(json, "rapporteur");
  if (json.is_object() && json.contains("model")) {
    out.model = text(json["model"], "name");
    out.sha256 = text(json["model"], "sha256");
  }
  return out;
}

std::string cite(std::span<const Citation> citations, CitationStyle style) {
  switch (style) {
    case CitationStyle::kText: return joined(citations, "\n", as_text);
    case CitationStyle::kMarkdown: return joined(citations, "\n", as_markdown);
    case CitationStyle::kJson: return joined(citations, "", as_json);
    case CitationStyle::kBibtex: return joined(citations, "\n", as_bibtex);
    case CitationStyle::kCslJson: break;
  }
  if (citations.empty()) return {};
  Json all = Json::array();
  for (const Citation& citation : citations) all.push_back(as_csl(citation));
  return all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rapporteur::exports
