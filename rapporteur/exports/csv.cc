// CSV: a header, then one row per entry; cells are written by base/csv.h. Tested in tests/unit/exports/csv_test.cc.
#include "rapporteur/base/csv.h"

#include <algorithm>
#include <array>
#include <optional>

#include "rapporteur/exports/fields.h"
#include "rapporteur/exports/forms_lines.h"

namespace rapporteur::exports {
namespace {

using store::Entry;

std::string background_of(const Entry& entry) {
  if (entry.kind != store::EntryKind::kEvent) return {};
  return entry.background ? "true" : "false";
}

/// Whom they act for, each once.
std::string behind(const Entry& entry) {
  std::vector<std::string> list;
  for (const store::Party* party : who_of(entry)) {
    const std::string& one = party->acts_for;
    if (!one.empty() && std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
  }
  return csv_list(list);
}

std::string degrees(const Entry& entry, std::optional<double> store::EntryPlace::*which) {
  return entry.place && *entry.place.*which ? number(*(*entry.place.*which)) : std::string();
}

struct Column {
  const char* name;
  std::string (*value)(const Entry&, const Options&);
  bool number = false;  // made here of a number: -33.9 is no formula
};

template <std::string Entry::*field>
std::string plain(const Entry& entry, const Options&) {
  return entry.*field;
}

template <std::uint32_t Span::*end>
std::string edge(const Entry& entry, const Options&) {
  return std::to_string(entry.sentence_span.*end);
}

constexpr std::array kColumns = {
    Column{"kind", [](const Entry& e, const Options&) { return std::string(to_word(e.kind)); }},
    Column{"id", plain<&Entry::id>},
    Column{"published", plain<&Entry::published>},
    Column{"outlet", plain<&Entry::outlet>},
    Column{"title", plain<&Entry::title>},
    Column{"url", plain<&Entry::url>},
    Column{"article", plain<&Entry::article>},
    Column{"revision", [](const Entry& e, const Options&) { return std::to_string(e.revision); }, true},
    Column{"label", plain<&Entry::label>},
    Column{"status", plain<&Entry::status>},
    Column{"background", [](const Entry& e, const Options&) { return background_of(e); }},
    Column{"who", [](const Entry& e, const Options& o) { return names_of(who_of(e), o); }},
    Column{"who_for", [](const Entry& e, const Options&) { return behind(e); }},
    Column{"whom", [](const Entry& e, const Options& o) { return names_of(whom_of(e), o); }},
    Column{"according_to", plain<&Entry::according_to>},
    Column{"words", [](const Entry& e, const Options& o) { return o.no_text ? std::string() : e.words; }},
    Column{"mode", plain<&Entry::mode>},
    Column{"cameo", plain<&Entry::cameo>},
    Column{"contexts", [](const Entry& e, const Options&) { return csv_list(e.contexts); }},
    Column{"from", plain<&Entry::from>},
    Column{"to", plain<&Entry::to>},
    Column{"place", [](const Entry& e, const Options&) { return e.place ? e.place->name : std::string(); }},
    Column{"country",
           [](const Entry& e, const Options&) { return e.place ? e.place->country : std::string(); }},
    Column{"lat", [](const Entry& e, const Options&) { return degrees(e, &store::EntryPlace::lat); }, true},
    Column{"lon", [](const Entry& e, const Options&) { return degrees(e, &store::EntryPlace::lon); }, true},
    Column{"figures", [](const Entry& e, const Options&) { return figures_of(e.figures); }},
    Column{"form", plain<&Entry::form>},
    Column{"channel", plain<&Entry::channel>},
    Column{"happening", plain<&Entry::happening>},
    Column{"confidence", [](const Entry& e, const Options&) { return number(e.confidence); }, true},
    Column{"sentence", plain<&Entry::sentence>},
    Column{"start", edge<&Span::begin>, true},
    Column{"end", edge<&Span::end>, true},
};

/// Under no_text the hash stands in the place of the sentence, and the header says so.
bool is_sentence(const Column& column) { return std::string_view(column.name) == "sentence"; }

class Csv : public Writer {
 public:
  explicit Csv(const Options& options) : options_(options) {}

  std::string head() override {
    CsvRow row;
    for (const Column& column : kColumns)
      row.put(std::string(column.name) + (options_.no_text && is_sentence(column) ? "_sha256" : ""));
    return row.line();
  }

  std::string entry(const Entry& entry) override {
    CsvRow row;
    for (const Column& column : kColumns) {
      std::string value = column.value(entry, options_);
      if (options_.no_text && is_sentence(column) && !value.empty()) value = sha256_of(value);
      column.number ? row.as_is(value) : row.put(value);
    }
    return row.line();
  }

  std::string cut(std::string_view reason) override { return csv_cut(reason); }

 private:
  Options options_;
};

}  // namespace

std::string figures_of(const std::vector<store::Figure>& figures) {
  std::vector<std::string> list;
  for (const store::Figure& figure : figures) {
    list.push_back(figure.what + " " + range_of(figure) + (figure.unit.empty() ? "" : " " + figure.unit));
  }
  return csv_list(list);
}

std::unique_ptr<Writer> make_csv(const Options& options) { return std::make_unique<Csv>(options); }

}  // namespace rapporteur::exports
