// Tested in tests/cases/sentences/ and tests/unit/sentences/.
#include "rapporteur/sentences/sentences.h"

namespace rapporteur {
namespace {

/// Where to cut tokens [begin, end) that hold no end of a sentence: after the likeliest token of the second half
/// that is not joined to the next.
std::uint32_t forced_cut(const std::vector<Token>& tokens, const std::vector<float>& logits,
                         std::uint32_t begin, std::uint32_t end) {
  std::uint32_t best = end - 1;
  bool found = false;
  for (std::uint32_t i = begin + (end - begin) / 2; i < end; ++i) {
    if (tokens[i + 1].joined || (found && logits[i] <= logits[best])) continue;
    best = i;
    found = true;
  }
  return best + 1;
}

// A line of so few words (a signature, a heading) is one sentence, unless it has a mark that may end one.
constexpr std::uint32_t kShortLine = 4;

/// Per paragraph whether it is a short line of words alone.
std::vector<bool> lines_without_stops(const Document& document) {
  std::vector<bool> bare(document.article.paragraphs.size(), true);
  std::vector<std::uint32_t> words(bare.size(), 0);
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const std::uint32_t p = document.tokens[i].paragraph;
    const std::string_view form = document.form(i);
    const bool stop = form.find_first_not_of(".?!:;") == std::string_view::npos || form == "\u2026";
    if (++words[p] > kShortLine || stop) bare[p] = false;
  }
  return bare;
}

}  // namespace

Result<SentenceSplitter> SentenceSplitter::load(const nn::ModelFile& model) {
  auto end = nn::load_head(model, "sentence.end");
  if (!end) return end.error();
  if (end->outputs() != 1) return Error{ErrorCode::kDamagedModel, model.subject(), "sentence.end"};
  return SentenceSplitter(std::move(end).value());
}

void SentenceSplitter::split(Document& document) const {
  const auto& tokens = document.tokens;
  const auto count = static_cast<std::uint32_t>(tokens.size());
  std::vector<float> logits(count);
  end_.run(document.encoding.vectors, logits.data());
  document.sentences.clear();
  const std::vector<bool> bare = lines_without_stops(document);
  const auto add = [&](std::uint32_t begin, std::uint32_t end) {
    document.sentences.push_back({{begin, end}, document.span_of({begin, end}), tokens[begin].paragraph});
  };
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool paragraph_ends = i + 1 == count || tokens[i + 1].paragraph != tokens[i].paragraph;
    const bool inside_word = !paragraph_ends && tokens[i + 1].joined;  // never between "do" and "n't"
    if (paragraph_ends || (logits[i] > 0 && !inside_word && !bare[tokens[i].paragraph])) {
      add(begin, i + 1);
      begin = i + 1;
    } else if (i + 1 - begin >= kLongest) {
      const std::uint32_t cut = forced_cut(tokens, logits, begin, i + 1);
      add(begin, cut);
      begin = cut;
    }
  }
}

}  // namespace rapporteur
