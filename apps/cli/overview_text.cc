// Tested in tests/cli/overview_test.py.
#include "apps/cli/overview_text.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "apps/cli/terminal.h"

namespace cli {
namespace {

using rapporteur::overview::Dispute;
using rapporteur::overview::MeetingThread;
using rapporteur::overview::Stands;
using rapporteur::overview::Summary;
using Names = std::vector<std::string>;

constexpr std::size_t kMostNames = 4;
constexpr std::size_t kMostOfSentence = 160;  // bytes
constexpr std::size_t kMostOfName = 80;

/// The words cut at a space, or in the midst of a word that is as long.
std::string shortened(const std::string& words, std::size_t most = kMostOfSentence) {
  if (words.size() <= most) return flat(words);
  std::size_t end = words.rfind(' ', most);
  if (end == std::string::npos || end < most / 2) {
    end = most;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U)
      --end;  // not within a letter
  }
  return flat(words.substr(0, end)) + " \u2026";
}

std::string names(const Names& list) {
  Names some;
  for (std::size_t i = 0; i < std::min(list.size(), kMostNames); ++i)
    some.push_back(shortened(list[i], kMostOfName));
  const std::string out = fmt::format("{}", fmt::join(some, ", "));
  return list.size() <= kMostNames ? out : fmt::format("{} and {} more", out, list.size() - kMostNames);
}

/// " · words" where there are words.
std::string piece(const std::string& words) { return words.empty() ? "" : " \u00b7 " + flat(words); }

std::string day(const std::string& published) {
  return published.empty() ? "undated" : published.substr(0, 10);
}

std::string spaced(std::string word) {
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

std::string number(double value) { return fmt::format("{}", value); }

std::string range_of(const std::optional<double>& low, const std::optional<double>& high) {
  if (low && high) return *low == *high ? number(*low) : number(*low) + "\u2013" + number(*high);
  return low ? "at least " + number(*low) : "at most " + number(*high);
}

/// Figures of one kind as one range: "2-9 killed".
std::string figures_of(const std::vector<rapporteur::store::Figure>& figures) {
  std::string out;
  std::vector<std::string> done;
  for (const auto& one : figures) {
    const std::string what = one.what == "money" ? one.unit : one.what;
    if (std::find(done.begin(), done.end(), what) != done.end()) continue;
    done.push_back(what);
    std::optional<double> low, high;
    for (const auto& other : figures) {
      if ((other.what == "money" ? other.unit : other.what) != what) continue;
      for (const auto& bound : {other.low, other.high}) {
        if (!bound) continue;
        low = low ? std::min(*low, *bound) : *bound;
        high = high ? std::max(*high, *bound) : *bound;
      }
    }
    const bool alone = std::count_if(figures.begin(), figures.end(), [&](const auto& other) {
                         return other.what == one.what && other.unit == one.unit;
                       }) == 1;
    if (low) out += piece((alone ? range_of(one.low, one.high) : range_of(low, high)) + " " + what);
  }
  return out;
}

}  // namespace

std::string flat(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return one_line(text);
}

std::string when_of(const std::string& from, const std::string& to, const std::string& value) {
  const bool plain =
      value.size() >= 4 && value.size() <= 10 && value.find_first_not_of("0123456789-") == std::string::npos;
  if (from.empty() && to.empty()) return plain ? value : "";
  if (plain && to.empty()) return "since " + value;
  if (plain && from.empty()) return "until " + value;  // `to` is the first moment after it
  if (plain) return value;
  const auto readable = [](std::string moment) {
    std::replace(moment.begin(), moment.end(), 'T', ' ');
    return moment;
  };
  if (value.size() == 16 && value[10] == 'T') return readable(value);
  if (to.empty()) return "since " + readable(from);
  return from.empty() ? "before " + readable(to) : readable(from) + " to before " + readable(to);
}

std::string newest_day(const Summary& summary) { return day(summary.last); }

std::string text_of(const Summary& summary, const std::string& date) {
  std::string out = fmt::format("{:10}  {}", date, flat(summary.type));
  if (!summary.mode.empty()) out += " " + flat(summary.mode);
  out += piece(summary.status);
  if (summary.disputed) out += ", disputed";
  if (summary.background) out += " (background)";
  const std::string who = names(summary.who), whom = names(summary.whom);
  out += piece(whom.empty() ? who : (who.empty() ? "?" : who) + " \u2192 " + whom);
  out += piece(when_of(summary.from, summary.to, summary.time_value));
  if (!summary.place.name.empty()) out += " \u00b7 in " + flat(summary.place.name);
  out += figures_of(summary.figures);
  out += fmt::format(" \u00b7 {} article{}", summary.articles, summary.articles == 1 ? "" : "s");
  if (summary.articles > 1)
    out += fmt::format(", {} independent source{}", summary.independent, summary.independent == 1 ? "" : "s");
  return out + " \u00b7 " + summary.id + "\n            " + shortened(summary.sentence) + "\n";
}

std::string text_of(const MeetingThread& meeting) {
  const bool nameless = meeting.parties.empty() && meeting.delegates.empty();
  std::string out =
      flat(meeting.kind) + piece(meeting.phase) + piece(nameless ? meeting.words : names(meeting.parties));
  out += piece(when_of(meeting.from, meeting.to, meeting.time_value));
  if (!meeting.place.name.empty()) out += " \u00b7 in " + flat(meeting.place.name);
  out += " \u00b7 " + meeting.id + "\n";
  const auto row = [&out](const char* label, const Names& list) {
    if (!list.empty()) out += fmt::format("   {} {}\n", label, names(list));
  };
  out += "   " + shortened(meeting.sentence) + "\n";
  row("delegates:", meeting.delegates);
  row("host:", meeting.hosts);
  row("mediator:", meeting.mediators);
  for (const auto& one : meeting.attendance) {
    out += fmt::format("   {}: {}", spaced(one.as), flat(one.name));
    if (!one.according_to.empty()) out += ", according to " + flat(one.according_to);
    out += "\n";
  }
  for (const auto& step : meeting.history)
    out += fmt::format("   {}  {:10}  {} {}\n", day(step.published), step.phase, flat(step.outlet),
                       step.article);
  return out;
}

std::string text_of(const Dispute& dispute, const Summary& about) {
  std::string out = flat(dispute.what);
  if (!dispute.about.empty()) out += " of " + flat(dispute.about);
  out += " \u00b7 " +
         text_of(about, newest_day(about)).substr(0, text_of(about, newest_day(about)).find('\n')) + "\n";
  for (const auto& one : dispute.accounts) {
    out += fmt::format("   {}  {}", flat(spaced(one.value)),
                       one.according_to.empty() ? flat(one.outlet) + " itself" : flat(one.according_to));
    if (!one.according_to.empty() && !one.outlet.empty()) out += " in " + flat(one.outlet);
    out += fmt::format(", {}, entry {}\n      {}\n", day(one.published), one.entry, shortened(one.sentence));
  }
  return out;
}

std::string text_of(const Stands& stands) {
  const std::string& issue = stands.code.empty() ? stands.issue : stands.code;
  std::string out = "   " + flat(issue) + "\n";
  for (const auto& one : stands.history) {
    out += fmt::format("      {}  {:10}  {}{}", day(one.published), one.stance, flat(one.outlet),
                       one.shift ? "  (shift)" : "");
    if (one.issue != issue) out += "  on " + flat(one.issue);
    out += fmt::format(", entry {}\n         {}\n", one.entry, shortened(one.sentence));
  }
  return out;
}

std::string text_of(const rapporteur::overview::Movement& movement, const std::string& date) {
  std::string out = text_of(movement.now, date);
  if (movement.is_new) return out + "   new\n";
  for (const rapporteur::overview::Move& move : movement.moves) {
    // of who, whom, attendance and figures it is what came that counts, not the list that was there
    const bool replaced =
        move.what == "status" || move.what == "time" || move.what == "place" || move.what == "sources";
    const std::string from = replaced && !move.from.empty() ? flat(move.from) + " \u2192 " : "";
    out += fmt::format("   {}: {}{}\n", move.what, from, shortened(move.to));
  }
  return out;
}

}  // namespace cli
