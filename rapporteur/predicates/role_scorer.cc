// Tested in tests/unit/predicates/predicates_test.cc.
#include "rapporteur/predicates/role_scorer.h"

#include <utility>

#include "rapporteur/predicates/paths.h"

namespace rapporteur {

Result<RoleScorer> RoleScorer::load(const nn::ModelFile& model, const std::string& name,
                                    const std::string& label_kind) {
  auto given = nn::Given::load(model, name, "anchor");
  if (!given) return given.error();
  const auto& labels = model.labels(label_kind);
  std::unordered_map<std::string, std::size_t> paths;
  for (const std::string& path : model.labels("paths")) paths.emplace(path, paths.size());
  const bool fits = !labels.empty() && labels.size() == given->outputs() && labels[0] == "O" &&
                    paths.count("0/0") == 1 && paths.size() == model.labels("paths").size();
  if (!fits)
    return Error{ErrorCode::kDamagedModel, model.subject(), "the head " + name + " does not fit its labels"};
  const auto rows = model.floats(name + ".path", paths.size() * given->width());
  if (!rows) return rows.error();
  return RoleScorer(std::move(given).value(), labels, std::move(paths), {rows->begin(), rows->end()});
}

/// The row of a path or, where it was too rare to be learned, of its steps.
const float* RoleScorer::path_row(std::string_view way, const std::string& steps) const {
  auto found = paths_.find(std::string(way));
  if (found == paths_.end()) found = paths_.find(steps);
  return path_rows_.data() + (found == paths_.end() ? paths_.at("0/0") : found->second) * given_.width();
}

std::vector<float> RoleScorer::scores(const Document& document, const nn::Rows& vectors, Range sentence,
                                      std::uint32_t anchor_token, const nn::Given::Side& words) const {
  const std::size_t w = given_.width();
  const nn::Given::Side anchor = given_.anchors(vectors, {anchor_token, anchor_token + 1});
  const PathsFrom from(document, sentence, anchor_token);
  std::vector<float> rows(sentence.size() * w);
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const std::int64_t offset = std::int64_t{sentence.begin} + i - anchor_token;
    float* row = rows.data() + i * w;
    given_.combine(words, i, anchor, 0, given_.distance(offset), row);
    const TreePath path = from.to(sentence.begin + i);
    const float* way = path_row(path.way, path.steps);
    for (std::size_t c = 0; c < w; ++c) row[c] += way[c];
  }
  return given_.scores(rows);
}

}  // namespace rapporteur
