// Tested in tests/cases/coreference/ and tests/unit/coreference/.
#include "rapporteur/coreference/coreference.h"

#include <algorithm>
#include <deque>

#include "rapporteur/coreference/forms.h"
#include "rapporteur/coreference/phrases.h"
#include "rapporteur/nn/given.h"
#include "rapporteur/nn/linear.h"

namespace rapporteur {
namespace {

/// What two mentions have in common, rows of the model's pair.match; training/semantic_losses.py counts the same.
enum Match : std::uint8_t { kNone, kName, kHead };

/// A mention that later ones may repeat: its half of the pair scorer and the words it is compared by.
struct Candidate {
  std::uint32_t entity = 0;  // index into document.entities
  std::uint32_t token = 0;
  std::size_t form = 0, kind = 0;  // of Forms; of the labels
  nn::Given::Side side;            // one row
  std::vector<std::string> names;  // the head's form first
};

Match match_of(const Candidate& a, const Candidate& b) {
  if (a.names.front() == b.names.front()) return kHead;
  const auto shared = [&](const std::string& name) {
    return std::find(b.names.begin(), b.names.end(), name) != b.names.end();
  };
  return std::any_of(a.names.begin(), a.names.end(), shared) ? kName : kNone;
}

/// One row of a side.
nn::Given::Side row_of(const nn::Given::Side& side, std::size_t row, std::size_t width) {
  const auto from = static_cast<std::ptrdiff_t>(row * width);
  const auto to = static_cast<std::ptrdiff_t>((row + 1) * width);
  return {{side.words.begin() + from, side.words.begin() + to},
          {side.gates.begin() + from, side.gates.begin() + to}};
}

}  // namespace

struct CoreferenceResolver::Heads {
  nn::Linear kinds;
  std::vector<std::string> labels;
  nn::Given pair;
  Forms forms;
  // Rows of pair.width() floats: one per Match; per form of the later mention and form of the earlier; the same of kinds.
  std::vector<float> match, form_pairs, kind_pairs;

  std::vector<std::size_t> kinds_of(const Document& document, Range sentence) const;
  void add_names(const Document& document, const Phrases& phrases, Range sentence,
                 std::vector<std::size_t>& found) const;
  std::size_t kind_of(NameType type) const;
  const Candidate* antecedent(const Candidate& mention, const nn::Given::Side& anchors, std::size_t row,
                              const std::deque<Candidate>& before) const;
};

CoreferenceResolver::CoreferenceResolver(std::unique_ptr<Heads> heads) : heads_(std::move(heads)) {}
CoreferenceResolver::CoreferenceResolver(CoreferenceResolver&&) noexcept = default;
CoreferenceResolver::~CoreferenceResolver() = default;

Result<CoreferenceResolver> CoreferenceResolver::load(const nn::ModelFile& model) {
  auto kinds = nn::load_head(model, "tag.entities");
  if (!kinds) return kinds.error();
  auto pair = nn::Given::load(model, "pair", "anchor");
  if (!pair) return pair.error();
  const auto& labels = model.labels("entities");
  const bool fits =
      !labels.empty() && labels[0] == "O" && labels.size() == kinds->outputs() && pair->outputs() == 1;
  if (!fits)
    return Error{ErrorCode::kDamagedModel, model.subject(), "the heads of coreference do not fit together"};
  auto forms = Forms::load(model);
  if (!forms) return forms.error();
  const auto match = model.floats("pair.match", (kHead + 1) * pair->width());
  const auto form_pairs = model.floats("pair.forms", forms->size() * forms->size() * pair->width());
  const auto kind_pairs = model.floats("pair.kinds", labels.size() * labels.size() * pair->width());
  for (const auto* rows : {&match, &form_pairs, &kind_pairs}) {
    if (!*rows) return rows->error();
  }
  return CoreferenceResolver(std::unique_ptr<Heads>(new Heads{std::move(kinds).value(),
                                                              labels,
                                                              std::move(pair).value(),
                                                              std::move(forms).value(),
                                                              {match->begin(), match->end()},
                                                              {form_pairs->begin(), form_pairs->end()},
                                                              {kind_pairs->begin(), kind_pairs->end()}}));
}

/// Per word the index of its best label; 0 for a word that heads no mention.
std::vector<std::size_t> CoreferenceResolver::Heads::kinds_of(const Document& document,
                                                              Range sentence) const {
  const std::size_t n = labels.size();
  std::vector<float> scores(sentence.size() * n);
  kinds.run(document.encoding.vectors, sentence.begin, sentence.end, scores.data());
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const auto row = scores.begin() + static_cast<std::ptrdiff_t>(i * n);
    out.push_back(
        static_cast<std::size_t>(std::max_element(row, row + static_cast<std::ptrdiff_t>(n)) - row));
  }
  return out;
}

/// The label that goes with a type of names; 0 for the types that GUM has no kind for.
std::size_t CoreferenceResolver::Heads::kind_of(NameType type) const {
  const char* kind = type == NameType::kPerson         ? "person"
                     : type == NameType::kOrganisation ? "organization"
                     : type == NameType::kPlace        ? "place"
                                                       : "O";
  const auto found = std::find(labels.begin(), labels.end(), kind);
  return found == labels.end() ? 0 : static_cast<std::size_t>(found - labels.begin());
}

/// A name is a mention, also where the head of kinds, which learned from far fewer names, sees none of its words as one.
void CoreferenceResolver::Heads::add_names(const Document& document, const Phrases& phrases, Range sentence,
                                           std::vector<std::size_t>& found) const {
  const auto first =
      std::partition_point(document.names.begin(), document.names.end(),
                           [&](const Name& name) { return name.tokens.begin < sentence.begin; });
  for (auto name = first; name != document.names.end() && name->tokens.end <= sentence.end; ++name) {
    bool seen = false;
    for (std::uint32_t t = name->tokens.begin; t < name->tokens.end; ++t)
      seen |= found[t - sentence.begin] != 0;
    if (!seen) found[phrases.head_of(name->tokens) - sentence.begin] = kind_of(name->type);
  }
}

/// The best of those before, or none where no score is above 0. `row` of `anchors` is the mention.
const Candidate* CoreferenceResolver::Heads::antecedent(const Candidate& mention,
                                                        const nn::Given::Side& anchors, std::size_t row,
                                                        const std::deque<Candidate>& before) const {
  if (before.empty()) return nullptr;
  const std::size_t w = pair.width();
  std::vector<float> rows(before.size() * w);
  for (std::size_t i = 0; i < before.size(); ++i) {
    float* to = rows.data() + i * w;
    const std::int64_t offset = std::int64_t{before[i].token} - mention.token;
    pair.combine(before[i].side, 0, anchors, row, pair.distance(offset), to);
    const float* shared = match.data() + match_of(mention, before[i]) * w;
    const float* form = form_pairs.data() + (mention.form * forms.size() + before[i].form) * w;
    const float* kind = kind_pairs.data() + (mention.kind * labels.size() + before[i].kind) * w;
    for (std::size_t c = 0; c < w; ++c) to[c] += shared[c] + form[c] + kind[c];
  }
  const std::vector<float> scores = pair.scores(rows);
  const auto best = std::max_element(scores.begin(), scores.end());
  return *best > 0 ? &before[static_cast<std::size_t>(best - scores.begin())] : nullptr;
}

void CoreferenceResolver::resolve(Document& document) const {
  document.entities.clear();
  const Phrases phrases(document);
  const std::size_t w = heads_->pair.width();
  std::deque<Candidate> before;
  std::uint32_t clusters = 0;
  for (const Sentence& sentence : document.sentences) {
    auto kinds = heads_->kinds_of(document, sentence.tokens);
    heads_->add_names(document, phrases, sentence.tokens, kinds);
    const auto words = heads_->pair.words(document.encoding.vectors, sentence.tokens);
    const auto anchors = heads_->pair.anchors(document.encoding.vectors, sentence.tokens);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      if (kinds[i] == 0) continue;
      const auto token = sentence.tokens.begin + static_cast<std::uint32_t>(i);
      EntityMention mention;
      mention.head = token;
      mention.tokens = phrases.around(token, sentence.tokens);
      mention.span = document.span_of(mention.tokens);
      mention.kind = heads_->labels[kinds[i]];
      Candidate candidate{static_cast<std::uint32_t>(document.entities.size()),
                          token,
                          heads_->forms.of(document, token, phrases.dependents(token)),
                          kinds[i],
                          row_of(words, i, w),
                          phrases.name_words(token)};
      const Candidate* repeated = heads_->antecedent(candidate, anchors, i, before);
      mention.entity = repeated != nullptr ? document.entities[repeated->entity].entity : clusters++;
      document.entities.push_back(std::move(mention));
      before.push_back(std::move(candidate));
      if (before.size() > kReach) before.pop_front();
    }
  }
}

}  // namespace rapporteur
