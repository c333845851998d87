// Tested in tests/unit/times/tagger_test.cc.
#include "rapporteur/times/tagger.h"

namespace rapporteur::times {

Result<Tagger> Tagger::load(const nn::ModelFile& model) {
  auto logits = nn::load_head(model, "tag.times");
  if (!logits) return logits.error();
  const auto& labels = model.labels("times");
  if (labels != std::vector<std::string>{"O", "B", "I"} || logits->outputs() != labels.size()) {
    return Error{ErrorCode::kDamagedModel, model.subject(), "labels of times"};
  }
  return Tagger(std::move(logits).value(), nn::bio_chain(labels));
}

std::vector<Range> Tagger::tag(const Document& document) const {
  std::vector<Range> spans;
  std::vector<float> scores;
  for (const Sentence& sentence : document.sentences) {
    scores.resize(sentence.tokens.size() * chain_.labels());
    logits_.run(document.encoding.vectors, sentence.tokens.begin, sentence.tokens.end, scores.data());
    const auto path = nn::best_labels(chain_, scores);
    for (std::uint32_t i = 0; i < path.size(); ++i) {
      if (path[i] == 0) continue;
      const std::uint32_t token = sentence.tokens.begin + i;
      const bool goes_on = path[i] == 2 && !spans.empty() && spans.back().end == token;
      if (!goes_on) spans.push_back({token, token});
      spans.back().end = token + 1;
    }
  }
  return spans;
}

}  // namespace rapporteur::times
