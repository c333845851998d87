// The frames of data/frames: which words, in which company, tell an event of which PLOVER type, and where its parties stand.
//
//   cut  v  obj=@tie  SANCTION  withdraw  161  subj  with,obj     "cut ties with the junta"
//
// A frame without a type is a look-alike ("meet demand"). Docs: data/frames/README.md. Tested in tests/unit/events/frames_test.cc,
// which reads the example of every row.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// Where a party stands: "subj" "obj" "iobj" "poss" "mod", or a preposition.
using Slot = std::string;

/// One condition of a frame: the words that may stand in a slot, none: any; or that nothing stands there.
struct FrameCondition {
  Slot slot;
  bool absent = false;
  std::set<std::string, std::less<>> lemmas;
  std::vector<std::string> classes;  // "@person" ... without the mark
};

struct Frame {
  std::vector<std::string>
      words;        // lemmas: a verb with its particle; a noun, last, with what stands in front of it
  char part = 'v';  // v, n or a
  std::vector<FrameCondition> when;
  std::optional<EventType> type;  // empty: no event, however much it looks like one
  std::string mode, cameo;        // empty: none
  std::vector<Slot> actor, recipient;
  std::string example;
  std::string place;  // "data/frames/coerce.tsv:12"
};

class FrameLexicon {
 public:
  /// The tables built into the program; kDamagedData with file and line at the first row that cannot be used: an unknown type,
  /// slot or class, a code that is none, or a row that says the same as another. (Modes are held to the schema by the tests.)
  static Result<FrameLexicon> load();

  /// The frame of the word at a token: the one that says most (each word and each condition that names words, or that there is nothing, counts two, one that any word fulfils one); of equal ones the first. nullptr if none fits.
  const Frame* match(const Tree& tree, std::uint32_t token) const;

  /// Whether a word is one of a class of data/frames/classes.tsv; false where there is no such class.
  bool in_class(std::string_view name, const Tree& tree, std::uint32_t token) const;

  const std::vector<Frame>& frames() const { return frames_; }

 private:
  Status read(std::string_view file);
  Status read_classes();
  Result<Frame> frame_of(std::string_view file, std::size_t line,
                         const std::vector<std::string_view>& cells) const;
  bool fits(const Frame& frame, const Tree& tree, std::uint32_t token) const;
  bool holds(const FrameCondition& condition, const Tree& tree, std::uint32_t token) const;

  std::vector<Frame> frames_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;  // of the main word
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> classes_;
};

}  // namespace rapporteur
