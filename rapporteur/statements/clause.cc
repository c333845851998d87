// What the cue's own clause states; see draft.h. Tested in tests/cases/statements and tests/unit/statements.
#include <algorithm>
#include <array>

#include "rapporteur/base/text.h"
#include "rapporteur/statements/draft.h"

namespace rapporteur {
namespace {

bool is_negation(std::string_view word) {
  return any_of(word, {"not", "n't", "n\u2019t", "never", "neither", "nor"});
}

bool in_ranges(const std::vector<Range>& ranges, std::uint32_t token) {
  return std::any_of(ranges.begin(), ranges.end(), [token](Range range) { return range.contains(token); });
}

// "no one", "nobody", "none of them": nobody spoke.
bool is_nobody(const Tree& tree, std::uint32_t subject) {
  if (any_of(tree.lower(subject), {"nobody", "none", "no-one"})) return true;
  return tree.lower(subject) == "one" && subject > 0 && tree.lower(subject - 1) == "no";
}

bool heads_clause(const Tree& tree, std::uint32_t token) {
  for (const std::string_view relation : {"ccomp", "advcl", "acl", "parataxis", "csubj"}) {
    if (tree.is(token, relation)) return true;
  }
  return tree.is(token, "conj") && tree.upos(token) == "VERB";
}

}  // namespace

bool Draft::has_content(std::uint32_t token) const { return in_ranges(content, token); }

bool Draft::has_cue(std::uint32_t token) const { return in_ranges(cue, token); }

std::uint32_t Draft::first_token() const {
  if (!cue.empty()) return cue.front().begin;
  return content.empty() ? 0 : content.front().begin;
}

void Clause::find_cue(Draft& draft) const {
  constexpr std::uint32_t kReach = 8;  // tokens of a phrase behind the words tagged as the cue
  std::size_t best_rank = 0;
  for (const Range cue : draft.cue) {
    if (cue.empty() || cue.end > tree_.size()) continue;
    const Range sentence = document_.sentences[tree_.sentence_of(cue.begin)].tokens;
    const std::uint32_t from = std::max(sentence.begin, cue.begin < 3 ? 0 : cue.begin - 3);
    for (std::uint32_t t = from; t < cue.end; ++t) {
      if (draft.has_content(t) || in_ranges(draft.source, t)) continue;
      // "quoted Foreign Minister Sergei Petrov of Velia | as saying"
      const auto object = tree_.child(t, "obj");
      const std::uint32_t behind = object ? std::max(cue.end, tree_.extent(*object).end) : cue.end;
      auto match = lexicon_.match(tree_, t, std::min(sentence.end, behind + kReach));
      if (!match) continue;
      const auto inside = [&](std::uint32_t token) { return cue.contains(token); };
      if (std::none_of(match->tokens.begin(), match->tokens.end(), inside)) continue;
      const bool governs =
          std::any_of(tree_.children(t).begin(), tree_.children(t).end(), [&](std::uint32_t child) {
            const bool clause = !match->entry->noun || tree_.is(child, "acl") || tree_.is(child, "ccomp");
            return clause && draft.has_content(child) && !tree_.is_punctuation(child);
          });
      const std::size_t rank = match->tokens.size() * 8 + (governs ? 4 : 0) + (match->entry->act ? 2 : 1) -
                               (match->entry->noun ? 1 : 0);
      if (rank >= best_rank) {
        best_rank = rank;
        draft.match = std::move(match);
      }
    }
  }
  if (draft.match) {
    draft.verb = draft.match->head();
    for (const std::uint32_t t : draft.match->tokens) {  // "declined to say": the verb that has the subject
      if (tree_.upos(t) == "VERB" || tree_.upos(t) == "NOUN") {
        draft.verb = t;
        break;
      }
    }
  } else if (!draft.cue.empty()) {
    draft.verb = tree_.top_of(draft.cue.front());
  }
}

bool Clause::negated(const Draft& draft) const {
  if (!draft.verb) return false;
  const auto& matched = draft.match->tokens;
  for (const std::uint32_t child : tree_.children(*draft.verb)) {
    if (!is_negation(tree_.lower(child)) || child > *draft.verb) continue;  // "said they were not"
    if (std::find(matched.begin(), matched.end(), child) == matched.end()) return true;
  }
  if (const auto subject = subject_of(*draft.verb)) {  // "neither Reis nor her office responded"
    const Range extent = tree_.extent(*subject);
    if (tree_.lower(extent.begin) == "neither") return true;
  }
  const std::uint32_t verb = *draft.verb;  // where the parser hangs "not" elsewhere
  return verb > 0 && is_negation(tree_.lower(verb - 1)) &&
         std::find(matched.begin(), matched.end(), verb - 1) == matched.end();
}

// "will announce", "may deny", "if she says", "is expected to say": nobody has spoken yet.
bool Clause::unreal(const Draft& draft, bool negative) const {
  const std::uint32_t verb = *draft.verb;
  if (tree_.upos(verb) != "VERB") return false;
  const auto subject = subject_of(verb);
  if (subject && is_nobody(tree_, *subject)) return true;
  const bool first_person = subject && any_of(tree_.lower(*subject), {"i", "we"});
  for (const std::uint32_t child : tree_.children(verb)) {
    const std::string_view word = tree_.lower(child);
    if (tree_.is(child, "mark") && any_of(word, {"if", "unless", "whether"})) return true;
    if (!tree_.is(child, "aux") || first_person) continue;
    if (any_of(word, {"will", "'ll", "\u2019ll", "shall", "may", "might", "must", "should", "wo", "can",
                      "could", "ca"}))
      return true;
    const bool only_said = any_of(tree_.lemma(verb), {"say", "add", "confirm", "go"});
    if (any_of(word, {"would", "'d", "\u2019d"}) && !negative && !only_said) return true;
  }
  const auto governor = tree_.head(verb);
  if (!governor || !tree_.is(verb, "xcomp")) return false;
  const bool inside_phrase = std::find(draft.match->tokens.begin(), draft.match->tokens.end(), *governor) !=
                             draft.match->tokens.end();
  if (inside_phrase) return false;
  const auto outer = lexicon_.match(tree_, *governor, verb);
  const std::string_view lead = outer ? outer->entry->words.front() : tree_.lemma(*governor);
  if (any_of(lead, {"go", "begin", "start", "continue", "be", "use", "hasten", "rush"})) return false;
  return any_of(tree_.lemma(*governor), {"expect", "set", "likely", "plan", "prepare", "schedule"}) ||
         (outer && !outer->entry->act);
}

void Clause::judge(Draft& draft) const {
  if (!draft.match) {
    draft.reasons.push_back("a cue the lexicon does not have, read as say");
    return;
  }
  const CueEntry& entry = *draft.match->entry;
  if (!entry.act) {
    draft.dropped = true;
    return;
  }
  draft.act = *entry.act;
  const bool negative = negated(draft);
  if (negative && entry.negated == Negated::kDecline) {
    draft.act = SpeechAct::kDecline;
    draft.reasons.push_back("a refusal to speak");
    return;
  }
  if (unreal(draft, negative) || (negative && entry.negated == Negated::kNone)) {
    draft.dropped = true;
    return;
  }
  if (negative) draft.polarity = Polarity::kNegative;
}

std::optional<std::uint32_t> Clause::subject_of(std::uint32_t verb) const {
  std::optional<std::uint32_t> at = verb;
  for (int steps = 0; at && steps < 4; ++steps) {
    if (const auto subject = tree_.child(*at, "nsubj")) {
      if (tree_.relation(*subject) != "nsubj:pass") return subject;
      for (const std::uint32_t child : tree_.children(*at)) {
        if (tree_.relation(child) == "obl:agent" || (tree_.is(child, "obl") && tree_.case_of(child) == "by"))
          return child;
      }
      return at == verb ? std::nullopt : subject;
    }
    if (!tree_.is(*at, "conj") && !tree_.is(*at, "advcl") && !tree_.is(*at, "xcomp") && !tree_.is(*at, "acl"))
      break;
    const auto up = tree_.head(*at);
    if (up && tree_.is(*at, "acl")) return tree_.is_nominal(*up) ? up : std::nullopt;
    at = up;
  }
  return std::nullopt;
}

std::vector<std::uint32_t> Clause::actors_at(std::uint32_t head, Range limit) const {
  std::vector<std::uint32_t> found;
  const auto add_one = [&](std::uint32_t actor) {
    if (std::find(found.begin(), found.end(), actor) == found.end()) found.push_back(actor);
  };
  const auto add = [&](std::uint32_t token) {
    const auto& members = members_at(tree_.document(), token);  // "both sides said"
    const auto actor = actors_.at(token);
    if (members.empty() && actor) add_one(*actor);
    for (const std::uint32_t member : members) add_one(member);
  };
  for (const std::uint32_t name : tree_.names_of_several(head)) add(name);
  if (found.empty()) add(head);
  for (const std::uint32_t child : tree_.children(head)) {
    if (limit.contains(child) && tree_.is(child, "conj") && tree_.is_nominal(child)) add(child);
  }
  return found;
}

// "Those who study Norland": what a clause tells of the speaker names others.
bool Clause::in_clause_of(std::uint32_t top, std::uint32_t token) const {
  constexpr int kMostClimbs = 16;
  std::optional<std::uint32_t> at = token;
  for (int climbs = 0; at && *at != top && climbs < kMostClimbs; ++climbs, at = tree_.head(*at)) {
    if (tree_.is(*at, "acl")) return true;
  }
  return false;
}

std::vector<std::uint32_t> Clause::actors_in(Range range) const {
  const auto top = tree_.top_of(range);
  if (!top) return {};
  std::vector<std::uint32_t> found = actors_at(*top, range);
  // the officials before the adjective that belongs to them ("Velian officials watching the road")
  for (std::uint32_t t = range.begin; found.empty() && t < range.end; ++t) {
    const auto up = tree_.head(t);
    const bool modifies =
        up && range.contains(*up) &&
        (tree_.is(t, "amod") || tree_.is(t, "compound") || tree_.relation(t) == "nmod:poss");
    if (!modifies && !in_clause_of(*top, t)) found = actors_at(t, {t, t});
  }
  for (std::uint32_t t = range.begin; found.empty() && t < range.end; ++t) {
    if (!in_clause_of(*top, t)) found = actors_at(t, {t, t});
  }
  return found;
}

void Clause::find_speakers(Draft& draft) const {
  const auto spoken_to = [&](Range range) {  // tagged as a source, but the object of the cue
    const auto top = tree_.top_of(range);
    return top && draft.verb && draft.source.size() > 1 && tree_.head(*top) == draft.verb &&
           (tree_.is(*top, "obj") || tree_.is(*top, "iobj"));
  };
  std::erase_if(draft.source, spoken_to);
  std::erase_if(draft.source, [&](Range range) {  // "the trust's | 28 | questions"
    const auto top = tree_.top_of(range);
    return top && draft.verb && tree_.is(*top, "nummod") && tree_.head(*top) == draft.verb;
  });
  for (const Range range : draft.source) {
    for (const std::uint32_t actor : actors_in(range)) {
      if (std::find(draft.speakers.begin(), draft.speakers.end(), actor) == draft.speakers.end())
        draft.speakers.push_back(actor);
    }
  }
  if (!draft.source.empty() || !draft.verb) return;
  std::optional<std::uint32_t> speaker = subject_of(*draft.verb);
  if (!speaker && tree_.upos(*draft.verb) == "NOUN") {  // "Reis's denial", "the denial by Reis"
    for (const std::uint32_t child : tree_.children(*draft.verb)) {
      const std::string_view marker = tree_.case_of(child);
      if (tree_.relation(child) == "nmod:poss" || (tree_.is(child, "nmod") && any_of(marker, {"by", "from"})))
        speaker = child;
    }
  }
  if (!speaker) return;
  draft.speakers = actors_at(*speaker, tree_.extent(*speaker));
  if (draft.speakers.empty()) return;
  const Mention* mention = actors_.mention_at(*speaker);
  for (const std::uint32_t child : tree_.children(*speaker)) {
    // "his aunt and Reis": the aunt may be no actor
    if (mention == nullptr && tree_.is(child, "conj")) mention = actors_.mention_at(child);
  }
  if (mention != nullptr) draft.source.push_back(mention->tokens);
  draft.reasons.push_back("speaker from the subject of the cue");
}

// "called on | Iran to release the crew": the content opens with the one spoken to.
std::optional<std::uint32_t> Clause::addressee_in_content(const Draft& draft) const {
  if (draft.content.empty()) return std::nullopt;
  std::uint32_t first = draft.content.front().begin;
  if (std::find(draft.match->tokens.begin(), draft.match->tokens.end(), first) != draft.match->tokens.end())
    ++first;
  const Mention* const mention = actors_.mention_at(first);
  if (mention == nullptr || mention->tokens.begin != first || mention->tokens.end >= tree_.size())
    return std::nullopt;
  return tree_.lower(mention->tokens.end) == "to" ? std::optional<std::uint32_t>(mention->head)
                                                  : std::nullopt;
}

// "told | the Tern agency", whatever the parser made of the agency.
std::optional<std::uint32_t> Clause::right_behind(const Draft& draft) const {
  const std::uint32_t next = draft.match->tokens.front() + 1;
  if (tree_.lemma(draft.match->tokens.front()) != "tell") return std::nullopt;
  const Mention* const mention = actors_.mention_at(next);
  if (mention == nullptr || mention->tokens.begin != next || draft.has_content(next)) return std::nullopt;
  const bool possessor = mention->tokens.end < tree_.size() && tree_.xpos(mention->tokens.end) == "POS";
  return possessor ? std::nullopt : std::optional<std::uint32_t>(mention->head);
}

void Clause::find_addressee(Draft& draft) const {
  if (!draft.verb || !draft.match) return;
  const std::string& where = draft.match->entry->addressee;
  std::optional<std::uint32_t> found;
  for (const std::uint32_t verb : draft.match->tokens) {
    for (const std::uint32_t child : tree_.children(verb)) {
      if (draft.has_content(child) && quotes_.at(child)) continue;
      const std::string_view marker = tree_.case_of(child);
      const bool object = where == "obj" && (tree_.is(child, "obj") || tree_.is(child, "iobj") ||
                                             tree_.relation(child) == "nsubj:pass");
      const bool oblique = !where.empty() && where != "obj" &&
                           (tree_.is(child, "obl") || tree_.is(child, "nmod")) && marker == where;
      if (object || oblique) found = found.value_or(child);
    }
  }
  if (!found && !where.empty()) found = addressee_in_content(draft);
  if (!found && where == "obj") found = right_behind(draft);
  if (!found || in_ranges(draft.source, *found)) return;
  const auto actor = actors_.at(*found);
  if (!actor || std::find(draft.speakers.begin(), draft.speakers.end(), *actor) != draft.speakers.end())
    return;
  draft.addressee = actor;
}

// The cue's clause: its sentence without content, source and other clauses.
std::vector<bool> Clause::scope(const Draft& draft) const {
  std::vector<bool> inside(tree_.size(), false);
  const Range sentence = document_.sentences[tree_.sentence_of(*draft.verb)].tokens;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (draft.has_content(t) || in_ranges(draft.source, t)) continue;
    if (in_ranges(draft.cue, t)) {
      inside[t] = true;
      continue;
    }
    std::optional<std::uint32_t> at = t;
    // "Reached by telephone, Reis said": how it was said, told by a clause of its own
    const auto tells_how = [&](std::uint32_t token) {
      return tree_.is(token, "advcl") && tree_.head(token) == draft.verb && !tree_.child(token, "nsubj") &&
             any_of(tree_.lemma(token), {"speak", "reach", "address", "interview", "brief", "read"});
    };
    const auto stops = [&](std::uint32_t token) {
      return token == *draft.verb || (heads_clause(tree_, token) && !tells_how(token)) ||
             tree_.case_of(token) == "according";
    };
    for (int steps = 0; at && steps < 30 && !stops(*at); ++steps) at = tree_.head(*at);
    inside[t] = at && (*at == *draft.verb || in_ranges(draft.cue, *at));
  }
  return inside;
}

// "in an interview with |the daily Tern|": the phrase to its end, and whoever asked is the one spoken to.
void Clause::extend_channel(ChannelMatch& match, const std::vector<bool>& inside, Draft& draft) const {
  std::uint32_t& end = match.tokens.end;
  const std::uint32_t first = end;
  while (end < tree_.size() && end < first + 8 && inside[end] && !tree_.is_punctuation(end) &&
         tree_.upos(end) != "VERB" && tree_.upos(end) != "ADP" && tree_.upos(end) != "SCONJ") {
    ++end;
  }
  if (draft.addressee || match.entry->kind != "interview") return;
  for (std::uint32_t t = end; t > first; --t) {
    const auto actor = actors_.at(t - 1);
    if (!actor || std::find(draft.speakers.begin(), draft.speakers.end(), *actor) != draft.speakers.end())
      continue;
    draft.addressee = actor;
    return;
  }
}

// "claimed responsibility for the attack | in a video": a channel at the content's end that hangs on the cue itself.
void Clause::release_channel(Draft& draft) const {
  if (!draft.verb || draft.content.empty() || tree_.upos(*draft.verb) != "VERB") return;
  Range& content = draft.content.back();
  for (const std::uint32_t child : tree_.children(*draft.verb)) {
    const Range extent = tree_.extent(child);
    if (!tree_.is(child, "obl") || !content.contains(child) || extent.begin <= content.begin ||
        quotes_.at(child))
      continue;
    if (extent.end + 1 < content.end) continue;  // a full stop may follow
    std::vector<bool> inside(tree_.size(), false);
    for (std::uint32_t t = extent.begin; t < extent.end; ++t) inside[t] = true;
    if (lexicon_.channel(tree_, extent.begin, inside)) {
      content.end = extent.begin;
      return;
    }
  }
}

// "Two of them, who spoke on condition of anonymity, said": told of the speaker, beside or within the words that name him.
std::optional<ChannelMatch> Clause::anonymity(const Draft& draft) const {
  for (const Range source : draft.source) {
    const auto top = tree_.top_of(source);
    const Range phrase = top ? tree_.extent(*top) : source;
    std::vector<bool> inside(tree_.size(), false);
    for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) inside[t] = !draft.has_content(t);
    for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
      const auto match = inside[t] ? lexicon_.channel(tree_, t, inside) : std::nullopt;
      if (match && match->entry->kind == "anonymity") return match;
    }
  }
  return std::nullopt;
}

void Clause::find_channel(Draft& draft) const {
  if (!draft.verb) return;
  const std::vector<bool> inside = scope(draft);
  const Range sentence = document_.sentences[tree_.sentence_of(*draft.verb)].tokens;
  std::optional<ChannelMatch> best;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (!inside[t]) continue;
    const auto match = lexicon_.channel(tree_, t, inside);
    const bool weak = match && best && match->entry->kind == "anonymity";
    const bool stronger = match && best && best->entry->kind == "anonymity";
    if (match && !weak && (!best || stronger || match->tokens.size() > best->tokens.size())) best = match;
  }
  if (!best) best = anonymity(draft);
  if (best) {
    if (best->entry->words.back() == "*") extend_channel(*best, inside, draft);
    draft.channel = Channel{best->entry->kind, document_.span_of(best->tokens)};
    return;
  }
}

}  // namespace rapporteur
