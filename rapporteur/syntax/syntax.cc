// Heads of the encoder → tags, lemmas and trees. Tested in tests/cases/syntax/ and tests/unit/syntax/.
#include "rapporteur/syntax/syntax.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "rapporteur/nn/kernels.h"
#include "rapporteur/nn/linear.h"
#include "rapporteur/syntax/lemmatizer.h"
#include "rapporteur/syntax/tree.h"

namespace rapporteur {
namespace {

constexpr std::size_t kRowsAtOnce = 512;  // tokens whose logits are held together

struct Tagger {
  nn::Linear logits;
  std::vector<std::string> labels;

  static Result<Tagger> load(const nn::ModelFile& model, const std::string& kind) {
    auto logits = nn::load_head(model, "tag." + kind);
    if (!logits) return logits.error();
    if (logits->outputs() != model.labels(kind).size() || logits->outputs() == 0) {
      return Error{ErrorCode::kDamagedModel, model.subject(),
                   "as many labels of " + kind + " as outputs are needed"};
    }
    return Tagger{std::move(logits).value(), model.labels(kind)};
  }

  /// take(row, scores of its labels) for every row, in order.
  template <class Take>
  void each(const nn::Rows& rows, Take take) const {
    const std::size_t n = labels.size();
    std::vector<float> y(std::min(kRowsAtOnce, rows.rows()) * n);
    for (std::size_t begin = 0; begin < rows.rows(); begin += kRowsAtOnce) {
      const std::size_t end = std::min(rows.rows(), begin + kRowsAtOnce);
      logits.run(rows, begin, end, y.data());
      for (std::size_t r = begin; r < end; ++r)
        take(r, std::span<const float>(y.data() + (r - begin) * n, n));
    }
  }

  /// Best label of every row; ties go to the lower one.
  std::vector<std::uint32_t> best(const nn::Rows& rows) const {
    std::vector<std::uint32_t> out;
    each(rows, [&](std::size_t, std::span<const float> scores) {
      out.push_back(
          static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin()));
    });
    return out;
  }
};

/// Scores to log probabilities over each row's columns, so that trees maximise their probability.
void log_softmax(float* row, std::size_t count) {
  const float top = *std::max_element(row, row + count);
  double sum = 0;
  for (std::size_t k = 0; k < count; ++k) sum += std::exp(static_cast<double>(row[k] - top));
  const float shift = top + static_cast<float>(std::log(sum));
  for (std::size_t k = 0; k < count; ++k) row[k] -= shift;
}

constexpr int kMostClimbs = 4;  // from a joined verb to the one whose form it shares

bool is_any(std::string_view tag, std::initializer_list<std::string_view> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Past or present; verbs of one clause are joined only within one of them.
int tense_of(const SyntaxWord& word) {
  if (word.xpos == "VBD") return 1;
  return is_any(word.xpos, {"VBZ", "VBP"}) ? 2 : 0;
}

/// "Said talks would continue and rejected the plan": a finite verb without a subject of its own is not joined to an infinitive, but to the
/// finite verb above it. Participles are left: in "said they had beaten him and denied him a lawyer" the tagger may take one for a past tense.
void join_finite_verbs(std::vector<SyntaxWord>& words, Range sentence) {
  const auto has_child = [&](std::uint32_t head, std::string_view relation) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (words[t].head == static_cast<std::int32_t>(head) && words[t].deprel.starts_with(relation))
        return true;
    }
    return false;
  };
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const int tense = tense_of(words[t]);
    if (tense == 0 || words[t].deprel != "conj" || has_child(t, "nsubj")) continue;
    std::int32_t at = words[t].head;
    for (int climbs = 0; climbs < kMostClimbs && at >= 0; ++climbs) {
      const SyntaxWord& word = words[static_cast<std::size_t>(at)];
      if (tense_of(word) == tense) {
        words[t].head = at;
        break;
      }
      const bool bound = word.xpos == "VB" && is_any(word.deprel, {"ccomp", "xcomp"}) &&
                         (has_child(static_cast<std::uint32_t>(at), "aux") ||
                          has_child(static_cast<std::uint32_t>(at), "mark"));
      if (!bound) break;
      at = word.head;
    }
  }
}

}  // namespace

struct Parser::Heads {
  Tagger upos, xpos, feats, lemma;
  Lemmatizer lemmatizer;
  nn::Linear arc_dependent, arc_head, arc_bilinear, rel_dependent, rel_head, rel_out;
  std::vector<float> root, head_bias, rel_root;
  float root_bias = 0;
  std::vector<std::string> deprels;

  std::vector<std::int32_t> heads_of(const Document& document, Range sentence) const;
  void relate(Document& document, Range sentence, const std::vector<std::int32_t>& heads) const;
};

Parser::Parser(std::unique_ptr<Heads> heads) : heads_(std::move(heads)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser::~Parser() = default;

Result<Parser> Parser::load(const nn::ModelFile& model) {
  auto upos = Tagger::load(model, "upos");
  auto xpos = Tagger::load(model, "xpos");
  auto feats = Tagger::load(model, "feats");
  auto lemma = Tagger::load(model, "lemma");
  for (const auto* tagger : {&upos, &xpos, &feats, &lemma}) {
    if (!*tagger) return tagger->error();
  }
  std::vector<LemmaScript> scripts;
  for (const std::string& label : lemma->labels) {
    const auto script = parse_lemma_script(label);
    if (!script) return Error{ErrorCode::kDamagedModel, model.subject(), "lemma script " + label};
    scripts.push_back(*script);
  }
  auto inflection = Inflection::load();
  if (!inflection) return inflection.error();
  auto arc_dependent = nn::load_head(model, "arc.dependent");
  auto arc_head = nn::load_head(model, "arc.head");
  auto arc_bilinear = nn::Linear::load(model, "arc.bilinear");
  auto rel_dependent = nn::load_head(model, "rel.dependent");
  auto rel_head = nn::load_head(model, "rel.head");
  auto rel_out = nn::Linear::load(model, "rel.out");
  for (const auto* linear : {&arc_dependent, &arc_head, &arc_bilinear, &rel_dependent, &rel_head, &rel_out}) {
    if (!*linear) return linear->error();
  }
  const std::size_t arc = arc_head->outputs();
  const std::size_t rel = rel_head->outputs();
  const bool fits = arc_dependent->outputs() == arc && arc_bilinear->inputs() == arc &&
                    arc_bilinear->outputs() == arc && rel_dependent->outputs() == rel &&
                    rel_out->inputs() == rel && rel_out->outputs() == model.labels("deprel").size();
  if (!fits)
    return Error{ErrorCode::kDamagedModel, model.subject(), "the parser's parts do not fit together"};
  const auto root = model.floats("arc.root.weight", arc);
  const auto root_bias = model.floats("arc.root.bias", 1);
  const auto head_bias = model.floats("arc.head_bias.weight", arc);
  const auto rel_root = model.floats("rel.root", rel);
  for (const auto* part : {&root, &root_bias, &head_bias, &rel_root}) {
    if (!*part) return part->error();
  }
  const auto copy = [](std::span<const float> x) { return std::vector<float>(x.begin(), x.end()); };
  return Parser(std::unique_ptr<Heads>(new Heads{
      std::move(upos).value(), std::move(xpos).value(), std::move(feats).value(), std::move(lemma).value(),
      Lemmatizer(std::move(inflection).value(), std::move(scripts)), std::move(arc_dependent).value(),
      std::move(arc_head).value(), std::move(arc_bilinear).value(), std::move(rel_dependent).value(),
      std::move(rel_head).value(), std::move(rel_out).value(), copy(root.value()), copy(head_bias.value()),
      copy(rel_root.value()), root_bias.value()[0], model.labels("deprel")}));
}

std::vector<std::int32_t> Parser::Heads::heads_of(const Document& document, Range sentence) const {
  const nn::Kernels& k = nn::kernels();
  const std::size_t n = sentence.size();
  const std::size_t width = arc_head.outputs();
  std::vector<float> dependent(n * width);
  std::vector<float> head(n * width);
  arc_dependent.run(document.encoding.vectors, sentence.begin, sentence.end, dependent.data());
  arc_head.run(document.encoding.vectors, sentence.begin, sentence.end, head.data());
  k.gelu(dependent.data(), dependent.size());
  k.gelu(head.data(), head.size());
  const std::vector<float> turned = nn::apply(arc_bilinear, dependent.data(), n);
  const float scale = 1.0F / std::sqrt(static_cast<float>(width));
  std::vector<float> bias(n);
  for (std::size_t j = 0; j < n; ++j) bias[j] = k.dot(head.data() + j * width, head_bias.data(), width);
  std::vector<float> scores(n * (n + 1));
  for (std::size_t i = 0; i < n; ++i) {
    float* row = scores.data() + i * (n + 1);
    for (std::size_t j = 0; j < n; ++j) {
      row[j] =
          i == j ? -1e4F : k.dot(turned.data() + i * width, head.data() + j * width, width) * scale + bias[j];
    }
    row[n] = k.dot(dependent.data() + i * width, root.data(), width) + root_bias;
    log_softmax(row, n + 1);
  }
  return best_tree(scores, static_cast<std::uint32_t>(n));
}

void Parser::Heads::relate(Document& document, Range sentence, const std::vector<std::int32_t>& heads) const {
  const std::size_t n = sentence.size();
  const std::size_t width = rel_head.outputs();
  std::vector<float> dependent(n * width);
  std::vector<float> head(n * width);
  rel_dependent.run(document.encoding.vectors, sentence.begin, sentence.end, dependent.data());
  rel_head.run(document.encoding.vectors, sentence.begin, sentence.end, head.data());
  for (std::size_t i = 0; i < n; ++i) {
    const float* from =
        heads[i] < 0 ? rel_root.data() : head.data() + static_cast<std::size_t>(heads[i]) * width;
    for (std::size_t c = 0; c < width; ++c) dependent[i * width + c] += from[c];
  }
  nn::kernels().gelu(dependent.data(), dependent.size());
  const std::vector<float> logits = nn::apply(rel_out, dependent.data(), n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = logits.begin() + static_cast<std::ptrdiff_t>(i * deprels.size());
    const auto best = static_cast<std::size_t>(
        std::max_element(row, row + static_cast<std::ptrdiff_t>(deprels.size())) - row);
    SyntaxWord& word = document.syntax[sentence.begin + i];
    word.head = heads[i] < 0 ? kRoot : heads[i] + static_cast<std::int32_t>(sentence.begin);
    word.deprel = heads[i] < 0 ? "root" : deprels[best];
  }
}

void Parser::parse(Document& document) const {
  const nn::Rows& vectors = document.encoding.vectors;
  const auto upos = heads_->upos.best(vectors);
  const auto xpos = heads_->xpos.best(vectors);
  const auto feats = heads_->feats.best(vectors);
  document.syntax.assign(document.tokens.size(), {});
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    SyntaxWord& word = document.syntax[i];
    word.upos = heads_->upos.labels[upos[i]];
    word.xpos = heads_->xpos.labels[xpos[i]];
    word.feats = heads_->feats.labels[feats[i]];
  }
  heads_->lemma.each(vectors, [&](std::size_t i, std::span<const float> scores) {
    SyntaxWord& word = document.syntax[i];
    word.lemma =
        heads_->lemmatizer.lemma(document.form(static_cast<std::uint32_t>(i)), word.upos, word.xpos, scores);
  });
  for (const Sentence& s : document.sentences) {
    heads_->relate(document, s.tokens, heads_->heads_of(document, s.tokens));
    join_finite_verbs(document.syntax, s.tokens);
  }
}

}  // namespace rapporteur
