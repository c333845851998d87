// Every row of data/frames/standing.tsv is heard in its own example, at the bracketed word, as the parser reads it; and the nearest cue counts.
#include "rapporteur/events/standing.h"

#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

const StandingCues& cues() {
  static const auto loaded = StandingCues::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

/// The status that is heard at the bracketed word of a sentence; "none".
std::string heard(const std::string& example) {
  const std::size_t open = example.find('['), close = example.find(']');
  testing::Case one;
  one.input =
      example.substr(0, open) + example.substr(open + 1, close - open - 1) + example.substr(close + 1);
  const Document document = testing::analysed(one, "syntax");
  const Tree tree(document);
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    if (document.tokens[t].span.begin != open) continue;
    const auto vote = cues().vote(tree, t);
    return vote ? std::string(to_word(vote->status)) : "none";
  }
  return "no such word";
}

TEST(Standing, EveryRowIsHeardInItsExample) {
  if (testing::model_path().empty()) GTEST_SKIP() << "no model";
  ASSERT_GE(cues().rows().size(), 40u);
  for (const StandingCue& row : cues().rows())
    EXPECT_EQ(heard(row.example), to_word(row.status)) << row.how << ": " << row.example;
}

TEST(Standing, PlainTellingHasNoCue) {
  if (testing::model_path().empty()) GTEST_SKIP() << "no model";
  EXPECT_EQ(heard("Norland [shelled] the port on Monday."), "none");
  EXPECT_EQ(heard("Reis told reporters that Norland had [attacked]."), "none");
  EXPECT_EQ(heard("Norland will not [withdraw]."), "refused");
}

}  // namespace
}  // namespace rapporteur
