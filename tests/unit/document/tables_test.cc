// The tables of data/document parse, and what is read from them does what their comments promise.
#include <gtest/gtest.h>

#include "rapporteur/document/boilerplate.h"
#include "rapporteur/document/dates.h"
#include "rapporteur/document/decode.h"
#include "rapporteur/document/language.h"
#include "rapporteur/document/marks.h"
#include "rapporteur/document/metadata.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

TEST(Tables, Parse) {
  (void)is_boilerplate("x");
  (void)language_of("x y z");
  (void)outlet_of_url("https://harbour.example/");
  (void)parse_date("3 March 2026");
  (void)decode("\xE9 text", "x");
  const auto page = parse_html("<div class=\"x\">", "x");
  (void)mark_of(page.value().root());
  EXPECT_TRUE(data_faults().empty()) << data_faults().front();
}

Mark mark_of_tag(const std::string& tag) {
  const auto page = parse_html("<body>" + tag, "x");
  const GumboNode* node = page.value().root();
  // document, html, body, the element: the last child each time
  for (int depth = 0; depth < 3; ++depth) {
    const GumboVector& children =
        node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
    node = static_cast<const GumboNode*>(children.data[children.length - 1]);
  }
  return mark_of(node);
}

TEST(Marks, WordsOfNames) {
  EXPECT_EQ(mark_words("storyBody__relatedLinks-2"),
            (std::vector<std::string>{"story", "body", "related", "links", "2"}));
  EXPECT_TRUE(mark_words("---").empty());
}

TEST(Marks, NamesTagsAndRoles) {
  EXPECT_EQ(mark_of_tag("<div class='ad-slot'>"), Mark::kAside);
  EXPECT_EQ(mark_of_tag("<div class='shadow'>"), Mark::kNone);
  EXPECT_EQ(mark_of_tag("<div class='relatedposts'>"), Mark::kAside);
  EXPECT_EQ(mark_of_tag("<div class='container with-sidebar'>"), Mark::kNone);
  EXPECT_EQ(mark_of_tag("<div class='field-label-hidden'>"), Mark::kNone);
  EXPECT_EQ(mark_of_tag("<div class='is-hidden'>"), Mark::kHidden);
  EXPECT_EQ(mark_of_tag("<div style='color: red; display : none'>"), Mark::kHidden);
  EXPECT_EQ(mark_of_tag("<div itemprop='articleBody' class='share'>"), Mark::kBody);
  EXPECT_EQ(mark_of_tag("<div id='cookieConsent'>"), Mark::kNotice);
  EXPECT_EQ(mark_of_tag("<div role='navigation'>"), Mark::kFrame);
  EXPECT_EQ(mark_of_tag("<section class='commentary'>"), Mark::kNone);
  EXPECT_EQ(mark_of_tag("<section class='comment-list'>"), Mark::kComments);
  EXPECT_EQ(mark_of_tag("<article>"), Mark::kArticle);
}

TEST(Boilerplate, LinesThatAreNone) {
  for (const char* line :
       {"Read more: Envoys meet in Geneva", "ADVERTISEMENT", "[Read more]", "\u00A9 2026 Harbour Media",
        "Sign up for our newsletter", "Don\u2019t miss", "Photo: K. Dorn / Tern", "Share"}) {
    EXPECT_TRUE(is_boilerplate(line)) << line;
  }
}

TEST(Boilerplate, LinesThatAreText) {
  for (const char* line : {"Readmore is a village in the north of Velia.", "\"Share it,\" she said.",
                           "Video shows the minister.", "The minister said: read more.",
                           "Close the border, he said.", "More than forty ships left."}) {
    EXPECT_FALSE(is_boilerplate(line)) << line;
  }
}

TEST(Boilerplate, ClosingHeadings) {
  EXPECT_TRUE(is_closing_heading("Related stories"));
  EXPECT_TRUE(is_closing_heading("COMMENTS (12)"));
  EXPECT_FALSE(is_closing_heading("Relatedness of the two treaties"));
  EXPECT_FALSE(is_closing_heading("What the paper says"));
}

TEST(Outlets, ByHost) {
  EXPECT_EQ(outlet_of_url("https://www.bbc.co.uk/news/1"), "BBC News");
  EXPECT_EQ(outlet_of_url("https://edition.cnn.com/x"), "CNN");
  EXPECT_EQ(outlet_of_url("https://user@www.Harbour.example:8080/x"), "harbour.example");
  EXPECT_EQ(outlet_of_url(""), "");
  EXPECT_EQ(outlet_of_url("urn:tern:1"), "");
}

TEST(Language, OnlySaysNotEnglishWhenSure) {
  EXPECT_EQ(language_of("Velia, Norland sign pact"), "en");
  EXPECT_EQ(language_of(""), "en");
  EXPECT_EQ(
      language_of("Putin Lavrov Kyiv Moscow Geneva Lisse Orlo Moen Reis Dahl Berg Dorn Tern Holm Sorn Vell"),
      "en");
  EXPECT_EQ(language_of("El presidente de Chile, el general Pinochet y la junta: the generals met on Monday "
                        "and said that they would not go."),
            "en");
  EXPECT_EQ(language_of("El ministro dijo que los dos pa\u00EDses se reunir\u00E1n el jueves en Ginebra para "
                        "hablar de la pesca."),
            "es");
  EXPECT_EQ(language_of("Il ministro ha detto che i due paesi non si incontreranno e che la riunione \u00E8 "
                        "stata rinviata a giugno per il maltempo."),
            "it");
  EXPECT_EQ(
      language_of(
          "Utenriksministeren sa at de to landene skal m\u00F8tes i Gen\u00E8ve og at det ikke er noe nytt i "
          "saken. Han la til at det var for tidlig og si hva som vil skje med avtalen etter dette."),
      "nb");
  EXPECT_EQ(
      language_of("\u0421\u0442\u043E\u0440\u043E\u043D\u044B \u043E\u0431\u0441\u0443\u0434\u044F\u0442 "
                  "\u0440\u044B\u0431\u043E\u043B\u043E\u0432\u043D\u044B\u0435 \u0437\u043E\u043D\u044B "
                  "\u0443 \u043C\u044B\u0441\u0430 \u0438 \u043E\u0431\u043C\u0435\u043D."),
      "ru");
}

}  // namespace
}  // namespace rapporteur::document
