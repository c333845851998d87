// What a store holds, in figures: how much of what, from whom and when, where an outlet's days are missing, what was told
// by several, and which programs and models read it. Plain data; Store::stats() fills it.
// Tested in tests/unit/store/stats_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur::store {

/// Days without an article of an outlet that has some on such days of the week: a run of them.
struct Gap {
  std::string from, to;    // the first and the last, YYYY-MM-DD
  std::uint32_t days = 0;  // how many are missing between them, both counted; days of rest are not
};

struct OutletStats {
  std::string name;  // empty: articles of unknown outlets
  std::uint64_t articles = 0;
  std::uint64_t undated = 0;
  std::string first, last;  // days, as the outlet wrote them; empty where no article has one
  std::vector<Gap> gaps;    // in order
};

struct LineCount {
  std::string kind, label, status;
  std::uint64_t lines = 0;
};

struct ReaderStats {
  std::string program;  // its version
  std::string model, sha256;
  std::uint64_t articles = 0;  // newest revisions that it read
};

struct Named {
  std::string name;
  std::uint64_t count = 0;
};

struct Stats {
  std::uint64_t articles = 0;  // withdrawn ones not counted
  std::uint64_t withdrawn = 0;
  std::uint64_t revisions = 0;  // of all articles
  std::uint64_t copies =
      0;                    // articles that are copies of one that is counted: wire stories in several papers
  std::string first, last;  // days of publication
  std::vector<OutletStats> outlets;  // the one with most articles first
  std::vector<LineCount> lines;      // by kind, then most first
  std::vector<Named> actors;         // across articles, by kind, most first
  std::uint64_t happenings = 0;
  std::uint64_t told_by_several = 0;  // happenings that two or more outlets tell of
  std::uint64_t independent = 0;      // those of them whose articles are not all copies of one
  std::vector<ReaderStats> readers;   // most first
  std::uint64_t bytes = 0;            // of the file with its log
  std::string changed;                // when a line or an article last changed, UTC; empty: never
};

/// The runs of days in which an outlet is missing, given the days on which it had articles (YYYY-MM-DD, in order, each
/// once; what is no date counts for nothing). A day of the week is usual where two thirds of the weeks that have any article
/// have one on it; an outlet with fewer than four such weeks has nothing usual.
std::vector<Gap> gaps_of(const std::vector<std::string>& days);

}  // namespace rapporteur::store
