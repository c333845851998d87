// Fuzz target of the whole flow: any bytes are a text, read by the tiny model of fuzz/corpus/model/ with every layer
// asked for, verified after each stage, and written as JSON, CoNLL-U and text. Seeds: fuzz/corpus/pipeline/.
#include "rapporteur/pipeline.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "rapporteur/document/read.h"
#include "rapporteur/record/record.h"

namespace {

const rapporteur::Pipeline& pipeline() {
  static const auto opened = rapporteur::Pipeline::open(RAPPORTEUR_SOURCE_DIR "/fuzz/corpus/model/tiny.bin",
                                                        {.last = "", .verify = true});
  if (!opened) std::abort();
  return *opened.value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (auto& article : rapporteur::read_articles(
           bytes, "fuzz",
           rapporteur::Given{.published = {}, .outlet = {}, .url = {}, .title = {}, .force = true})) {
    if (!article) continue;
    rapporteur::Document document;
    document.article = std::move(article).value();
    pipeline().analyse(document, {.predicates = true});
    rapporteur::name_entries(document);
    rapporteur::RecordOptions everything;
    if (!rapporteur::request_layers("tokens,syntax,roles,factuality,names,entities,coreference,attribution",
                                    everything))
      std::abort();
    (void)rapporteur::to_json(document, everything);
    (void)rapporteur::to_conllu(document);
    (void)rapporteur::to_text(document, {});
  }
  return 0;
}
