// Tested in tests/cases/attribution/ and tests/unit/attribution/.
#include "rapporteur/attribution/attribution.h"

#include <algorithm>

#include "rapporteur/attribution/cue_ends.h"
#include "rapporteur/nn/given.h"
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

struct Cue {
  Range tokens;
  float confidence = 0;  // mean probability of its words' labels
};

/// A stretch of tokens as words of the linking head.
struct Stretch {
  Range tokens;
  nn::Given::Side side;

  bool covers(Range r) const { return tokens.begin <= r.begin && r.end <= tokens.end; }
};

/// The cues with what their last words are torn off; one that another has grown into is part of that.
std::vector<Cue> with_whole_ends(const Document& document, const std::vector<Cue>& cues) {
  std::vector<Cue> out;
  for (const Cue& cue : cues) {
    if (!out.empty() && cue.tokens.begin < out.back().tokens.end) continue;
    out.push_back({with_whole_end(document, cue.tokens), cue.confidence});
  }
  return out;
}

}  // namespace

struct AttributionTagger::Heads {
  nn::Linear cue;
  nn::Given link;
  nn::Chain cue_chain, link_chain;
  std::vector<LinkLabel> labels;

  std::vector<Cue> cues(const Document& document, Range paragraph) const;
  Attribution attribute(const Document& document, Range around, Range cue, const Stretch& stretch) const;
};

AttributionTagger::AttributionTagger(std::unique_ptr<Heads> heads) : heads_(std::move(heads)) {}
AttributionTagger::AttributionTagger(AttributionTagger&&) noexcept = default;
AttributionTagger::~AttributionTagger() = default;

Result<AttributionTagger> AttributionTagger::load(const nn::ModelFile& model) {
  auto cue = nn::load_head(model, "cue");
  if (!cue) return cue.error();
  auto link = nn::Given::load(model, "link", "cue");
  if (!link) return link.error();
  auto labels = link_labels(model);
  if (!labels) return labels.error();
  const std::size_t n = labels->size();
  const bool fits = model.labels("cue") == std::vector<std::string>{"O", "B", "I"} && cue->outputs() == 3 &&
                    link->outputs() == n && n > 0;
  if (!fits)
    return Error{ErrorCode::kDamagedModel, model.subject(), "the attribution heads do not fit together"};
  const auto start = model.floats("link.start", n);
  const auto moves = model.floats("link.moves", n * n);
  for (const auto* part : {&start, &moves}) {
    if (!*part) return part->error();
  }
  const auto copy = [](std::span<const float> x) { return std::vector<float>(x.begin(), x.end()); };
  return AttributionTagger(std::unique_ptr<Heads>(
      new Heads{std::move(cue).value(), std::move(link).value(), nn::bio_chain(model.labels("cue")),
                nn::Chain{copy(start.value()), copy(moves.value())}, std::move(labels).value()}));
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
  return with_whole_ends(document, found);
}

/// `around` must be covered by `stretch`.
Attribution AttributionTagger::Heads::attribute(const Document& document, Range around, Range cue_range,
                                                const Stretch& stretch) const {
  const std::size_t w = link.width();
  const nn::Given::Side anchor = link.anchor(document.encoding.vectors, cue_range);
  std::vector<float> rows(around.size() * w);
  for (std::uint32_t t = around.begin; t < around.end; ++t) {
    const std::int64_t offset = t < cue_range.begin ? std::int64_t{t} - cue_range.begin
                                : t < cue_range.end ? 0
                                                    : std::int64_t{t} - cue_range.end + 1;
    link.combine(stretch.side, t - stretch.tokens.begin, anchor, 0, link.distance(offset),
                 rows.data() + (t - around.begin) * w);
  }
  const std::vector<float> scores = link.scores(rows);
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
    Stretch stretch;
    for (const auto& [cue, confidence] : heads_->cues(document, {begin, end})) {
      const Range around{std::max(begin, cue.begin - std::min(cue.begin, kReach)),
                         std::min(end, cue.end + kReach)};
      if (!stretch.covers(around)) {
        stretch.tokens = {around.begin, std::max(around.end, std::min(end, around.begin + kStretch))};
        stretch.side = heads_->link.words(document.encoding.vectors, stretch.tokens);
      }
      Attribution a = heads_->attribute(document, around, cue, stretch);
      a.cue = {without_loose_preposition(document, a)};
      a.confidence = confidence;
      if (!a.content.empty()) document.attributions.push_back(std::move(a));
    }
    begin = end;
  }
}

}  // namespace rapporteur
