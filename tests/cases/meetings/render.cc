// Renders the meetings of a case, read by the whole pipeline, one per line in the order of their first events:
//
//   talks | scheduled | Velia + Norland | delegates Ana Reis | host Oman | time 2026-03-05 | in Geneva | on the border | excluded: the unions
//
// Kind and phase always stand there, the rest where it is told.
#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

std::string line(const Document& document, const Meeting& meeting) {
  std::string out = std::string(to_word(meeting.kind)) + " | " + std::string(to_word(meeting.phase));
  const auto add = [&out](const std::string& label, const std::string& words) {
    if (!words.empty()) out += " | " + label + words;
  };
  add("", testing::names(document, meeting.parties));
  std::vector<std::uint32_t> delegates;
  for (const Delegate& one : meeting.delegates) delegates.push_back(one.actor);
  add("delegates ", testing::names(document, delegates));
  add("host ", testing::names(document, meeting.hosts));
  add("mediator ", testing::names(document, meeting.mediators));
  if (meeting.time) add("time ", document.times[*meeting.time].value);
  if (meeting.place)
    add("in ", std::string(document.article.text.slice(document.places[*meeting.place].span)));
  for (const Span span : meeting.purpose) add("on ", std::string(document.article.text.slice(span)));
  for (const Attendance& one : meeting.attendance)
    add(std::string(to_word(one.as)) + ": ", testing::names(document, {one.actor}));
  return out + "\n";
}

std::string render(const testing::Case& the_case) {
  const Document document = testing::analysed(the_case, "meetings");
  std::string out;
  for (const Meeting& meeting : document.meetings) out += line(document, meeting);
  return out.empty() ? "nothing" : out;
}

}  // namespace
}  // namespace rapporteur

int main(int argc, char** argv) {
  return rapporteur::testing::run_cases(argc, argv, "meetings", rapporteur::render);
}
