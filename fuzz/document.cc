// Fuzz target of rapporteur/document: any bytes are an input; every article that comes back must be sound, and each
// of its characters must map into the input.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "rapporteur/document/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rapporteur::Given given;
  given.force = true;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& result : rapporteur::read_articles(bytes, "fuzz", given)) {
    if (!result.ok()) continue;
    rapporteur::Document document;
    document.article = result.value();
    if (!rapporteur::verify(document).empty()) std::abort();
    for (std::uint32_t i = 0; i < document.article.text.size(); ++i) {
      const auto source = rapporteur::source_of(document.article, {i, i + 1});
      if (source && (source->begin >= source->end || source->end > size)) std::abort();
    }
  }
  return 0;
}
