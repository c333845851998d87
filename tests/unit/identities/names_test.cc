// Names in pieces, spellings and acronyms: what is one, beside what is not.
#include "rapporteur/identities/names.h"

#include <gtest/gtest.h>

namespace rapporteur::identities {
namespace {

TEST(Plain, FoldsCaseAccentsAndMarks) {
  EXPECT_EQ(plain("The \u00c9lys\u00e9e"), "elysee");
  EXPECT_EQ(plain("Port-Amaro's"), "port amaro");
  EXPECT_EQ(plain("Tern, Inc."), "tern inc");
  EXPECT_EQ(plain("The"), "the") << "an article alone is the whole name";
  EXPECT_EQ(plain("\u2026"), "");
}

TEST(Person, IsFullWithTwoWordsOrInitials) {
  EXPECT_TRUE(person_name("Ana Reis").full());
  EXPECT_TRUE(person_name("J. K. Tam").full());
  EXPECT_FALSE(person_name("Reis").full());
  EXPECT_FALSE(person_name("A. Reis").full()) << "one initial is too little";
  EXPECT_FALSE(person_name("al-Sabir").full()) << "a particle is no name";
  EXPECT_FALSE(person_name("bin Tam").full());
  EXPECT_FALSE(person_name("").full());
}

TEST(Person, KeepsInitialsAndGenerationsApart) {
  EXPECT_EQ(person_name("Ana B. Reis").key(), person_name("Ana Reis").key());
  EXPECT_EQ(person_name("Ana B. Reis").initials, "b");
  EXPECT_EQ(person_name("J.K. Tam").key(), person_name("J. K. Tam").key());
  EXPECT_NE(person_name("J.K. Tam").key(), person_name("A.B. Tam").key());
  EXPECT_NE(person_name("Tom Reis Jr.").key(), person_name("Tom Reis").key());
  EXPECT_EQ(person_name("Omar al-Sabir").key(), person_name("Omar Sabir").key());
}

TEST(Spelling, IsALetterOrAMissingWordNotAnotherName) {
  const auto same = [](const char* one, const char* other) {
    return is_spelling_of(person_name(one), person_name(other));
  };
  EXPECT_TRUE(same("Mohammed Reis", "Mohammad Reis"));
  EXPECT_TRUE(same("Ana Maria Reis", "Ana Reis"));
  EXPECT_FALSE(same("Ana Reis", "Tom Reis"));
  EXPECT_FALSE(same("Ana Reis", "Ina Reis")) << "a letter of a short name is another name";
  EXPECT_FALSE(same("Mohammed Reis", "Mohammed Weis"));
  EXPECT_FALSE(same("Ana Reis", "Reis"));
  EXPECT_FALSE(same("Tom Reis", "Tom Reis Jr."));
}

TEST(Acronym, HasTheFirstLettersInOrder) {
  EXPECT_TRUE(is_acronym("AU", "the African Union"));
  EXPECT_TRUE(is_acronym("U.N.", "United Nations"));
  EXPECT_TRUE(is_acronym("OPEC", "Organization of the Petroleum Exporting Countries"));
  EXPECT_FALSE(is_acronym("UA", "African Union"));
  EXPECT_FALSE(is_acronym("au", "African Union")) << "a word, not letters";
  EXPECT_FALSE(is_acronym("A", "African"));
  EXPECT_FALSE(is_acronym("AU", "Australia"));
  EXPECT_FALSE(is_acronym("", ""));
}

}  // namespace
}  // namespace rapporteur::identities
