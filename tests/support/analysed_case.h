// A case's input read by the whole pipeline, for the adapters of stages late in it. The model is the one in RAPPORTEUR_MODEL, else the
// first of models/.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>

#include "rapporteur/document/read.h"
#include "rapporteur/pipeline.h"
#include "tests/support/case_file.h"

namespace rapporteur::testing {

/// Empty where there is none.
inline std::string model_path() {
  if (const char* const given = std::getenv("RAPPORTEUR_MODEL")) return given;
  std::set<std::string> found;
  std::error_code fault;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(RAPPORTEUR_SOURCE_DIR) + "/models", fault)) {
    if (entry.path().extension() == ".bin") found.insert(entry.path().string());
  }
  return found.empty() ? std::string() : *found.begin();
}

/// Read as an article published on the day of the case's option `published`, up to the stage `last`.
inline Document analysed(const Case& the_case, const std::string& last) {
  static const auto pipeline = Pipeline::open(model_path(), {last, true});
  if (!pipeline) throw std::runtime_error(to_string(pipeline.error()));
  Given given;
  given.force = true;
  if (const auto day = the_case.options.find("published"); day != the_case.options.end())
    given.published = day->second;
  auto articles = read_articles(the_case.input, "case", given);
  if (!articles.front()) throw std::runtime_error(to_string(articles.front().error()));
  Document document;
  document.article = std::move(articles.front()).value();
  pipeline.value()->analyse(document);
  return document;
}

/// "Ana Reis + Jon Dahl"
inline std::string names(const Document& document, const std::vector<std::uint32_t>& actors,
                         const std::string& between = " + ") {
  std::string out;
  for (const std::uint32_t actor : actors) out += (out.empty() ? "" : between) + document.actors[actor].name;
  return out;
}

/// Whether the case's option `show` holds a word.
inline bool shows(const Case& the_case, const std::string& word) {
  const auto found = the_case.options.find("show");
  return found != the_case.options.end() &&
         (" " + found->second + " ").find(" " + word + " ") != std::string::npos;
}

}  // namespace rapporteur::testing
