// Bystanders on hand-written analyses: who waits aside, and that an actor is made of him once.
#include "rapporteur/actors/bystanders.h"

#include <gtest/gtest.h>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/actors.h"
#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

EntityMention entity(std::uint32_t head, std::uint32_t entity, const std::string& kind,
                     const Document& document) {
  return {{head, head + 1}, document.tokens[head].span, head, entity, kind};
}

/// "On the quay stood painters of Norland. The painters sang beside 13 boats."
Document painters() {
  Document document = testing::analysed_document(
      "On the quay stood painters of Norland. Beside the painters lay 13 boats.",
      "On on ADP 3 case\nthe the DET 3 det\nquay quay NOUN 4 obl\nstood stand VERB 0 root\n"
      "painters painter NOUN 4 obl\nof of ADP 7 case\nNorland Norland PROPN 5 nmod\n. . PUNCT 4 punct\n\n"
      "Beside beside ADP 3 case\nthe the DET 3 det\npainters painter NOUN 4 obl\nlay lie VERB 0 root\n13 13 "
      "NUM 6 nummod\nboats boat NOUN 4 nsubj\n. . PUNCT 4 punct\n");
  document.entities = {entity(2, 0, "place", document), entity(4, 1, "person", document),
                       entity(10, 1, "person", document), entity(13, 2, "object", document)};
  const auto finder = ActorFinder::load();
  if (!finder) throw std::runtime_error(to_string(finder.error()));
  finder.value().find(document);
  return document;
}

TEST(Bystanders, ArePeopleAndBodiesByTheirEntities) {
  const Document document = painters();
  ASSERT_EQ(document.bystanders.actors.size(), 1u);
  EXPECT_EQ(document.bystanders.actors[0].name, "painters of Norland");
  EXPECT_EQ(document.bystanders.actors[0].kind, ActorKind::kUnnamed);
  EXPECT_EQ(document.bystanders.actors[0].mentions.size(), 2u);
  EXPECT_EQ(verify(document), "");
}

TEST(Bystanders, AreAdmittedOnceAndBehindTheOthers) {
  Document document = painters();
  const std::size_t before = document.actors.size();
  EXPECT_EQ(admit(document, 2), std::nullopt);
  EXPECT_EQ(admit(document, 4), before);
  EXPECT_EQ(admit(document, 10), before);
  ASSERT_EQ(document.actors.size(), before + 1);
  EXPECT_EQ(document.actors.back().name, "painters of Norland");
  EXPECT_EQ(admit(document, 99), std::nullopt);
  EXPECT_EQ(verify(document), "");
}

}  // namespace
}  // namespace rapporteur
