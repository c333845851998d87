// event_between: the type of event a sentence tells between two given parties (EventReader::between), for bench/plover.py.
// Reads JSON lines {"text", "actor": [begin, end], "recipient": [begin, end]} (code points) from standard input; writes one type a line,
// NONE where the two do not stand in one sentence. The model is the one given, else models/english.bin.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "rapporteur/document/read.h"
#include "rapporteur/events/events.h"
#include "rapporteur/pipeline.h"

namespace {

using namespace rapporteur;

/// Tokens that a span of the text touches.
Range tokens_of(const Document& document, Span span) {
  Range out;
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    if (!document.tokens[t].span.overlaps(span)) continue;
    if (out.empty()) out.begin = t;
    out.end = t + 1;
  }
  return out;
}

Span span_of(const nlohmann::json& pair) {
  return {pair.at(0).get<std::uint32_t>(), pair.at(1).get<std::uint32_t>()};
}

std::string coded(const Pipeline& pipeline, const EventReader& events, const std::string& line) {
  const auto row = nlohmann::json::parse(line);
  Given given;
  given.force = true;
  auto articles = read_articles(row.at("text").get<std::string>(), "line", given);
  if (!articles.front()) return "NONE";
  Document document;
  document.article = std::move(articles.front()).value();
  pipeline.analyse(document);
  const auto type = events.between(document, tokens_of(document, span_of(row.at("actor"))),
                                   tokens_of(document, span_of(row.at("recipient"))));
  return type ? std::string(to_word(*type)) : "NONE";
}

}  // namespace

int main(int argc, char** argv) {
  const std::string path = argc > 1 ? argv[1] : RAPPORTEUR_SOURCE_DIR "/models/english.bin";
  const auto pipeline = Pipeline::open(path, {"events"});
  const auto model = nn::ModelFile::open(path);
  if (!pipeline || !model) {
    std::cerr << "event_between: " << to_string(pipeline ? model.error() : pipeline.error()) << '\n';
    return 1;
  }
  const auto events = EventReader::load(*model.value());
  if (!events) {
    std::cerr << "event_between: " << to_string(events.error()) << '\n';
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);)
    std::cout << coded(*pipeline.value(), events.value(), line) << '\n';
}
