// Who is named beside his office; see neighbours.h. Tested in tests/cases/actors.
#include "rapporteur/actors/neighbours.h"

#include <algorithm>
#include <string_view>

#include "rapporteur/actors/missed_names.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

// "Department of Energy (DOE)".
bool is_abbreviation_of(const Tree& tree, const Candidate& name, const Candidate& bracketed) {
  const Range tokens = bracketed.mention.tokens;
  const bool bodies = name.mention.form == MentionForm::kName && name.kind != ActorKind::kPerson &&
                      bracketed.mention.form == MentionForm::kName && bracketed.kind != ActorKind::kPerson;
  return bodies && tokens.size() == 1 && tree.form(name.mention.tokens.end) == "(" &&
         tokens.end < tree.size() && tree.form(tokens.end) == ")" && in_capitals(tree.form(tokens.begin)) &&
         tree.form(name.mention.tokens.begin).front() == tree.form(tokens.begin).front();
}

// "The spokesman of Norland's government, Olin Tam," whom the parser hung on the government: no person is one. But of "the deputy of the minister,
// Olin Tam," Tam may be the minister.
bool names_holder_of(const std::vector<Candidate>& found, const Candidate& left, const Candidate& right) {
  const bool post = left.title_use == TitleUse::kOffice || left.title_use == TitleUse::kRole;
  const bool office = left.mention.form != MentionForm::kName && post && !left.title.empty() && left.definite;
  const bool named = right.kind == ActorKind::kPerson && right.mention.form == MentionForm::kName;
  if (!office || !named || left.same_as || !right.same_as || *right.same_as == left.mention.head ||
      !left.mention.tokens.contains(*right.same_as))
    return false;
  return std::none_of(found.begin(), found.end(), [&](const Candidate& other) {
    return other.mention.head == *right.same_as &&
           (other.kind == ActorKind::kPerson || other.kind == ActorKind::kUnnamed);
  });
}

/// Where a phrase ends with the whole of the name that it ends in: of "the president of the Union" that of the Union of the Western Isles.
std::uint32_t end_of(const std::vector<Candidate>& found, std::size_t n) {
  const Range tokens = found[n].mention.tokens;
  std::uint32_t end = tokens.end;
  for (std::size_t m = n + 1; m < std::min(found.size(), n + 3); ++m) {
    const Candidate& other = found[m];
    const bool reaches = other.mention.tokens.begin < tokens.end && other.mention.tokens.end > end;
    if (reaches && found[n].mention.form != MentionForm::kName && other.mention.form == MentionForm::kName)
      end = other.mention.tokens.end;
  }
  return end;
}

}  // namespace

// Two phrases side by side with a comma between are one person: "Norland's president, Olin Marr,".
void link_neighbours(const Tree& tree, std::vector<Candidate>& found) {
  for (std::size_t n = 0; n + 1 < found.size(); ++n) {
    for (std::size_t m = n + 1; m < std::min(found.size(), n + 4); ++m) {
      Candidate& left = found[n];
      Candidate& right = found[m];
      const std::uint32_t end = end_of(found, n);
      if (right.mention.tokens.begin != end + 1) continue;
      const bool hung_inside = names_holder_of(found, left, right);
      if (hung_inside) right.same_as.reset();
      if (left.same_as || right.same_as) continue;
      if (is_abbreviation_of(tree, left, right)) {
        right.same_as = left.mention.head;
        right.abbreviates = true;
        continue;
      }
      const std::string_view between = tree.lower(end);
      const std::uint32_t word = end;  // "a fisherman named Tam Orrel", not "she called Orrel a liar"
      const bool introduced = (between == "named" || between == "called") && tree.is(word, "acl") &&
                              tree.head(word) == left.mention.head;
      if (between != "," && !introduced) continue;
      const bool names = left.mention.form == MentionForm::kName && right.mention.form != MentionForm::kName;
      const bool named = left.mention.form != MentionForm::kName && right.mention.form == MentionForm::kName;
      const bool left_person = left.kind == ActorKind::kPerson || left.kind == ActorKind::kUnnamed;
      const bool right_person = right.kind == ActorKind::kPerson || right.kind == ActorKind::kUnnamed;
      const std::uint32_t next = right.mention.tokens.end;
      const bool closed = introduced ? named : next >= tree.size() || tree.is_punctuation(next);
      if (!(names || named) || !left_person || !right_person || !closed || right.number == Number::kPlural ||
          left.number == Number::kPlural || right.pronoun != Pronoun::kNone ||
          left.pronoun != Pronoun::kNone) {
        continue;
      }
      right.same_as = left.mention.head;
    }
  }
}

std::uint32_t name_beside(const std::vector<Candidate>& candidates, std::uint32_t c) {
  const Candidate& left = candidates[c];
  const bool person = left.kind == ActorKind::kPerson || left.kind == ActorKind::kUnnamed;
  if (!person || left.mention.form == MentionForm::kName || left.number == Number::kPlural) return kNoGroup;
  for (std::uint32_t n = c + 1; n < std::min<std::size_t>(candidates.size(), c + 4); ++n) {
    const Candidate& right = candidates[n];
    const bool named = right.kind == ActorKind::kPerson && right.mention.form == MentionForm::kName;
    if (named && right.same_as == left.mention.head && right.mention.sentence == left.mention.sentence)
      return n;
  }
  return kNoGroup;
}

}  // namespace rapporteur
