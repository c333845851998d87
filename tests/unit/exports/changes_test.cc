// What is new, changed or gone, and corrections, as JSON and as CSV.
#include "rapporteur/exports/changes.h"

#include <gtest/gtest.h>

namespace rapporteur::exports {
namespace {

TEST(Changes, AreJsonWithWhatIsKnown) {
  store::Change change;
  change.what = store::Change::What::kGone;
  change.at = "2026-03-03T12:00:00Z";
  change.kind = "event";
  change.id = "aa";
  EXPECT_EQ(change_json(change), R"({"at":"2026-03-03T12:00:00Z","change":"gone","kind":"event","id":"aa"})"
                                 "\n");
}

TEST(Changes, AreRowsOfAsManyCellsAsTheirHead) {
  store::Change change;
  change.who = "Reis, Ana";
  const std::string head = change_csv_head(), row = change_csv(change);
  EXPECT_EQ(head.substr(0, 20), "at,change,kind,id,ar");
  EXPECT_NE(row.find("\"Reis, Ana\""), std::string::npos) << row;
}

TEST(Changes, ACorrectionToNothingSaysSo) {
  store::Correction correction;
  correction.number = 3;
  correction.what = "place";
  correction.machine = "Geneva";
  EXPECT_EQ(correction_json(correction),
            R"({"number":3,"state":"waiting","what":"place","value":"","machine":"Geneva"})"
            "\n");
}

}  // namespace
}  // namespace rapporteur::exports
