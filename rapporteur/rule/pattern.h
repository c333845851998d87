// Patterns over the words of a sentence: "last|past <number>? <unit>". A word has its form and any number of readings,
// each of which says that it and the words after it are of a class (<number>, three words long, value 250). What the
// classes are is the business of the stage whose table holds the patterns. Tested in tests/unit/rule/pattern_test.cc.
//
//   word        this form            a|b     one of these           x?      may be left out
//   <class>     a reading of it      <class:slot>   under another name      ~x  must stand there, is no part of the match
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur::rule {

/// Numbers for names; equal names have equal numbers.
class Names {
 public:
  std::uint16_t id_of(std::string_view name);  // adds it
  std::optional<std::uint16_t> find(std::string_view name) const;

 private:
  std::vector<std::string> names_;
};

struct Reading {
  std::uint16_t kind = 0;    // class, of Names
  std::uint16_t length = 1;  // words
  std::int32_t value = 0;
};

struct Word {
  std::string form;  // lower case
  std::vector<Reading> readings;
};

/// What a slot of a pattern took.
struct Capture {
  std::uint16_t slot = 0;
  std::int32_t value = 0;
};

struct Match {
  std::uint32_t begin = 0, end = 0;  // words, without those that only had to stand there
  std::vector<Capture> captures;
};

class Pattern {
 public:
  /// Classes and slots are numbered in `names`. kDamagedData with `subject` and the piece that is no element.
  static Result<Pattern> compile(std::string_view text, Names& names, std::string_view subject);

  /// The longest match whose first element stands at word `at`, a word that must only stand there included.
  std::optional<Match> match(const std::vector<Word>& words, std::uint32_t at) const;

  /// Forms and classes a match can begin with, for an index; what may be left out is passed over.
  struct Beginnings {
    std::vector<std::string> forms;
    std::vector<std::uint16_t> kinds;
  };
  Beginnings beginnings() const;
  /// Numbers of the classes named in it.
  std::vector<std::uint16_t> kinds() const;
  bool has_slot(std::uint16_t slot) const;

 private:
  struct Option {
    std::string form;  // empty: a class
    std::uint16_t kind = 0, slot = 0;
  };
  struct Element {
    std::vector<Option> options;
    bool optional = false;
    bool context = false;
  };
  struct Walk;
  void follow(Walk& walk, std::size_t element, std::uint32_t at) const;

  std::vector<Element> elements_;
};

}  // namespace rapporteur::rule
