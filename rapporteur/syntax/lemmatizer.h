// The lemma of a word in its sentence: what its tags and the tables of data/syntax/ settle, the tables settle; the
// model's scripts choose between capitals and small letters, and between two lemmas of one form ("found").
// Tested in tests/unit/syntax/lemmatizer_test.cc and tests/cases/syntax/lemmas.case.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/syntax/inflection.h"
#include "rapporteur/syntax/lemma.h"

namespace rapporteur {

class Lemmatizer {
 public:
  /// At least one script.
  Lemmatizer(Inflection inflection, std::vector<LemmaScript> scripts)
      : inflection_(std::move(inflection)), scripts_(std::move(scripts)) {}

  /// `scores` has the model's score of every script, for this word.
  std::string lemma(std::string_view form, std::string_view upos, std::string_view xpos,
                    std::span<const float> scores) const;

 private:
  std::string best_script(std::string_view form, std::span<const float> scores) const;
  bool keeps_capitals(std::span<const float> scores) const;
  std::string best_of(const std::vector<std::string>& lemmas, std::string_view form,
                      std::span<const float> scores) const;
  std::string name(std::string_view form, std::string_view xpos) const;

  Inflection inflection_;
  std::vector<LemmaScript> scripts_;
};

/// The Penn tag that fits the part of speech: itself, or the nearest where the model gave two that disagree.
std::string_view settled_xpos(std::string_view form, std::string_view upos, std::string_view xpos);

}  // namespace rapporteur
