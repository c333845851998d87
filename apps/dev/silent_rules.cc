// Lists the rows of the tables of events and meetings that no text among the files makes speak, one FILE:LINE a line: rules to
// test by the next text, or to delete. On standard error: per table how many of its rows spoke.
//
//   corpus/corpus text corpus/threads/*/*.txt corpus/passages/*.txt >corpus.txt; silent_rules MODEL corpus.txt
//
// Tested by tests/tools/silent_rules_test.py.
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/document/read.h"
#include "rapporteur/events/frames.h"
#include "rapporteur/events/standing.h"
#include "rapporteur/events/third_parties.h"
#include "rapporteur/meetings/attendance.h"
#include "rapporteur/meetings/words.h"
#include "rapporteur/pipeline.h"

namespace {

using namespace rapporteur;

int complain(const Error& error) {
  std::fprintf(stderr, "silent_rules: %s\n", to_string(error).c_str());
  return 1;
}

std::string bytes_of(const char* path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

/// The tables, and which of their rows ("FILE:LINE") have spoken.
class Rules {
 public:
  static Result<Rules> load() {
    auto frames = FrameLexicon::load();
    if (!frames) return frames.error();
    auto standing = StandingCues::load();
    if (!standing) return standing.error();
    auto third_parties = ThirdPartyWords::load();
    if (!third_parties) return third_parties.error();
    auto meetings = MeetingWords::load();
    if (!meetings) return meetings.error();
    return Rules(std::move(frames).value(), std::move(standing).value(), std::move(third_parties).value(),
                 std::move(meetings).value());
  }

  void hear(const Document& document) {
    const Tree tree(document);
    for (std::uint32_t t = 0; t < tree.size(); ++t) {
      if (const Frame* frame = frames_.match(tree, t)) spoke(frame->place);
    }
    for (const Event& event : document.events) {
      if (const auto vote = standing_.vote(tree, event.head)) spoke(kStanding, vote->row->line);
      for (const auto& found : third_parties_.of(tree, event.head, event.type))
        spoke(kThirdParties, found.row->line);
    }
    for (const AttendanceFound& found : find_attendance(tree, meetings_, standing_))
      spoke(kAttendance, found.word->line);
  }

  void report() const {
    std::map<std::string, std::pair<std::size_t, std::size_t>> tables;  // rows that spoke, rows
    const auto row = [&](const std::string& place) {
      auto& [told, all] = tables[place.substr(0, place.find(':'))];
      ++all;
      if (spoken_.contains(place)) {
        ++told;
      } else {
        std::printf("%s\n", place.c_str());
      }
    };
    for (const Frame& frame : frames_.frames()) row(frame.place);
    for (const StandingCue& cue : standing_.rows()) row(at(kStanding, cue.line));
    for (const auto& third : third_parties_.rows()) row(at(kThirdParties, third.line));
    for (const auto& [word, entries] : meetings_.all_attendance()) {
      for (const AttendanceWord& entry : entries) row(at(kAttendance, entry.line));
    }
    for (const auto& [table, count] : tables)
      std::fprintf(stderr, "%-36s %5zu of %5zu spoke\n", table.c_str(), count.first, count.second);
  }

 private:
  static constexpr const char* kStanding = "data/frames/standing.tsv";
  static constexpr const char* kThirdParties = "data/frames/third_parties.tsv";
  static constexpr const char* kAttendance = "data/meetings/attendance.tsv";

  Rules(FrameLexicon frames, StandingCues standing, ThirdPartyWords third_parties, MeetingWords meetings)
      : frames_(std::move(frames)),
        standing_(std::move(standing)),
        third_parties_(std::move(third_parties)),
        meetings_(std::move(meetings)) {}

  static std::string at(const std::string& table, std::size_t line) {
    return table + ":" + std::to_string(line);
  }
  void spoke(std::string place) { spoken_.insert(std::move(place)); }
  void spoke(const std::string& table, std::size_t line) { spoke(at(table, line)); }

  FrameLexicon frames_;
  StandingCues standing_;
  ThirdPartyWords third_parties_;
  MeetingWords meetings_;
  std::set<std::string> spoken_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: silent_rules MODEL FILE...\n");
    return 2;
  }
  const auto pipeline = Pipeline::open(arguments[1], {"events"});
  if (!pipeline) return complain(pipeline.error());
  auto rules = Rules::load();
  if (!rules) return complain(rules.error());
  for (int i = 2; i < count; ++i) {
    for (auto& article : read_articles(bytes_of(arguments[i]), arguments[i])) {
      if (!article) return complain(article.error());
      Document document;
      document.article = std::move(article).value();
      pipeline.value()->analyse(document);
      rules.value().hear(document);
    }
  }
  rules.value().report();
  return 0;
}
