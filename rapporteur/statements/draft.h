// Draft: a statement while it is being read, and what its own clause says of it: the cue, who speaks, to whom, through
// what channel, whether it was said at all. Tested in tests/cases/statements and tests/unit/statements.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/statements/cues.h"
#include "rapporteur/statements/quotes.h"

namespace rapporteur {

struct Draft {
  std::vector<Range> source;
  std::vector<Range> cue;
  std::vector<Range> content;
  float confidence = 1;
  std::optional<CueMatch> match;
  std::optional<std::uint32_t> verb;  // head of the cue: a verb, noun, or "according"
  SpeechAct act = SpeechAct::kSay;
  Polarity polarity = Polarity::kPositive;
  std::vector<std::uint32_t> speakers;
  std::vector<std::uint32_t> via;
  std::optional<std::uint32_t> addressee;
  std::optional<Channel> channel;
  std::vector<std::string> reasons;
  bool dropped = false;
  bool verbatim = false;  // a speaker's own words by the layout, without quotation marks

  bool has_content(std::uint32_t token) const;
  bool has_cue(std::uint32_t token) const;
  std::uint32_t first_token() const;  // of cue, else of content
};

/// The clause around a cue: everything a reader of the sentence would take from "... said to X on Monday in Y".
class Clause {
 public:
  Clause(const Tree& tree, const CueLexicon& lexicon, const ActorMap& actors, const Quotes& quotes)
      : tree_(tree), lexicon_(lexicon), actors_(actors), quotes_(quotes), document_(tree.document()) {}

  /// Sets match and verb: the longest phrase of the lexicon that touches the cue, the one that governs the content
  /// before others.
  void find_cue(Draft& draft) const;
  /// Sets act and polarity; drops a draft whose cue says nothing was said (a plan, a condition, a belief).
  void judge(Draft& draft) const;
  /// Sets speakers from the source, or from the subject of the cue where the source is missing.
  void find_speakers(Draft& draft) const;
  void find_addressee(Draft& draft) const;
  void find_channel(Draft& draft) const;
  /// Takes a channel phrase that hangs on the cue out of the end of the content.
  void release_channel(Draft& draft) const;
  /// Actors at the head of a phrase and at the phrases joined to it ("X and Y").
  std::vector<std::uint32_t> actors_in(Range range) const;
  std::vector<std::uint32_t> actors_at(std::uint32_t head, Range limit) const;
  /// Subject of a verb, climbing over "and", "adding that", "to": whoever does it.
  std::optional<std::uint32_t> subject_of(std::uint32_t verb) const;

 private:
  bool in_clause_of(std::uint32_t top, std::uint32_t token) const;
  std::optional<std::uint32_t> addressee_in_content(const Draft& draft) const;
  std::optional<std::uint32_t> right_behind(const Draft& draft) const;
  bool negated(const Draft& draft) const;
  bool unreal(const Draft& draft, bool negative) const;
  void extend_channel(ChannelMatch& match, const std::vector<bool>& inside, Draft& draft) const;
  std::vector<bool> scope(const Draft& draft) const;
  std::optional<ChannelMatch> anonymity(const Draft& draft) const;

  const Tree& tree_;
  const CueLexicon& lexicon_;
  const ActorMap& actors_;
  const Quotes& quotes_;
  const Document& document_;
};

}  // namespace rapporteur
