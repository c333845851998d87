// Tested in tests/cases/names/ and tests/unit/names/.
#include "rapporteur/names/names.h"

#include <algorithm>
#include <array>
#include <optional>

namespace rapporteur {
namespace {

constexpr std::array kTypes = {NameType::kPerson,   NameType::kOrganisation, NameType::kPlace,
                               NameType::kGroup,    NameType::kFacility,     NameType::kEvent,
                               NameType::kDocument, NameType::kWeapon,       NameType::kVehicle,
                               NameType::kMoney,    NameType::kQuantity,     NameType::kOther};

// Chosen on CrossNER politics dev: 84.6 without, 85.3 with 2 or 4; UNER-EWT dev does not mind.
constexpr float kTouching = 2;

std::optional<NameType> type_of(std::string_view word) {
  const auto found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](NameType t) { return to_word(t) == word; });
  return found == kTypes.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

NameTagger::NameTagger(nn::Linear logits, const std::vector<std::string>& labels)
    : logits_(std::move(logits)), chain_(nn::bio_chain(labels, kTouching)) {
  for (const std::string& label : labels) {
    place_.push_back(label[0]);
    types_.push_back(label.size() > 2 ? type_of(label.substr(2)).value_or(NameType::kOther)
                                      : NameType::kOther);
  }
}

Result<NameTagger> NameTagger::load(const nn::ModelFile& model) {
  auto logits = nn::load_head(model, "tag.names");
  if (!logits) return logits.error();
  const auto& labels = model.labels("names");
  if (logits->outputs() != labels.size() || labels.empty()) {
    return Error{ErrorCode::kDamagedModel, model.subject(), "as many labels of names as outputs are needed"};
  }
  for (const std::string& label : labels) {
    if (label != "O" && !label.starts_with("B-") && !label.starts_with("I-")) {
      return Error{ErrorCode::kDamagedModel, model.subject(), "label of names " + label};
    }
  }
  return NameTagger(std::move(logits).value(), labels);
}

void NameTagger::tag(Document& document) const {
  const std::size_t n = chain_.labels();
  document.names.clear();
  std::vector<float> scores;
  for (const Sentence& sentence : document.sentences) {
    scores.resize(std::size_t{sentence.tokens.size()} * n);
    logits_.run(document.encoding.vectors, sentence.tokens.begin, sentence.tokens.end, scores.data());
    const auto labels = nn::best_labels(chain_, scores);
    float sum = 0;
    bool open = false;  // an I that nothing began begins itself: the chain's tolls are large, not infinite
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
      if (place_[labels[i]] == 'O') {
        open = false;
        continue;
      }
      const std::uint32_t token = sentence.tokens.begin + i;
      if (place_[labels[i]] == 'B' || !open) {
        document.names.push_back({{token, token}, {}, types_[labels[i]], 0});
        sum = 0;
        open = true;
      }
      Name& name = document.names.back();
      name.tokens.end = token + 1;
      name.span = document.span_of(name.tokens);
      sum += nn::probability(std::span(scores).subspan(i * n, n), labels[i]);
      name.confidence = sum / static_cast<float>(name.tokens.size());
    }
  }
}

}  // namespace rapporteur
