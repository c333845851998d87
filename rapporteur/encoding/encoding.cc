// Tokens → pieces → windows → vectors. Tested in tests/unit/encoding/encoding_test.cc.
#include "rapporteur/encoding/encoding.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace rapporteur {
namespace {

constexpr std::size_t kRowsAtOnce = 1024;  // pieces run together: bounds the encoder's memory to some 10 MB

constexpr std::size_t kLayouts = 9;  // see layout_features

/// The pieces of all tokens, one after the other.
struct TokenPieces {
  std::vector<std::uint32_t> ids;
  std::vector<std::uint32_t> begin;  // per token, and one past the last
  std::vector<std::uint32_t> count;
  std::vector<std::uint8_t> shape, layout;  // per token
};

/// Space before (1), space after (2), inside quotation marks (4), plus one; 0 is for pieces of no word.
std::vector<std::uint8_t> layout_features(const Document& d) {
  std::vector<std::uint8_t> out(d.tokens.size());
  bool open = false;
  for (std::size_t i = 0; i < d.tokens.size(); ++i) {
    const bool first = i == 0 || d.tokens[i - 1].paragraph != d.tokens[i].paragraph;
    if (first) open = false;
    bool inside = open;
    switch (quote_mark(d.form(static_cast<std::uint32_t>(i)))) {
      case QuoteMark::kOpening: open = inside = true; break;
      case QuoteMark::kClosing: open = false; break;
      case QuoteMark::kStraight:
        inside = true;
        open = !open;
        break;
      case QuoteMark::kNone: break;
    }
    const bool before = first || d.tokens[i - 1].space_after;
    out[i] = static_cast<std::uint8_t>(1 + (before ? 1 : 0) + (d.tokens[i].space_after ? 2 : 0) +
                                       (inside ? 4 : 0));
  }
  return out;
}

TokenPieces pieces_of(const Document& d, const WordPieces& wordpieces) {
  TokenPieces p;
  p.layout = layout_features(d);
  for (std::uint32_t i = 0; i < d.tokens.size(); ++i) {
    const std::string_view word = d.form(i);
    p.begin.push_back(static_cast<std::uint32_t>(p.ids.size()));
    wordpieces.append(word, p.ids);
    p.count.push_back(static_cast<std::uint32_t>(p.ids.size()) - p.begin.back());
    p.shape.push_back(wordpieces.shape(word));
  }
  p.begin.push_back(static_cast<std::uint32_t>(p.ids.size()));
  return p;
}

std::vector<Range> paragraphs_of(const Document& d) {
  std::vector<Range> out;
  for (std::uint32_t i = 0; i < d.tokens.size(); ++i) {
    if (i == 0 || d.tokens[i].paragraph != d.tokens[i - 1].paragraph) out.push_back({i, i});
    out.back().end = i + 1;
  }
  return out;
}

/// One batch on its way through the encoder: rows to run, and which of them are the kept tokens' first pieces.
struct Batch {
  nn::Pieces pieces;
  std::vector<std::uint32_t> first_rows;

  void push(std::uint32_t id, std::uint8_t shape, std::uint8_t layout) {
    pieces.ids.push_back(id);
    pieces.shapes.push_back(shape);
    pieces.layouts.push_back(layout);
  }

  void add(const Window& window, const TokenPieces& tokens, const WordPieces& wordpieces) {
    pieces.starts.push_back(static_cast<std::uint32_t>(pieces.ids.size()));
    push(wordpieces.opening(), 0, 0);
    for (const Range part : window.parts) {
      for (std::uint32_t t = part.begin; t < part.end; ++t) {
        if (window.kept.contains(t)) first_rows.push_back(static_cast<std::uint32_t>(pieces.ids.size()));
        for (std::uint32_t i = tokens.begin[t]; i < tokens.begin[t + 1]; ++i) {
          push(tokens.ids[i], tokens.shape[t], tokens.layout[t]);
        }
      }
      push(wordpieces.separator(), 0, 0);
    }
  }
};

/// Appends the vectors of the tokens' first pieces; x: one per piece.
void append(const std::vector<float>& x, const std::vector<std::uint32_t>& first_rows,
            const nn::Encoder& encoder, nn::Rows& out) {
  for (const std::uint32_t row : first_rows) {
    const nn::Rows q = encoder.rows_of(x.data() + row * encoder.width(), 1);
    out.values.insert(out.values.end(), q.values.begin(), q.values.end());
    out.scales.insert(out.scales.end(), q.scales.begin(), q.scales.end());
    out.zeros.insert(out.zeros.end(), q.zeros.begin(), q.zeros.end());
    out.exact.insert(out.exact.end(), q.exact.begin(), q.exact.end());
  }
}

void run(Batch& batch, const nn::Encoder& encoder, bool events, Encoding& out) {
  const nn::Encoded x = encoder.run(batch.pieces, events);
  append(x.shared, batch.first_rows, encoder, out.vectors);
  if (events)
    append(encoder.has_event_layers() ? x.events : x.shared, batch.first_rows, encoder, out.event_vectors);
  batch = {};
}

std::map<std::string, std::uint32_t> settings_of(const nn::ModelFile& model) {
  std::map<std::string, std::uint32_t> out;
  for (const std::string& line : model.labels("settings")) {
    const auto equals = line.find('=');
    if (equals == std::string::npos) continue;
    std::uint32_t value = 0;
    std::from_chars(line.data() + equals + 1, line.data() + line.size(), value);
    out[line.substr(0, equals)] = value;
  }
  return out;
}

}  // namespace

Result<TokenEncoder> TokenEncoder::load(const nn::ModelFile& model) {
  auto encoder = nn::Encoder::load(model);
  if (!encoder) return encoder.error();
  auto wordpieces = WordPieces::load(model);
  if (!wordpieces) return wordpieces.error();
  const auto settings = settings_of(model);
  const auto window = settings.find("window");
  const auto overlap = settings.find("overlap");
  const bool usable = window != settings.end() && overlap != settings.end() && window->second >= 32 &&
                      window->second <= encoder->max_window() && overlap->second < window->second / 2;
  if (!usable) return Error{ErrorCode::kDamagedModel, model.subject(), "settings without a usable window"};
  if (model.labels("pieces").size() != encoder->vocabulary()) {
    return Error{ErrorCode::kDamagedModel, model.subject(),
                 "as many pieces as rows of the word table are needed"};
  }
  const auto shapes = model.shape("encoder.shapes");
  const auto layouts = model.shape("encoder.layouts");
  if (shapes.empty() || shapes[0] < model.labels("shapes").size() || layouts.empty() ||
      layouts[0] < kLayouts) {
    return Error{ErrorCode::kDamagedModel, model.subject(), "the shape or layout table is too short"};
  }
  TokenEncoder out;
  out.encoder_ = std::move(encoder).value();
  out.wordpieces_ = std::move(wordpieces).value();
  out.limits_ = {window->second, overlap->second};
  return out;
}

void TokenEncoder::encode(Document& document, bool events) const {
  const TokenPieces tokens = pieces_of(document, wordpieces_);
  Encoding& out = document.encoding;
  out = {};
  out.vectors.width = out.event_vectors.width = encoder_.width();
  Batch batch;
  for (const Window& window : cut_windows(paragraphs_of(document), tokens.count, limits_)) {
    batch.add(window, tokens, wordpieces_);
    if (batch.pieces.ids.size() >= kRowsAtOnce) run(batch, encoder_, events, out);
  }
  if (!batch.pieces.ids.empty()) run(batch, encoder_, events, out);
}

}  // namespace rapporteur
