// What may happen to a line once it is written: people correct it, its article is withdrawn, it changes or goes; and what a
// check of a store finds. Plain data, all of it owned. Also public, by store.h.
// Tested in tests/unit/store/corrections_test.cc, changes_since_test.cc and check_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur::store {

/// What a person says about a line: `what` of it is `value`.
///   not_an_entry   it is none; no value
///   label, status  a word of the record that its kind can have
///   who, whom      names, joined by "; ": speakers, actors, parties of a meeting, who holds a position; addressee,
///                  recipients. Empty: nobody is told
///   time           a date, or DATE..DATE with both ends in it, or a moment YYYY-MM-DDThh:mm. Empty: none is told
///   place          a name. Empty: none is told
/// Of happenings (`entry` is the id of one):
///   merge          both are one; value: the id of the other
///   split          the event or meeting with the id in value is another happening than the rest
struct Correcting {
  std::string entry;  // id, or the only one that begins so
  std::string what, value;
  std::string by, note;  // who says so, and why; may be empty
};

enum class CorrectionState { kInForce, kReplaced, kWaiting, kUndone };
/// "in force", "replaced" (by a later one of the same), "waiting" (its line is not there), "undone".
const char* to_word(CorrectionState state);

struct Correction {
  std::int64_t number = 0;
  std::string made, undone;  // UTC; undone is empty where it is not
  std::string by, note;
  std::string kind;            // of the entry: "statement" …, or "happening"
  std::string entry, article;  // ids; a happening is of no article
  std::string what, value;
  std::string machine;  // what the program reads there, while in force
  CorrectionState state = CorrectionState::kWaiting;
};

/// What is new, changed or gone: a line, a happening, an article, a correction.
struct Change {
  enum class What { kNew, kChanged, kGone };
  What what = What::kNew;
  std::string at;  // UTC
  std::string
      kind;  // "statement", "event", "meeting", "position", "happening", "actor", "article", "correction"
  std::string id, article;
  // Of a line that is there; of an actor its kind as `label`, its name as `who`:
  std::string label, status, who, whom, words, outlet, published;
  // Of an article its title; of a happening or an actor that was merged the id of the other; of a correction what it says.
  std::string detail;
};
/// "new", "changed", "gone".
const char* to_word(Change::What what);

/// One thing that is wrong with a store.
struct StoreFault {
  std::string article;  // its id; empty: of the whole file
  std::string what;
};

struct Checked {
  std::uint64_t revisions = 0, lines = 0, faults = 0;
};

}  // namespace rapporteur::store
