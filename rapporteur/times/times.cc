// Tested in tests/cases/times/ and tests/unit/times/.
#include "rapporteur/times/times.h"

namespace rapporteur {

Result<TimeTagger> TimeTagger::load(const nn::ModelFile& model) {
  auto logits = nn::load_head(model, "tag.times");
  if (!logits) return logits.error();
  const auto& labels = model.labels("times");
  if (labels != std::vector<std::string>{"O", "B", "I"} || logits->outputs() != labels.size()) {
    return Error{ErrorCode::kDamagedModel, model.subject(), "labels of times"};
  }
  return TimeTagger(std::move(logits).value(), nn::bio_chain(labels));
}

void TimeTagger::tag(Document& document) const {
  document.times.clear();
  std::vector<float> scores;
  for (const Sentence& sentence : document.sentences) {
    scores.resize(sentence.tokens.size() * chain_.labels());
    logits_.run(document.encoding.vectors, sentence.tokens.begin, sentence.tokens.end, scores.data());
    const auto path = nn::best_labels(chain_, scores);
    for (std::uint32_t i = 0; i < path.size(); ++i) {
      if (path[i] == 0) continue;
      const std::uint32_t token = sentence.tokens.begin + i;
      auto& times = document.times;
      const bool goes_on = path[i] == 2 && !times.empty() && times.back().tokens.end == token;
      if (!goes_on) times.push_back({{token, token}, {}});
      times.back().tokens.end = token + 1;
      times.back().span = document.span_of(times.back().tokens);
    }
  }
}

}  // namespace rapporteur
