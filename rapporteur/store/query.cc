// Words are asked of the full-text search in one expression; everything else is a column; those that narrow
// most have an index (tables.cc). Alternatives of one field are joined by OR, fields by AND. SQLite does not know how many lines
// hold a word; so that is looked up before one of two ways is taken. Tested in tests/unit/store/find_test.cc and fuzz/store.cc.
#include "rapporteur/store/query.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <string_view>

#include "rapporteur/base/date.h"
#include "rapporteur/database/database.h"
#include "rapporteur/store/search.h"
#include "rapporteur/store/vocabulary.h"
#include "rapporteur/store/words.h"

namespace rapporteur::store {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kTogether = 100;  // alternatives in one pair of parentheses
constexpr std::uint64_t kMany =
    100'000;  // lines; to read them and put them in order takes a third of a second
constexpr std::uint64_t kLinesOfArticle = 40;  // about
constexpr std::size_t kMostAlternatives =
    5000;  // of a query; SQLite binds 32,766 values to a statement at most

/// Speech acts, types of events, kinds of meetings, stances.
const Words& labels() {
  static const Words kWords = [] {
    const Vocabulary& all = vocabulary();
    Words out;
    for (const Words* some : {&all.event_types, &all.meeting_kinds, &all.stances, &all.acts})
      out.insert(out.end(), some->begin(), some->end());
    return out;
  }();
  return kWords;
}

/// Who is told by words that no actor was made of is told; a time is one that --when finds: with a beginning or an end.
constexpr auto kLacks = std::to_array<Lack>(
    {{"who",
      "(e.who IS NULL AND NOT EXISTS (SELECT 1 FROM entry_parties p WHERE p.entry = e.key AND p.role IN "
      "('speaker', 'actor', 'party', 'delegate')))"},
     {"whom",
      "(e.whom IS NULL AND NOT EXISTS (SELECT 1 FROM entry_parties p WHERE p.entry = e.key AND p.role IN "
      "('addressee', 'recipient')))"},
     {"time", "(e.time_from IS NULL AND e.time_to IS NULL)"},
     {"place", "e.place IS NULL"},
     {"published", "e.published IS NULL"}});

Words lack_words() {
  Words out;
  for (const Lack& one : kLacks) out.emplace_back(one.word);
  return out;
}

/// Each once: some phases of meetings are statuses of events, too.
const Words& statuses() {
  static const Words kWords = [] {
    const Vocabulary& all = vocabulary();
    Words out = all.statuses;
    for (const Words* some : {&all.phases, &all.polarities}) {
      for (const std::string& word : *some) {
        if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
      }
    }
    return out;
  }();
  return kWords;
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  return out;
}

/// The words of a list that equal one but for case: "CONSULT" for "consult", "agree" and "AGREE" for either.
Words as_listed(const std::string& typed, const Words& list) {
  Words out;
  for (const std::string& word : list) {
    if (lower(word) == lower(typed)) out.push_back(word);
  }
  return out;
}

std::optional<Error> not_in(const Words& typed, const Words& list, const char* what) {
  for (const std::string& word : typed) {
    if (as_listed(word, list).empty())
      return Error{ErrorCode::kBadArgument, word, std::string(what) + " is one of " + joined(list)};
  }
  return std::nullopt;
}

/// "2026-03", or "2026-03-01..2026-03-15", both ends in it, as half-open; nothing where it is neither.
std::optional<std::pair<std::string, std::string>> interval(const std::string& text) {
  const std::size_t dots = text.find("..");
  const std::string first = text.substr(0, dots);
  const std::string last = dots == std::string::npos ? first : text.substr(dots + 2);
  if (!read_date(first) || !read_date(last) || after(last) <= first) return std::nullopt;
  return std::pair{first, after(last)};
}

constexpr const char* kOfOutlet = "SELECT x.key FROM revisions x WHERE instr(lower(x.outlet), ?) > 0";
// within one month, from its first day on; and those that go beyond a month, or have no end, of which there are few
constexpr const char* kOfTime =
    "SELECT t.key FROM entries t WHERE t.time_from >= ? AND t.time_from < ? AND t.time_to > ? "
    "UNION ALL SELECT t.key FROM entries t WHERE (t.time_from IS NULL OR t.time_to IS NULL OR "
    "substr(t.time_from, 1, 7) <> substr(t.time_to, 1, 7)) AND (t.time_from IS NOT NULL OR t.time_to IS NOT "
    "NULL) AND coalesce(t.time_from, '') < ? AND coalesce(t.time_to, '~') > ?";  // one way through the index
constexpr const char* kOfActor =
    "WITH RECURSIVE now (id) AS (SELECT o.id FROM actors o WHERE o.id = ? UNION SELECT m.merged_into FROM "
    "actors m JOIN now ON m.id = now.id WHERE m.merged_into IS NOT NULL) SELECT p.entry FROM now JOIN actors "
    "a ON a.id = now.id JOIN article_actors x ON x.actor = a.key JOIN entries i ON i.revision = x.revision "
    "JOIN entry_parties p ON p.entry = i.key AND p.actor = x.number";

class Asking {
 public:
  Asking(const Query& query, database::Kind kind, Reading reading)
      : kind_(kind), reading_(reading), query_(query) {}

  Asked run() {
    kinds();
    labels_asked();
    statuses_asked();
    words();
    if (!query_.since.empty()) clause("e.published >= ?", {query_.since});
    if (!query_.until.empty()) clause("e.published < ?", {after(query_.until)});
    any(query_.when, [this](const std::string& when) { overlapping(when); });
    any(query_.outlet, [this](const std::string& outlet) {
      narrow("e.revision", {kOfOutlet, {lower(outlet)}, kLinesOfArticle});
    });
    any(query_.mode, [this](const std::string& mode) { term("e.mode = ?", {lower(mode)}); });
    any(query_.article, [this](const std::string& id) {
      narrow("e.revision",
             {"SELECT x.key FROM revisions x JOIN articles a ON a.key = x.article WHERE a.id = ?",
              {id},
              kLinesOfArticle});
    });
    any(query_.id, [this](const std::string& id) { term("e.id = ?", {id}); });
    any(query_.happening, [this](const std::string& id) {
      narrow("e.account",
             {"SELECT a.key FROM accounts a JOIN happenings h ON h.key = a.happening WHERE h.id = ?", {id}});
    });
    any(query_.missing, [this](const std::string& what) {
      for (const Lack& one : kLacks) {
        if (lower(what) == one.word) term(one.clause, {});
      }
    });
    any(query_.actor, [this](const std::string& id) { narrow("e.key", {kOfActor, {id}}); });
    if (query_.confidence) {
      out_.where += " AND e.confidence >= ?";
      out_.values.emplace_back(*query_.confidence);
    }
    if (query_.background)
      out_.where += *query_.background ? " AND e.background = 1" : " AND e.background = 0";
    return std::move(out_);
  }

 private:
  void clause(const char* sql, const Words& values) {
    out_.where += std::string(" AND ") + sql;
    for (const std::string& value : values) out_.values.emplace_back(value);
  }

  /// One alternative inside any(). Some together in parentheses: SQLite reads a chain of ORs as a tree of its length.
  void term(const char* sql, const Words& values) {
    if (terms_ > 0) out_.where += terms_ % kTogether == 0 ? ") OR (" : " OR ";
    ++terms_;
    out_.where += sql;
    for (const std::string& value : values) out_.values.emplace_back(value);
  }

  /// The same of what lines are narrowed down to. What has a sign in front no index is entered by.
  void narrow(const std::string& column, const Narrowing& to) {
    term(((reading_ == Reading::kInOrder ? "+" : "") + column + " IN (" + to.rows + ")").c_str(), to.values);
    out_.narrowings.back().push_back(to);
  }

  void any(const Words& typed, const std::function<void(const std::string&)>& write) {
    if (typed.empty()) return;
    out_.where += " AND ((";
    terms_ = 0;
    out_.narrowings.emplace_back();
    for (const std::string& one : typed) write(one);
    if (out_.narrowings.back().empty()) out_.narrowings.pop_back();
    out_.where += "))";
  }

  void kinds() {
    if (query_.kinds.empty()) return;
    Words words;
    for (const EntryKind kind : query_.kinds) words.emplace_back(to_word(kind));
    // not bound: meetings and positions have indexes of their own
    any(words, [this](const std::string& word) { term(("e.kind = '" + word + "'").c_str(), {}); });
  }

  void labels_asked() {
    // a label decides the kind, so that statements that agree and AGREE events can be told apart by --kind
    any(query_.what, [this](const std::string& what) {
      for (const std::string& label : as_listed(what, labels())) term("e.label = ?", {label});
    });
    if (query_.act.empty()) return;
    any(query_.act, [this](const std::string& act) {
      for (const std::string& label : as_listed(act, vocabulary().acts)) term("e.label = ?", {label});
    });
    out_.where += " AND e.kind = 'statement'";
  }

  void statuses_asked() {
    any(query_.status, [this](const std::string& status) { term("e.status = ?", {lower(status)}); });
  }

  void overlapping(const std::string& when) {
    const auto asked = interval(when);
    // the moment it begins: what ends on the first of March, or at midnight before, is not of March
    const std::string begin =
        asked->first + std::string("-01-01").substr(asked->first.size() - 4) + "T00:00:00";
    narrow("e.key", {kOfTime,
                     {begin.substr(0, std::string_view("2026-03").size()), asked->second, begin,
                      asked->second, begin}});
  }

  void words() {
    std::vector<WordsAsked> all;
    const auto ask = [&all](const Words& typed, std::vector<const char*> columns) {
      if (!typed.empty()) all.push_back({typed, std::move(columns)});
    };
    ask(query_.who, {"who"});
    ask(query_.whom, {"whom"});
    ask(query_.according_to, {"source"});
    ask(query_.place, {"place"});
    ask(query_.text, {"sentence", "words", "who", "whom"});
    if (all.empty()) return;
    any({""}, [&](const std::string&) {
      const Match match = match_of(kind_, all);
      narrow("e.key", {match.rows, match.values});
    });
  }

  database::Kind kind_;
  Reading reading_;
  const Query& query_;
  Asked out_{.where = " WHERE TRUE", .values = {}, .narrowings = {}};
  std::size_t terms_ = 0;  // of the any() under way
};

}  // namespace

std::string after(const std::string& date) {
  int year = 0, month = 0, day = 0;
  const int fields = std::sscanf(date.c_str(), "%4d-%2d-%2d", &year, &month, &day);
  std::array<char, 32> out{};
  if (year == 9999 && fields < 3) return "9999-99";  // after every date of four digits
  // A day after the last of its month sorts before the next month, which is all that a comparison needs.
  if (fields >= 3) {
    std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day + 1);
  } else if (fields == 2) {
    std::snprintf(out.data(), out.size(), "%04d-%02d", month == 12 ? year + 1 : year,
                  month == 12 ? 1 : month + 1);
  } else {
    std::snprintf(out.data(), out.size(), "%04d", year + 1);
  }
  return out.data();
}

void Asked::bind(database::Statement& statement) const {
  int index = 1;
  for (const auto& value : values) {
    std::visit([&](const auto& one) { statement.bind(index, one); }, value);
    ++index;
  }
}

std::optional<Error> fault_of(const Query& query) {
  std::size_t alternatives = query.kinds.size();
  for (const Words* typed : {&query.who, &query.whom, &query.act, &query.what, &query.mode, &query.status,
                             &query.place, &query.when, &query.outlet, &query.according_to, &query.text,
                             &query.article, &query.id, &query.happening, &query.missing, &query.actor})
    alternatives += typed->size();
  if (alternatives > kMostAlternatives)
    return Error{ErrorCode::kBadArgument, "query",
                 "more than " + std::to_string(kMostAlternatives) + " values"};
  std::size_t phrases = 0;
  for (const Words* typed : {&query.who, &query.whom, &query.according_to, &query.place, &query.text}) {
    for (const std::string& one : *typed) phrases += phrases_of(one).size();
  }
  if (phrases > kMostAlternatives)
    return Error{ErrorCode::kBadArgument, "query",
                 "more than " + std::to_string(kMostAlternatives) + " words"};
  for (const std::string* date : {&query.since, &query.until}) {
    if (!date->empty() && !read_date(*date))
      return Error{ErrorCode::kBadArgument, *date, "a date is YYYY, YYYY-MM or YYYY-MM-DD"};
  }
  for (const std::string& when : query.when) {
    if (!interval(when))
      return Error{ErrorCode::kBadArgument, when,
                   "a time is a date, or two with .. between: 2026-03-01..2026-03-15"};
  }
  if (const auto fault = not_in(query.act, vocabulary().acts, "a speech act")) return fault;
  if (const auto fault = not_in(query.what, labels(), "what is said or done")) return fault;
  if (const auto fault = not_in(query.status, statuses(), "a status")) return fault;
  if (const auto fault = not_in(query.missing, lack_words(), "what a line lacks")) return fault;
  for (const Words* typed : {&query.who, &query.whom, &query.according_to, &query.place, &query.text}) {
    for (const std::string& words : *typed) {
      if (phrases_of(words).empty())
        return Error{ErrorCode::kBadArgument, words, "there is no word in it to look for"};
    }
  }
  return std::nullopt;
}

std::span<const Lack> lacks() { return kLacks; }

Asked asked_by(const Query& query, database::Kind kind, Reading reading) {
  return Asking(query, kind, reading).run();
}

namespace {

/// Whether the alternatives of one field are found in more lines than can be put in order quickly.
bool are_many(database::Connection& database, const std::vector<Narrowing>& alternatives) {
  std::uint64_t lines = 0;
  for (const Narrowing& one : alternatives) {
    database::Statement rows(database, "SELECT count(*) FROM (SELECT * FROM (" + one.rows + ") LIMIT " +
                                           std::to_string(kMany / one.lines + 1) + ")");
    int mark = 1;
    for (const std::string& value : one.values) rows.bind(mark++, value);
    lines += one.lines * static_cast<std::uint64_t>(rows.take_number());
    if (lines > kMany) return true;
  }
  return false;
}

}  // namespace

Asked first_asked_by(const Query& query, database::Connection& database) {
  Asked out = asked_by(query, database.kind());
  if (database.kind() != database::Kind::kSqlite || out.narrowings.empty()) return out;
  const bool all_many = std::all_of(out.narrowings.begin(), out.narrowings.end(),
                                    [&](const auto& field) { return are_many(database, field); });
  return all_many ? asked_by(query, database.kind(), Reading::kInOrder) : out;
}

}  // namespace rapporteur::store
