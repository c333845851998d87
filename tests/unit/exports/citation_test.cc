// Citations: the sentence exactly, the marks of each style escaped, hostile words, what is unknown left out.
#include "rapporteur/exports/citation.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "rapporteur/document/document.h"
#include "tests/unit/exports/line_sample.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::exports {
namespace {

using nlohmann::json;

Citation citation() {
  Citation out;
  out.entry = testing::statement();
  out.entry.byline = "Ana Tolvaj";
  out.entry.language = "en";
  out.added = "2026-03-04T09:30:00Z";
  out.program = "1.2";
  out.model = "core-1";
  out.sha256 = "ab12";
  return out;
}

std::string cited(const Citation& one, CitationStyle style) {
  return cite(std::span<const Citation>(&one, 1), style);
}

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

TEST(Citation, QuotesTheSentenceAndTellsWhereItStands) {
  const std::string text = cited(citation(), CitationStyle::kText);
  EXPECT_TRUE(
      text.starts_with("\"R\u00E9is, of Velia, denied the attack.\"\nTern, by Ana Tolvaj, \"No date yet\", "
                       "2026-03-03T14:05:00+01:00, https://tern.example/talks?id=1&x=2\n"))
      << text;
  for (const char* piece :
       {"Accessed 2026-03-04T09:30:00Z", "characters 100 to 134", "cue 116 to 122", "revision 1",
        "SHA-256 of its text ffff", "statement deny, positive: Ana R\u00E9is, to Norland",
        "line 42a41d14d24893cd, confidence 0.912", "Rapporteur 1.2, model core-1 (SHA-256 ab12)",
        "A record of what was reported, not of what happened."}) {
    EXPECT_TRUE(holds(text, piece)) << piece << " in " << text;
  }
}

TEST(Citation, LeavesOutWhatIsUnknown) {
  Citation bare;
  bare.entry.sentence = "Words.";
  bare.entry.label = "say";
  bare.entry.url = "javascript:alert(1)";
  const std::string text = cited(bare, CitationStyle::kText);
  EXPECT_TRUE(text.starts_with("\"Words.\"\nunknown outlet, no date known\n")) << text;
  EXPECT_FALSE(holds(text, "javascript"));
  EXPECT_TRUE(holds(text, "Rapporteur of an unknown version"));
  const json csl = json::parse(cited(bare, CitationStyle::kCslJson)).front();
  for (const char* field : {"title", "author", "container-title", "issued", "accessed", "URL"})
    EXPECT_FALSE(csl.contains(field)) << field;
}

TEST(Citation, KeepsControlCharactersFromTheTerminal) {
  Citation hostile = citation();
  hostile.entry.sentence = "A\x1B[31m red\nword";
  hostile.entry.outlet = "Te\x07rn";
  for (const CitationStyle style : {CitationStyle::kText, CitationStyle::kMarkdown, CitationStyle::kBibtex,
                                    CitationStyle::kJson, CitationStyle::kCslJson}) {
    const std::string text = cited(hostile, style);
    EXPECT_FALSE(holds(text, "\x1B")) << static_cast<int>(style);
    EXPECT_FALSE(holds(text, "\x07")) << static_cast<int>(style);
  }
  EXPECT_EQ(json::parse(cited(hostile, CitationStyle::kJson))["sentence"], hostile.entry.sentence)
      << "exactly";
}

TEST(Citation, EscapesTheMarksOfMarkdown) {
  Citation marked = citation();
  marked.entry.sentence = "1. *No* [deal](x) <b>_yet_</b> - he said.";
  EXPECT_TRUE(cited(marked, CitationStyle::kMarkdown)
                  .starts_with("> 1\\. \\*No\\* \\[deal\\](x) \\<b\\>\\_yet\\_\\</b\\> - he said.\n"))
      << cited(marked, CitationStyle::kMarkdown);
  marked.entry.sentence = "# Not a head";
  EXPECT_TRUE(cited(marked, CitationStyle::kMarkdown).starts_with("> \\# Not a head\n"));
}

TEST(Citation, EscapesTheMarksOfLatex) {
  Citation marked = citation();
  marked.entry.title = "50% of {us} & \\them_ ~ $5 #1 ^";
  marked.entry.id = "a}b,c{1";
  const std::string bibtex = cited(marked, CitationStyle::kBibtex);
  EXPECT_TRUE(bibtex.starts_with("@misc{rapporteur-abc1,\n")) << bibtex;
  EXPECT_TRUE(holds(bibtex,
                    "title = {{50\\% of \\{us\\} \\& \\textbackslash{}them\\_ \\textasciitilde{} \\$5 \\#1 "
                    "\\textasciicircum{}}}"))
      << bibtex;
  EXPECT_TRUE(holds(bibtex, "date = {2026-03-03}"));
  EXPECT_TRUE(holds(bibtex, "urldate = {2026-03-04}"));
}

TEST(Citation, SpeaksCsl) {
  Citation one = citation();
  const json all = json::parse(cited(one, CitationStyle::kCslJson));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["type"], "article-newspaper");
  EXPECT_EQ(all[0]["issued"]["date-parts"], json::parse("[[2026,3,3]]"));
  EXPECT_EQ(all[0]["accessed"]["date-parts"], json::parse("[[2026,3,4]]"));
  EXPECT_EQ(all[0]["author"], json::parse(R"([{"literal":"Ana Tolvaj"}])"));
  EXPECT_EQ(all[0]["container-title"], "Tern");
  one.entry.published = "2026-03";
  EXPECT_EQ(json::parse(cited(one, CitationStyle::kCslJson))[0]["issued"]["date-parts"],
            json::parse("[[2026,3]]"));
  one.entry.published = "soon";
  EXPECT_FALSE(json::parse(cited(one, CitationStyle::kCslJson))[0].contains("issued"));
}

TEST(Citation, PutsSeveralIntoOneDocument) {
  const std::vector<Citation> two = {citation(), citation()};
  EXPECT_EQ(json::parse(cite(two, CitationStyle::kCslJson)).size(), 2U);
  const std::string lines = cite(two, CitationStyle::kJson);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  for (const CitationStyle style : {CitationStyle::kText, CitationStyle::kCslJson})
    EXPECT_EQ(cite({}, style), "");
}

TEST(Citation, TakesProgramAndModelFromTheRecord) {
  rapporteur::testing::Folder folder;
  store::Store store = store::Store::open_or_create(folder.store("a.store")).value();
  Document document =
      rapporteur::testing::sample({{"Ana Reis", SpeechAct::kSay, "said", "no date"}}, {.id = "a1"});
  document.statements[0].id = "s1";
  std::string record = R"({"rapporteur":"0.9","model":{"name":"core-7","sha256":"cd"},"article":{}})";
  ASSERT_TRUE(store.add(document, [&](const Document&) { return record; }).ok());
  std::vector<store::Entry> found;
  ASSERT_TRUE(store.find({}, [&](const store::Entry& entry) { return found.push_back(entry), true; }).ok());
  ASSERT_EQ(found.size(), 1U);
  const auto one = citation_of(store, found[0]);
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(one->program + one->model + one->sha256, "0.9core-7cd");
  EXPECT_EQ(one->added.size(), 20U);
  found[0].article = "nowhere";
  EXPECT_EQ(citation_of(store, found[0]).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace rapporteur::exports
