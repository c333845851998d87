// Tested in tests/cases/predicates/ and tests/unit/predicates/.
#include "rapporteur/predicates/predicates.h"

#include <algorithm>

#include "rapporteur/nn/linear.h"
#include "rapporteur/predicates/arguments.h"
#include "rapporteur/predicates/role_scorer.h"

namespace rapporteur {
namespace {

constexpr float kMostFactual = 3.0F;  // the scale of UDS

// Each predicate costs a pass over its sentence. Real sentences have a predicate in some six words; past one in two,
// the rest of the sentence's are left out, so that a list of verbs cannot make the work a square.
constexpr std::uint32_t kPredicatesAlways = 8;
constexpr std::uint32_t kWordsPerPredicate = 2;

/// A word that may head an argument.
struct Candidate {
  std::uint32_t token = 0;
  std::size_t role = 0;  // index into the labels
  float margin = 0;      // by how much the role is better than none
};

/// ARG0, ARG1 ...: a predicate has each of them once.
bool numbered(const std::string& role) { return role.size() == 4 && role.starts_with("ARG"); }

bool overlap(Range a, Range b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

struct PredicateReader::Heads {
  nn::Linear predicate, factuality;
  RoleScorer role;

  std::vector<std::uint32_t> find(const Document& document, Range sentence) const;
  std::vector<Candidate> candidates(const Document& document, Range sentence, std::uint32_t predicate,
                                    const nn::Given::Side& words) const;
  std::vector<Argument> arguments(std::vector<Candidate> candidates, const ArgumentSpans& spans,
                                  Range sentence, std::uint32_t predicate) const;
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
  auto role = RoleScorer::load(model, "role", "roles");
  if (!role) return role.error();
  if (predicate->outputs() != 1 || factuality->outputs() != 1)
    return Error{ErrorCode::kDamagedModel, model.subject(), "the heads of predicates do not fit together"};
  return PredicateReader(std::unique_ptr<Heads>(
      new Heads{std::move(predicate).value(), std::move(factuality).value(), std::move(role).value()}));
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

std::vector<Candidate> PredicateReader::Heads::candidates(const Document& document, Range sentence,
                                                          std::uint32_t predicate_token,
                                                          const nn::Given::Side& words) const {
  const std::vector<float> scores =
      role.scores(document, document.encoding.vectors, sentence, predicate_token, words);
  const auto labels = static_cast<std::ptrdiff_t>(role.labels().size());
  std::vector<Candidate> out;
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const auto row = scores.begin() + static_cast<std::ptrdiff_t>(i) * labels;
    const auto best = std::max_element(row, row + labels);
    if (best != row && sentence.begin + i != predicate_token)
      out.push_back({sentence.begin + i, static_cast<std::size_t>(best - row), *best - *row});
  }
  return out;
}

/// The surest first; what overlaps a surer one, or repeats a numbered role, is left out.
std::vector<Argument> PredicateReader::Heads::arguments(std::vector<Candidate> candidates,
                                                        const ArgumentSpans& spans, Range sentence,
                                                        std::uint32_t predicate_token) const {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.margin > b.margin; });
  std::vector<std::uint32_t> words(candidates.size());
  std::transform(candidates.begin(), candidates.end(), words.begin(),
                 [](const Candidate& c) { return c.token; });
  std::vector<Argument> out;
  for (const Candidate& c : candidates) {
    const std::string& name = role.labels()[c.role];
    const Range range = spans.around(c.token, predicate_token, name, sentence, words);
    const bool taken = std::any_of(out.begin(), out.end(), [&](const Argument& a) {
      return overlap(a.tokens, range) || (numbered(name) && a.role == name);
    });
    if (!taken) out.push_back({name, range});
  }
  std::sort(out.begin(), out.end(),
            [](const Argument& a, const Argument& b) { return a.tokens.begin < b.tokens.begin; });
  return out;
}

void PredicateReader::read(Document& document) const {
  document.predicates.clear();
  if (document.syntax.size() != document.tokens.size()) return;
  const ArgumentSpans spans(document);
  for (const Sentence& sentence : document.sentences) {
    const auto found = heads_->find(document, sentence.tokens);
    if (found.empty()) continue;
    const nn::Given::Side words = heads_->role.words(document.encoding.vectors, sentence.tokens);
    for (const std::uint32_t token : found) {
      Predicate predicate{token,
                          heads_->arguments(heads_->candidates(document, sentence.tokens, token, words),
                                            spans, sentence.tokens, token),
                          0};
      heads_->factuality.run(document.encoding.vectors, token, token + 1, &predicate.factuality);
      predicate.factuality = std::clamp(predicate.factuality, -kMostFactual, kMostFactual);
      document.predicates.push_back(std::move(predicate));
    }
  }
}

}  // namespace rapporteur
