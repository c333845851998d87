// event_pairs MODEL ARTICLES.jsonl: what events/same_deed.h sees of two events of one article, a JSON line per article
// with its events (id, span of the trigger), the context of each trigger, and the pairs with their features. training/same_deed.py fits the
// weights to them.
#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "rapporteur/document/read.h"
#include "rapporteur/events/same_deed.h"
#include "rapporteur/pipeline.h"
#include "rapporteur/record/record.h"

namespace {

using Json = nlohmann::ordered_json;

Json pairs_of(const rapporteur::Document& document, const rapporteur::SameDeed& same) {
  Json out = Json::parse(rapporteur::to_json(document, {}));
  out["contexts"] = Json::array();
  for (const rapporteur::Event& event : document.events) {
    Json& context = out["contexts"].emplace_back(Json::array());
    for (const float value : rapporteur::context_of(document, event.head))
      context.push_back(std::round(value * 1e4F) / 1e4F);
  }
  out["pairs"] = Json::array();
  for (const auto& [pair, features] : same.features(document)) {
    Json one = {{"first", document.events[pair.first].id}, {"second", document.events[pair.second].id}};
    for (const auto& [name, value] : features) one["features"][name] = value;
    out["pairs"].push_back(std::move(one));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: event_pairs MODEL ARTICLES.jsonl\n";
    return 2;
  }
  auto pipeline = rapporteur::Pipeline::open(argv[1], {});
  const auto same = rapporteur::SameDeed::load();
  if (!pipeline || !same) {
    std::cerr << to_string(pipeline ? same.error() : pipeline.error()) << '\n';
    return 3;
  }
  std::ifstream file(argv[2]);
  for (std::string line; std::getline(file, line);) {
    for (auto& article : rapporteur::read_articles(line, argv[2], {})) {
      if (!article) continue;
      rapporteur::Document document;
      document.article = std::move(article).value();
      pipeline.value()->analyse(document, {});
      rapporteur::name_entries(document);
      std::cout << pairs_of(document, same.value()).dump() << '\n';
    }
  }
  return 0;
}
