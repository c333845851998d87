// The frames of data/frames: the loader's complaints are tested with the other tables of its form; here every row's example is read by the
// whole pipeline and must give an event of the row's type at the bracketed word, or none for a look-alike. Rows that fail today stand in
// frames_unread.tsv, and one that is read must leave it (RAPPORTEUR_WRITE_UNREAD=FILE writes the list anew).
#include "rapporteur/events/frames.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

const FrameLexicon& lexicon() {
  static const auto loaded = FrameLexicon::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

/// "call off v obj=@meeting": what tells a row from all others.
std::string key(const Frame& frame) {
  std::string out;
  for (const std::string& word : frame.words) out += word + ' ';
  out += frame.part;
  for (const FrameCondition& one : frame.when) {
    out += (one.absent ? " -" : " ") + one.slot;
    char mark = '=';
    for (const auto& lemma : one.lemmas) {
      out += mark + lemma;
      mark = ',';
    }
    for (const auto& name : one.classes) {
      out += mark + ("@" + name);
      mark = ',';
    }
  }
  return out;
}

/// The example without its marks, and the span of the bracketed word.
std::pair<std::string, Span> unmarked(const std::string& example) {
  std::string text;
  Span word;
  for (std::size_t i = 0; i < example.size(); ++i) {
    const char c = example[i];
    if (c == '[') word.begin = count_code_points(text);
    if (c == ']') word.end = count_code_points(text);
    if (c == '{') i += 2;
    if (c != '[' && c != ']' && c != '{' && c != '}') text += c;
  }
  return {text, word};
}

bool reads(const Frame& frame) {
  const auto [text, word] = unmarked(frame.example);
  testing::Case one;
  one.input = text;
  const Document document = testing::analysed(one, "events");
  bool any = false, right = false;
  for (const Event& event : document.events) {
    for (const Span span : event.trigger) {
      if (!span.overlaps(word)) continue;
      any = true;
      right = right || event.type == frame.type;
    }
  }
  return frame.type ? right : !any;
}

std::set<std::string> unread() {
  std::ifstream file(std::string(RAPPORTEUR_SOURCE_DIR) + "/tests/unit/events/frames_unread.tsv");
  std::set<std::string> out;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') out.insert(line);
  }
  return out;
}

TEST(Frames, AreManyAndOfEveryType) {
  EXPECT_GE(lexicon().frames().size(), 2500u);
  std::map<EventType, int> counts;
  for (const Frame& frame : lexicon().frames()) {
    if (frame.type) ++counts[*frame.type];
  }
  EXPECT_EQ(counts.size(), 16u);
  for (const auto& [type, count] : counts) EXPECT_GE(count, 50) << to_word(type);
}

TEST(Frames, EveryExampleIsReadAsItSays) {
  if (testing::model_path().empty()) GTEST_SKIP() << "no model";
  const std::set<std::string> known = unread();
  std::set<std::string> failing;
  for (const Frame& frame : lexicon().frames()) {
    if (!reads(frame)) failing.insert(key(frame));
  }
  if (const char* const path = std::getenv("RAPPORTEUR_WRITE_UNREAD")) {
    std::ofstream file(path);
    file << "# Frames whose example is not read as it says today, one key a line (frames_test.cc).\n";
    for (const std::string& one : failing) file << one << '\n';
    return;
  }
  for (const std::string& one : failing) EXPECT_TRUE(known.contains(one)) << "is not read: " << one;
  for (const std::string& one : known)
    EXPECT_TRUE(failing.contains(one)) << "is read now, take it out: " << one;
}

}  // namespace
}  // namespace rapporteur
