// Tested in tests/cases/attribution/ and tests/unit/attribution/.
#include "rapporteur/attribution/attribution.h"

#include <algorithm>
#include <charconv>

#include "rapporteur/nn/kernels.h"
#include "rapporteur/nn/linear.h"
#include "rapporteur/nn/viterbi.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kReach = 200;     // words to each side of a cue that may belong to it
constexpr std::uint32_t kStretch = 1024;  // words whose sides are computed together; more than two reaches

constexpr std::size_t kCuesAlways = 16;  // cues that any paragraph may have
constexpr std::size_t kWordsPerCue = 8;  // words for each further one

/// What a label of the linking head says: nothing, source or content.
enum class Role { kNone, kSource, kContent };

struct LinkLabel {
  Role role = Role::kNone;
  bool begins = false;
};

Result<std::vector<LinkLabel>> link_labels(const nn::ModelFile& model) {
  std::vector<LinkLabel> out;
  for (const std::string& label : model.labels("link")) {
    const bool source = label.ends_with("-SOURCE");
    if (label != "O" && !source && !label.ends_with("-CONTENT")) {
      return Error{ErrorCode::kDamagedModel, model.subject(), "link label " + label};
    }
    out.push_back({label == "O" ? Role::kNone
                   : source     ? Role::kSource
                                : Role::kContent,
                   label.starts_with("B")});
  }
  return out;
}

std::vector<std::uint32_t> distance_edges(const nn::ModelFile& model) {
  std::vector<std::uint32_t> out;
  for (const std::string& edge : model.labels("distance_edges")) {
    std::uint32_t value = 0;
    std::from_chars(edge.data(), edge.data() + edge.size(), value);
    out.push_back(value);
  }
  return out;
}

struct Cue {
  Range tokens;
  float confidence = 0;  // mean probability of its words' labels
};

/// The word's half of the linking head, for a stretch of tokens: rows of width floats.
struct WordSides {
  Range tokens;
  std::vector<float> words, gates;

  bool covers(Range r) const { return tokens.begin <= r.begin && r.end <= tokens.end; }
};

}  // namespace

struct AttributionTagger::Heads {
  nn::Linear cue, word, word_gate, cue_query, cue_gate, out;
  nn::Chain cue_chain, link_chain;
  std::vector<LinkLabel> labels;
  std::vector<std::uint32_t> edges;
  std::vector<float> distance;  // rows of width() floats, one per bucket

  std::size_t width() const { return word.outputs(); }
  std::vector<Cue> cues(const Document& document, Range paragraph) const;
  WordSides sides_of(const Document& document, Range tokens) const;
  Attribution link(const Document& document, Range around, Range cue, const WordSides& sides) const;
  const float* bucket(std::uint32_t token, Range cue) const;
};

AttributionTagger::AttributionTagger(std::unique_ptr<Heads> heads) : heads_(std::move(heads)) {}
AttributionTagger::AttributionTagger(AttributionTagger&&) noexcept = default;
AttributionTagger::~AttributionTagger() = default;

Result<AttributionTagger> AttributionTagger::load(const nn::ModelFile& model) {
  auto cue = nn::load_head(model, "cue");
  auto word = nn::load_head(model, "link.word");
  auto word_gate = nn::load_head(model, "link.word_gate");
  auto cue_query = nn::load_head(model, "link.cue");
  auto cue_gate = nn::load_head(model, "link.cue_gate");
  auto out = nn::Linear::load(model, "link.out");
  for (const auto* linear : {&cue, &word, &word_gate, &cue_query, &cue_gate, &out}) {
    if (!*linear) return linear->error();
  }
  auto labels = link_labels(model);
  if (!labels) return labels.error();
  const auto edges = distance_edges(model);
  const std::size_t width = word->outputs();
  const std::size_t n = labels->size();
  const bool fits = model.labels("cue") == std::vector<std::string>{"O", "B", "I"} && cue->outputs() == 3 &&
                    word_gate->outputs() == width && cue_query->outputs() == width &&
                    cue_gate->outputs() == width && out->inputs() == width && out->outputs() == n && n > 0;
  if (!fits)
    return Error{ErrorCode::kDamagedModel, model.subject(), "the attribution heads do not fit together"};
  const auto distance = model.floats("link.distance", (2 * edges.size() + 1) * width);
  const auto start = model.floats("link.start", n);
  const auto moves = model.floats("link.moves", n * n);
  for (const auto* part : {&distance, &start, &moves}) {
    if (!*part) return part->error();
  }
  const auto copy = [](std::span<const float> x) { return std::vector<float>(x.begin(), x.end()); };
  return AttributionTagger(std::unique_ptr<Heads>(
      new Heads{std::move(cue).value(), std::move(word).value(), std::move(word_gate).value(),
                std::move(cue_query).value(), std::move(cue_gate).value(), std::move(out).value(),
                nn::bio_chain(model.labels("cue")), nn::Chain{copy(start.value()), copy(moves.value())},
                std::move(labels).value(), edges, copy(distance.value())}));
}

std::vector<Cue> AttributionTagger::Heads::cues(const Document& document, Range paragraph) const {
  const std::size_t n = cue.outputs();
  std::vector<float> scores(paragraph.size() * n);
  cue.run(document.encoding.vectors, paragraph.begin, paragraph.end, scores.data());
  const auto path = nn::best_labels(cue_chain, scores);
  std::vector<Cue> found;
  float sum = 0;
  for (std::uint32_t i = 0; i < path.size(); ++i) {
    if (path[i] == 0) continue;
    const std::uint32_t token = paragraph.begin + i;
    if (path[i] == 1 || found.empty() || found.back().tokens.end != token) {
      found.push_back({{token, token}, 0});
      sum = 0;
    }
    sum += nn::probability(std::span(scores).subspan(i * n, n), path[i]);
    found.back().tokens.end = token + 1;
    found.back().confidence = sum / static_cast<float>(found.back().tokens.size());
  }
  // Real text has a cue in some thirty words. Each costs a pass over its reach, so that a page made of nothing but
  // "said" would cost hours: past one in eight words, the rest of the paragraph's are left out.
  found.resize(std::min<std::size_t>(found.size(), kCuesAlways + paragraph.size() / kWordsPerCue));
  return found;
}

const float* AttributionTagger::Heads::bucket(std::uint32_t token, Range cue_range) const {
  const bool left = token < cue_range.begin;
  const std::uint32_t offset = left                    ? cue_range.begin - token
                               : token < cue_range.end ? 0
                                                       : token - cue_range.end + 1;
  const auto steps = static_cast<std::size_t>(
      std::count_if(edges.begin(), edges.end(), [&](std::uint32_t e) { return offset >= e; }));
  return distance.data() + (left ? edges.size() - steps : edges.size() + steps) * width();
}

WordSides AttributionTagger::Heads::sides_of(const Document& document, Range tokens) const {
  WordSides sides{tokens, std::vector<float>(tokens.size() * width()),
                  std::vector<float>(tokens.size() * width())};
  word.run(document.encoding.vectors, tokens.begin, tokens.end, sides.words.data());
  word_gate.run(document.encoding.vectors, tokens.begin, tokens.end, sides.gates.data());
  return sides;
}

/// `around` must be covered by `sides`.
Attribution AttributionTagger::Heads::link(const Document& document, Range around, Range cue_range,
                                           const WordSides& sides) const {
  const std::size_t w = width();
  // The cue's vector is the mean of its words', and both products are linear: average their outputs.
  std::vector<float> query(w), gate(w), row(w);
  for (std::uint32_t t = cue_range.begin; t < cue_range.end; ++t) {
    const float share = 1.0F / static_cast<float>(cue_range.size());
    cue_query.run(document.encoding.vectors, t, t + 1, row.data());
    for (std::size_t c = 0; c < w; ++c) query[c] += share * row[c];
    cue_gate.run(document.encoding.vectors, t, t + 1, row.data());
    for (std::size_t c = 0; c < w; ++c) gate[c] += share * row[c];
  }
  std::vector<float> hidden(around.size() * w);
  for (std::uint32_t t = around.begin; t < around.end; ++t) {
    const float* far = bucket(t, cue_range);
    const float* words = sides.words.data() + (t - sides.tokens.begin) * w;
    const float* gates = sides.gates.data() + (t - sides.tokens.begin) * w;
    float* to = hidden.data() + (t - around.begin) * w;
    for (std::size_t c = 0; c < w; ++c) to[c] = words[c] + query[c] + far[c] + gates[c] * gate[c];
  }
  nn::kernels().gelu(hidden.data(), hidden.size());
  const std::vector<float> scores = nn::apply(out, hidden.data(), around.size());
  const auto path = nn::best_labels(link_chain, scores);
  Attribution a;
  a.cue = {cue_range};
  for (std::uint32_t i = 0; i < path.size(); ++i) {
    const LinkLabel& label = labels[path[i]];
    if (label.role == Role::kNone) continue;
    auto& ranges = label.role == Role::kSource ? a.source : a.content;
    const std::uint32_t token = around.begin + i;
    if (label.begins || ranges.empty()) ranges.push_back({token, token});
    ranges.back().end = token + 1;
  }
  return a;
}

void AttributionTagger::tag(Document& document) const {
  document.attributions.clear();
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  for (std::uint32_t begin = 0; begin < count;) {
    std::uint32_t end = begin;
    while (end < count && document.tokens[end].paragraph == document.tokens[begin].paragraph) ++end;
    WordSides sides;
    for (const auto& [cue, confidence] : heads_->cues(document, {begin, end})) {
      const Range around{std::max(begin, cue.begin - std::min(cue.begin, kReach)),
                         std::min(end, cue.end + kReach)};
      if (!sides.covers(around)) {
        const std::uint32_t until = std::min(end, around.begin + kStretch);
        sides = heads_->sides_of(document, {around.begin, std::max(around.end, until)});
      }
      Attribution a = heads_->link(document, around, cue, sides);
      a.confidence = confidence;
      if (!a.content.empty()) document.attributions.push_back(std::move(a));
    }
    begin = end;
  }
}

}  // namespace rapporteur
