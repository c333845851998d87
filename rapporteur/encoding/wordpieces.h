// WordPieces: a word as rows of the encoder's table, and what of its looks the table does not know.
// BERT's uncased scheme (Devlin et al. 2019): lower case, accents stripped, every punctuation sign a piece of its
// own, then greedy longest match with "##" continuations. training/wordpieces.py does the same; the file
// tests/unit/encoding/wordpieces_test.cc holds examples both must give.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

class WordPieces {
 public:
  /// Reads the labels "pieces" and "shapes" of the model.
  static Result<WordPieces> load(const nn::ModelFile& model);

  /// Appends the word's piece ids: at least one, at most max_pieces.
  void append(std::string_view word, std::vector<std::uint32_t>& ids) const;
  /// Row of the shape table: lower, title, upper, … (training/wordpieces.py, SHAPES).
  std::uint8_t shape(std::string_view word) const;

  std::uint32_t opening() const { return cls_; }
  std::uint32_t separator() const { return sep_; }

 private:
  void append_run(std::string_view run, std::vector<std::uint32_t>& ids) const;

  // Pieces without their "##", continuations apart; views into the model's labels, which must outlive this.
  std::unordered_map<std::string_view, std::uint32_t> first_, rest_;
  std::unordered_map<std::string_view, std::uint8_t> shapes_;
  std::uint32_t unknown_ = 0, cls_ = 0, sep_ = 0;
  std::size_t max_pieces_ = 12;
  std::size_t longest_ = 0;  // bytes of the longest piece
};

/// Marks that open, close, or do either to a quotation, as the layout feature counts them.
enum class QuoteMark { kNone, kOpening, kClosing, kStraight };
QuoteMark quote_mark(std::string_view word);

}  // namespace rapporteur
