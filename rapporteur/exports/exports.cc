// The list of forms: a new one is a line here and a file of its own. Tested in
// tests/unit/exports/forms_test.cc.
#include "rapporteur/exports/exports.h"

#include <algorithm>
#include <array>

#include "rapporteur/exports/forms_events.h"
#include "rapporteur/exports/forms_lines.h"

namespace rapporteur::exports {
namespace {

constexpr std::array kForms = {
    Form{"csv", "one row per entry, for spreadsheets and statistics", make_csv},
    Form{"json", "one JSON object per line with all that is known of an entry", make_json},
    Form{"ical", "the meetings whose day is known, as a calendar (iCalendar)", make_ical},
    Form{"annotations", "W3C Web Annotations (JSON-LD) that point at the words in the article",
         make_annotations},
    Form{"graphml", "who acts on whom, as a network with dates and status on its edges", make_graphml},
    Form{"gdelt", "events as a GDELT 2.0 table: 61 columns, no header", make_gdelt, true},
    Form{"gdelt-mentions", "the same events as GDELT 2.0 mentions: 16 columns, no header",
         make_gdelt_mentions},
    Form{"icews", "events as an ICEWS table", make_icews, true},
    Form{"polecat", "events as a POLECAT table", make_polecat, true},
    Form{"plover", "events as PLOVER 0.8 JSON lines", make_plover, true},
    Form{"sidecar", "what the event tables have no column for: status, attribution, parties, offsets",
         make_sidecar},
};

}  // namespace

std::span<const Form> forms() { return kForms; }

std::unique_ptr<Writer> writer_of(std::string_view form, const Options& options) {
  const auto found =
      std::find_if(kForms.begin(), kForms.end(), [&](const Form& one) { return form == one.name; });
  return found == kForms.end() ? nullptr : found->make(options);
}

}  // namespace rapporteur::exports
