// Tested in tests/cli/overview_test.py.
#include "apps/cli/overview_text.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

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

std::string names(const Names& list) {
  if (list.size() <= kMostNames) return one_line(fmt::format("{}", fmt::join(list, ", ")));
  const Names some(list.begin(), list.begin() + kMostNames);
  return one_line(fmt::format("{} and {} more", fmt::join(some, ", "), list.size() - kMostNames));
}

/// " · words" where there are words.
std::string piece(const std::string& words) { return words.empty() ? "" : " \u00b7 " + one_line(words); }

std::string day(const std::string& published) {
  return published.empty() ? "undated" : published.substr(0, 10);
}

std::string spaced(std::string word) {
  std::replace(word.begin(), word.end(), '_', ' ');
  return word;
}

/// A sentence cut at a space.
std::string shortened(const std::string& sentence) {
  if (sentence.size() <= kMostOfSentence) return one_line(sentence);
  const std::size_t space = sentence.rfind(' ', kMostOfSentence);
  return one_line(sentence.substr(0, space == std::string::npos ? 0 : space)) + " \u2026";
}

std::string figure(const rapporteur::store::Figure& one) {
  const auto number = [](double value) { return fmt::format("{}", value); };
  std::string out;
  if (one.low && one.high) {
    out = *one.low == *one.high ? number(*one.low) : number(*one.low) + "\u2013" + number(*one.high);
  } else if (one.low || one.high) {
    out = one.low ? "at least " + number(*one.low) : "at most " + number(*one.high);
  }
  return out + " " + (one.what == "money" ? one.unit : one.what);
}

}  // namespace

std::string when_of(const std::string& from, const std::string& to, const std::string& value) {
  const bool plain =
      value.size() >= 4 && value.size() <= 10 && value.find_first_not_of("0123456789-") == std::string::npos;
  if (plain) return value;
  if (from.empty() && to.empty()) return "";
  if (to.empty()) return "since " + from;
  return from.empty() ? "until " + to : from + " to " + to;
}

std::string text_of(const Summary& summary) {
  std::string out = day(summary.last) + "  " + one_line(summary.type);
  if (!summary.mode.empty()) out += " " + one_line(summary.mode);
  out += piece(summary.status);
  if (summary.background) out += " (background)";
  const std::string who = names(summary.who), whom = names(summary.whom);
  out += piece(whom.empty() ? who : (who.empty() ? "?" : who) + " \u2192 " + whom);
  out += piece(when_of(summary.from, summary.to, summary.time_value));
  if (!summary.place.name.empty()) out += " \u00b7 in " + one_line(summary.place.name);
  for (const auto& one : summary.figures) out += piece(figure(one));
  out += fmt::format(" \u00b7 {} article{}", summary.articles, summary.articles == 1 ? "" : "s");
  if (summary.articles > 1)
    out += fmt::format(", {} independent source{}", summary.independent, summary.independent == 1 ? "" : "s");
  return out + " \u00b7 " + summary.id + "\n";
}

std::string text_of(const MeetingThread& meeting) {
  std::string out = one_line(meeting.kind) + piece(meeting.phase) + piece(names(meeting.parties));
  out += piece(when_of(meeting.from, meeting.to, meeting.time_value));
  if (!meeting.place.name.empty()) out += " \u00b7 in " + one_line(meeting.place.name);
  out += " \u00b7 " + meeting.id + "\n";
  const auto row = [&out](const char* label, const Names& list) {
    if (!list.empty()) out += fmt::format("   {} {}\n", label, names(list));
  };
  row("delegates:", meeting.delegates);
  row("host:", meeting.hosts);
  row("mediator:", meeting.mediators);
  for (const auto& one : meeting.attendance) {
    out += fmt::format("   {}: {}", spaced(one.as), one_line(one.name));
    if (!one.according_to.empty()) out += ", according to " + one_line(one.according_to);
    out += "\n";
  }
  for (const auto& step : meeting.history)
    out += fmt::format("   {}  {:10}  {} {}\n", day(step.published), step.phase, one_line(step.outlet),
                       step.article);
  return out;
}

std::string text_of(const Dispute& dispute) {
  std::string out = one_line(dispute.what);
  if (!dispute.about.empty()) out += " of " + one_line(dispute.about);
  out += " \u00b7 happening " + dispute.happening + "\n";
  for (const auto& one : dispute.accounts) {
    out +=
        fmt::format("   {}  {}", one_line(spaced(one.value)),
                    one.according_to.empty() ? one_line(one.outlet) + " itself" : one_line(one.according_to));
    if (!one.according_to.empty() && !one.outlet.empty()) out += " in " + one_line(one.outlet);
    out += fmt::format(", {}, entry {}\n      {}\n", day(one.published), one.entry, shortened(one.sentence));
  }
  return out;
}

std::string text_of(const Stands& stands) {
  std::string out = "   " + one_line(stands.issue) + "\n";
  for (const auto& one : stands.history) {
    out += fmt::format("      {}  {:10}  {}{}", day(one.published), one.stance, one_line(one.outlet),
                       one.shift ? "  (shift)" : "");
    if (one.issue != stands.issue) out += "  on " + one_line(one.issue);
    out += fmt::format(", entry {}\n", one.entry);
  }
  return out;
}

}  // namespace cli
