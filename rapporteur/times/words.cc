// Tested in tests/unit/times/words_test.cc.
#include "rapporteur/times/words.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rapporteur/base/data.h"
#include "rapporteur/times/expression.h"

namespace rapporteur::times {
namespace {

constexpr std::string_view kTable = "times/words.tsv";

/// The number that `text` is, digits only, at most nine of them.
std::optional<int> figures(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 9) return std::nullopt;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

}  // namespace

std::optional<int> hundredths(std::string_view form) {
  std::string plain;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool groups = form[i] == ',' && i > 0 && form.size() - i > 3;
    if (!groups) plain += form[i];
  }
  const std::size_t dot = plain.find('.');
  const auto whole = figures(std::string_view(plain).substr(0, dot));
  if (!whole || *whole > 10'000'000) return std::nullopt;
  if (dot == std::string::npos) return *whole * 100;
  std::string part = plain.substr(dot + 1);
  if (part.empty() || part.size() > 2) return std::nullopt;
  if (part.size() == 1) part += '0';
  const auto fraction = figures(part);
  if (!fraction) return std::nullopt;
  return *whole * 100 + *fraction;
}

namespace {

/// Minutes of the day of "10:30" or, with another mark, "10.30".
std::optional<int> clock_of(std::string_view form, char mark) {
  const std::size_t at = form.find(mark);
  if (at == std::string_view::npos || at == 0 || at > 2 || form.size() < at + 3) return std::nullopt;
  const auto hour = figures(form.substr(0, at));
  const auto minute = figures(form.substr(at + 1, 2));
  const std::string_view rest = form.substr(at + 3);  // seconds
  const bool seconds = rest.size() == 3 && rest.front() == mark && figures(rest.substr(1));
  if (!hour || !minute || *hour > 24 || *minute > 59 || (!rest.empty() && !seconds)) return std::nullopt;
  return *hour * 60 + *minute;
}

/// "2026-03-05", "2026/03/05", and "27/02/2026" where only one reading is a date, as year * 10000 + month * 100 + day.
std::optional<int> whole_date(std::string_view form, char mark) {
  const auto parts = split(form, mark);
  if (parts.size() != 3) return std::nullopt;
  const auto a = figures(parts[0]), b = figures(parts[1]), c = figures(parts[2]);
  if (!a || !b || !c) return std::nullopt;
  const auto made = [](int year, int month, int day) -> std::optional<int> {
    if (year < 1000 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    return year * 10000 + month * 100 + day;
  };
  if (parts[0].size() == 4) return made(*a, *b, *c);
  if (parts[2].size() != 4) return std::nullopt;
  const auto day_first = made(*c, *b, *a), month_first = made(*c, *a, *b);
  if (day_first && month_first && day_first != month_first) return std::nullopt;
  return day_first ? day_first : month_first;
}

/// A decade: "1990s" is 199, "'90s" too.
std::optional<int> decade_of(std::string_view form) {
  if (form.starts_with("'") || form.starts_with("\u2019")) form.remove_prefix(form.front() == '\'' ? 1 : 3);
  if (form.size() < 3 || form.back() != 's') return std::nullopt;
  form.remove_suffix(form.size() > 3 && form[form.size() - 2] == '\'' ? 2 : 1);
  const auto value = figures(form);
  if (!value || *value % 10 != 0) return std::nullopt;
  if (form.size() == 4 && *value >= 1000 && *value < 2200) return *value / 10;
  if (form.size() == 2 && *value >= 20) return 190 + *value / 10;
  return std::nullopt;
}

/// "3rd" → 3.
std::optional<int> written_ordinal(std::string_view form) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (form.ends_with(ending)) return figures(form.substr(0, form.size() - 2));
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> Vocabulary::constant(std::string_view kind, std::string_view value) {
  static constexpr std::array kUnits = {"S", "MI", "H", "D",  "W",  "WE", "FN",
                                        "M", "Q",  "Y", "DE", "CE", "ML"};
  if (kind == "unit") return index_in(kUnits, value);
  if (kind == "part") return index_in(kParts, value);
  if (kind == "season") return index_in(kSeasons, value);
  if (kind == "vague") return 0;
  if (!value.empty() && value.front() == '-') {
    const auto number = figures(value.substr(1));
    if (number) return -*number;
    return std::nullopt;
  }
  return figures(value);
}

Result<Vocabulary> Vocabulary::load(rule::Names& names) {
  auto rows = read_embedded_table(kTable, 3, 3);
  if (!rows) return rows.error();
  Vocabulary v;
  v.kinds_ = {names.id_of("year"),    names.id_of("yy"),      names.id_of("day"),       names.id_of("number"),
              names.id_of("ordinal"), names.id_of("clock"),   names.id_of("dotted"),    names.id_of("hhmm"),
              names.id_of("hour"),    names.id_of("isodate"), names.id_of("slashdate"), names.id_of("decade"),
              names.id_of("single"),  names.id_of("plural")};
  for (const TableRow& row : rows.value()) {
    const std::string_view kind = row.cells[0], value = row.cells[1];
    if (kind == "ahead" || kind == "moved" || kind == "along") {
      for (const std::string_view lemma : split(row.cells[2], ';'))
        (kind == "ahead" ? v.ahead_ : kind == "moved" ? v.moved_ : v.along_).emplace(lemma);
      continue;
    }
    const auto number = constant(kind, value);
    std::map<std::string, int, std::less<>>* const counts = kind == "one"       ? &v.ones_
                                                            : kind == "ten"     ? &v.tens_
                                                            : kind == "hundred" ? &v.hundreds_
                                                            : kind == "ordinal" ? &v.ordinals_
                                                                                : nullptr;
    int meaning = number.value_or(0);
    if (kind == "holiday" || kind == "every") {
      auto& list = kind == "holiday" ? v.holidays_ : v.periods_;
      if (list.empty() || list.back() != value) list.emplace_back(value);
      meaning = static_cast<int>(list.size()) - 1;
    } else if (kind == "event") {
      const auto date = whole_date(value, '-');
      if (!date) return table_error(kTable, row, value);
      meaning = *date;
    } else if (kind == "decade" && number) {
      meaning = 190 + *number / 10;
    } else if (!number) {
      return table_error(kTable, row, value);
    }
    for (const std::string_view phrase : split(row.cells[2], ';')) {
      if (counts != nullptr) {
        (*counts)[std::string(phrase)] = meaning;
        continue;
      }
      const auto parts = split(phrase, ' ');
      Entry entry{{parts.begin(), parts.end()}, {names.id_of(kind), 0, meaning}};
      entry.capital = kind == "month" || kind == "weekday" || kind == "holiday";
      entry.reading.length = static_cast<std::uint16_t>(entry.words.size());
      if (kind == "unit") {
        Entry by_number = entry;
        by_number.reading.kind = phrase.data() == row.cells[2].data() ? v.kinds_.single : v.kinds_.plural;
        v.entries_[by_number.words.front()].push_back(std::move(by_number));
      }
      v.entries_[entry.words.front()].push_back(std::move(entry));
    }
  }
  return v;
}

Words Vocabulary::read(const Document& document, Range tokens) const {
  Words out;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const std::string_view written = document.form(t);
    std::string form = lower_case(written);
    const auto capital = [&](std::size_t at) {
      return at < written.size() && written[at] >= 'A' && written[at] <= 'Z';
    };
    if (form == "\u2019s") form = "'s";
    if (form.starts_with("mid-") && form.size() > 4) {
      out.words.push_back({"mid", {}});
      out.token_of.push_back(t);
      out.capital.push_back(false);
      form.erase(0, 4);
    }
    const std::size_t first = written.size() - form.size() <= 4 ? written.size() - form.size() : 0;
    out.words.push_back({std::move(form), {}});
    out.token_of.push_back(t);
    out.capital.push_back(capital(first));
  }
  for (std::size_t i = out.words.size(); i-- > 0;) {
    add_phrases(out, i);
    add_figures(out, i);
    add_counts(out, i);
    add_spoken_year(out, i);
  }
  return out;
}

void Vocabulary::add_phrases(Words& words, std::size_t at) const {
  const auto found = entries_.find(words.words[at].form);
  if (found == entries_.end()) return;
  for (const Entry& entry : found->second) {
    if (entry.capital && !words.capital[at]) continue;
    // "New Year's" is three words here: "'s" stands apart
    std::size_t w = at, i = 0;
    std::string_view rest = entry.words[0];
    while (i < entry.words.size() && w < words.words.size()) {
      const std::string& form = words.words[w].form;
      if (!rest.starts_with(form) || form.empty()) break;
      rest.remove_prefix(form.size());
      ++w;
      if (!rest.empty()) continue;
      if (++i < entry.words.size()) rest = entry.words[i];
    }
    if (i < entry.words.size()) continue;
    rule::Reading reading = entry.reading;
    reading.length = static_cast<std::uint16_t>(w - at);
    words.words[at].readings.push_back(reading);
  }
}

void Vocabulary::add_figures(Words& words, std::size_t at) const {
  rule::Word& word = words.words[at];
  const std::string& form = word.form;
  const bool apostrophe = form.size() == 3 && form.front() == '\'';
  if (form.empty() ||
      (!apostrophe && (form.front() < '0' || form.front() > '9') && form.find("0s") == std::string::npos))
    return;
  const auto add = [&word](std::uint16_t kind, std::optional<int> value) {
    if (value) word.readings.push_back({kind, 1, *value});
  };
  add(kinds_.decade, decade_of(form));
  if (apostrophe) {
    if (const auto two = figures(std::string_view(form).substr(1)))
      add(kinds_.yy, (*two > 50 ? 1900 : 2000) + *two);
    return;
  }
  add(kinds_.clock, clock_of(form, ':'));
  add(kinds_.dotted, clock_of(form, '.'));
  add(kinds_.iso, whole_date(form, '-'));
  add(kinds_.slash, whole_date(form, '/'));
  add(kinds_.number, hundredths(form));
  if (const auto nth = written_ordinal(form)) {
    add(kinds_.ordinal, nth);
    if (*nth >= 1 && *nth <= 31) add(kinds_.day, nth);
  }
  const auto plain = figures(form);
  if (!plain) return;
  if (form.size() == 4 && *plain >= 1000 && *plain < 2200) add(kinds_.year, plain);
  if (form.size() == 4 && *plain < 2400 && *plain % 100 < 60)
    add(kinds_.hhmm, *plain / 100 * 60 + *plain % 100);
  if (form.size() <= 2 && *plain >= 1 && *plain <= 31) add(kinds_.day, plain);
  if (form.size() <= 2 && *plain <= 24) add(kinds_.hour, plain);
}

/// Numbers in words: "twenty-four", "two hundred and fifty", "twenty-first". Hundredths for <number>.
void Vocabulary::add_counts(Words& words, std::size_t at) const {
  auto& all = words.words;
  const auto look = [&](const auto& table, std::size_t i) -> std::optional<int> {
    if (i >= all.size()) return std::nullopt;
    const auto found = table.find(all[i].form);
    if (found == table.end()) return std::nullopt;
    return found->second;
  };
  const auto small = [&](std::size_t i, std::size_t& end) -> std::optional<int> {
    if (const auto one = look(ones_, i)) {
      end = i + 1;
      return one;
    }
    const auto ten = look(tens_, i);
    if (!ten) return std::nullopt;
    end = i + 1;
    const std::size_t next = end < all.size() && all[end].form == "-" ? end + 1 : end;
    const auto one = look(ones_, next);
    if (!one || *one > 9) return ten;
    end = next + 1;
    return *ten + *one;
  };
  const auto add = [&](std::uint16_t kind, std::size_t end, int value) {
    all[at].readings.push_back({kind, static_cast<std::uint16_t>(end - at), value});
  };
  std::size_t end = at;
  auto count = small(at, end);
  if (!count && look(hundreds_, at)) count = 1;  // "a hundred days"
  if (count) {
    if (*count <= 12 && end == at + 1 && look(ones_, at)) add(kinds_.hour, end, *count);
    while (const auto hundred = look(hundreds_, end)) {
      count = std::min(*count * *hundred, 100'000);
      ++end;
      std::size_t after = end < all.size() && all[end].form == "and" ? end + 1 : end;
      if (const auto more = small(after, after)) {
        count = *count + *more;
        end = after;
      }
    }
    add(kinds_.number, end, *count * 100);
  }
  int sum = 0;
  std::size_t last = at;
  if (const auto ten = look(tens_, at); ten && at + 1 < all.size()) {
    last = all[at + 1].form == "-" ? at + 2 : at + 1;
    sum = *ten;
  }
  const auto nth = look(ordinals_, last);
  if (!nth || (sum > 0 && *nth > 9)) return;
  add(kinds_.ordinal, last + 1, sum + *nth);
  if (sum + *nth <= 31) add(kinds_.day, last + 1, sum + *nth);
}

/// Years as they are read aloud: "nineteen ninety-six", "two thousand and five".
void Vocabulary::add_spoken_year(Words& words, std::size_t at) const {
  auto& all = words.words;
  const auto in_words = [&](std::size_t i, const rule::Reading& r) {
    return r.kind == kinds_.number && all[i].form[0] >= 'a';
  };
  const auto century = ones_.find(all[at].form);
  const bool teens = century != ones_.end() && century->second >= 10 && century->second <= 19;
  if (teens && at + 1 < all.size()) {
    for (const rule::Reading& r : all[at + 1].readings) {
      if (!in_words(at + 1, r) || r.value < 1000 || r.value > 9900) continue;
      const auto length = static_cast<std::uint16_t>(r.length + 1);
      all[at].readings.push_back({kinds_.year, length, century->second * 100 + r.value / 100});
    }
  }
  const auto own = all[at].readings;
  for (const rule::Reading& r : own) {
    if (in_words(at, r) && r.value >= 200'000 && r.value <= 210'000)
      all[at].readings.push_back({kinds_.year, r.length, r.value / 100});
  }
}

}  // namespace rapporteur::times
