// What each word of a sentence is to an anchor word of it: its argument in a role, or a participant of the event it tells.
// Scored from the vectors of both, their distance, and the path between them in the tree (Gildea & Jurafsky 2002). Used for
// PropBank roles here and for participants in events/. Tested in tests/unit/predicates/predicates_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/given.h"

namespace rapporteur {

class RoleScorer {
 public:
  /// Reads the head NAME (NAME.word ... NAME.out, NAME.path), its labels, whose first is "O", none, and the model's paths.
  /// Errors: kDamagedModel.
  static Result<RoleScorer> load(const nn::ModelFile& model, const std::string& name,
                                 const std::string& labels);

  const std::vector<std::string>& labels() const { return labels_; }

  /// The part of the scores that is the same for all anchors of a sentence. vectors: those of the document that the head
  /// was trained on.
  nn::Given::Side words(const nn::Rows& vectors, Range sentence) const {
    return given_.words(vectors, sentence);
  }
  /// sentence.size() rows of labels().size() scores; `words` are those of the sentence, the anchor is in it.
  std::vector<float> scores(const Document& document, const nn::Rows& vectors, Range sentence,
                            std::uint32_t anchor, const nn::Given::Side& words) const;

 private:
  RoleScorer(nn::Given given, std::vector<std::string> labels,
             std::unordered_map<std::string, std::size_t> paths, std::vector<float> path_rows)
      : given_(std::move(given)),
        labels_(std::move(labels)),
        paths_(std::move(paths)),
        path_rows_(std::move(path_rows)) {}
  const float* path_row(std::string_view way, const std::string& steps) const;

  nn::Given given_;
  std::vector<std::string> labels_;
  std::unordered_map<std::string, std::size_t> paths_;
  std::vector<float> path_rows_;  // of given_.width() floats, one per path
};

}  // namespace rapporteur
