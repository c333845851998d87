// A small scanner over the words and numbers of a date; see dates.h. The order of numeric dates is never guessed
// from the reader's country. Tested in tests/unit/document/dates_test.cc.
#include "rapporteur/document/dates.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <vector>

#include "rapporteur/base/data.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

struct DateWords {
  std::map<std::string, int, std::less<>> months;
  std::map<std::string, int, std::less<>> zones;  // minutes east of UTC
};

DateWords load_words() {
  DateWords words;
  for (const TableRow& row : rows_of("document/dates.tsv", 3, 3)) {
    const int value = std::atoi(std::string(row.cells[1]).c_str());
    (row.cells[0] == "month" ? words.months : words.zones)[std::string(row.cells[2])] = value;
  }
  return words;
}

const DateWords& date_words() {
  static const DateWords words = load_words();
  return words;
}

struct Item {
  enum Kind { kNumber, kWord, kMark } kind;
  std::size_t begin = 0;
  std::size_t end = 0;
  int value = 0;  // of a number of up to nine digits
  std::size_t digits() const { return end - begin; }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < text.size() && items_.size() < 400;) {
      std::size_t end = i + 1;
      if (is_digit(text[i])) {
        while (end < text.size() && is_digit(text[end])) ++end;
        const bool fits = end - i <= 9;
        items_.push_back(
            {Item::kNumber, i, end, fits ? std::atoi(std::string(text.substr(i, end - i)).c_str()) : -1});
      } else if (is_word_byte(text[i])) {
        while (end < text.size() && is_word_byte(text[end])) ++end;
        items_.push_back({Item::kWord, i, end, 0});
      } else if (!is_space(text[i])) {
        items_.push_back({Item::kMark, i, end, 0});
      }
      i = end;
    }
  }

  std::size_t size() const { return items_.size(); }
  bool number(std::size_t i, int low, int high, std::size_t min_digits, std::size_t max_digits) const {
    return i < size() && items_[i].kind == Item::kNumber && items_[i].digits() >= min_digits &&
           items_[i].digits() <= max_digits && items_[i].value >= low && items_[i].value <= high;
  }
  bool year(std::size_t i) const { return number(i, 1970, 2100, 4, 4); }
  bool day(std::size_t i) const { return number(i, 1, 31, 1, 2); }
  int value(std::size_t i) const { return items_[i].value; }
  bool mark(std::size_t i, char c) const {
    return i < size() && items_[i].kind == Item::kMark && text_[items_[i].begin] == c;
  }
  /// No white space between item i and the one before it.
  bool joined(std::size_t i) const { return i < size() && i > 0 && items_[i].begin == items_[i - 1].end; }
  std::string word(std::size_t i) const {
    if (i >= size() || items_[i].kind != Item::kWord) return {};
    return lower_ascii(text_.substr(items_[i].begin, items_[i].end - items_[i].begin));
  }
  /// 1–12, or 0 where item i names no month.
  int month(std::size_t i) const {
    const auto found = date_words().months.find(word(i));
    return found == date_words().months.end() ? 0 : found->second;
  }
  std::string_view digits(std::size_t i) const {
    if (i >= size() || items_[i].kind != Item::kNumber) return {};
    return text_.substr(items_[i].begin, items_[i].end - items_[i].begin);
  }

 private:
  std::string_view text_;
  std::vector<Item> items_;
};

struct Moment {
  int year = 0, month = 0, day = 0;
  int hour = -1, minute = 0, second = -1;
  bool has_offset = false;
  int offset = 0;  // minutes east
};

bool exists(const Moment& m) {
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (m.year < 1970 || m.year > 2100 || m.month < 1 || m.month > 12 || m.day < 1) return false;
  const bool leap = (m.year % 4 == 0 && m.year % 100 != 0) || m.year % 400 == 0;
  return m.day <= kDays[static_cast<std::size_t>(m.month - 1)] && !(m.month == 2 && m.day == 29 && !leap);
}

std::string to_iso(const Moment& m) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", m.year, m.month, m.day);
  std::string out = buffer;
  if (m.hour < 0) return out;
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d", m.hour, m.minute);
  out += buffer;
  if (m.second >= 0) {
    std::snprintf(buffer, sizeof buffer, ":%02d", m.second);
    out += buffer;
  }
  if (!m.has_offset) return out;
  if (m.offset == 0) return out + "Z";
  std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", m.offset < 0 ? '-' : '+', std::abs(m.offset) / 60,
                std::abs(m.offset) % 60);
  return out + buffer;
}

/// "+01:00", "-0500", "Z", "GMT+1", "EST" at item i.
void read_offset(const Scanner& s, std::size_t i, Moment& m) {
  if (s.mark(i, '(') || s.mark(i, ',')) ++i;
  const auto zone = date_words().zones.find(s.word(i));
  if (zone != date_words().zones.end()) {
    m.has_offset = true;
    m.offset = zone->second;
    if (zone->second != 0 || !(s.mark(i + 1, '+') || s.mark(i + 1, '-'))) return;
    ++i;
  }
  if (!(s.mark(i, '+') || s.mark(i, '-')) || !s.joined(i + 1)) return;
  const int sign = s.mark(i, '-') ? -1 : 1;
  if (s.number(i + 1, 0, 1500, 4, 4)) {
    m.offset = sign * (s.value(i + 1) / 100 * 60 + s.value(i + 1) % 100);
  } else if (s.number(i + 1, 0, 15, 1, 2)) {
    const bool minutes = s.mark(i + 2, ':') && s.number(i + 3, 0, 59, 2, 2);
    m.offset = sign * (s.value(i + 1) * 60 + (minutes ? s.value(i + 3) : 0));
  } else {
    return;
  }
  m.has_offset = true;
}

/// "10:15[:30[.123]] [am|pm] [offset]" at item i.
bool read_clock(const Scanner& s, std::size_t i, Moment& m) {
  if (!s.number(i, 0, 24, 1, 2)) return false;
  int hour = s.value(i);
  std::size_t next = i + 1;
  int minute = 0;
  int second = -1;
  const bool has_minutes =
      (s.mark(next, ':') || s.mark(next, '.') || s.word(next) == "h") && s.number(next + 1, 0, 59, 2, 2);
  if (has_minutes) {
    minute = s.value(next + 1);
    next += 2;
    if (s.mark(next, ':') && s.number(next + 1, 0, 60, 2, 2)) {
      second = std::min(s.value(next + 1), 59);
      next += 2;
      if ((s.mark(next, '.') || s.mark(next, ',')) && s.joined(next + 1) && !s.digits(next + 1).empty())
        next += 2;
    }
  }
  const std::string half = s.word(next);
  const bool dotted = (half == "a" || half == "p") && s.mark(next + 1, '.') && s.word(next + 2) == "m";
  if (half == "am" || half == "pm" || half == "noon" || dotted) {
    const bool afternoon = half == "pm" || half == "p" || half == "noon";
    if (hour > 12 && !has_minutes) return false;
    if (hour < 12 && afternoon) hour += 12;
    if (hour == 12 && !afternoon) hour = 0;
    next += dotted ? (s.mark(next + 3, '.') ? 4 : 3) : 1;
  } else if (!has_minutes) {
    return false;
  }
  if (hour > 23) return false;
  m.hour = hour;
  m.minute = minute;
  m.second = second;
  read_offset(s, next, m);
  return true;
}

/// The clock that may follow a date: "T10:15", ", 10:15", "at 10:15", "| 10:15", "- 10:15".
void read_following_clock(const Scanner& s, std::size_t i, Moment& m) {
  for (int skipped = 0; skipped < 4 && i < s.size(); ++skipped, ++i) {
    if (read_clock(s, i, m)) return;
    const std::string word = s.word(i);
    const bool filler = word == "t" || word == "at" || word == "um" || s.mark(i, ',') || s.mark(i, '|') ||
                        s.mark(i, '-') || s.mark(i, '.') || s.mark(i, ':') || word == "\xE2\x80\xA2" ||
                        word == "\xC2\xB7" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94";
    if (!filler) return;
  }
}

/// The clock that may stand before a prose date: "10:15, 3 March 2026", "10:15 GMT on 3 March".
void read_preceding_clock(const Scanner& s, std::size_t date, Moment& m) {
  if (m.hour >= 0) return;
  for (std::size_t back = 1; back <= 9 && back <= date; ++back) {
    const std::size_t i = date - back;
    if (s.number(i, 0, 24, 1, 2) && (s.mark(i + 1, ':') || s.mark(i + 1, '.')) &&
        !(i > 0 && s.mark(i - 1, ':'))) {
      read_clock(s, i, m);
      return;
    }
  }
}

/// 2026-03-03, 2026/3/3, 2026.03.03
bool read_year_first(const Scanner& s, std::size_t i, Moment& m) {
  if (!s.year(i) || (i > 0 && s.joined(i) && !s.mark(i - 1, '"') && !s.mark(i - 1, '>') &&
                     !s.mark(i - 1, '/') && !s.mark(i - 1, ':') && !s.mark(i - 1, '('))) {
    return false;
  }
  const bool marks = (s.mark(i + 1, '-') && s.mark(i + 3, '-')) ||
                     (s.mark(i + 1, '/') && s.mark(i + 3, '/')) || (s.mark(i + 1, '.') && s.mark(i + 3, '.'));
  if (!marks || !s.number(i + 2, 1, 12, 1, 2) || !s.day(i + 4)) return false;
  m.year = s.value(i);
  m.month = s.value(i + 2);
  m.day = s.value(i + 4);
  if (!exists(m)) return false;
  read_following_clock(s, i + 5, m);
  return true;
}

/// 31.12.2026, 12/31/2026; both readings the same or one impossible, and a dot means day first
bool read_year_last(const Scanner& s, std::size_t i, Moment& m) {
  if (!s.day(i) || !s.day(i + 2) || !s.year(i + 4)) return false;
  const bool dots = s.mark(i + 1, '.') && s.mark(i + 3, '.');
  const bool lines = (s.mark(i + 1, '/') && s.mark(i + 3, '/')) || (s.mark(i + 1, '-') && s.mark(i + 3, '-'));
  if (!dots && !lines) return false;
  const int first = s.value(i);
  const int second = s.value(i + 2);
  const bool certain = dots || first == second || first > 12 || second > 12;
  if (!certain) return false;
  m.year = s.value(i + 4);
  m.day = (dots || first > 12) ? first : second;
  m.month = (dots || first > 12) ? second : first;
  if (!exists(m)) return false;
  read_following_clock(s, i + 5, m);
  read_preceding_clock(s, i, m);
  return true;
}

std::size_t after_ordinal(const Scanner& s, std::size_t i) {
  const std::string word = s.word(i);
  const bool ordinal = s.joined(i) && (word == "st" || word == "nd" || word == "rd" || word == "th");
  if (ordinal || s.mark(i, '.')) ++i;
  while (s.word(i) == "of" || s.word(i) == "de" || s.mark(i, '-') || s.mark(i, '/')) ++i;
  return i;
}

/// "3 March 2026", "3rd of March, 2026", "3. März 2026", "03-Mar-2026"
bool read_day_month(const Scanner& s, std::size_t i, Moment& m) {
  if (!s.day(i)) return false;
  std::size_t at = after_ordinal(s, i + 1);
  const int month = s.month(at);
  if (month == 0) return false;
  ++at;
  while (s.mark(at, '.') || s.mark(at, ',') || s.mark(at, '-') || s.mark(at, '/') || s.word(at) == "de" ||
         s.word(at) == "del") {
    ++at;
  }
  if (!s.year(at)) return false;
  m.year = s.value(at);
  m.month = month;
  m.day = s.value(i);
  if (!exists(m)) return false;
  read_following_clock(s, at + 1, m);
  read_preceding_clock(s, i, m);
  return true;
}

/// "March 3, 2026", "Mar. 3rd 2026", "Mar 3 10:15:00 CET 2026"
bool read_month_day(const Scanner& s, std::size_t i, Moment& m) {
  const int month = s.month(i);
  if (month == 0) return false;
  std::size_t at = i + 1;
  while (s.mark(at, '.') || s.mark(at, '-') || s.mark(at, '/')) ++at;
  if (!s.day(at)) return false;
  const int day = s.value(at);
  at = after_ordinal(s, at + 1);
  if (s.mark(at, ',') || s.word(at) == "at") ++at;
  std::size_t year = at;
  if (!s.year(at)) {  // the time may stand between day and year
    Moment clock;
    if (!read_clock(s, at, clock)) return false;
    while (year < s.size() && year < at + 9 && !s.year(year)) ++year;
    if (!s.year(year)) return false;
    m = clock;
  }
  m.year = s.value(year);
  m.month = month;
  m.day = day;
  if (!exists(m)) return false;
  if (m.hour < 0) read_following_clock(s, year + 1, m);
  read_preceding_clock(s, i, m);
  return true;
}

/// 20260303, 20260303T101500Z, Unix seconds, Unix milliseconds
bool read_digits(const Scanner& s, std::size_t i, Moment& m) {
  const std::string digits(s.digits(i));
  if (digits.size() == 8 || digits.size() == 14 || digits.size() == 12) {
    m.year = std::atoi(digits.substr(0, 4).c_str());
    m.month = std::atoi(digits.substr(4, 2).c_str());
    m.day = std::atoi(digits.substr(6, 2).c_str());
    return exists(m) && m.year >= 1990;
  }
  if (s.size() != 1 || (digits.size() != 10 && digits.size() != 13)) return false;
  const long long seconds = std::atoll(digits.substr(0, 10).c_str());
  if (seconds < 600'000'000) return false;
  // Civil date from days: Howard Hinnant, "chrono-compatible low-level date algorithms".
  const long long days = seconds / 86'400 + 719'468;
  const long long era = days / 146'097;
  const long long doe = days - era * 146'097;
  const long long yoe = (doe - doe / 1'460 + doe / 36'524 - doe / 146'096) / 365;
  const long long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const long long mp = (5 * doy + 2) / 153;
  m.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  m.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  m.year = static_cast<int>(yoe + era * 400 + (m.month <= 2 ? 1 : 0));
  const int rest = static_cast<int>(seconds % 86'400);
  m.hour = rest / 3'600;
  m.minute = rest / 60 % 60;
  m.second = rest % 60;
  m.has_offset = true;
  return true;
}

std::optional<std::string> date_at(const Scanner& s, std::size_t i) {
  for (const auto& read : {read_year_first, read_day_month, read_month_day, read_year_last, read_digits}) {
    Moment m;
    if (read(s, i, m)) return to_iso(m);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> parse_date(std::string_view text) {
  const Scanner scanner(text.substr(0, 2'000));
  for (std::size_t i = 0; i < scanner.size(); ++i) {
    if (auto date = date_at(scanner, i)) return date;
  }
  return std::nullopt;
}

std::optional<std::string> parse_leading_date(std::string_view text) {
  const Scanner scanner(text.substr(0, 200));
  return scanner.size() == 0 ? std::nullopt : date_at(scanner, 0);
}

std::optional<std::string> date_in_url(std::string_view url) {
  const std::size_t query = url.find_first_of("?#");
  const Scanner scanner(url.substr(0, std::min<std::size_t>(query, 1'000)));
  for (std::size_t i = 1; i < scanner.size(); ++i) {
    const bool starts = scanner.mark(i - 1, '/') || scanner.mark(i - 1, '-') || scanner.mark(i - 1, '_');
    if (!starts) continue;
    Moment m;
    if (scanner.digits(i).size() == 8 && read_digits(scanner, i, m)) return to_iso({m.year, m.month, m.day});
    if (!scanner.year(i) ||
        !(scanner.mark(i + 1, '/') || scanner.mark(i + 1, '-') || scanner.mark(i + 1, '_')))
      continue;
    m.year = scanner.value(i);
    m.month = scanner.number(i + 2, 1, 12, 1, 2) ? scanner.value(i + 2) : scanner.month(i + 2);
    if (!scanner.day(i + 4)) continue;
    m.day = scanner.value(i + 4);
    if (exists(m)) return to_iso({m.year, m.month, m.day});
  }
  return std::nullopt;
}

}  // namespace rapporteur::document
