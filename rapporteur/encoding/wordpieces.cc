// Tested in tests/unit/encoding/wordpieces_test.cc.
#include "rapporteur/encoding/wordpieces.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

bool is_punctuation(UChar32 c) {
  if (c < 128)
    return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
  return (U_GET_GC_MASK(c) & U_GC_P_MASK) != 0;
}

/// Lower case without accents, UTF-8.
std::string normalise(std::string_view word) {
  const std::string lower = lower_case(word);
  if (std::all_of(lower.begin(), lower.end(), [](char c) { return (c & 0x80) == 0; })) return lower;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString split = nfd->normalize(icu::UnicodeString::fromUTF8(lower), status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < split.length(); i = split.moveIndex32(i, 1)) {
    const UChar32 c = split.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) kept.append(c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

struct Letters {
  int total = 0, upper = 0, lower = 0;
  bool digits = false, first_upper = false, only_punctuation = true;
};

Letters letters_of(std::string_view word) {
  Letters n;
  for (std::size_t i = 0; i < word.size();) {
    const auto c = static_cast<UChar32>(next_code_point(word, i));
    if (c < 0) continue;
    n.only_punctuation = n.only_punctuation && is_punctuation(c);
    n.digits = n.digits || u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
    if (!u_isalpha(c)) continue;
    const bool upper = u_isUUppercase(c) != 0;
    if (n.total == 0) n.first_upper = upper;
    ++n.total;
    n.upper += upper ? 1 : 0;
    n.lower += u_isULowercase(c) ? 1 : 0;
  }
  return n;
}

std::string_view shape_name(std::string_view word) {
  if (quote_mark(word) != QuoteMark::kNone || word == "'" || word == "`" || word == "\u2018" ||
      word == "\u2019") {
    return "quote";
  }
  const Letters n = letters_of(word);
  if (n.total == 0) return n.digits ? "digits" : n.only_punctuation ? "punct" : "other";
  if (n.digits) return "alnum";
  if (n.upper == 0) return n.lower > 0 ? "lower" : "other";
  if (n.total == 1) return "capital";
  if (n.lower == 0) return "upper";
  return n.upper == 1 && n.first_upper ? "title" : "mixed";
}

}  // namespace

QuoteMark quote_mark(std::string_view word) {
  if (word == "\u201C" || word == "\u201E" || word == "\u00AB") return QuoteMark::kOpening;
  if (word == "\u201D" || word == "\u00BB") return QuoteMark::kClosing;
  if (word == "\"" || word == "''" || word == "``") return QuoteMark::kStraight;
  return QuoteMark::kNone;
}

Result<WordPieces> WordPieces::load(const nn::ModelFile& model) {
  WordPieces w;
  const auto& pieces = model.labels("pieces");
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const std::string_view piece = pieces[i];
    const bool inside = piece.starts_with("##");
    (inside ? w.rest_ : w.first_).emplace(piece.substr(inside ? 2 : 0), i);
    w.longest_ = std::max(w.longest_, piece.size());
  }
  const auto& shapes = model.labels("shapes");
  for (std::size_t i = 0; i < shapes.size(); ++i) w.shapes_.emplace(shapes[i], static_cast<std::uint8_t>(i));
  for (const char* needed : {"[UNK]", "[CLS]", "[SEP]"}) {
    if (!w.first_.contains(needed)) {
      return Error{ErrorCode::kDamagedModel, model.subject(), std::string("no piece ") + needed};
    }
  }
  w.unknown_ = w.first_.at("[UNK]");
  w.cls_ = w.first_.at("[CLS]");
  w.sep_ = w.first_.at("[SEP]");
  return w;
}

void WordPieces::append(std::string_view word, std::vector<std::uint32_t>& ids) const {
  const std::string text = normalise(word);
  const std::size_t limit = ids.size() + max_pieces_;
  const std::size_t before = ids.size();
  std::size_t run = 0;
  const auto flush = [&](std::size_t end) {
    if (end > run && ids.size() < limit) append_run(std::string_view(text).substr(run, end - run), ids);
    run = end;
  };
  for (std::size_t i = 0; i < text.size() && ids.size() < limit;) {
    const std::size_t at = i;
    if (!is_punctuation(static_cast<UChar32>(next_code_point(text, i)))) continue;
    flush(at);
    flush(i);
  }
  flush(text.size());
  ids.resize(std::min(ids.size(), limit));
  if (ids.size() == before) ids.push_back(unknown_);
}

/// Up to max_pieces_ of one run without punctuation, or one unknown piece if some part of them is none.
void WordPieces::append_run(std::string_view run, std::vector<std::uint32_t>& ids) const {
  const std::size_t before = ids.size();
  for (std::size_t at = 0; at < run.size() && ids.size() < before + max_pieces_;) {
    const auto& table = at == 0 ? first_ : rest_;
    std::size_t length = std::min(run.size() - at, longest_);
    auto found = table.end();
    for (; length > 0; --length) {
      found = table.find(run.substr(at, length));
      if (found != table.end()) break;
    }
    if (found == table.end()) {
      ids.resize(before);
      ids.push_back(unknown_);
      return;
    }
    ids.push_back(found->second);
    at += length;
  }
}

std::uint8_t WordPieces::shape(std::string_view word) const {
  const auto found = shapes_.find(shape_name(word));
  return found == shapes_.end() ? 0 : found->second;
}

}  // namespace rapporteur
