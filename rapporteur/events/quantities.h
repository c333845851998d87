// Figures of an event: "at least 12 people were killed", "up to 4,000 troops", "€80 million". The words are in data/frames/figures.tsv.
// Tested in tests/unit/events/quantities_test.cc and tests/cases/events/figures.case.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

class FigureReader {
 public:
  /// kDamagedData with file and line where the table does not parse.
  static Result<FigureReader> load();

  /// The figure at a token, as it belongs to an event of this type and trigger; nothing where no number stands there.
  std::optional<Quantity> read(const Tree& tree, std::uint32_t token, EventType type,
                               std::uint32_t trigger) const;
  /// Whether a word tells what a figure beside it counts: "arrest", "wounded".
  bool counts(std::string_view lemma) const { return deeds_.contains(lemma); }
  /// The figure of a noun phrase: its head ("dozens of miners") or the number that counts it.
  std::optional<Quantity> of_phrase(const Tree& tree, std::uint32_t noun, EventType type,
                                    std::uint32_t trigger) const;
  /// Whether a word counts victims: "kill", "wounded".
  bool is_toll(std::string_view lemma) const;
  /// The number of those to whom a deed is done that counts them ("arrested dozens of miners"), or of those who protest. noun: heads their phrase.
  std::optional<Quantity> counted(const Tree& tree, std::uint32_t noun, EventType type,
                                  std::uint32_t trigger) const;
  /// One who is killed or wounded without a number: "a Cambodian farmer". noun: heads the phrase of a recipient.
  std::optional<Quantity> victim(const Tree& tree, std::uint32_t noun, std::uint32_t trigger) const;

 private:
  struct Bound {
    std::vector<std::string> words;
    std::string value;
  };
  struct Number {
    double value = 0;
    Range tokens;
    bool crowd = false;  // "dozens": at least so many
  };
  std::optional<double> plain_number(std::string_view word) const;
  bool is_part(const Tree& tree, std::uint32_t token) const;
  double value_of(const Tree& tree, Range tokens, bool& crowd) const;
  std::optional<Number> number_at(const Tree& tree, std::uint32_t token) const;
  std::optional<Number> range_end(const Tree& tree, const Number& first) const;
  const Bound* bound_before(const Tree& tree, std::uint32_t token) const;
  std::string what_of(const Tree& tree, Range number, std::optional<std::uint32_t> noun, EventType type,
                      std::uint32_t trigger) const;
  std::string what_near(const Tree& tree, Range number, std::optional<std::uint32_t> noun, EventType type,
                        std::uint32_t trigger) const;

  std::map<std::string, double, std::less<>> numbers_, times_, crowds_, some_;
  std::vector<Bound> bounds_;  // longer ones first: "no more than" before "more than"
  std::map<std::string, std::string, std::less<>> deeds_, counted_, money_, groups_, persons_;
  std::map<EventType, std::string> types_;
  std::map<std::pair<EventType, std::string>, std::string> instead_;
};

}  // namespace rapporteur
