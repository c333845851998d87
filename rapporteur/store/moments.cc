// Days are those of base/date.h. Tested in tests/unit/store/changes_since_test.cc.
#include "rapporteur/store/moments.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "rapporteur/base/date.h"

namespace rapporteur::store {
namespace {

using std::chrono::days;

/// The number in `length` digits at `at`; nothing where there are other characters.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t length) {
  if (text.size() < at + length) return std::nullopt;
  int out = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

/// Minutes of "14:30", "+01:00" or "-0330"; nothing where it is none.
std::optional<int> minutes_of(std::string_view text) {
  const auto hours = digits(text, 0, 2);
  const std::size_t at = text.size() == 5 && text[2] == ':' ? 3 : 2;
  const auto minutes = digits(text, at, 2);
  if (!hours || !minutes || text.size() != at + 2 || *hours > 23 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

}  // namespace

std::optional<ToldTime> told_time(std::string_view text) {
  if (text.size() == 16 && text[10] == 'T') {
    const auto day = read_date(text.substr(0, 10));
    const auto minutes = minutes_of(text.substr(11));
    if (!day || text[13] != ':' || !minutes) return std::nullopt;
    const int next = (*minutes + 1) % (24 * 60);  // a minute, as the program reads "10:30"
    if (iso_day(day->to).empty()) return std::nullopt;
    std::string to = next == 0 ? iso_day(day->to) : std::string(text.substr(0, 10));
    for (const int part : {next / 60, next % 60})
      to += (to.size() == 10 ? "T" : ":") + std::string(part < 10 ? "0" : "") + std::to_string(part);
    return ToldTime{std::string(text), std::string(text), to};
  }
  const std::size_t dots = text.find("..");
  const std::string_view last = dots == std::string_view::npos ? text : text.substr(dots + 2);
  const auto first_days = read_date(text.substr(0, dots)), last_days = read_date(last);
  if (!first_days || !last_days || last_days->to <= first_days->from) return std::nullopt;
  std::string value(text.substr(0, dots));
  if (dots != std::string_view::npos) value += "/" + std::string(last);
  return ToldTime{value, iso_day(first_days->from), iso_day(last_days->to)};
}

std::optional<std::string> moment_of(std::string_view text) {
  if (text.size() <= 10) {
    const auto day = read_date(text);
    if (!day) return std::nullopt;
    return iso_day(day->from) + "T00:00:00Z";
  }
  const auto day = read_date(text.substr(0, 10));
  if (!day || (text[10] != 'T' && text[10] != ' ')) return std::nullopt;
  std::string_view clock = text.substr(11), offset;
  const std::size_t zone = clock.find_first_of("Zz+-");
  if (zone != std::string_view::npos) {
    offset = clock.substr(zone);
    clock = clock.substr(0, zone);
  }
  std::chrono::seconds at(0);
  if (clock.size() == 8 && clock[5] == ':') {
    const auto seconds = digits(clock, 6, 2);
    if (!seconds || *seconds > 59) return std::nullopt;
    at += std::chrono::seconds(*seconds);
    clock = clock.substr(0, 5);
  }
  const auto minutes = minutes_of(clock);
  if (!minutes || clock.size() != 5) return std::nullopt;
  at += std::chrono::minutes(*minutes);
  if (!offset.empty() && offset != "Z" && offset != "z") {
    const auto ahead = minutes_of(offset.substr(1));
    if (!ahead) return std::nullopt;
    at -= std::chrono::minutes(offset.front() == '-' ? -*ahead : *ahead);
  }
  const auto moment = std::chrono::sys_seconds(day->from) + at;
  const auto date = std::chrono::floor<days>(moment);
  const std::chrono::hh_mm_ss time(moment - date);
  if (iso_day(date).empty()) return std::nullopt;
  std::array<char, 48> out{};
  std::snprintf(out.data(), out.size(), "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return iso_day(date) + out.data();
}

}  // namespace rapporteur::store
