// Seconds spent in each stage while reading text files on one thread, as one JSON object: what bench/speed prints as
// the rate of each stage alone. Reading the bytes (the document stage) is timed here, the others by the pipeline.
//
//   stage_times [--every-layer | --core] MODEL FILE...
//
// --every-layer also runs the stages that run on request only; --core too, and ends with attribution, so that the encoder does
// not run what only events need.
//
// Tested by bench/speed itself, which fails if a file cannot be read.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document/read.h"
#include "rapporteur/pipeline.h"

namespace {

std::string bytes_of(const char* path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

int complain(const rapporteur::Error& error) {
  std::fprintf(stderr, "stage_times: %s\n", to_string(error).c_str());
  return 1;
}

void print(double reading, const rapporteur::StageTimes& times, std::size_t tokens, std::size_t statements) {
  std::printf("{\"tokens\": %zu, \"statements\": %zu, \"seconds\": {\"document\": %.6f", tokens, statements,
              reading);
  for (const auto& [stage, seconds] : times) {
    std::printf(", \"%.*s\": %.6f", static_cast<int>(stage.size()), stage.data(), seconds);
  }
  std::printf("}}\n");
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view option = count > 1 ? arguments[1] : "";
  const bool core = option == "--core";
  const bool every_layer = core || option == "--every-layer";
  const int model = every_layer ? 2 : 1;
  if (count < model + 2) {
    std::fprintf(stderr, "usage: stage_times [--every-layer | --core] MODEL FILE...\n");
    return 2;
  }
  const rapporteur::OnRequest asked{.predicates = every_layer};
  const auto pipeline = rapporteur::Pipeline::open(arguments[model], {core ? "attribution" : ""});
  if (!pipeline) return complain(pipeline.error());
  rapporteur::StageTimes times;
  double reading = 0;
  std::size_t tokens = 0;
  std::size_t statements = 0;
  for (int i = model + 1; i < count; ++i) {
    const std::string bytes = bytes_of(arguments[i]);
    const auto start = std::chrono::steady_clock::now();
    auto articles = rapporteur::read_articles(bytes, arguments[i]);
    reading += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (auto& article : articles) {
      if (!article) return complain(article.error());
      rapporteur::Document document;
      document.article = std::move(article).value();
      pipeline.value()->analyse(document, asked, &times);
      tokens += document.tokens.size();
      statements += document.statements.size();
    }
  }
  print(reading, times, tokens, statements);
  return 0;
}
