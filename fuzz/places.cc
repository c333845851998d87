// Fuzz target of rapporteur/places: any bytes are a text, any run of its tokens a name; what is found must be verified.
#include "rapporteur/places/places.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rapporteur/tokens/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rapporteur;
  static const auto tokenizer = Tokenizer::load();
  static const auto finder = PlaceFinder::load();
  if (size < 3) return 0;
  Document document;
  document.article.text = Text(std::string(reinterpret_cast<const char*>(data) + 2, size - 2));
  document.article.paragraphs = {{document.article.text.whole(), Part::kBody}};
  tokenizer.value().tokenize(document);
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  if (count == 0) return 0;
  document.sentences = {{{0, count}, document.span_of({0, count}), 0}};
  const std::uint32_t length = 1 + data[0] % 4, gap = data[1] % 5;
  for (std::uint32_t t = 0; t + length <= count; t += length + gap) {
    const auto type = static_cast<NameType>(t % 7);
    document.names.push_back({{t, t + length}, document.span_of({t, t + length}), type, 1});
  }
  finder.value().find(document);
  if (!verify(document).empty()) std::abort();
  return 0;
}
