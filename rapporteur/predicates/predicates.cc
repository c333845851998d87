// Tested in tests/cases/predicates/ and tests/unit/predicates/.
#include "rapporteur/predicates/predicates.h"

#include <algorithm>

#include "rapporteur/nn/given.h"
#include "rapporteur/nn/linear.h"
#include "rapporteur/nn/viterbi.h"

namespace rapporteur {
namespace {

constexpr float kMostFactual = 3.0F;  // the scale of UDS

// Each predicate costs a pass over its sentence. Real sentences have a predicate in some six words; past one in two,
// the rest of the sentence's are left out, so that a list of verbs cannot make the work a square.
constexpr std::uint32_t kPredicatesAlways = 8;
constexpr std::uint32_t kWordsPerPredicate = 2;

}  // namespace

struct PredicateReader::Heads {
  nn::Linear predicate, factuality;
  nn::Given role;
  nn::Chain chain;
  std::vector<std::string> labels;  // BIO roles

  std::vector<std::uint32_t> find(const Document& document, Range sentence) const;
  std::vector<Argument> arguments(const Document& document, Range sentence, std::uint32_t predicate,
                                  const nn::Given::Side& words) const;
};

PredicateReader::PredicateReader(std::unique_ptr<Heads> heads) : heads_(std::move(heads)) {}
PredicateReader::PredicateReader(PredicateReader&&) noexcept = default;
PredicateReader::~PredicateReader() = default;

Result<PredicateReader> PredicateReader::load(const nn::ModelFile& model) {
  auto predicate = nn::load_head(model, "predicate");
  auto factuality = nn::load_head(model, "factuality");
  for (const auto* linear : {&predicate, &factuality}) {
    if (!*linear) return linear->error();
  }
  auto role = nn::Given::load(model, "role", "anchor");
  if (!role) return role.error();
  const auto& labels = model.labels("roles");
  const bool fits = predicate->outputs() == 1 && factuality->outputs() == 1 && !labels.empty() &&
                    labels.size() == role->outputs() && labels[0] == "O";
  if (!fits)
    return Error{ErrorCode::kDamagedModel, model.subject(), "the heads of predicates do not fit together"};
  for (std::size_t i = 1; i < labels.size(); ++i) {
    if (!labels[i].starts_with("B-") && !labels[i].starts_with("I-"))
      return Error{ErrorCode::kDamagedModel, model.subject(), "label of roles " + labels[i]};
  }
  return PredicateReader(
      std::unique_ptr<Heads>(new Heads{std::move(predicate).value(), std::move(factuality).value(),
                                       std::move(role).value(), nn::bio_chain(labels), labels}));
}

std::vector<std::uint32_t> PredicateReader::Heads::find(const Document& document, Range sentence) const {
  std::vector<float> logits(sentence.size());
  predicate.run(document.encoding.vectors, sentence.begin, sentence.end, logits.data());
  std::vector<std::uint32_t> found;
  const std::uint32_t most = kPredicatesAlways + sentence.size() / kWordsPerPredicate;
  for (std::uint32_t i = 0; i < logits.size() && found.size() < most; ++i) {
    if (logits[i] > 0) found.push_back(sentence.begin + i);
  }
  return found;
}

std::vector<Argument> PredicateReader::Heads::arguments(const Document& document, Range sentence,
                                                        std::uint32_t predicate_token,
                                                        const nn::Given::Side& words) const {
  const std::size_t w = role.width();
  const nn::Given::Side anchor =
      role.anchors(document.encoding.vectors, {predicate_token, predicate_token + 1});
  std::vector<float> rows(sentence.size() * w);
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const std::int64_t offset = std::int64_t{sentence.begin} + i - predicate_token;
    role.combine(words, i, anchor, 0, role.distance(offset), rows.data() + i * w);
  }
  const auto path = nn::best_labels(chain, role.scores(rows));
  std::vector<Argument> out;
  for (std::uint32_t i = 0; i < path.size(); ++i) {
    const std::uint32_t token = sentence.begin + i;
    if (path[i] == 0 || token == predicate_token) continue;
    const std::string& label = labels[path[i]];
    const bool goes_on = label[0] == 'I' && !out.empty() && out.back().tokens.end == token &&
                         label.compare(2, std::string::npos, out.back().role) == 0;
    if (!goes_on) out.push_back({label.substr(2), {token, token}});
    out.back().tokens.end = token + 1;
  }
  return out;
}

void PredicateReader::read(Document& document) const {
  document.predicates.clear();
  for (const Sentence& sentence : document.sentences) {
    const auto found = heads_->find(document, sentence.tokens);
    if (found.empty()) continue;
    const nn::Given::Side words = heads_->role.words(document.encoding.vectors, sentence.tokens);
    for (const std::uint32_t token : found) {
      Predicate predicate{token, heads_->arguments(document, sentence.tokens, token, words), 0};
      heads_->factuality.run(document.encoding.vectors, token, token + 1, &predicate.factuality);
      predicate.factuality = std::clamp(predicate.factuality, -kMostFactual, kMostFactual);
      document.predicates.push_back(std::move(predicate));
    }
  }
}

}  // namespace rapporteur
