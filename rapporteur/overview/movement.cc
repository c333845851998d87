// The happening is told twice: by what was there before the moment, and by all of it. Whatever differs moved.
// Tested in tests/unit/overview/movement_test.cc.
#include <algorithm>

#include "rapporteur/exports/exports.h"
#include "rapporteur/overview/overview.h"
#include "rapporteur/overview/parts.h"

namespace rapporteur::overview {
namespace {

using store::Entry;
using store::Happening;

/// What was there before a moment.
Happening before(const Happening& happening, const std::string& since) {
  Happening out{happening.id, {}, {}};
  const auto copy = [&](const std::vector<Entry>& from, std::vector<Entry>& to) {
    std::copy_if(from.begin(), from.end(), std::back_inserter(to),
                 [&](const Entry& entry) { return entry.added < since; });
  };
  copy(happening.entries, out.entries);
  copy(happening.statements, out.statements);
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

/// Those of `now` that are not among `then`.
std::vector<std::string> fresh(const std::vector<std::string>& now, const std::vector<std::string>& then) {
  std::vector<std::string> out;
  for (const std::string& name : now) {
    if (std::find(then.begin(), then.end(), name) == then.end()) out.push_back(name);
  }
  return out;
}

/// "Velia excluded": how each stands to a meeting.
std::vector<std::string> presence_of(const Happening& happening) {
  std::vector<std::string> out;
  for (const Presence& one : meeting_of(happening).attendance) out.push_back(one.name + " " + one.as);
  return out;
}

/// Each figure in the words of a cell.
std::vector<std::string> figures_in(const Summary& summary) {
  std::vector<std::string> out;
  for (const store::Figure& one : summary.figures) out.push_back(exports::figures_of({one}));
  return out;
}

class Comparison {
 public:
  /// A value that took another's place; one that is not told any more did not move.
  void value(const char* what, const std::string& then, const std::string& now) {
    if (then != now && !now.empty()) moves_.push_back({what, then, now});
  }
  /// Of a list what came to it.
  void list(const char* what, const std::vector<std::string>& then, const std::vector<std::string>& now) {
    const auto came = fresh(now, then);
    if (!came.empty()) moves_.push_back({what, joined(then), joined(came)});
  }
  std::vector<Move> take() { return std::move(moves_); }

 private:
  std::vector<Move> moves_;
};

}  // namespace

Movement movement_of(const Happening& happening, const std::string& since) {
  Movement out;
  out.now = summary_of(happening);
  const Happening known = before(happening, since);
  out.sources = out.now.independent;
  out.is_new = known.entries.empty();
  if (out.is_new) return out;
  const Summary then = summary_of(known);
  out.sources -= std::min(out.sources, then.independent);
  Comparison comparison;
  comparison.value("status", then.status, out.now.status);
  if (out.now.disputed && !then.disputed) comparison.value("disputed", "", "disputed");
  comparison.list("who", then.who, out.now.who);
  comparison.list("whom", then.whom, out.now.whom);
  comparison.list("attendance", presence_of(known), presence_of(happening));
  comparison.list("figures", figures_in(then), figures_in(out.now));
  comparison.value("time", then.time_value, out.now.time_value);
  comparison.value("place", then.place.name, out.now.place.name);
  if (out.sources > 0)
    comparison.value("sources", std::to_string(then.independent), std::to_string(out.now.independent));
  out.moves = comparison.take();
  return out;
}

}  // namespace rapporteur::overview
