// Phrases around head words, on trees written by hand.
#include "rapporteur/coreference/phrases.h"

#include <gtest/gtest.h>

#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::document_of_tree;

std::string around(const Document& d, std::uint32_t head) {
  return testing::text_of(d, Phrases(d).around(head, d.sentences[0].tokens));
}

TEST(Phrases, LeaveOutPrepositionsAndWhatIsJoined) {
  const Document d = document_of_tree({{"with", "ADP", 2, "case"},
                                       {"the", "DET", 2, "det"},
                                       {"minister", "NOUN", -1, "root"},
                                       {"of", "ADP", 4, "case"},
                                       {"Velia", "PROPN", 2, "nmod"},
                                       {"and", "CCONJ", 7, "cc"},
                                       {"his", "PRON", 7, "nmod:poss"},
                                       {"envoy", "NOUN", 2, "conj"}});
  EXPECT_EQ(around(d, 2), "the minister of Velia");
  EXPECT_EQ(around(d, 4), "Velia");
  EXPECT_EQ(around(d, 6), "his");
  EXPECT_EQ(around(d, 7), "his envoy");
}

TEST(Phrases, TakeThePossessiveMarkAndTheApposition) {
  const Document d = document_of_tree({{"Velia", "PROPN", 2, "nmod:poss"},
                                       {"'s", "PART", 0, "case"},
                                       {"minister", "NOUN", 7, "nsubj"},
                                       {",", "PUNCT", 4, "punct"},
                                       {"Ana", "PROPN", 2, "appos"},
                                       {"Reis", "PROPN", 4, "flat"},
                                       {",", "PUNCT", 4, "punct"},
                                       {"left", "VERB", -1, "root"}});
  EXPECT_EQ(around(d, 0), "Velia 's");
  EXPECT_EQ(around(d, 2), "Velia 's minister , Ana Reis");
  EXPECT_EQ(around(d, 7), "left");
  EXPECT_EQ(Phrases(d).name_words(4), (std::vector<std::string>{"ana", "reis"}));
  EXPECT_EQ(Phrases(d).name_words(2), (std::vector<std::string>{"minister"}));
}

TEST(Phrases, LeaveTheClauseOfAPredicateNoun) {
  const Document d = document_of_tree({{"She", "PRON", 3, "nsubj"},
                                       {"is", "AUX", 3, "cop"},
                                       {"an", "DET", 3, "det"},
                                       {"envoy", "NOUN", -1, "root"},
                                       {".", "PUNCT", 3, "punct"}});
  EXPECT_EQ(around(d, 3), "an envoy");
}

TEST(Phrases, KeepABracketThatTheyOpen) {
  const Document d = document_of_tree({{"the", "DET", 1, "det"},
                                       {"party", "NOUN", -1, "root"},
                                       {"(", "PUNCT", 3, "punct"},
                                       {"VPP", "PROPN", 1, "appos"},
                                       {")", "PUNCT", 3, "punct"},
                                       {".", "PUNCT", 1, "punct"}});
  EXPECT_EQ(around(d, 1), "the party ( VPP )");
  EXPECT_EQ(around(d, 3), "VPP");
}

TEST(Phrases, StopAtAGap) {
  const Document d = document_of_tree({{"talks", "NOUN", 1, "nsubj"},
                                       {"began", "VERB", -1, "root"},
                                       {"on", "ADP", 3, "case"},
                                       {"quotas", "NOUN", 0, "nmod"}});
  EXPECT_EQ(around(d, 0), "talks");
}

}  // namespace
}  // namespace rapporteur
