// The words of arguments, on trees written by hand.
#include "rapporteur/predicates/arguments.h"

#include <gtest/gtest.h>

#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::document_of_tree;

std::string around(const Document& d, std::uint32_t head, std::uint32_t predicate, const char* role = "ARG1",
                   const std::vector<std::uint32_t>& heads = {}) {
  const Range range = ArgumentSpans(d).around(head, predicate, role, d.sentences[0].tokens, heads);
  EXPECT_FALSE(range.contains(predicate));
  return testing::text_of(d, range);
}

TEST(ArgumentSpans, AreWhatHangsOnTheirHead) {
  const Document d = document_of_tree({{"Soldiers", "NOUN", 1, "nsubj"},
                                       {"fled", "VERB", -1, "root"},
                                       {"and", "CCONJ", 3, "cc"},
                                       {"left", "VERB", 1, "conj"},
                                       {"the", "DET", 5, "det"},
                                       {"port", "NOUN", 3, "obj"},
                                       {"on", "ADP", 7, "case"},
                                       {"Friday", "PROPN", 3, "obl"},
                                       {".", "PUNCT", 1, "punct"}});
  EXPECT_EQ(around(d, 0, 1, "ARG0"), "Soldiers");
  EXPECT_EQ(around(d, 5, 3), "the port");
  EXPECT_EQ(around(d, 7, 3, "ARGM-TMP"), "on Friday");
  EXPECT_EQ(around(d, 3, 1, "ARGM-ADV"), "left the port on Friday");  // without the "and" before it
}

TEST(ArgumentSpans, OfWhatThePredicateHangsOnTakeThePhraseAlone) {
  const Document d = document_of_tree({{"They", "PRON", 3, "nsubj"},
                                       {"are", "AUX", 3, "cop"},
                                       {"the", "DET", 3, "det"},
                                       {"rebels", "NOUN", -1, "root"},
                                       {"who", "PRON", 5, "nsubj"},
                                       {"attacked", "VERB", 3, "acl:relcl"},
                                       {"ships", "NOUN", 5, "obj"},
                                       {".", "PUNCT", 3, "punct"}});
  EXPECT_EQ(around(d, 3, 5, "ARG0"), "the rebels");
  EXPECT_EQ(around(d, 4, 5, "R-ARG0"), "who");
  EXPECT_EQ(around(d, 3, 1, "ARG2"), "the rebels who attacked ships");  // the complement of "are"
  EXPECT_EQ(around(d, 0, 1), "They");
}

TEST(ArgumentSpans, OfACopulaLeaveWhatSurroundsTheClause) {
  const Document d = document_of_tree({{"The", "DET", 1, "det"},
                                       {"plan", "NOUN", 4, "nsubj"},
                                       {"is", "AUX", 4, "cop"},
                                       {"not", "PART", 4, "advmod"},
                                       {"ready", "ADJ", -1, "root"},
                                       {",", "PUNCT", 9, "punct"},
                                       {"but", "CCONJ", 9, "cc"},
                                       {"talks", "NOUN", 9, "nsubj"},
                                       {"will", "AUX", 9, "aux"},
                                       {"begin", "VERB", 4, "conj"}});
  EXPECT_EQ(around(d, 4, 2, "ARG2"), "ready");
  EXPECT_EQ(around(d, 1, 2), "The plan");
}

TEST(ArgumentSpans, OfAnOuterCopulaTakeTheWholeClause) {
  const Document d = document_of_tree({{"Trouble", "NOUN", 5, "nsubj:outer"},
                                       {"is", "AUX", 5, "cop"},
                                       {"that", "SCONJ", 5, "mark"},
                                       {"she", "PRON", 5, "nsubj"},
                                       {"is", "AUX", 5, "cop"},
                                       {"late", "ADJ", -1, "root"},
                                       {".", "PUNCT", 5, "punct"}});
  EXPECT_EQ(around(d, 5, 1, "ARG2"), "that she is late");
  EXPECT_EQ(around(d, 5, 4, "ARG2"), "late");
}

TEST(ArgumentSpans, OfACopulaLeaveItsOtherArguments) {
  const Document d = document_of_tree({{"Prices", "NOUN", 3, "nsubj"},
                                       {"are", "AUX", 3, "cop"},
                                       {"often", "ADV", 3, "advmod"},
                                       {"high", "ADJ", -1, "root"},
                                       {"in", "ADP", 5, "case"},
                                       {"winter", "NOUN", 3, "obl"}});
  EXPECT_EQ(around(d, 3, 1, "ARG2", {0, 3}), "often high in winter");
  EXPECT_EQ(around(d, 3, 1, "ARG2", {0, 2, 3, 5}), "high");
}

TEST(ArgumentSpans, OfAnObjectTakeWhatIsToldOfIt) {
  const Document d = document_of_tree({{"Guards", "NOUN", 1, "nsubj"},
                                       {"let", "VERB", -1, "root"},
                                       {"them", "PRON", 1, "obj"},
                                       {"leave", "VERB", 1, "xcomp"},
                                       {"camp", "NOUN", 3, "obj"},
                                       {".", "PUNCT", 1, "punct"}});
  EXPECT_EQ(around(d, 2, 1, "ARG1", {0, 2}), "them leave camp");
  EXPECT_EQ(around(d, 2, 1, "ARG1", {0, 2, 3}),
            "them");  // "asked them to leave": what was asked is an argument of its own
  EXPECT_EQ(around(d, 2, 3, "ARG0", {2, 4}), "them");
}

TEST(ArgumentSpans, AreSingleWordsForModalsAndLightVerbs) {
  const Document d = document_of_tree({{"They", "PRON", 2, "nsubj"},
                                       {"may", "AUX", 2, "aux"},
                                       {"make", "VERB", -1, "root"},
                                       {"a", "DET", 4, "det"},
                                       {"decision", "NOUN", 2, "obj"}});
  EXPECT_EQ(around(d, 1, 2, "ARGM-MOD"), "may");
  EXPECT_EQ(around(d, 4, 2, "ARGM-PRR"), "decision");
  EXPECT_EQ(around(d, 4, 2, "ARG1"), "a decision");
  EXPECT_EQ(around(d, 2, 4, "ARGM-LVB"), "make");
}

TEST(ArgumentSpans, StayInALoopOfHeads) {  // no tree: never seen, but a walk must end
  const Document d =
      document_of_tree({{"a", "NOUN", 1, "nmod"}, {"b", "NOUN", 0, "nmod"}, {"c", "VERB", -1, "root"}});
  EXPECT_EQ(around(d, 0, 2), "a b");
}

}  // namespace
}  // namespace rapporteur
