// Where the parties of a predicate stand, on hand-written trees.
#include "rapporteur/events/slots.h"

#include <gtest/gtest.h>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

/// Words of the phrases' heads in a slot of the word, joined by "+".
std::string slot(const Document& document, const std::string& word, const std::string& name) {
  const Tree tree(document);
  const std::uint32_t predicate = testing::range_of(document, word).begin;
  std::string out;
  for (const std::uint32_t t : in_slot(tree, predicate, name))
    out += (out.empty() ? "" : "+") + std::string(document.form(t));
  return out;
}

TEST(Slots, OfAnActiveVerb) {
  const auto d = testing::analysed_document(
      "Norland shelled the port with rockets",
      "Norland Norland PROPN 2 nsubj\nshelled shell VERB 0 root\nthe the DET 4 det\n"
      "port port NOUN 2 obj\nwith with ADP 6 case\nrockets rocket NOUN 2 obl\n");
  EXPECT_EQ(slot(d, "shelled", "subj"), "Norland");
  EXPECT_EQ(slot(d, "shelled", "obj"), "port");
  EXPECT_EQ(slot(d, "shelled", "with"), "rockets");
  EXPECT_EQ(slot(d, "shelled", "iobj"), "");
  EXPECT_EQ(slot(d, "shelled", "against"), "");
}

TEST(Slots, AParticipleBeforeItsNoun) {
  auto d = testing::analysed_document(
      "Qatar-brokered talks ended",
      "Qatar Qatar PROPN 3 compound\n- - PUNCT 1 punct\nbrokered broker VERB 4 amod\ntalks talk NOUN 5 "
      "nsubj\nended end VERB 0 root\n");
  d.syntax[2].xpos = "VBN";
  EXPECT_EQ(slot(d, "brokered", "subj"), "Qatar");
  EXPECT_EQ(slot(d, "brokered", "obj"), "talks");
}

TEST(Slots, APassiveIsTurned) {
  const auto d = testing::analysed_document("The port was shelled by Norland",
                                            "The the DET 2 det\nport port NOUN 4 nsubj:pass\nwas be AUX 4 "
                                            "aux:pass\nshelled shell VERB 0 root\nby by ADP 6 case\n"
                                            "Norland Norland PROPN 4 obl\n");
  EXPECT_EQ(slot(d, "shelled", "subj"), "Norland");
  EXPECT_EQ(slot(d, "shelled", "obj"), "port");
}

TEST(Slots, ARelativePronounStandsForItsNoun) {
  const auto d = testing::analysed_document("The army that shelled Velia left",
                                            "The the DET 2 det\narmy army NOUN 6 nsubj\nthat that PRON 4 "
                                            "nsubj\nshelled shell VERB 2 acl:relcl\nVelia Velia PROPN 4 obj\n"
                                            "left leave VERB 0 root\n");
  EXPECT_EQ(slot(d, "shelled", "subj"), "army");
}

TEST(Slots, ControlGoesToTheSubjectOrTheObject) {
  const auto promised = testing::analysed_document("Reis promised to return",
                                                   "Reis Reis PROPN 2 nsubj\npromised promise VERB 0 "
                                                   "root\nto to PART 4 mark\nreturn return VERB 2 xcomp\n");
  EXPECT_EQ(slot(promised, "return", "subj"), "Reis");
  const auto urged =
      testing::analysed_document("Reis urged Norland to withdraw",
                                 "Reis Reis PROPN 2 nsubj\nurged urge VERB 0 root\nNorland Norland PROPN 2 "
                                 "obj\nto to PART 5 mark\nwithdraw withdraw VERB 2 xcomp\n");
  EXPECT_EQ(slot(urged, "withdraw", "subj"), "Norland");
}

TEST(Slots, JoinedPartiesAreAllThere) {
  const auto d = testing::analysed_document("talks between Cairo and Ankara",
                                            "talks talk NOUN 0 root\nbetween between ADP 3 case\nCairo Cairo "
                                            "PROPN 1 nmod\nand and CCONJ 5 cc\nAnkara Ankara PROPN 3 conj\n");
  EXPECT_EQ(slot(d, "talks", "between"), "Cairo+Ankara");
}

TEST(Slots, ANounHasItsPossessorModifierAndTheSubjectOfItsVerb) {
  const auto d =
      testing::analysed_document("Norland launched an artillery attack on Velia",
                                 "Norland Norland PROPN 2 nsubj\nlaunched launch VERB 0 root\nan a DET 5 "
                                 "det\nartillery artillery NOUN 5 compound\n"
                                 "attack attack NOUN 2 obj\non on ADP 7 case\nVelia Velia PROPN 5 nmod\n");
  EXPECT_EQ(slot(d, "attack", "subj"), "Norland");
  EXPECT_EQ(slot(d, "attack", "mod"), "artillery");
  EXPECT_EQ(slot(d, "attack", "on"), "Velia");
}

TEST(Slots, ALongChainOfJoinedVerbsEnds) {
  std::string text = "a", words = "a a VERB 0 root\n";
  for (int i = 1; i < 500; ++i) {
    text += " a";
    words += "a a VERB " + std::to_string(i) + " conj\n";
  }
  const auto d = testing::analysed_document(text, words);
  const Tree tree(d);
  for (std::uint32_t t = 0; t < tree.size(); ++t) EXPECT_TRUE(in_slot(tree, t, "subj").empty());
}

}  // namespace
}  // namespace rapporteur
