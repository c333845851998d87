// The views as CSV, one row per what one would count or pivot; docs/cli.md tells the columns. Cells are written by base/csv.h,
// an account as exports/ writes it. Tested in tests/unit/overview/csv_test.cc and tests/cli/overview_test.py.
#include "rapporteur/base/csv.h"

#include <algorithm>
#include <array>

#include "rapporteur/exports/exports.h"
#include "rapporteur/overview/overview.h"

namespace rapporteur::overview {
namespace {

using exports::Writer;

constexpr std::array kOfSummary = {
    "type",    "mode", "status", "background", "disputed", "who",     "whom",        "from",  "to",  "place",
    "country", "lat",  "lon",    "figures",    "articles", "outlets", "independent", "first", "last"};

const char* truth(bool value) { return value ? "true" : "false"; }

void put_place(CsvRow& row, const store::EntryPlace& place) {
  row.put(place.name).put(place.country).put(place.lat).put(place.lon);
}

/// The columns of kOfSummary.
void put_summary(CsvRow& row, const Summary& one) {
  row.put(one.type).put(one.mode).put(one.status).put(truth(one.background)).put(truth(one.disputed));
  row.put(csv_list(one.who)).put(csv_list(one.whom)).put(one.from).put(one.to);
  put_place(row, one.place);
  row.put(exports::figures_of(one.figures)).put(one.articles).put(csv_list(one.outlets)).put(one.independent);
  row.put(one.first).put(one.last);
}

std::string head(std::initializer_list<std::string_view> names) {
  CsvRow row;
  for (const std::string_view name : names) row.put(name);
  return row.line();
}

/// What stands in every row of a meeting.
CsvRow row_of(const MeetingThread& meeting) {
  CsvRow row;
  row.put(meeting.id).put(meeting.kind).put(meeting.phase).put(csv_list(meeting.parties));
  row.put(csv_list(meeting.delegates)).put(csv_list(meeting.hosts)).put(csv_list(meeting.mediators));
  row.put(meeting.from).put(meeting.to);
  put_place(row, meeting.place);
  return row;
}

}  // namespace

std::string summary_csv_head() {
  CsvRow row;
  row.put("happening");
  for (const char* name : kOfSummary) row.put(name);
  return row.put("sentence").line();
}

std::string csv_row(const Summary& summary) {
  CsvRow row;
  row.put(summary.id);
  put_summary(row, summary);
  return row.put(summary.sentence).line();
}

std::string movement_csv_head() {
  CsvRow row;
  for (const char* name : {"happening", "new", "what", "from", "to", "new_sources"}) row.put(name);
  for (const char* name : kOfSummary) row.put("happening_" + std::string(name));
  return row.put("sentence").line();
}

std::vector<std::string> csv_rows(const Movement& movement) {
  std::vector<std::string> out;
  const auto add = [&](const Move& move) {
    CsvRow row;
    row.put(movement.now.id).put(truth(movement.is_new)).put(move.what).put(move.from).put(move.to);
    row.put(movement.sources);
    put_summary(row, movement.now);
    out.push_back(row.put(movement.now.sentence).line());
  };
  if (movement.moves.empty()) add({});
  for (const Move& move : movement.moves) add(move);
  return out;
}

std::string happening_csv_head() {
  CsvRow row;
  for (const char* name : kOfSummary) row.put("happening_" + std::string(name));
  return row.put("copy_of").before(exports::writer_of("csv", {})->head());
}

std::vector<std::string> csv_rows(const Summary& summary, const store::Happening& happening) {
  CsvRow ours;
  put_summary(ours, summary);
  const auto writer = exports::writer_of("csv", {});
  std::vector<std::string> out;
  for (const store::Entry& account : happening.entries)
    out.push_back(CsvRow(ours).put(account.copy_of).before(writer->entry(account)));
  return out;
}

std::string meeting_csv_head() {
  return head({"meeting",   "kind",   "phase",   "parties", "delegates",  "hosts",
               "mediators", "from",   "to",      "place",   "country",    "lat",
               "lon",       "row",    "step",    "party",   "attendance", "according_to",
               "published", "outlet", "article", "evidence"});
}

std::vector<std::string> csv_rows(const MeetingThread& meeting) {
  const CsvRow ours = row_of(meeting);
  std::vector<std::string> out;
  for (const Step& one : meeting.history) {
    CsvRow row = ours;
    row.put("step").put(one.phase).put("").put("").put("").put(one.published).put(one.outlet);
    out.push_back(row.put(one.article).put(csv_list(one.evidence)).line());
  }
  for (const Presence& one : meeting.attendance) {
    const auto step = std::find_if(meeting.history.begin(), meeting.history.end(),
                                   [&](const Step& other) { return other.article == one.article; });
    const bool known = step != meeting.history.end();
    CsvRow row = ours;
    row.put("attendance").put("").put(one.name).put(one.as).put(one.according_to);
    row.put(known ? step->published : std::string()).put(known ? step->outlet : std::string());
    out.push_back(row.put(one.article).put(csv_list(one.evidence)).line());
  }
  return out;
}

std::string dispute_csv_head() {
  return head({"happening", "what", "about", "value", "according_to", "published", "outlet", "article",
               "entry", "sentence"});
}

std::vector<std::string> csv_rows(const Dispute& dispute) {
  std::vector<std::string> out;
  for (const Account& one : dispute.accounts) {
    CsvRow row;
    row.put(dispute.happening).put(dispute.what).put(dispute.about).put(one.value).put(one.according_to);
    row.put(one.published).put(one.outlet).put(one.article).put(one.entry).put(one.sentence);
    out.push_back(row.line());
  }
  return out;
}

std::string stands_csv_head() {
  return head({"party", "actor", "code", "issue", "wording", "stance", "shift", "according_to", "published",
               "outlet", "article", "entry", "sentence"});
}

std::vector<std::string> csv_rows(const Stands& stands) {
  std::vector<std::string> out;
  for (const Stand& one : stands.history) {
    CsvRow row;
    row.put(stands.party).put(stands.actor).put(stands.code).put(stands.issue).put(one.issue).put(one.stance);
    row.put(truth(one.shift)).put(one.according_to).put(one.published).put(one.outlet).put(one.article);
    out.push_back(row.put(one.entry).put(one.sentence).line());
  }
  return out;
}

}  // namespace rapporteur::overview
