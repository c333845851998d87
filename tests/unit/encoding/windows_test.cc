// Windows: the examples that training must cut likewise, and what must hold whatever the sizes.
#include "rapporteur/encoding/windows.h"

#include <gtest/gtest.h>

#include <fstream>
#include <numeric>
#include <sstream>

#include "tests/support/model_writer.h"

namespace rapporteur {
namespace {

struct Input {
  std::vector<Range> paragraphs;
  std::vector<std::uint32_t> pieces;

  void add(const std::vector<std::uint32_t>& words) {
    const auto begin = static_cast<std::uint32_t>(pieces.size());
    pieces.insert(pieces.end(), words.begin(), words.end());
    paragraphs.push_back({begin, static_cast<std::uint32_t>(pieces.size())});
  }
  std::uint32_t cost(Range part) const {
    return std::accumulate(pieces.begin() + part.begin, pieces.begin() + part.end, 1U);
  }
};

/// "3x1 2x4 | 1x7"
Input parse_input(const std::string& text) {
  Input input;
  std::vector<std::uint32_t> words;
  std::istringstream in(text);
  for (std::string item; in >> item;) {
    if (item == "|") {
      input.add(words);
      words.clear();
    } else {
      const auto x = item.find('x');
      words.insert(words.end(), std::stoul(item.substr(0, x)),
                   static_cast<std::uint32_t>(std::stoul(item.substr(x + 1))));
    }
  }
  input.add(words);
  return input;
}

std::string in_words(const std::vector<Window>& windows) {
  std::string out;
  for (const Window& window : windows) {
    if (!out.empty()) out += "; ";
    for (std::size_t i = 0; i < window.parts.size(); ++i) {
      out += (i > 0 ? " " : "") + std::to_string(window.parts[i].begin) + "-" +
             std::to_string(window.parts[i].end);
    }
  }
  return out;
}

TEST(Windows, GivesTheExamplesThatTrainingGives) {
  std::ifstream in(RAPPORTEUR_SOURCE_DIR "/tests/unit/encoding/windows.tsv");
  int examples = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string limit, overlap, pieces, expected;
    std::getline(cells, limit, '\t');
    std::getline(cells, overlap, '\t');
    std::getline(cells, pieces, '\t');
    std::getline(cells, expected);
    const Input input = parse_input(pieces);
    const WindowLimits limits{static_cast<std::uint32_t>(std::stoul(limit)),
                              static_cast<std::uint32_t>(std::stoul(overlap))};
    EXPECT_EQ(in_words(cut_windows(input.paragraphs, input.pieces, limits)), expected) << line;
    ++examples;
  }
  EXPECT_GE(examples, 14);
}

/// Every token kept once and in order; parts in order; no window over its limit unless one word is.
void expect_sound(const Input& input, WindowLimits limits) {
  const auto windows = cut_windows(input.paragraphs, input.pieces, limits);
  std::uint32_t kept = 0;
  std::uint64_t work = 0;
  for (const Window& w : windows) {
    ASSERT_FALSE(w.parts.empty());
    ASSERT_EQ(w.kept.begin, kept);
    ASSERT_LE(w.kept.begin, w.kept.end);
    ASSERT_LE(w.parts.front().begin, w.kept.begin);
    ASSERT_LE(w.kept.end, w.parts.back().end);
    kept = w.kept.end;
    std::uint32_t cost = 1;
    for (std::size_t i = 0; i < w.parts.size(); ++i) {
      ASSERT_FALSE(w.parts[i].empty());
      if (i > 0) {
        ASSERT_EQ(w.parts[i - 1].end, w.parts[i].begin);
      }
      cost += input.cost(w.parts[i]);
    }
    ASSERT_LE(cost, std::max(limits.pieces, 2 + input.pieces[w.parts[0].begin]));
    work += cost;
  }
  ASSERT_EQ(kept, input.pieces.size());
  std::uint64_t least = 0;
  for (const Range p : input.paragraphs) least += p.empty() ? 0 : input.cost(p) + 1;
  EXPECT_LE(work, 3 * least + limits.pieces) << "overlaps multiply the work";
}

TEST(Windows, KeepsEveryTokenOnceWhateverTheSizes) {
  testing::Random random(51);
  for (int round = 0; round < 500; ++round) {
    Input input;
    const std::uint32_t longest = 1 + random.below(12);
    for (std::uint32_t p = random.below(20); p > 0; --p) {
      std::vector<std::uint32_t> words(random.below(4) == 0 ? random.below(400) : random.below(40));
      for (auto& w : words) w = 1 + random.below(longest);
      input.add(words);
    }
    const std::uint32_t pieces = 32 + random.below(480);
    expect_sound(input, {pieces, random.below(pieces / 2)});
    if (HasFatalFailure()) FAIL() << "round " << round;
  }
}

TEST(Windows, WordsOfManyPiecesDoNotMultiplyTheWork) {
  Input input;
  input.add(std::vector<std::uint32_t>(5000, 12));  // thirteen to a window, fewer than the overlap
  expect_sound(input, {160, 24});
}

TEST(Windows, TheCutRunsThroughTheMiddleOfAnOverlap) {
  Input input;
  input.add(std::vector<std::uint32_t>(300, 1));
  const auto windows = cut_windows(input.paragraphs, input.pieces, {160, 24});
  ASSERT_EQ(windows.size(), 3u);
  EXPECT_EQ(windows[0].parts[0], (Range{0, 158}));
  EXPECT_EQ(windows[1].parts[0], (Range{134, 292}));
  EXPECT_EQ(windows[0].kept, (Range{0, 146}));
  EXPECT_EQ(windows[1].kept, (Range{146, 280}));
  EXPECT_EQ(windows[2].kept, (Range{280, 300}));
}

TEST(Windows, NothingHasNoWindows) {
  EXPECT_TRUE(cut_windows({}, {}, {}).empty());
  EXPECT_TRUE(cut_windows({{0, 0}, {0, 0}}, {}, {}).empty());
}

TEST(Windows, AWordLargerThanAWindowStandsAlone) {
  Input input;
  input.add({1, 50, 1});
  expect_sound(input, {32, 4});
}

}  // namespace
}  // namespace rapporteur
