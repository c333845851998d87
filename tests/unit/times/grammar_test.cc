// Faults in a table of rules: each is reported with its line and the piece that cannot be used.
#include "rapporteur/times/grammar.h"

#include <gtest/gtest.h>

namespace rapporteur::times {
namespace {

std::string fault_of(std::string_view table) {
  rule::Names names;
  auto vocabulary = Vocabulary::load(names);
  const auto grammar = Grammar::compile(table, names, std::move(vocabulary).value());
  return grammar ? "none" : to_string(grammar.error());
}

TEST(TimeGrammar, ReportsTheLineOfAFault) {
  EXPECT_EQ(fault_of("rule\tsure\t<month> <year>\tdate month=<month> year=<year>\n"), "none");
  const auto named = [](std::string_view table, std::string_view piece) {
    const std::string fault = fault_of(std::string("# head\n") + std::string(table));
    return fault.find("times/rules.tsv:2") != std::string::npos && fault.find(piece) != std::string::npos;
  };
  EXPECT_TRUE(named("rule\tsure\t<month\tdate month=<month>\n", "<month"));
  EXPECT_TRUE(named("rule\tmaybe\t<month>\tdate month=<month>\n", "maybe"));
  EXPECT_TRUE(named("rule\tsure\t<month>\tdate month=<year>\n", "month=<year>"));
  EXPECT_TRUE(named("rule\tsure\t<month>\tdate moon=<month>\n", "moon=<month>"));
  EXPECT_TRUE(named("rule\tsure\t<month>\tdate month=<month> mod=SOON\n", "mod=SOON"));
  EXPECT_TRUE(named("rule\tsure\t<month>\tfeast month=<month>\n", "feast"));
  EXPECT_TRUE(named("rule\tsure\tnow\treference NOW\n", "NOW"));
  EXPECT_TRUE(named("rule\tsure\t<date>\tlike mod=END\n", "like mod=END"));
  EXPECT_TRUE(named("ruler\tsure\tnow\treference PRESENT_REF\n", "ruler"));
}

}  // namespace
}  // namespace rapporteur::times
