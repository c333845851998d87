// Fuzz target of rapporteur/nn/model_file.h and of every stage that loads from it: any bytes are a model file, and
// the same bytes with a right hash, so that what stands behind the hash is reached. Of a file that all stages accept,
// the stages are run on a short text: what loads must be safe to run.
// Seed: fuzz/corpus/model/tiny.bin, held to the format by tests/unit/nn/seed_test.cc.
#include <openssl/sha.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rapporteur/attribution/attribution.h"
#include "rapporteur/coreference/coreference.h"
#include "rapporteur/document/document.h"
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/events/events.h"
#include "rapporteur/names/names.h"
#include "rapporteur/nn/model_file.h"
#include "rapporteur/predicates/predicates.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/syntax/syntax.h"
#include "rapporteur/times/times.h"

namespace {

using rapporteur::Document;
namespace nn = rapporteur::nn;

/// Two paragraphs whose tokens are their words.
Document short_text() {
  Document d;
  d.article.text = rapporteur::Text("Ab said \" the talks \" end .\nNo , he did not .");
  const std::string& text = d.article.text.utf8();
  std::uint32_t begin = 0;
  std::uint32_t paragraph = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    const bool ends = at == text.size() || text[at] == '\n';
    if (!ends && text[at] != ' ') continue;
    d.tokens.push_back({{begin, at}, paragraph, false, true});
    begin = at + 1;
    paragraph += ends ? 1 : 0;
  }
  d.article.paragraphs = {{{0, 27}, rapporteur::Part::kBody},
                          {{28, d.article.text.size()}, rapporteur::Part::kBody}};
  return d;
}

void load_and_run(const nn::ModelFile& model) {
  const auto encoder = rapporteur::TokenEncoder::load(model);
  const auto splitter = rapporteur::SentenceSplitter::load(model);
  const auto parser = rapporteur::Parser::load(model);
  const auto names = rapporteur::NameTagger::load(model);
  const auto attribution = rapporteur::AttributionTagger::load(model);
  const auto predicates = rapporteur::PredicateReader::load(model);
  const auto times = rapporteur::TimeReader::load(model);
  const auto coreference = rapporteur::CoreferenceResolver::load(model);
  const auto events = rapporteur::EventReader::load(model);
  if (!encoder || !splitter || !parser || !names || !attribution || !predicates || !times || !coreference ||
      !events)
    return;
  Document d = short_text();
  encoder.value().encode(d);
  splitter.value().split(d);
  parser.value().parse(d);
  names.value().tag(d);
  attribution.value().tag(d);
  predicates.value().read(d);
  times.value().read(d);
  coreference.value().resolve(d);
  events.value().read(d);
  if (!verify(d).empty()) std::abort();
}

void parse(std::string bytes) {
  const auto model = nn::ModelFile::parse(std::move(bytes), "fuzz");
  if (model) load_and_run(*model.value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  parse(bytes);
  if (size >= SHA256_DIGEST_LENGTH) {
    const std::size_t content = size - SHA256_DIGEST_LENGTH;
    SHA256(data, content, reinterpret_cast<unsigned char*>(bytes.data()) + content);
    parse(std::move(bytes));
  }
  return 0;
}
