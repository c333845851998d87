// Tested in tests/cli/stats_test.py.
#include "rapporteur/exports/stats.h"

#include <initializer_list>
#include <string_view>

#include "rapporteur/base/csv.h"
#include "rapporteur/exports/line.h"

namespace rapporteur::exports {
namespace {

Json json_of(const store::OutletStats& outlet) {
  Json out = {{"outlet", outlet.name}, {"articles", outlet.articles}, {"undated", outlet.undated}};
  if (!outlet.first.empty()) out["first"] = outlet.first, out["last"] = outlet.last;
  out["gaps"] = Json::array();
  for (const store::Gap& gap : outlet.gaps)
    out["gaps"].push_back({{"from", gap.from}, {"to", gap.to}, {"days", gap.days}});
  return out;
}

}  // namespace

std::string stats_json(const store::Stats& stats) {
  Json out = {{"articles", stats.articles},
              {"revisions", stats.revisions},
              {"withdrawn", stats.withdrawn},
              {"copies", stats.copies}};
  if (!stats.first.empty()) out["first"] = stats.first, out["last"] = stats.last;
  for (const char* list : {"outlets", "lines", "actors", "readers"}) out[list] = Json::array();
  for (const store::OutletStats& outlet : stats.outlets) out["outlets"].push_back(json_of(outlet));
  for (const store::LineCount& line : stats.lines) {
    Json one = {{"kind", line.kind}, {"label", line.label}};
    if (!line.status.empty()) one["status"] = line.status;
    one["lines"] = line.lines;
    out["lines"].push_back(one);
  }
  for (const store::Named& actor : stats.actors)
    out["actors"].push_back({{"kind", actor.name}, {"actors", actor.count}});
  out["happenings"] = {{"all", stats.happenings},
                       {"told_by_several_outlets", stats.told_by_several},
                       {"independently", stats.independent}};
  for (const store::ReaderStats& reader : stats.readers) {
    out["readers"].push_back({{"rapporteur", reader.program},
                              {"model", reader.model},
                              {"sha256", reader.sha256},
                              {"articles", reader.articles}});
  }
  out["bytes"] = stats.bytes;
  if (!stats.changed.empty()) out["changed"] = stats.changed;
  return dumped(out) + "\n";
}

std::string stats_csv(const store::Stats& stats) {
  std::string out = "what,name,label,detail,count,first,last\r\n";
  const auto row = [&out](const char* what, std::initializer_list<std::string_view> of, std::uint64_t count,
                          const std::string& first = {}, const std::string& last = {}) {
    CsvRow cells;
    cells.put(what);
    for (const std::string_view one : of) cells.put(one);
    for (std::size_t i = of.size(); i < 3; ++i) cells.put("");
    out += cells.put(count).put(first).put(last).line();
  };
  row("articles", {}, stats.articles, stats.first, stats.last);
  row("revisions", {}, stats.revisions);
  row("withdrawn", {}, stats.withdrawn);
  row("copies", {}, stats.copies);
  for (const store::OutletStats& outlet : stats.outlets) {
    row("outlet", {outlet.name}, outlet.articles, outlet.first, outlet.last);
    if (outlet.undated > 0) row("undated", {outlet.name}, outlet.undated);
    for (const store::Gap& gap : outlet.gaps) row("gap", {outlet.name}, gap.days, gap.from, gap.to);
  }
  for (const store::LineCount& line : stats.lines)
    row("lines", {line.kind, line.label, line.status}, line.lines);
  for (const store::Named& actor : stats.actors) row("actors", {actor.name}, actor.count);
  row("happenings", {}, stats.happenings);
  row("told_by_several_outlets", {}, stats.told_by_several);
  row("told_independently", {}, stats.independent);
  for (const store::ReaderStats& reader : stats.readers)
    row("read_by", {reader.program, reader.model, reader.sha256}, reader.articles);
  row("bytes", {}, stats.bytes);
  return out;
}

}  // namespace rapporteur::exports
