// Ends of cues, on trees written by hand.
#include "rapporteur/attribution/cue_ends.h"

#include <gtest/gtest.h>

#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::document_of_tree;

std::string whole(const Document& d, Range cue) { return testing::text_of(d, with_whole_end(d, cue)); }

TEST(CueEnds, AnAuxiliaryBringsItsVerb) {
  const Document d = document_of_tree({{"Police", "NOUN", 3, "nsubj"},
                                       {"have", "AUX", 3, "aux"},
                                       {"been", "AUX", 3, "aux"},
                                       {"investigating", "VERB", -1, "root"},
                                       {"claims", "NOUN", 3, "obj"}});
  EXPECT_EQ(whole(d, {1, 3}), "have been investigating");
  EXPECT_EQ(whole(d, {1, 2}), "have been investigating");
  EXPECT_EQ(whole(d, {1, 4}), "have been investigating");
}

TEST(CueEnds, ACopulaBringsItsComplementUnlessThatIsFar) {
  const Document d = document_of_tree({{"They", "PRON", 2, "nsubj"},
                                       {"are", "AUX", 2, "cop"},
                                       {"worried", "ADJ", -1, "root"},
                                       {"Is", "AUX", 10, "cop"},
                                       {"the", "DET", 5, "det"},
                                       {"minister", "NOUN", 10, "nsubj"},
                                       {"of", "ADP", 8, "case"},
                                       {"foreign", "ADJ", 8, "amod"},
                                       {"affairs", "NOUN", 5, "nmod"},
                                       {"really", "ADV", 10, "advmod"},
                                       {"sure", "ADJ", 2, "parataxis"}});
  EXPECT_EQ(whole(d, {1, 2}), "are worried");
  EXPECT_EQ(whole(d, {3, 4}), "Is");
}

TEST(CueEnds, AnAdverbBringsTheVerbAfterIt) {
  const Document d = document_of_tree({{"Dahl", "PROPN", 3, "nsubj"},
                                       {"may", "AUX", 3, "aux"},
                                       {"not", "PART", 3, "advmod"},
                                       {"agree", "VERB", -1, "root"},
                                       {"and", "CCONJ", 6, "cc"},
                                       {"also", "ADV", 6, "advmod"},
                                       {"contended", "VERB", 3, "conj"},
                                       {"loudly", "ADV", 6, "advmod"}});
  EXPECT_EQ(whole(d, {1, 3}), "may not agree");
  EXPECT_EQ(whole(d, {5, 6}), "also contended");
  EXPECT_EQ(whole(d, {6, 8}), "contended loudly");  // an adverb after its verb
}

TEST(CueEnds, AnArticleBringsItsNoun) {
  const Document d = document_of_tree({{"She", "PRON", 1, "nsubj"},
                                       {"said", "VERB", -1, "root"},
                                       {"in", "ADP", 5, "case"},
                                       {"a", "DET", 5, "det"},
                                       {"long", "ADJ", 5, "amod"},
                                       {"interview", "NOUN", 1, "obl"}});
  EXPECT_EQ(whole(d, {1, 4}), "said in a long interview");
  EXPECT_EQ(whole(d, {1, 3}), "said in");  // the annotators themselves stop here now and there
  EXPECT_EQ(whole(d, {1, 2}), "said");
}

TEST(CueEnds, APrepositionStaysWithContentAlone) {
  const Document d = document_of_tree({{"Dahl", "PROPN", 2, "nsubj"},
                                       {"was", "AUX", 2, "aux"},
                                       {"accused", "VERB", -1, "root"},
                                       {"of", "ADP", 4, "case"},
                                       {"fraud", "NOUN", 2, "obl"},
                                       {"on", "ADP", 6, "case"},
                                       {"Monday", "PROPN", 2, "obl"}});
  const auto cut = [&](Range cue, std::vector<Range> source, std::vector<Range> content) {
    Attribution a;
    a.cue = {cue};
    a.source = std::move(source);
    a.content = std::move(content);
    return without_loose_preposition(d, a);
  };
  EXPECT_EQ(cut({1, 4}, {}, {{4, 7}}), (Range{1, 4}));
  EXPECT_EQ(cut({1, 4}, {{4, 5}}, {{0, 1}}), (Range{1, 4}));
  EXPECT_EQ(cut({1, 4}, {}, {{0, 1}, {5, 7}}), (Range{1, 3}));
  EXPECT_EQ(cut({3, 4}, {}, {{0, 1}}), (Range{3, 4}));  // nothing would be left
}

TEST(CueEnds, StayWhereThereIsNoTree) {
  const Document d = testing::document_of({{"She", "has", "said"}});
  EXPECT_EQ(with_whole_end(d, {1, 2}), (Range{1, 2}));
  EXPECT_EQ(with_whole_end(d, {1, 1}), (Range{1, 1}));
}

}  // namespace
}  // namespace rapporteur
