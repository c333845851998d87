// First the rules over words alone, then, again and again, those over <date>, <time> and <duration>, so that "the end
// of early March" is read from the inside out. Tested in tests/unit/times/.
#include "rapporteur/times/grammar.h"

#include <algorithm>
#include <charconv>

#include "rapporteur/base/data.h"

namespace rapporteur::times {
namespace {

constexpr std::string_view kTable = "times/rules.tsv";
constexpr int kDeepest = 3;  // of expressions in expressions

struct FieldName {
  std::string_view name;
  Field field;
};
constexpr std::array kFieldNames = {
    FieldName{"year", Field::kYear},       FieldName{"era", Field::kEra},
    FieldName{"ad", Field::kAnnoDomini},   FieldName{"decade", Field::kDecade},
    FieldName{"century", Field::kCentury}, FieldName{"bc", Field::kBeforeChrist},
    FieldName{"fiscal", Field::kFiscal},   FieldName{"quarter", Field::kQuarter},
    FieldName{"half", Field::kHalf},       FieldName{"season", Field::kSeason},
    FieldName{"month", Field::kMonth},     FieldName{"day", Field::kDay},
    FieldName{"weekday", Field::kWeekday}, FieldName{"weekend", Field::kWeekend},
    FieldName{"holiday", Field::kHoliday}, FieldName{"iso", Field::kIso},
    FieldName{"part", Field::kPart},       FieldName{"clock", Field::kClock},
    FieldName{"hour", Field::kHour},       FieldName{"half-day", Field::kHalfDay},
    FieldName{"zone", Field::kZone},       FieldName{"turn", Field::kTurn},
    FieldName{"from", Field::kFrom},       FieldName{"years", Field::kYears},
    FieldName{"months", Field::kMonths},   FieldName{"weeks", Field::kWeeks},
    FieldName{"by", Field::kBy},           FieldName{"unit", Field::kUnit},
    FieldName{"amount", Field::kAmount},   FieldName{"plus", Field::kPlus},
    FieldName{"vague", Field::kVague},     FieldName{"ends", Field::kEnds},
    FieldName{"begins", Field::kBegins},   FieldName{"every", Field::kEvery},
    FieldName{"mod", Field::kModifier},    FieldName{"keep", Field::kKeep},
};

/// The number behind a constant of the table.
std::optional<int> constant_of(std::string_view field, std::string_view value) {
  if (field == "mod") return index_in(kModifiers, value);
  if (field == "turn")
    return value == "last" ? -1 : value == "this" ? 0 : value == "next" ? 1 : std::optional<int>();
  if (field == "from") return value == "then" ? 1 : value == "now" ? 0 : std::optional<int>();
  if (field == "ends" || field == "begins") return value == "now" ? std::optional<int>(0) : std::nullopt;
  if (field == "half-day") return value == "am" ? 0 : value == "pm" ? 1 : std::optional<int>();
  if (field == "by" || field == "amount" || field == "plus") {
    const bool before = value.starts_with('-');
    const auto number = hundredths(before ? value.substr(1) : value);
    return number && before ? -*number : number;
  }
  return Vocabulary::constant(field, value);
}

bool is_whole_time(const Expression& e) { return e.has(Field::kClock) || e.has(Field::kHour); }

/// A time of day of what is no day: "agreed last year at 6.40am" are two times.
bool is_time_of_no_day(const Expression& e) {
  if (!is_whole_time(e)) return false;
  if (e.kind == Kind::kShift) return e.value_or(Field::kUnit, 0) > static_cast<int>(Unit::kDay);
  if (e.kind != Kind::kDate) return true;
  const auto has_any = [&](std::initializer_list<Field> fields) {
    return std::any_of(fields.begin(), fields.end(), [&](Field f) { return e.has(f); });
  };
  return has_any({Field::kYear, Field::kMonth, Field::kYears, Field::kDecade, Field::kCentury, Field::kSeason,
                  Field::kQuarter, Field::kHalf, Field::kWeekend}) &&
         !has_any({Field::kDay, Field::kWeekday, Field::kHoliday, Field::kIso});
}

}  // namespace

Result<Grammar> Grammar::load() {
  rule::Names names;
  auto vocabulary = Vocabulary::load(names);
  if (!vocabulary) return vocabulary.error();
  return compile(embedded_data(kTable), std::move(names), std::move(vocabulary).value());
}

Result<Grammar> Grammar::compile(std::string_view rules, rule::Names names, Vocabulary vocabulary) {
  Grammar grammar;
  grammar.names_ = std::move(names);
  grammar.vocabulary_ = std::move(vocabulary);
  grammar.date_ = grammar.names_.id_of("date");
  grammar.time_ = grammar.names_.id_of("time");
  grammar.duration_ = grammar.names_.id_of("duration");
  auto rows = read_table(kTable, rules, 2, 6);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    if (row.cells[0] == "yes" || row.cells[0] == "no") continue;
    if (row.cells[0] != "rule" || row.cells.size() != 4) return table_error(kTable, row, row.cells[0]);
    const Status added = grammar.add_rule(row);
    if (!added) return added.error();
  }
  grammar.build_index();
  return grammar;
}

Status Grammar::add_rule(const TableRow& row) {
  const std::string subject = std::string(kTable) + ":" + std::to_string(row.line);
  const auto fail = [&](std::string_view piece) {
    return Error{ErrorCode::kDamagedData, subject, std::string(piece)};
  };
  Rule rule;
  if (row.cells[1] != "sure" && row.cells[1] != "span") return fail(row.cells[1]);
  rule.sure = row.cells[1] == "sure";
  auto pattern = rule::Pattern::compile(row.cells[2], names_, subject);
  if (!pattern) return pattern.error();
  rule.pattern = std::move(pattern).value();
  const auto pieces = split(row.cells[3], ' ');
  const std::string_view kind = pieces.front();
  const bool over = kind == "like" || kind == "both";
  if (kind == "shift") rule.kind = Kind::kShift;
  if (kind == "duration") rule.kind = Kind::kDuration;
  if (kind == "set") rule.kind = Kind::kSet;
  if (kind == "reference") rule.kind = Kind::kReference;
  if (kind == "open") rule.kind = Kind::kOpen;
  if (rule.kind == Kind::kDate && kind != "date" && !over) return fail(kind);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const std::string_view piece = pieces[i];
    if (rule.kind == Kind::kReference) {
      const auto word = index_in(kReferences, piece);
      if (!word) return fail(piece);
      rule.assignments.push_back({Field::kWord, *word});
    } else if (over && piece.front() == '<') {
      const std::uint16_t slot = names_.id_of(piece.substr(1, piece.size() - 2));
      if (!rule.pattern.has_slot(slot)) return fail(piece);
      rule.over.push_back(slot);
    } else if (const Status added = add_assignment(piece, rule, subject); !added) {
      return added.error();
    }
  }
  if (over == rule.over.empty()) return fail(row.cells[3]);
  rules_.push_back(std::move(rule));
  return Done{};
}

Status Grammar::add_assignment(std::string_view text, Rule& rule, std::string_view subject) {
  const Error fault{ErrorCode::kDamagedData, std::string(subject), std::string(text)};
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return fault;
  const std::string_view name = text.substr(0, equals);
  std::string_view value = text.substr(equals + 1);
  const auto field = std::find_if(kFieldNames.begin(), kFieldNames.end(),
                                  [&](const FieldName& f) { return f.name == name; });
  if (field == kFieldNames.end()) return fault;
  Assignment out;
  out.field = field->field;
  out.negative = value.starts_with("-<");
  if (out.negative) value.remove_prefix(1);
  if (value.starts_with("<") && value.ends_with(">") && value.size() > 2) {
    out.from_slot = true;
    out.slot = names_.id_of(value.substr(1, value.size() - 2));
    if (!rule.pattern.has_slot(out.slot)) return fault;
  } else {
    const auto constant = constant_of(name, value);
    if (!constant) return fault;
    out.constant = *constant;
  }
  rule.assignments.push_back(out);
  return Done{};
}

void Grammar::build_index() {
  for (std::uint32_t r = 0; r < rules_.size(); ++r) {
    const auto kinds = rules_[r].pattern.kinds();
    const bool composed = std::any_of(kinds.begin(), kinds.end(), [&](std::uint16_t k) {
      return k == date_ || k == time_ || k == duration_;
    });
    Index& index = composed ? composed_ : plain_;
    const auto beginnings = rules_[r].pattern.beginnings();
    for (const std::string& form : beginnings.forms) index.by_form[form].push_back(r);
    for (const std::uint16_t kind : beginnings.kinds) {
      if (index.by_kind.size() <= kind) index.by_kind.resize(kind + 1U);
      index.by_kind[kind].push_back(r);
    }
  }
}

Expression Grammar::meaning_of(const Rule& rule, const rule::Match& match,
                               const std::vector<Expression>& found) const {
  Expression out;
  out.kind = rule.kind;
  for (const Assignment& a : rule.assignments) {
    if (!a.from_slot) {
      out[a.field] = a.constant;
      continue;
    }
    for (const rule::Capture& capture : match.captures) {
      if (capture.slot == a.slot) out[a.field] = a.negative ? -capture.value : capture.value;
    }
  }
  for (const std::uint16_t slot : rule.over) {
    for (const rule::Capture& capture : match.captures) {
      if (capture.slot != slot) continue;
      const Expression& inner = found[static_cast<std::size_t>(capture.value)];
      if (inner.kind != Kind::kDate)
        out.kind = inner.kind;  // "10 a.m. yesterday" is a shift with a time of day
      out.complete(inner);
    }
  }
  return out;
}

void Grammar::pass(bool composed, Words& words, std::vector<Expression>& expressions,
                   std::vector<Found>& found) const {
  const Index& index = composed ? composed_ : plain_;
  std::vector<Found> news;
  std::vector<std::uint32_t> rules;
  for (std::uint32_t at = 0; at < words.words.size(); ++at) {
    rules.clear();
    if (const auto by_form = index.by_form.find(words.words[at].form); by_form != index.by_form.end())
      rules = by_form->second;
    for (const rule::Reading& reading : words.words[at].readings) {
      if (reading.kind < index.by_kind.size())
        rules.insert(rules.end(), index.by_kind[reading.kind].begin(), index.by_kind[reading.kind].end());
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    for (const std::uint32_t r : rules) {
      const auto match = rules_[r].pattern.match(words.words, at);
      if (!match) continue;
      Found one{match->begin, match->end, rules_[r].sure, meaning_of(rules_[r], *match, expressions)};
      if (!is_time_of_no_day(one.meaning)) news.push_back(std::move(one));
    }
  }
  for (Found& f : news) {
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const Found& g) { return g.begin == f.begin; });
    const bool longer =
        same == found.end() || f.end > same->end || (f.end == same->end && f.sure && !same->sure);
    if (same == found.end()) {
      found.push_back(f);
    } else if (longer) {
      *same = f;
    }
    if (f.meaning.kind == Kind::kReference || f.meaning.kind == Kind::kSet || f.meaning.kind == Kind::kOpen)
      continue;
    const bool duration = f.meaning.kind == Kind::kDuration;
    const std::uint16_t kind = duration                                                  ? duration_
                               : is_whole_time(f.meaning) && !f.meaning.has(Field::kDay) ? time_
                                                                                         : date_;
    // "month" alone would make "last month" a duration
    const bool bound = f.meaning.has(Field::kEnds) || f.meaning.has(Field::kBegins);  // "over the past week"
    if (duration ? bound || f.end - f.begin == 1 : !f.sure) continue;
    words.words[f.begin].readings.push_back(
        {kind, static_cast<std::uint16_t>(f.end - f.begin), static_cast<std::int32_t>(expressions.size())});
    expressions.push_back(f.meaning);
  }
}

std::vector<Found> Grammar::find(Words& words) const {
  std::vector<Expression> expressions;
  std::vector<Found> found;
  pass(false, words, expressions, found);
  if (!expressions.empty()) {
    // from the inside out: "Wednesday evening", "nine on Wednesday evening", "shortly after nine on Wednesday evening"
    for (int depth = 0; depth < kDeepest; ++depth) pass(true, words, expressions, found);
  }
  // "as soon as" and "12-year-old" say of what they hold that it is no time by itself
  for (Found& f : found) {
    f.sure = f.sure && std::none_of(found.begin(), found.end(), [&](const Found& g) {
               return !g.sure && g.begin <= f.begin && f.end <= g.end && g.end - g.begin > f.end - f.begin;
             });
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });
  return found;
}

}  // namespace rapporteur::times
