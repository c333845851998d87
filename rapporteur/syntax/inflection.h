// English inflection, undone: irregular forms from data/syntax/irregular.tsv, and regular endings whose spelling
// data/syntax/endings.tsv settles ("hoping" is of hope, "hopping" of hop). Both tables are looked up by hash, the
// longest ending first. Tested in tests/unit/syntax/inflection_test.cc.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur {

class Inflection {
 public:
  /// The tables built into the program. Errors: kDamagedData, with file and line.
  static Result<Inflection> load();
  /// The same from texts, named for errors as the files are.
  static Result<Inflection> read(std::string_view irregular, std::string_view endings);

  /// The lemmas that the table of irregular forms gives a form, the preferred one first; none where it is silent.
  /// `lower` is the form in lower case; a Penn tag is asked before a part of speech, a whole form before an ending.
  std::vector<std::string> irregular(std::string_view lower, std::string_view xpos,
                                     std::string_view upos) const;

  /// The lemma of a regular form; nothing where this Penn tag takes no ending, or the form has another one.
  std::optional<std::string> regular(std::string_view lower, std::string_view xpos) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Table = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;
  struct Forms {  // of one tag
    Table whole, endings;
    std::size_t longest = 0;  // ending, in bytes
  };
  struct Match {
    std::size_t kept = 0;  // bytes of the form before the ending
    const std::string* lemma = nullptr;
  };

  Status read_irregular(std::string_view text);
  Status read_endings(std::string_view text);
  static std::optional<Match> longest_ending(const Forms& forms, std::string_view lower);
  const Forms* forms_of(std::string_view tag) const;

  std::unordered_map<std::string, Forms, Hash, std::equal_to<>> irregular_;  // by tag
  std::unordered_map<std::string, Forms, Hash, std::equal_to<>> endings_;    // by kind: s, stem, degree
};

}  // namespace rapporteur
