// Renders the statements of a case, read by the whole pipeline, one per line:
//
//   Ana Reis + Jon Dahl | deny | negative | mixed | via Tern > the ministry | on interview | to Velia | piece // piece
//
// Speakers, act, form and content always stand there ("nobody" where the text names no speaker); the rest where it is
// stated. The model is the one in RAPPORTEUR_MODEL, else the first of models/; without one the cases are left out.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "rapporteur/document/read.h"
#include "rapporteur/pipeline.h"
#include "tests/support/case_file.h"

namespace {

using rapporteur::Document;
using rapporteur::Statement;

std::string model_path() {
  if (const char* const given = std::getenv("RAPPORTEUR_MODEL")) return given;
  std::set<std::string> found;
  std::error_code fault;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(RAPPORTEUR_SOURCE_DIR) + "/models", fault)) {
    if (entry.path().extension() == ".bin") found.insert(entry.path().string());
  }
  return found.empty() ? std::string() : *found.begin();
}

std::string names(const Document& document, const std::vector<std::uint32_t>& actors, const char* between) {
  std::string out;
  for (const std::uint32_t actor : actors) out += (out.empty() ? "" : between) + document.actors[actor].name;
  return out;
}

std::string line(const Document& document, const Statement& statement, bool setting) {
  std::string out = statement.speakers.empty() ? "nobody" : names(document, statement.speakers, " + ");
  out += " | " + std::string(to_word(statement.act));
  if (statement.polarity == rapporteur::Polarity::kNegative) out += " | negative";
  out += " | " + std::string(to_word(statement.form));
  if (!statement.via.empty()) out += " | via " + names(document, statement.via, " > ");
  if (statement.channel) out += " | on " + statement.channel->kind;
  if (statement.addressee) out += " | to " + document.actors[*statement.addressee].name;
  if (setting && statement.time) out += " | time " + document.times[*statement.time].value;
  if (setting && statement.place) out += " | place " + document.places[*statement.place].name;
  std::string content;
  for (const rapporteur::Span span : statement.content) {
    content += (content.empty() ? "" : " // ") + std::string(document.article.text.slice(span));
  }
  return out + " | " + content + "\n";
}

std::string render(const rapporteur::testing::Case& the_case) {
  static const auto pipeline = rapporteur::Pipeline::open(model_path(), {"statements", true});
  if (!pipeline) return to_string(pipeline.error());
  rapporteur::Given given;
  given.force = true;
  if (const auto day = the_case.options.find("published"); day != the_case.options.end())
    given.published = day->second;
  auto articles = rapporteur::read_articles(the_case.input, "case", given);
  if (!articles.front()) return to_string(articles.front().error());
  Document document;
  document.article = std::move(articles.front()).value();
  pipeline.value()->analyse(document);
  std::string out;
  for (const Statement& statement : document.statements)
    out += line(document, statement, the_case.options.contains("show"));
  return out.empty() ? "nothing" : out;
}

}  // namespace

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  if (!model_path().empty()) rapporteur::testing::register_cases("statements", render);
  return RUN_ALL_TESTS();
}
