// Fuzz target of rapporteur/times: any bytes are a text published on any day; whatever the grammar finds must resolve,
// with an interval that does not end before it begins.
#include "rapporteur/times/times.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rapporteur/times/resolve.h"
#include "rapporteur/tokens/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rapporteur;
  static const auto tokenizer = Tokenizer::load();
  static const auto grammar = times::Grammar::load();
  if (size < 2) return 0;
  times::Context context;
  context.now = times::date_of(std::chrono::sys_days(std::chrono::days((data[0] * 256 + data[1]) - 10'000)));
  context.tense = static_cast<times::Tense>(data[0] % 4);
  context.history = data[1] % 2 == 1;
  Document document;
  document.article.text = Text(std::string(reinterpret_cast<const char*>(data) + 2, size - 2));
  document.article.paragraphs = {{document.article.text.whole(), Part::kBody}};
  tokenizer.value().tokenize(document);
  const auto& vocabulary = grammar.value().vocabulary();
  times::Words words = vocabulary.read(document, {0, static_cast<std::uint32_t>(document.tokens.size())});
  for (const times::Found& found : grammar.value().find(words)) {
    if (found.begin >= found.end || found.end > words.words.size()) std::abort();
    const times::Resolved resolved = times::resolve(found.meaning, context, vocabulary);
    if (!resolved.interval.from.empty() && !resolved.interval.to.empty() &&
        resolved.interval.to < resolved.interval.from)
      std::abort();
    if (resolved.date) context.then = resolved.date;
  }
  return 0;
}
