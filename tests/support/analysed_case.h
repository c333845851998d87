// A case's input read by the whole pipeline, for the adapters of stages late in it.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "rapporteur/document/read.h"
#include "rapporteur/pipeline.h"
#include "tests/support/model.h"

namespace rapporteur::testing {

/// Read as an article published on the day of the case's option `published`, up to the stage `last`.
inline Document analysed(const Case& the_case, const std::string& last) {
  static std::map<std::string, std::unique_ptr<Pipeline>> pipelines;
  auto& pipeline = pipelines[last];
  if (!pipeline) pipeline = taken(Pipeline::open(model_path(), {last, true}));
  Given given;
  given.force = true;
  if (const auto day = the_case.options.find("published"); day != the_case.options.end())
    given.published = day->second;
  auto articles = read_articles(the_case.input, "case", given);
  Document document;
  document.article = taken(std::move(articles.front()));
  pipeline->analyse(document);
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
