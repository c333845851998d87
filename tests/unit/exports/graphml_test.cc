// GraphML: who is joined to whom, each actor one node, and XML that nothing in a name can break.
#include <gtest/gtest.h>

#include <string>

#include "rapporteur/exports/exports.h"
#include "tests/unit/exports/line_sample.h"

namespace rapporteur::exports {
namespace {

using namespace testing;

TEST(GraphMl, DrawsAnEdgeFromWhoActsToWhom) {
  Entry one = event();
  one.parties[0].kind = "state";
  one.parties[0].country = "VEL";
  one.parties[0].sector = "GOV";
  one.parties[0].wikidata = "Q1";
  const std::string out = exported("graphml", {one});
  EXPECT_TRUE(contains(out, "<graph id=\"record\" edgedefault=\"directed\">"));
  EXPECT_TRUE(contains(out,
                       "<node id=\"a1\"><data key=\"n_label\">Velia</data><data key=\"n_name\">Velia</data>"
                       "<data key=\"n_kind\">state</data><data key=\"n_country\">VEL</data>"
                       "<data key=\"n_sector\">GOV</data><data key=\"n_wikidata\">Q1</data></node>"))
      << out;
  EXPECT_TRUE(contains(
      out,
      "<edge id=\"e1\" source=\"a1\" target=\"a2\"><data key=\"e_kind\">event</data>"
      "<data key=\"e_label\">ASSAULT</data><data key=\"e_status\">denied</data>"
      "<data key=\"e_background\">false</data><data key=\"e_mutual\">false</data>"
      "<data key=\"e_from\">2026-03-01</data><data key=\"e_to\">2026-03-02</data>"
      "<data key=\"e_published\">2026-03-03T14:05:00+01:00</data><data key=\"e_confidence\">0.912</data>"
      "<data key=\"e_outlet\">Tern</data><data key=\"e_article\">5b0c6f1f2d9be0aa</data>"
      "<data key=\"e_entry\">77aa</data></edge>"))
      << out;
}

TEST(GraphMl, DeclaresEveryKeyItUses) {
  const std::string out = exported("graphml", {event(), meeting()});
  for (std::size_t at = 0; (at = out.find("<data key=\"", at)) != std::string::npos; ++at) {
    const std::string key = out.substr(at + 11, out.find('"', at + 11) - at - 11);
    EXPECT_EQ(count(out, "<key id=\"" + key + "\""), 1U) << key;
  }
}

TEST(GraphMl, WritesANodeOnceAndBeforeItsFirstEdge) {
  const std::string out = exported("graphml", {event(), statement(), event()});
  EXPECT_EQ(count(out, "<node id=\"a2\""), 1U);
  EXPECT_EQ(count(out, "<edge "), 3U);
  EXPECT_LT(out.find("<node id=\"a17\""), out.find("source=\"a17\""));
}

TEST(GraphMl, JoinsSpeakersToThoseTheySpeakTo) {
  EXPECT_TRUE(contains(exported("graphml", {statement()}), "source=\"a17\" target=\"a2\""));
}

TEST(GraphMl, JoinsThoseWhoMeetEachPairOnce) {
  Entry one = meeting();
  one.parties.push_back(party("party", "Ostmark", "a3"));
  const std::string out = exported("graphml", {one});
  EXPECT_EQ(count(out, "<edge "), 3U);
  EXPECT_EQ(count(out, "<data key=\"e_mutual\">true</data>"), 3U);
  EXPECT_FALSE(contains(out, "a9")) << "those left out of a meeting did not meet";
}

TEST(GraphMl, JoinsAllActorsOfAnEventWithoutARecipient) {
  Entry one = event();
  one.parties[1].role = "actor";
  EXPECT_EQ(count(exported("graphml", {one}), "<data key=\"e_mutual\">true</data>"), 1U);
}

TEST(GraphMl, LeavesOutWhatJoinsNobody) {
  Entry alone = event(), self = event(), mute = statement(), nameless = event();
  alone.parties.pop_back();
  self.parties[1].actor = "a1";
  mute.parties.pop_back();
  nameless.parties[1].name = nameless.parties[1].actor = "";
  EXPECT_EQ(left_out("graphml", {alone, self, mute, nameless, position(), event()}), 5U);
  EXPECT_FALSE(contains(exported("graphml", {alone, self, mute, nameless, position()}), "<node "));
}

TEST(GraphMl, TakesEqualWordsForOneNodeWithinAnArticleAlone) {
  Entry one = event(), same = event(), other = event();
  for (Entry* entry : {&one, &same, &other}) {
    entry->parties[0].actor = "";
    entry->parties[0].name = "the fishermen";
  }
  other.article = "another";
  EXPECT_EQ(count(exported("graphml", {one, same}), "<node id=\"w-"), 1U);
  EXPECT_EQ(count(exported("graphml", {one, same, other}), "<node id=\"w-"), 2U);
}

TEST(GraphMl, EscapesAndDropsWhatXmlCannotHold) {
  Entry one = event();
  one.parties[0].name = "<A & \"B\">\x01\x0B\xFF\uFFFE\r]]>";
  one.parties[1].actor = "x\" y=\"";
  const std::string out = exported("graphml", {one});
  EXPECT_TRUE(contains(out, "<data key=\"n_name\">&lt;A &amp; &quot;B&quot;&gt;\uFFFD&#13;]]&gt;</data>"))
      << out;
  EXPECT_TRUE(contains(out, "target=\"a-")) << "an id that is no name token";
  EXPECT_FALSE(contains(out, "x\" y="));
}

TEST(GraphMl, IsClosedWhenCutAndSaysWhyInItsLastLine) {
  EXPECT_EQ(writer_of("graphml", kOptions)->cut("disk --> full\n---"),
            "  </graph>\n</graphml>\n<!-- cut: disk - -&gt; full - - - -->\n");
}

}  // namespace
}  // namespace rapporteur::exports
