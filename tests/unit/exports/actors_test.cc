// Actors across articles as JSON and CSV: what is unknown is absent, and no value breaks a line.
#include "rapporteur/exports/actors.h"

#include <gtest/gtest.h>

namespace rapporteur::exports {
namespace {

store::KnownActor ana() {
  store::KnownActor out;
  out.id = "a1";
  out.name = "Ana \"Reis\", minister";
  out.kind = "person";
  out.names = {{"Ana Reis", 2}, {"=Reis", 1}};
  out.offices.push_back({.title = "foreign minister",
                         .of = "Velia",
                         .from = "",
                         .until = "",
                         .first = "2026-03-01",
                         .last = "2026-03-02",
                         .articles = 2,
                         .article = "aa",
                         .sentence = "She\nspoke."});
  out.articles = 3;
  out.entries = 4;
  return out;
}

TEST(ActorJson, IsOneLineWithoutWhatIsUnknown) {
  EXPECT_EQ(
      actor_json(ana()),
      R"({"id":"a1","name":"Ana \"Reis\", minister","kind":"person","names":[{"name":"Ana Reis","articles":2},)"
      R"({"name":"=Reis","articles":1}],"offices":[{"title":"foreign minister","of":"Velia","first":"2026-03-01",)"
      R"("last":"2026-03-02","articles":2,"article":"aa","sentence":"She\nspoke."}],"articles":3,"entries":4})"
      "\n");
}

TEST(ActorCsv, QuotesAndGuards) {
  EXPECT_EQ(actor_csv(ana()),
            "a1,\"Ana \"\"Reis\"\", minister\",person,,,,Ana Reis; =Reis,foreign minister (Velia),3,4,,\r\n");
  store::KnownActor formula = ana();
  formula.name = "=1+1";
  EXPECT_NE(actor_csv(formula).find(",'=1+1,"), std::string::npos);
}

TEST(ActorCsv, HasAsManyNamesAsFields) {
  const std::string head = actor_csv_head();
  EXPECT_EQ(std::count(head.begin(), head.end(), ','), 11);
  EXPECT_EQ(actor_csv({}), ",,,,,,,,0,0,,\r\n");
}

}  // namespace
}  // namespace rapporteur::exports
