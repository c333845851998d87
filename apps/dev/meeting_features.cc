// meeting_features MODEL ARTICLES.jsonl: what the stage weighs before it leaves out what is hardly a meeting, a JSON line per article: its record
// with all of these as its meetings, each with its features. training/meetings.py fits the weights to them.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "rapporteur/document/read.h"
#include "rapporteur/meetings/meetings.h"
#include "rapporteur/meetings/worth.h"
#include "rapporteur/pipeline.h"
#include "rapporteur/record/record.h"

namespace {

using Json = nlohmann::ordered_json;

Json record_of(rapporteur::Document& document, const rapporteur::MeetingReader& reader) {
  document.meetings.clear();
  auto features = Json::array();
  for (auto& [meeting, told] : reader.candidates(document)) {
    Json one = Json::object();
    for (const auto& [name, value] : rapporteur::MeetingWorth::features(document, meeting, told))
      one[std::string(name)] = value;
    features.push_back(std::move(one));
    document.meetings.push_back(std::move(meeting));
  }
  rapporteur::name_entries(document);
  Json out = Json::parse(rapporteur::to_json(document, {}));
  out["features"] = std::move(features);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: meeting_features MODEL ARTICLES.jsonl\n";
    return 2;
  }
  auto pipeline = rapporteur::Pipeline::open(argv[1], {});
  const auto model = rapporteur::nn::ModelFile::open(argv[1]);
  if (!pipeline || !model) {
    std::cerr << to_string(pipeline ? model.error() : pipeline.error()) << '\n';
    return 3;
  }
  const auto reader = rapporteur::MeetingReader::load(*model.value());
  if (!reader) {
    std::cerr << to_string(reader.error()) << '\n';
    return 3;
  }
  std::ifstream file(argv[2]);
  for (std::string line; std::getline(file, line);) {
    for (auto& article : rapporteur::read_articles(line, argv[2], {})) {
      if (!article) continue;
      rapporteur::Document document;
      document.article = std::move(article).value();
      pipeline.value()->analyse(document, {});
      std::cout << record_of(document, reader.value()).dump() << '\n';
    }
  }
  return 0;
}
