// overview/: what many articles make of one happening: told in one line, followed from phase to phase, and where its
// sources contradict each other. Pure functions of store::Happening, so that the program, the server and the bindings
// say the same. The record never chooses between accounts: values stand side by side, each with who says so
// (docs/disputes.md).
// Also public: charts.h (many lines at one glance).
// Needs: store/entry.h; the columns of an entry and JSON as exports/ writes them.
// Tested in tests/unit/overview/; measured by bench/accuracy record.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/store/entry.h"

namespace rapporteur::overview {

/// One happening in one line. What is unknown is empty.
struct Summary {
  std::string id;
  std::string type;         // of most of its events; of a happening that only meetings tell, CONSULT
  std::string mode;         // the most frequent one
  std::string status;       // as the newest article leaves it; an undated one is none
  bool background = false;  // every event of it
  bool disputed = false;    // somebody denies it, or disputes what is told: it stands as the others tell it
  std::vector<std::string> who, whom;  // names, each once
  std::string from, to, time_value;    // the time most articles agree with; of a meeting the one told last
  store::EntryPlace place;             // the place told most often
  std::string sentence;                // of the newest article
  std::string article, entry;          // the line it is of: ids
  std::vector<store::Figure> figures;  // each once
  std::vector<std::string> outlets;    // that tell of it
  std::size_t articles = 0;
  // Articles of one outlet, and copies of one text, are one source.
  std::size_t independent = 0;
  std::string first, last;  // published
};
Summary summary_of(const store::Happening& happening);

/// One thing about a happening that is not as it was.
struct Move {
  // status (of a meeting its phase), disputed, who, whom, attendance, figures, time, place, sources
  std::string what;
  std::string from, to;  // `from` is empty where there was none; of who, whom, figures `to` is what came
};
/// What came to a happening since a moment.
struct Movement {
  Summary now;
  bool is_new = false;      // nothing was told of it before
  std::vector<Move> moves;  // empty where it is new
  std::size_t sources = 0;  // independent ones that came
};
/// `since` as it stands in Entry::added. Without moves where what came says nothing that was not known.
Movement movement_of(const store::Happening& happening, const std::string& since);

/// Where one article leaves a meeting.
struct Step {
  std::string phase, published, article, outlet;
  std::vector<std::string> evidence;  // ids of entries
};
/// How somebody stands to a meeting, as the newest article that tells it has it.
struct Presence {
  std::string name, as, article, according_to;
  std::vector<std::string> evidence;
};
struct Member {
  std::string article, entry;
};
/// One real meeting, followed from article to article.
struct MeetingThread {
  std::string id;  // of the happening
  std::string kind, phase;
  std::string words, sentence;  // of the newest article
  std::string article, entry;   // the line they are of: ids
  std::vector<std::string> parties, delegates, hosts, mediators;
  std::vector<Presence> attendance;
  std::string from, to, time_value;
  store::EntryPlace place;
  std::vector<Step> history;  // in order of publication, undated articles first; one step per article
  std::vector<Member> members;
};
/// Empty kind where no meeting is among the entries.
MeetingThread meeting_of(const store::Happening& happening);

/// One account of a value that others contradict.
struct Account {
  std::string value;  // "12..15", "denied", "2026-03-05"
  std::string article, entry, outlet, published, according_to, sentence;
};
struct Dispute {
  std::string happening;
  std::string what;   // of figures their kind ("killed"); else status, time, place, attendance
  std::string about;  // of attendance: of whom, as the first account names them
  std::vector<Account> accounts;
};
std::vector<Dispute> disputes_of(const store::Happening& happening);

/// What one party holds of one issue, in order of publication.
struct Stand {
  std::string stance, published, article, entry, outlet, according_to, issue, sentence;
  bool shift =
      false;  // to another side than the one before: for it, against it, undecided or under conditions
};
/// A cell of the table of parties and issues.
struct Stands {
  std::string party, actor;           // the name told most often, empty if unknown; id across articles
  std::string issue;                  // the words told most often
  std::vector<std::string> wordings;  // all of them, each once
  std::vector<Stand> history;
  std::string code = {};  // of the issue, where a codebook has one
};
/// Names that a user gives to issues, and the words that tell them (docs/cli.md, "positions").
class Codebook {
 public:
  /// Tab-separated: a code, then words that must all stand in an issue, in any order; further cells are alternatives.
  /// `name` stands in errors: kDamagedData with "name:line" for a line that cannot be used, and for one that never
  /// would be, since its words stand under another code above.
  static Result<Codebook> parse(std::string_view name, std::string_view table);
  /// The code of the first line that fits the words of an issue; empty where none does.
  std::string_view code_of(std::string_view issue) const;

 private:
  struct Word {
    std::string letters;  // folded
    bool prefix = false;
    friend auto operator<=>(const Word&, const Word&) = default;
  };
  struct Line {
    std::string code;
    std::vector<Word> words;
  };
  std::vector<Line> lines_;  // one per alternative
};

/// Positions (in order of publication) by party and issue. Issues under one code are one; of the others those whose words
/// mostly agree. Parties with most positions first.
std::vector<Stands> stands_of(const std::vector<store::Entry>& positions, const Codebook& codebook = {});

/// CSV (base/csv.h): the names of the columns, and the rows of one thing, each with its line's end. docs/cli.md tells the
/// columns. Of a summary one row; of a happening one per account, with the columns of the export behind its own; of a
/// meeting one per step and one per attendance; of a dispute one per value and sayer; of stands one per position.
std::string summary_csv_head();
std::string csv_row(const Summary& summary);
std::string happening_csv_head();
std::vector<std::string> csv_rows(const Summary& summary, const store::Happening& happening);
std::string movement_csv_head();
std::vector<std::string> csv_rows(const Movement& movement);
std::string meeting_csv_head();
std::vector<std::string> csv_rows(const MeetingThread& meeting);
std::string dispute_csv_head();
std::vector<std::string> csv_rows(const Dispute& dispute);
std::string stands_csv_head();
std::vector<std::string> csv_rows(const Stands& stands);

/// JSON objects on one line each, with its end; unknown fields are absent.
std::string json_line(const Summary& summary, const store::Happening& happening);
std::string json_line(const Movement& movement, const store::Happening& happening);
std::string json_line(const MeetingThread& meeting);
std::string json_line(const Dispute& dispute);
std::string json_line(const Stands& stands);

}  // namespace rapporteur::overview
