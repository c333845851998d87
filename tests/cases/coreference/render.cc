// Renders the entities of a case that are mentioned twice or more, one per line: "mention = mention = ...".
#include <map>

#include "rapporteur/coreference/coreference.h"
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/syntax/syntax.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

std::string render(const rapporteur::testing::Case& the_case) {
  using rapporteur::testing::taken;
  static const auto parser = taken(rapporteur::Parser::load(rapporteur::testing::model()));
  static const auto resolver = taken(rapporteur::CoreferenceResolver::load(rapporteur::testing::model()));
  rapporteur::Document document = rapporteur::testing::read_case(the_case);
  parser.parse(document);
  resolver.resolve(document);
  std::map<std::uint32_t, std::pair<int, std::string>> entities;
  for (const rapporteur::EntityMention& mention : document.entities) {
    auto& [count, line] = entities[mention.entity];
    line += (count++ > 0 ? " = " : "") + std::string(document.article.text.slice(mention.span));
  }
  std::string out;
  for (const auto& [entity, mentions] : entities) {
    if (mentions.first > 1) out += mentions.second + "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "coreference", render); }
