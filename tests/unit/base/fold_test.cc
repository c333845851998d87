// Names as they are compared: accents, marks, hyphens.
#include "rapporteur/base/fold.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

TEST(Fold, LettersWithoutAccentsAndMarks) {
  EXPECT_EQ(fold_letters("Erdo\u011fan"), "erdogan");
  EXPECT_EQ(fold_letters("Port-au-Prince"), "port au prince");
  EXPECT_EQ(fold_letters("O\u2019Brien"), "obrien");
  EXPECT_EQ(fold_letters("  J.  Smith "), "j smith");
  EXPECT_EQ(fold_letters("Nguy\u1ec5n"), "nguyen");  // beyond U+017F
  EXPECT_EQ(fold_letters("\u041a\u0438\u0435\u0432"), "\u043a\u0438\u0435\u0432");
  EXPECT_EQ(fold_letters(""), "");
  EXPECT_EQ(fold_letters("\xff\xfe"), "");
}

}  // namespace
}  // namespace rapporteur
