// Tested in tests/unit/exports/changes_test.cc.
#include "rapporteur/exports/changes.h"

#include <utility>
#include <vector>

#include "rapporteur/base/csv.h"
#include "rapporteur/exports/line.h"

namespace rapporteur::exports {
namespace {

using store::Change;

/// The fields with their names, in the order of the columns.
std::vector<std::pair<const char*, std::string>> fields_of(const Change& change) {
  return {{"at", change.at},           {"change", to_word(change.what)},
          {"kind", change.kind},       {"id", change.id},
          {"article", change.article}, {"label", change.label},
          {"status", change.status},   {"who", change.who},
          {"whom", change.whom},       {"words", change.words},
          {"outlet", change.outlet},   {"published", change.published},
          {"detail", change.detail}};
}

std::string csv_of(const Change& change, bool head) {
  CsvRow row;
  for (const auto& [name, value] : fields_of(change)) row.put(head ? name : value);
  return row.line();
}

}  // namespace

std::string change_json(const Change& change) {
  Json out = Json::object();
  for (const auto& [name, value] : fields_of(change)) put_known(out, name, value);
  return dumped(out) + "\n";
}

std::string change_csv_head() { return csv_of({}, true); }
std::string change_csv(const Change& change) { return csv_of(change, false); }

std::string correction_json(const store::Correction& correction) {
  Json out = {{"number", correction.number}, {"state", to_word(correction.state)}};
  put_known(out, "made", correction.made);
  put_known(out, "undone", correction.undone);
  put_known(out, "by", correction.by);
  put_known(out, "kind", correction.kind);
  put_known(out, "entry", correction.entry);
  put_known(out, "article", correction.article);
  put_known(out, "what", correction.what);
  out["value"] = correction.value;  // empty: there is none
  put_known(out, "machine", correction.machine);
  put_known(out, "note", correction.note);
  return dumped(out) + "\n";
}

}  // namespace rapporteur::exports
