// Renders the positions of a case, read by the whole pipeline, one per line in the order of their statements:
//
//   Velia | rejects | a third round of talks
#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

std::string render(const testing::Case& the_case) {
  const Document document = testing::analysed(the_case, "positions");
  std::string out;
  for (const Position& one : document.positions)
    out += document.actors[one.actor].name + " | " + std::string(to_word(one.stance)) + " | " +
           std::string(document.article.text.slice(one.span)) + "\n";
  return out.empty() ? "nothing" : out;
}

}  // namespace
}  // namespace rapporteur

int main(int argc, char** argv) {
  return rapporteur::testing::run_cases(argc, argv, "positions", rapporteur::render);
}
