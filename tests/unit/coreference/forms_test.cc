// Forms of mentions, on trees written by hand, with the lists that training/forms.py writes.
#include "rapporteur/coreference/forms.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::ModelWriter;

const std::vector<std::string> kForms = {
    "he", "it", "name", "definite", "definite_plural", "indefinite", "indefinite_plural", "event"};

ModelWriter writer() {
  ModelWriter w;
  w.labels("forms", kForms);
  w.labels("pronouns", {"he he him his", "it it its"});
  w.labels("definite", {"the", "those"});
  return w;
}

Result<Forms> loaded(const ModelWriter& w) {
  return Forms::load(*std::move(nn::ModelFile::parse(w.file(), "m.bin")).value());
}

/// The form of a word with upos and xpos, with a determiner of this relation before it.
std::string form(const std::string& word, const char* upos, const char* xpos,
                 const std::string& determiner = "", const char* deprel = "det") {
  Document d = testing::document_of({{determiner.empty() ? "x" : determiner, word}});
  testing::set_sentences(d);
  d.syntax = {{"DET", "", "_", "", determiner.empty() ? kRoot : 1, deprel},
              {upos, xpos, "_", "", kRoot, "root"}};
  return kForms[loaded(writer()).value().of(d, 1, dependents_of(d)[1])];
}

TEST(Forms, AreThoseOfTheHead) {
  EXPECT_EQ(form("His", "PRON", "PRP$"), "he");
  EXPECT_EQ(form("its", "PRON", "PRP$"), "it");
  EXPECT_EQ(form("Reis", "PROPN", "NNP"), "name");
  EXPECT_EQ(form("left", "VERB", "VBD"), "event");
  EXPECT_EQ(form("talks", "NOUN", "NNS", "The"), "definite_plural");
  EXPECT_EQ(form("minister", "NOUN", "NN", "His", "nmod:poss"), "definite");
  EXPECT_EQ(form("minister", "NOUN", "NN", "a"), "indefinite");
  EXPECT_EQ(form("ministers", "NOUN", "NNS"), "indefinite_plural");
}

TEST(Forms, AreRefusedWhereTheyDoNotFit) {
  EXPECT_TRUE(loaded(writer()).ok());
  auto w = writer();
  w.labels("forms", {"he", "it", "name"});
  EXPECT_FALSE(loaded(w).ok());
  w = writer();
  w.labels("pronouns", {"we we us"});
  EXPECT_FALSE(loaded(w).ok());
}

}  // namespace
}  // namespace rapporteur
