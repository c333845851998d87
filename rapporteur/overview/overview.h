// overview/: what many articles make of one happening: told in one line, followed from phase to phase, and where its
// sources contradict each other. Pure functions of store::Happening, so that the program, the server and the bindings
// say the same. The record never chooses between accounts: values stand side by side, each with who says so
// (docs/disputes.md).
// Needs: store/entry.h.
// Tested in tests/unit/overview/; measured by bench/accuracy record.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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
  std::vector<store::Figure> figures;  // each once
  std::vector<std::string> outlets;    // that tell of it
  std::size_t articles = 0;
  // Articles of one outlet, and copies of one text, are one source.
  std::size_t independent = 0;
  std::string first, last;  // published
};
Summary summary_of(const store::Happening& happening);

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
};
/// Positions (in order of publication) by party and issue; issues are one where their words mostly agree. Parties with
/// most positions first.
std::vector<Stands> stands_of(const std::vector<store::Entry>& positions);

/// JSON objects on one line each, with its end; unknown fields are absent.
std::string json_line(const Summary& summary, const store::Happening& happening);
std::string json_line(const MeetingThread& meeting);
std::string json_line(const Dispute& dispute);
std::string json_line(const Stands& stands);

}  // namespace rapporteur::overview
