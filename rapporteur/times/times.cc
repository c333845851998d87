// Tested in tests/cases/times/ and tests/unit/times/.
#include "rapporteur/times/times.h"

#include <algorithm>

#include "rapporteur/base/text.h"
#include "rapporteur/times/resolve.h"
#include "rapporteur/times/tense.h"

namespace rapporteur {
namespace {

using times::Expression;
using times::Field;

/// A time expression before it is resolved: its tokens, and what the grammar says of it.
struct Candidate {
  Range tokens;
  std::uint32_t sentence = 0;
  std::optional<Expression> meaning;
};

std::uint32_t overlap(Range a, Range b) {
  const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

/// What the grammar found in one sentence, as ranges of tokens.
struct InSentence {
  Range tokens;
  bool sure = false;
  Expression meaning;
};

std::vector<InSentence> found_in(const Document& document, Range sentence, const times::Grammar& grammar) {
  times::Words words = grammar.vocabulary().read(document, sentence);
  std::vector<InSentence> out;
  for (const times::Found& f : grammar.find(words)) {
    out.push_back({{words.token_of[f.begin], words.token_of[f.end - 1] + 1}, f.sure, f.meaning});
  }
  return out;
}

constexpr std::uint32_t kShort = 2;

/// A number or a word or two that the tagger took for a time, and no rule does ("4907.20", "the same").
bool is_unread(const Document& document, Range span, const std::vector<InSentence>& found) {
  for (const InSentence& f : found) {
    if (overlap(f.tokens, span) > 0) return false;
  }
  if (span.size() <= kShort) return true;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    for (const char c : document.form(t)) {
      if ((c < '0' || c > '9') && c != '.' && c != ',') return false;
    }
  }
  return true;
}

/// The spans of the tagger, each with what the grammar says of most of it, and what the grammar is sure of elsewhere.
std::vector<Candidate> together(const Document& document, const std::vector<Range>& tagged,
                                const std::vector<InSentence>& found, std::uint32_t sentence) {
  std::vector<Candidate> out;
  for (const Range span : tagged) {
    if (is_unread(document, span, found)) continue;
    Candidate candidate{span, sentence, std::nullopt};
    std::uint32_t most = 0;
    for (const InSentence& f : found) {
      const std::uint32_t shared = overlap(f.tokens, span);
      if (shared <= most) continue;
      most = shared;
      candidate.meaning = f.meaning;
      const bool holds = f.tokens.begin <= span.begin && span.end <= f.tokens.end;
      candidate.tokens = holds ? f.tokens : span;
    }
    out.push_back(candidate);
  }
  std::uint32_t taken = 0;  // greedy from the left: the longest of those that begin first
  for (const InSentence& f : found) {
    if (!f.sure || f.tokens.begin < taken) continue;
    const bool marked = std::any_of(out.begin(), out.end(),
                                    [&](const Candidate& c) { return overlap(c.tokens, f.tokens) > 0; });
    if (marked) continue;
    out.push_back({f.tokens, sentence, f.meaning});
    taken = f.tokens.end;
  }
  std::sort(out.begin(), out.end(),
            [](const Candidate& a, const Candidate& b) { return a.tokens.begin < b.tokens.begin; });
  // a longer reading may have grown over the next span
  for (std::size_t i = 1; i < out.size();) {
    if (out[i].tokens.begin < out[i - 1].tokens.end) {
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return out;
}

std::optional<int> year_in(const Expression& e) {
  if (e.has(Field::kYear)) return e[Field::kYear];
  if (e.has(Field::kIso)) return e[Field::kIso] / 10000;
  if (e.has(Field::kEra)) return -e[Field::kEra] / 100;
  return std::nullopt;
}

/// Whether the text tells of times long before its publication: most years in it lie three and more before, and few
/// weekdays and days reckoned from now stand beside them.
bool is_history(const std::vector<Candidate>& candidates, const std::optional<times::Date>& now) {
  if (!now) return true;
  std::size_t old = 0, fresh = 0;
  for (const Candidate& c : candidates) {
    if (!c.meaning) continue;
    if (const auto year = year_in(*c.meaning)) {
      (*year <= now->year - 3 ? old : fresh) += 1;
    } else if (c.meaning->kind == times::Kind::kShift ? c.meaning->value_or(Field::kFrom, 0) == 0
                                                      : c.meaning->has(Field::kWeekday)) {
      ++fresh;
    }
  }
  return old >= 5 && old > 3 * fresh;
}

/// Whether two times of one sentence stand joined: "4 and 5 May", "from Monday to Thursday".
bool are_joined(const Document& document, const Candidate& a, const Candidate& b) {
  if (a.sentence != b.sentence || b.tokens.begin < a.tokens.end || !a.meaning || !b.meaning) return false;
  bool joined = false;
  for (std::uint32_t t = a.tokens.end; t < b.tokens.begin; ++t) {
    const std::string word = lower_case(document.form(t));
    const bool joins = any_of(word, {"and", "to", "through", "until", "till", "or", "-", "\u2013"});
    if (!joins && !any_of(word, {"on", ",", "the"})) return false;
    joined = joined || joins;
  }
  return joined;
}

/// "From Monday to Saturday", not "on Sunday and Saturday".
bool is_range(const Document& document, const Candidate& a, const Candidate& b) {
  for (std::uint32_t t = a.tokens.end; t < b.tokens.begin; ++t) {
    if (any_of(lower_case(document.form(t)), {"and", "or"})) return false;
  }
  return true;
}

/// What a day leaves to the one joined to it: "4 and 5 May", "Monday to Thursday last week".
void complete_from_next(const Document& document, std::vector<Candidate>& candidates) {
  for (std::size_t i = candidates.size(); i-- > 1;) {
    Candidate &one = candidates[i - 1], &next = candidates[i];
    if (!are_joined(document, one, next)) continue;
    Expression &e = *one.meaning, &n = *next.meaning;
    const auto take = [&](Field field) {
      if (!e.has(field) && n.has(field)) e[field] = n[field];
    };
    const bool bare_day = e.kind == times::Kind::kDate && e.has(Field::kDay) && !e.has(Field::kMonth) &&
                          !e.has(Field::kMonths) && !e.has(Field::kWeekday);
    if (bare_day && n.has(Field::kDay) && n.has(Field::kMonth)) take(Field::kMonth);
    const bool dated =
        e.has(Field::kDay) && e.has(Field::kMonth) && n.has(Field::kDay) && n.has(Field::kMonth);
    if (dated && !e.has(Field::kYears)) {
      take(Field::kYear);
      take(Field::kYears);
    }
    if (e.has(Field::kWeekday) && n.has(Field::kWeekday) && !e.has(Field::kTurn)) take(Field::kWeeks);
  }
}

/// "since March" has no end, "until March" no beginning.
void open_ends(const Document& document, TimeExpression& time) {
  if (time.tokens.begin == 0 || time.from.empty() || time.to.empty() || time.type == TimeType::kDuration)
    return;
  const std::string before = times::preposition_of(document, time.tokens);
  if (before == "since") {
    time.to.clear();
    time.reason += "; since then";
  } else if (before == "after") {
    time.from = time.to;
    time.to.clear();
    time.reason += "; after it";
  } else if (before == "until" || before == "till" || before == "before") {
    time.to = time.from;
    time.from.clear();
    time.reason += "; up to then";
  } else if (before == "by") {
    time.from.clear();
    time.reason += "; not later";
  }
}

/// How many sentences on a quarter is still the one told of.
constexpr std::uint32_t kReach = 3;
/// How far from the publication the days lie whose "in the afternoon" and "later in the day" are told.
constexpr std::chrono::days kNews{7};

/// Resolves the candidates one after the other, as each may be told of the one before.
class Resolving {
 public:
  Resolving(Document& document, const times::Grammar& grammar) : document_(document), grammar_(grammar) {
    if (document.syntax.size() == document.tokens.size()) children_ = dependents_of(document);
    context_.now = times::read_date(document.article.published);
  }

  void run(const std::vector<Candidate>& candidates) {
    context_.history = is_history(candidates, context_.now);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const bool joined = i > 0 && day_before_ && are_joined(document_, candidates[i - 1], candidates[i]);
      context_.joined = joined ? day_before_ : std::nullopt;
      context_.range = joined && is_range(document_, candidates[i - 1], candidates[i]);
      add(candidates[i]);
    }
  }

 private:
  void add(const Candidate& c) {
    TimeExpression time;
    time.tokens = c.tokens;
    time.span = document_.span_of(c.tokens);
    time.reason = "no rule reads it";
    if (c.meaning) {
      look_around(c);
      times::Resolved resolved = times::resolve(*c.meaning, context_, grammar_.vocabulary());
      day_before_ = resolved.date && resolved.date->has_day() && c.meaning->has(Field::kWeekday)
                        ? resolved.date
                        : std::nullopt;
      if (resolved.date) {
        then_ = {*resolved.date, c.sentence};
        if (resolved.date->has_day()) {
          day_ = then_;
          if (context_.now && resolved.date->days() <= context_.now->days()) past_day_ = then_;
        }
        if (resolved.quarter && c.meaning->kind == times::Kind::kDate) {
          quarter_ = resolved.date;
          quarter_sentence_ = c.sentence;
        }
      }
      const auto year = year_in(*c.meaning);
      if (year && *year > 0 && !follows_since(c.tokens)) told_ = {*year, c.sentence};
      time.type = resolved.type;
      time.value = std::move(resolved.value);
      time.modifier = std::move(resolved.modifier);
      time.from = std::move(resolved.interval.from);
      time.to = std::move(resolved.interval.to);
      time.reason = std::move(resolved.reason);
      open_ends(document_, time);
    }
    document_.times.push_back(std::move(time));
  }

  bool follows_since(Range tokens) const {
    return tokens.begin > 0 && lower_case(document_.form(tokens.begin - 1)) == "since";
  }

  void look_around(const Candidate& c) {
    context_.tense = times::tense_at(document_, children_, grammar_.vocabulary(), c.tokens);
    const std::optional<Then> base = base_of(c);
    context_.then = base ? std::optional(base->date) : std::nullopt;
    context_.close = then_ && base && then_->sentence == c.sentence && base->sentence == c.sentence;
    context_.quarter = quarter_ && c.sentence - quarter_sentence_ <= kReach ? quarter_ : std::nullopt;
    const bool past =
        told_ && told_->sentence == c.sentence && context_.now && told_->year < context_.now->year;
    context_.year = past ? std::optional(told_->year) : std::nullopt;
  }

  struct Then {
    times::Date date;
    std::uint32_t sentence = 0;
  };
  /// What a time is reckoned from that is told of another: "a day earlier" from a day, though a year may have been told since; "in the
  /// afternoon" from a day told just before; and what is past from a day that is not still to come.
  std::optional<Then> base_of(const Candidate& c) const {
    const Expression& e = *c.meaning;
    if (!then_ || context_.history || e.value_or(Field::kFrom, 0) != 1) return then_;
    const auto near = [&](const std::optional<Then>& one) {
      return one && c.sentence - one->sentence <= kReach ? one : std::nullopt;
    };
    const bool past = context_.tense == times::Tense::kPast;
    if (e.kind == times::Kind::kDate && !e.has(Field::kDay) && !e.has(Field::kMonth)) {
      const std::optional<Then> day = near(past ? past_day_ : day_);
      return day && is_news(day->date) ? day : std::nullopt;
    }
    if (then_->sentence == c.sentence && then_->date.has_day()) return then_;
    const bool ahead = then_->date.has_day() && context_.now && then_->date.days() > context_.now->days();
    if (ahead && past) return near(past_day_);
    const bool of_days = e.value_or(Field::kUnit, static_cast<int>(times::Unit::kDay)) <=
                         static_cast<int>(times::Unit::kFortnight);
    const bool away = e.value_or(Field::kBy, 0) != 0 || e.has(Field::kPart);
    const bool lacks_day = e.kind == times::Kind::kShift && of_days && away && !then_->date.has_day();
    return lacks_day && near(day_) ? day_ : then_;
  }

  /// Whether a day is one of those that the article tells as its news, not one that it recalls.
  bool is_news(const times::Date& day) const {
    return !context_.now || !day.has_day() || std::chrono::abs(context_.now->days() - day.days()) <= kNews;
  }

  struct Told {
    int year;
    std::uint32_t sentence;
  };
  Document& document_;
  const times::Grammar& grammar_;
  std::vector<std::vector<std::uint32_t>> children_;
  times::Context context_;
  std::optional<Told> told_;
  std::optional<Then> then_, day_,
      past_day_;                           // last told of: any time, a day, a day that is not still to come
  std::optional<times::Date> day_before_;  // of the time before, a weekday
  std::uint32_t quarter_sentence_ = 0;
  std::optional<times::Date> quarter_;
};

}  // namespace

Result<TimeReader> TimeReader::load(const nn::ModelFile& model) {
  auto tagger = times::Tagger::load(model);
  if (!tagger) return tagger.error();
  auto grammar = times::Grammar::load();
  if (!grammar) return grammar.error();
  return TimeReader(std::move(tagger).value(), std::move(grammar).value());
}

void TimeReader::read(Document& document) const {
  document.times.clear();
  const std::vector<Range> tagged = tagger_.tag(document);
  std::vector<Candidate> candidates;
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Range sentence = document.sentences[s].tokens;
    std::vector<Range> here;
    while (next < tagged.size() && tagged[next].begin < sentence.end) here.push_back(tagged[next++]);
    const auto more = together(document, here, found_in(document, sentence, grammar_), s);
    candidates.insert(candidates.end(), more.begin(), more.end());
  }
  complete_from_next(document, candidates);
  Resolving(document, grammar_).run(candidates);
}

}  // namespace rapporteur
