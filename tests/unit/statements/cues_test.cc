// Every row of data/cues/acts.tsv and channels.tsv is found in its own example, and no shorter row wins over it.
#include "rapporteur/statements/cues.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

const CueLexicon& lexicon() {
  static const auto loaded = CueLexicon::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

std::string phrase(const CueEntry& entry) {
  std::string out;
  for (const std::string& word : entry.words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// The example, with NOUN for words behind an article or possessive, as a tagger would say.
Document example_of(const CueEntry& entry) {
  Document document = testing::plain_document(entry.example);
  if (!entry.noun) return document;
  document.syntax.resize(document.tokens.size());
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const std::string before = t == 0 ? "" : lower_case(document.form(t - 1));
    const bool noun = before == "the" || before == "her" || before == "an" || before == "a";
    document.syntax[t] = {noun ? "NOUN" : "", "", "_", "_", kRoot, "root"};
  }
  return document;
}

TEST(Cues, EveryExampleHoldsItsCue) {
  for (const CueEntry& entry : lexicon().cues()) {
    const Document document = example_of(entry);
    const Tree tree(document);
    std::set<std::string> longest;
    std::size_t words = 0;
    for (std::uint32_t t = 0; t < tree.size(); ++t) {
      const auto match = lexicon().match(tree, t, tree.size());
      if (!match || match->tokens.size() < words) continue;
      if (match->tokens.size() > words) longest.clear();
      words = match->tokens.size();
      longest.insert(phrase(*match->entry));
    }
    EXPECT_TRUE(longest.contains(phrase(entry))) << phrase(entry) << " in: " << entry.example;
  }
}

TEST(Cues, AreManyAndOfEveryAct) {
  EXPECT_GE(lexicon().cues().size(), 350u);
  std::set<SpeechAct> acts;
  for (const CueEntry& entry : lexicon().cues()) {
    if (entry.act) acts.insert(*entry.act);
  }
  EXPECT_EQ(acts.size(), 20u);
}

TEST(Channels, EveryExampleHoldsItsChannel) {
  for (const ChannelEntry& entry : lexicon().channels()) {
    const Document document = testing::plain_document(entry.example);
    const Tree tree(document);
    const std::vector<bool> inside(tree.size(), true);
    bool found = false;
    for (std::uint32_t t = 0; t < tree.size(); ++t) {
      const auto match = lexicon().channel(tree, t, inside);
      found = found || (match && match->entry->kind == entry.kind);
    }
    EXPECT_TRUE(found) << entry.kind << " in: " << entry.example;
  }
}

TEST(Cues, AreFoundByFormWhereTheLemmaIsMissing) {
  const auto has = [](const std::string& form, const std::string& lemma) {
    const auto stems = stems_of(form);
    return std::find(stems.begin(), stems.end(), lemma) != stems.end();
  };
  EXPECT_TRUE(has("planned", "plan"));
  EXPECT_TRUE(has("denied", "deny"));
  EXPECT_TRUE(has("accuses", "accuse"));
  EXPECT_TRUE(has("urging", "urge"));
  EXPECT_TRUE(has("pledged", "pledge"));
  EXPECT_FALSE(has("news", "say"));
}

TEST(Cues, ReadJudgements) {
  EXPECT_EQ(lexicon().judgement("the talks \"a closed shop\""), SpeechAct::kCondemn);
  EXPECT_EQ(lexicon().judgement("a historic step"), SpeechAct::kPraise);
  EXPECT_EQ(lexicon().judgement("a historic mistake"), std::nullopt);
  EXPECT_EQ(lexicon().judgement("a cynical lie"), SpeechAct::kDeny);
  EXPECT_EQ(lexicon().judgement("a historic lie"), std::nullopt);
  EXPECT_EQ(lexicon().judgement("a meeting"), std::nullopt);
  EXPECT_EQ(lexicon().judgement("believes"), std::nullopt);
}

}  // namespace
}  // namespace rapporteur
