// Days of publication in the event tables: where no day is told, on request, counted, and nowhere else.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "rapporteur/exports/exports.h"
#include "tests/unit/exports/event_sample.h"

namespace rapporteur::exports {
namespace {

using Json = nlohmann::json;

store::Entry event(const std::string& from, const std::string& to = {}) {
  store::Entry out = testing::visit();  // published 2026-03-06
  out.from = from, out.to = to;
  return out;
}

std::string cell(const std::string& line, std::size_t column) {
  const auto cells = testing::cells_of(line);
  return column < cells.size() ? cells[column] : "no such cell";
}

/// The day in each table: GDELT's, ICEWS's, POLECAT's, PLOVER's; and how many of the four rows were filled.
std::string days_of(const store::Entry& event, bool published) {
  Options options;
  options.published_dates = published;
  std::string out;
  std::size_t filled = 0;
  for (const auto& [form, column] : {std::pair("gdelt", 1), std::pair("icews", 1), std::pair("polecat", 1)}) {
    const auto writer = writer_of(form, options);
    out += cell(writer->entry(event), static_cast<std::size_t>(column)) + " ";
    filled += writer->filled();
  }
  const auto plover = writer_of("plover", options);
  const Json line = Json::parse(plover->entry(event));
  out += line["date"].is_null() ? "null" : line["date"].get<std::string>();
  if (line.contains("date_basis")) out += "(" + line["date_basis"].get<std::string>() + ")";
  if (line.contains("enddate")) out += ".." + line["enddate"].get<std::string>();
  return out + " " + std::to_string(filled + plover->filled());
}

TEST(Dates, ADayThatIsToldStays) {
  for (const bool published : {false, true})
    EXPECT_EQ(days_of(event("2026-03-05", "2026-03-06"), published),
              "20260305 2026-03-05 2026-03-05 2026-03-05 0");
}

TEST(Dates, WhereNoneIsToldItIsThatOfPublicationOnRequest) {
  EXPECT_EQ(days_of(event(""), false), "  None null 0") << "never unasked";
  EXPECT_EQ(days_of(event(""), true), "20260306 2026-03-06 2026-03-06 2026-03-06(published) 4");
}

TEST(Dates, WhatIsNoDateIsNotTold) {
  EXPECT_EQ(days_of(event("2026-02-31"), true), "20260306 2026-03-06 2026-03-06 2026-03-06(published) 4");
}

TEST(Dates, OfAnUndatedArticleThereIsNone) {
  for (const char* no_date : {"", "2026", "2026-02-31", "yesterday"}) {
    store::Entry undated = event("");
    undated.published = no_date;
    EXPECT_EQ(days_of(undated, true), "  None null 0") << no_date;
  }
}

TEST(Dates, AnEndBeforePublicationIsNotTheEndOfThatDay) {
  EXPECT_EQ(days_of(event("", "2026-03-02"), true), "20260306 2026-03-06 2026-03-06 2026-03-06(published) 4");
  EXPECT_EQ(days_of(event("", "2026-03-10"), true),
            "20260306 2026-03-06 2026-03-06 2026-03-06(published)..2026-03-09 4");
}

TEST(Dates, GdeltsFourColumnsAreOfOneDay) {
  Options options;
  options.published_dates = true;
  const std::string line = writer_of("gdelt", options)->entry(event(""));
  EXPECT_EQ(cell(line, 1) + " " + cell(line, 2) + " " + cell(line, 3), "20260306 202603 2026");
  EXPECT_EQ(cell(line, 4).substr(0, 5), "2026.");
}

TEST(Dates, OnlyTheseFormsFill) {
  std::string filling;
  for (const Form& form : forms()) {
    if (form.fills) filling += std::string(form.name) + " ";
  }
  EXPECT_EQ(filling, "gdelt icews polecat plover ");
}

TEST(Dates, WhatIsLeftOutIsNotFilled) {
  Options options;
  options.published_dates = true;
  store::Entry planned = event("");
  planned.status = "planned";
  const auto writer = writer_of("gdelt", options);
  EXPECT_EQ(writer->entry(planned), "");
  EXPECT_EQ(writer->filled(), 0U);
  EXPECT_EQ(writer->left_out(), 1U);
}

}  // namespace
}  // namespace rapporteur::exports
