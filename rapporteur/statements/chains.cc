// The via chain; see chains.h. Tested in tests/cases/statements.
#include "rapporteur/statements/chains.h"

#include <algorithm>

#include "rapporteur/statements/content.h"
#include "rapporteur/statements/issuers.h"

namespace rapporteur {
namespace {

bool is_citing(const Tree& tree, std::uint32_t t) {
  return tree.upos(t) == "VERB" && (tree.lower(t) == "citing" || tree.lower(t) == "quoting");
}

bool has_cue_at(const std::vector<Draft>& drafts, std::uint32_t token) {
  return std::any_of(drafts.begin(), drafts.end(),
                     [token](const Draft& draft) { return draft.has_cue(token); });
}

void append_new(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& actors,
                const std::vector<std::uint32_t>& not_these) {
  for (const std::uint32_t actor : actors) {
    const auto in = [actor](const std::vector<std::uint32_t>& list) {
      return std::find(list.begin(), list.end(), actor) != list.end();
    };
    if (!in(to) && !in(not_these)) to.push_back(actor);
  }
}

// "Tern reported that Reis said": the verb the cue's clause is the complement of.
std::optional<std::uint32_t> outer_verb(const Tree& tree, std::uint32_t verb) {
  const auto up = tree.head(verb);
  if (!up || tree.upos(*up) != "VERB") return std::nullopt;
  if (tree.is(verb, "ccomp") && *up < verb) return up;
  return std::nullopt;
}

bool is_according(const Draft& draft) {
  return draft.match && draft.match->entry->words.front() == "according";
}

// "he told | pilots in the hills": an argument of the inner cue, not a clause of its own.
bool frames(const Draft& inner, std::uint32_t token, const Tree& tree) {
  if (!inner.verb) return false;
  std::optional<std::uint32_t> at = token;
  for (int steps = 0; at && steps < 30; ++steps) {
    if (at == inner.verb) return true;
    if (tree.is(*at, "conj") || tree.is(*at, "advcl") || tree.is(*at, "parataxis")) return false;
    at = tree.head(*at);
  }
  return false;
}

// Nothing in the outer statement but the inner one: its content, cue and source.
bool adds_nothing(const Draft& outer, const Draft& inner, const Tree& tree) {
  const auto in = [](const std::vector<Range>& ranges, std::uint32_t t) {
    return std::any_of(ranges.begin(), ranges.end(), [t](Range range) { return range.contains(t); });
  };
  for (const Range range : outer.content) {
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (!tree.is_punctuation(t) && !in(inner.content, t) && !in(inner.cue, t) && !in(inner.source, t) &&
          !frames(inner, t, tree))
        return false;
    }
  }
  return true;
}

// "Tern reports that the mayor lost, according to Marr": Marr says so, and Tern is the way it came.
bool reported_first(const Draft& inner, const Draft& outer, const Document& document) {
  const bool reports = inner.match && inner.match->entry->words.front() == "report";
  const auto outlet = [&](std::uint32_t actor) {
    const ActorKind kind = document.actors[actor].kind;
    return kind == ActorKind::kOutlet ||
           (reports && (kind == ActorKind::kOrganisation || kind == ActorKind::kUnnamed));
  };
  return inner.verb && *inner.verb < inner.content.front().begin &&
         inner.content.back().end <= outer.cue.front().begin && !outer.speakers.empty() &&
         std::all_of(inner.speakers.begin(), inner.speakers.end(), outlet);
}

// "Velia denies it; according to two diplomats, ships were there": a semicolon parts what they say from what is before it.
void keep_behind_semicolon(Draft& draft, const Tree& tree) {
  if (draft.dropped || !is_according(draft) || draft.content.empty()) return;
  const std::uint32_t cue = draft.cue.front().begin;
  if (cue == 0 || tree.form(cue - 1) != ";" || draft.content.back().begin < cue) return;
  std::erase_if(draft.content, [cue](Range piece) { return piece.end <= cue; });
}

// "..., the minister said, according to Tern": Tern is the way it came, and says nothing else.
void link_according(std::vector<Draft>& drafts, const Tree& tree) {
  for (Draft& outer : drafts) {
    if (outer.dropped || !is_according(outer)) continue;
    for (Draft& inner : drafts) {
      if (inner.dropped || &inner == &outer || is_according(inner) || inner.cue.empty() ||
          inner.speakers.empty())
        continue;
      if (tree.sentence_of(inner.cue.front().begin) != tree.sentence_of(outer.cue.front().begin)) continue;
      if (inner.content.empty() || !outer.has_content(inner.content.front().begin) ||
          !adds_nothing(outer, inner, tree))
        continue;
      if (reported_first(inner, outer, tree.document())) {
        append_new(outer.via, inner.speakers, outer.speakers);
        outer.content = inner.content;
        inner.dropped = true;
        continue;
      }
      append_new(inner.via, outer.speakers, inner.speakers);
      outer.dropped = true;
    }
  }
}

class Chains {
 public:
  Chains(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon, const Clause& clause)
      : drafts_(drafts), tree_(tree), lexicon_(lexicon), clause_(clause) {}

  void nest() {
    for (std::size_t inner = 0; inner < drafts_.size(); ++inner) {
      Draft& draft = drafts_[inner];
      if (draft.dropped || draft.cue.empty()) continue;
      std::vector<std::pair<std::uint32_t, std::size_t>> outers;  // width of the content, draft
      for (std::size_t outer = 0; outer < drafts_.size(); ++outer) {
        const Draft& other = drafts_[outer];
        if (outer == inner || other.dropped || !other.has_content(draft.cue.front().begin)) continue;
        std::uint32_t width = 0;
        for (const Range range : other.content) width += range.size();
        outers.emplace_back(width, outer);
      }
      std::sort(outers.rbegin(), outers.rend());
      for (const auto& [width, outer] : outers)
        append_new(draft.via, drafts_[outer].speakers, draft.speakers);
      if (outers.empty()) climb(draft);
    }
  }

  void cite() {
    for (std::uint32_t t = 0; t < tree_.size(); ++t) {
      if (!is_citing(tree_, t)) continue;
      auto object = tree_.child(t, "obj");
      for (const std::uint32_t child :
           tree_.children(t)) {  // the parser often takes the bare object for an oblique
        if (!object && tree_.is(child, "obl") && tree_.case_of(child).empty()) object = child;
      }
      auto cited = object ? clause_.actors_at(*object, tree_.extent(*object)) : std::vector<std::uint32_t>();
      // "citing a statement by the ministry": whoever issued it; a bare statement is nobody, a report speaks itself
      if (const DocumentEntry* const document = object ? lexicon_.document(tree_.lemma(*object)) : nullptr) {
        auto issuers = issuers_beside(*object, tree_, clause_);
        if (!issuers.empty() || document->near) cited = std::move(issuers);
      }
      Draft* const said = cited.empty() ? nullptr : nearest(t);
      for (Draft& draft : drafts_) {
        if (draft.has_cue(t) && !cited.empty() && &draft != said) draft.dropped = true;
      }
      if (said == nullptr || said->speakers.empty()) continue;
      append_new(said->via, said->speakers, cited);
      said->speakers = cited;
      said->source = {tree_.extent(*object)};
      cut_citing(*said, t);
      said->reasons.push_back("the source cites them");
    }
  }

 private:
  // Who is cited, tagged as if it were said: a piece of its own, or the end of one.
  void cut_citing(Draft& draft, std::uint32_t citing) const {
    const Range phrase = tree_.extent(citing);
    for (Range& range : draft.content) {
      if (range.begin < citing && range.contains(citing) && range.end <= phrase.end) range.end = citing;
    }
    std::erase_if(draft.content,
                  [&](Range range) { return citing <= range.begin && range.end <= phrase.end; });
  }

  void climb(Draft& draft) const {
    if (!draft.verb) return;
    const auto outer = outer_verb(tree_, *draft.verb);
    if (!outer) return;
    const auto match = lexicon_.match(tree_, *outer, *draft.verb);
    const auto subject = tree_.child(*outer, "nsubj");
    if (match && match->entry->act && subject)
      append_new(draft.via, clause_.actors_at(*subject, tree_.extent(*subject)), draft.speakers);
  }

  // The statement of the sentence whose source or cue stands nearest to "citing".
  Draft* nearest(std::uint32_t citing) const {
    Draft* best = nullptr;
    std::uint32_t best_distance = 0;
    for (Draft& draft : drafts_) {
      if (draft.dropped || draft.cue.empty() ||
          tree_.sentence_of(draft.cue.front().begin) != tree_.sentence_of(citing))
        continue;
      if (draft.has_content(citing) && !draft.has_content(citing + 1)) continue;
      const bool itself = std::any_of(draft.cue.begin(), draft.cue.end(),
                                      [citing](Range cue) { return cue.contains(citing); });
      if (itself) continue;
      const std::uint32_t at = draft.cue.front().begin;
      const std::uint32_t distance = at < citing ? citing - at : at - citing;
      if (best == nullptr || distance < best_distance) {
        best = &draft;
        best_distance = distance;
      }
    }
    return best;
  }

  std::vector<Draft>& drafts_;
  const Tree& tree_;
  const CueLexicon& lexicon_;
  const Clause& clause_;
};

}  // namespace

void add_nested(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon, const Clause& clause,
                const Quotes& quotes) {
  const std::size_t tagged = drafts.size();
  for (std::size_t d = 0; d < tagged; ++d) {
    if (drafts[d].dropped) continue;
    for (const Range range : std::vector<Range>(drafts[d].content)) {
      for (std::uint32_t t = range.begin; t < range.end && t < tree.size(); ++t) {
        if (tree.upos(t) != "VERB" || has_cue_at(drafts, t)) continue;
        const auto match = lexicon.match(tree, t, range.end);
        const auto subject = tree.child(t, "nsubj");
        const auto complement = tree.child(t, "ccomp");
        if (!match || !match->entry->act || !subject || !complement || !range.contains(*subject) ||
            !range.contains(*complement))
          continue;
        Draft nested;
        nested.cue = {{t, match->tokens.back() < *complement ? match->tokens.back() + 1 : t + 1}};
        nested.source = {tree.extent(*subject)};
        nested.content = {tree.extent(*complement)};
        if (!quotes.at(t)) complete_quotes(nested, quotes);
        nested.confidence = drafts[d].confidence * 0.8F;
        clause.find_cue(nested);
        clause.judge(nested);
        clause.find_speakers(nested);
        const bool self = nested.speakers.empty() || nested.speakers == drafts[d].speakers;
        if (nested.dropped || self || (quotes.at(t) && nested.speakers.empty())) continue;
        nested.reasons.push_back("a statement inside what another says");
        drafts.push_back(std::move(nested));
      }
    }
  }
}

void read_quoting(Draft& draft, const Tree& tree, const Clause& clause) {
  if (!draft.verb || !draft.match) return;
  const std::uint32_t verb = *draft.verb;
  const auto& words = draft.match->entry->words;
  const auto has = [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (!has("quote") && !has("quoted") && !has("cite")) return;
  const bool as_saying =
      std::any_of(tree.children(verb).begin(), tree.children(verb).end(), [&](std::uint32_t child) {
        return (tree.is(child, "advcl") || tree.is(child, "xcomp") || tree.is(child, "ccomp")) &&
               tree.lower(child) == "saying";
      });
  if (!as_saying) return;
  const auto subject = tree.child(verb, "nsubj");
  const bool passive = subject && tree.relation(*subject) == "nsubj:pass";
  std::vector<std::uint32_t> quoters;
  const auto take_quoter = [&](std::uint32_t child) {
    quoters = clause.actors_at(child, tree.extent(child));
  };
  for (const std::uint32_t child : tree.children(verb)) {
    const bool saying = tree.lower(child) == "saying";
    if (!passive && child == subject) take_quoter(child);
    if (passive && tree.is(child, "obl") && tree.case_of(child) == "by") take_quoter(child);
    for (const std::uint32_t below : tree.children(child)) {  // "as saying by Tern"
      if (passive && saying && tree.is(below, "obl") && tree.case_of(below) == "by") take_quoter(below);
    }
  }
  auto quoted = passive ? subject : tree.child(verb, "obj");
  if (!quoted) quoted = tree.child(verb, "iobj");
  if (!quoted) return;
  const auto speakers = clause.actors_at(*quoted, tree.extent(*quoted));
  if (speakers.empty()) return;
  draft.via = quoters;
  for (const std::uint32_t child : tree.children(verb)) {  // "... as saying | that the talks failed"
    for (Range& range : draft.content) {
      if (tree.lower(child) == "saying" && range.contains(child) && child + 1 < range.end)
        range.begin = child + 1;
    }
  }
  std::erase_if(draft.content, [&](Range range) {  // the one quoted, tagged as if it were said
    const bool alone = range.size() <= tree.extent(*quoted).size() + 1;
    return range.contains(*quoted) && (alone || tree.lower(range.end - 1) == "saying");
  });
  if (draft.source.empty()) draft.source.push_back(tree.extent(*quoted));
  draft.speakers = speakers;
  draft.reasons.push_back("quoted by another");
}

namespace {

// "The ministry's statement | said the road was open": the noun is who speaks in the other statement, not one of its own.
void drop_speaking_nouns(std::vector<Draft>& drafts, const Tree& tree) {
  for (const Draft& said : drafts) {
    const auto subject = said.verb && !said.dropped ? tree.child(*said.verb, "nsubj") : std::nullopt;
    if (!subject || said.content.empty()) continue;
    for (Draft& noun : drafts) {
      if (noun.verb == subject &&
          (noun.has_content(*said.verb) || noun.has_content(said.content.front().begin)))
        noun.dropped = true;
    }
  }
}

}  // namespace

void link_chains(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                 const Clause& clause) {
  for (Draft& draft : drafts) keep_behind_semicolon(draft, tree);
  drop_speaking_nouns(drafts, tree);
  Chains chains(drafts, tree, lexicon, clause);
  chains.cite();
  link_according(drafts, tree);
  chains.nest();
}

}  // namespace rapporteur
