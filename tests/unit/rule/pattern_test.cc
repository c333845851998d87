// Patterns over made-up words and classes.
#include "rapporteur/rule/pattern.h"

#include <gtest/gtest.h>

#include "rapporteur/base/text.h"

namespace rapporteur::rule {
namespace {

class Patterns : public ::testing::Test {
 protected:
  Pattern compiled(std::string_view text) {
    auto pattern = Pattern::compile(text, names_, "rules.tsv:1");
    EXPECT_TRUE(pattern.ok()) << text;
    return std::move(pattern).value();
  }
  /// Words; "three" is a <number> 3, "day" and "days" a <unit>.
  std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (const std::string_view form : split(text, ' ')) {
      words.push_back({std::string(form), {}});
      if (form == "three") words.back().readings.push_back({names_.id_of("number"), 1, 3});
      if (form.starts_with("day")) words.back().readings.push_back({names_.id_of("unit"), 1, 7});
      if (form == "twenty") words.back().readings.push_back({names_.id_of("number"), 2, 23});
    }
    return words;
  }
  /// "begin-end slot=value…", or "none".
  std::string matched(std::string_view pattern, std::string_view text, std::uint32_t at = 0) {
    const auto match = compiled(pattern).match(words_of(text), at);
    if (!match) return "none";
    std::string out = std::to_string(match->begin) + "-" + std::to_string(match->end);
    for (const Capture& capture : match->captures) out += " " + std::to_string(capture.value);
    return out;
  }
  Names names_;
};

TEST_F(Patterns, MatchFormsAndClasses) {
  EXPECT_EQ(matched("last <number> <unit>", "last three days"), "0-3 3 7");
  EXPECT_EQ(matched("last|past <number>? <unit>", "past days"), "0-2 7");
  EXPECT_EQ(matched("last <number> <unit>", "last days"), "none");
  EXPECT_EQ(matched("<number> <unit>", "of three days", 1), "1-3 3 7");
}

TEST_F(Patterns, TakeTheLongestWay) {
  EXPECT_EQ(matched("three days? later?", "three days later"), "0-3");
  EXPECT_EQ(matched("<number> <unit>?", "twenty three days"), "0-3 23 7");
}

TEST_F(Patterns, LeaveOutWhatOnlyHasToStandThere) {
  EXPECT_EQ(matched("~in|since three", "since three days"), "1-2");
  EXPECT_EQ(matched("three ~days", "three days"), "0-1");
  EXPECT_EQ(matched("~in three", "three"), "none");
}

TEST_F(Patterns, NeverReadPastTheEnd) {
  EXPECT_EQ(matched("three days", "three"), "none");
  EXPECT_EQ(matched("three days?", "three"), "0-1");
  EXPECT_EQ(matched("three", "three", 1), "none");
}

TEST_F(Patterns, NameTheirBeginnings) {
  const Pattern pattern = compiled("the? <number> days");
  EXPECT_EQ(pattern.beginnings().forms, std::vector<std::string>{"the"});
  EXPECT_EQ(pattern.beginnings().kinds, std::vector<std::uint16_t>{*names_.find("number")});
  EXPECT_TRUE(pattern.has_slot(*names_.find("number")));
  EXPECT_FALSE(pattern.has_slot(names_.id_of("unit")));
}

TEST_F(Patterns, RefuseWhatIsNoElement) {
  for (const std::string_view text : {"", "the?", "~in", "<number", "<>", "a |"}) {
    const auto pattern = Pattern::compile(text, names_, "rules.tsv:7");
    ASSERT_FALSE(pattern.ok()) << text;
    EXPECT_EQ(pattern.error().subject, "rules.tsv:7");
  }
}

}  // namespace
}  // namespace rapporteur::rule
