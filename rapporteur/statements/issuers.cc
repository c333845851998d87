// Issuers of documents; see issuers.h. Tested in tests/cases/statements/issuers.case.
#include "rapporteur/statements/issuers.h"

#include <algorithm>
#include <unordered_map>

namespace rapporteur {
namespace {

constexpr std::uint32_t kReach = 6;  // sentences back to the one that names document and issuer

// "a report issued by the institute"
std::vector<std::uint32_t> agent_of(std::uint32_t participle, const Tree& tree, const Clause& clause) {
  for (const std::uint32_t child : tree.children(participle)) {
    if (tree.is(child, "obl") && tree.case_of(child) == "by")
      return clause.actors_at(child, tree.extent(child));
  }
  return {};
}

class Issuers {
 public:
  Issuers(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon, const ActorMap& actors,
          const Clause& clause)
      : drafts_(drafts), tree_(tree), lexicon_(lexicon), actors_(actors), clause_(clause) {}

  void read() {
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      Draft& draft = drafts_[d];
      if (draft.dropped || draft.speakers.size() != 1) continue;
      const auto known = issuers_.find(draft.speakers.front());
      if (known != issuers_.end()) {  // "it added"
        draft.speakers = known->second;
        continue;
      }
      if (draft.source.empty()) continue;
      const auto noun = tree_.top_of(draft.source.front());
      const DocumentEntry* const document = noun ? lexicon_.document(tree_.lemma(*noun)) : nullptr;
      if (document != nullptr && speaks_itself(*noun, draft.speakers.front())) take(d, *noun, *document);
    }
  }

 private:
  // The noun is the speaker, not a name beside it.
  bool speaks_itself(std::uint32_t noun, std::uint32_t speaker) const {
    const auto actor = actors_.at(noun);
    return actor == speaker && tree_.document().actors[speaker].kind == ActorKind::kUnnamed;
  }

  void take(std::size_t d, std::uint32_t noun, const DocumentEntry& document) {
    const std::uint32_t itself = drafts_[d].speakers.front();
    std::vector<std::uint32_t> issuer = issuers_beside(noun, tree_, clause_);
    std::erase(issuer, itself);
    if (issuer.empty() && document.near) issuer = before(d, noun, itself);
    if (issuer.empty()) return;
    Draft& draft = drafts_[d];
    draft.speakers = issuer;
    draft.channel = Channel{document.kind, tree_.document().span_of(draft.source.front())};
    draft.reasons.push_back("'" + std::string(tree_.form(noun)) + "' read as whoever issued it");
    issuers_[itself] = std::move(issuer);
  }

  // The speaker of the nearest statement before whose own sentence names the document, outside what was said.
  std::vector<std::uint32_t> before(std::size_t d, std::uint32_t noun, std::uint32_t itself) const {
    if (!points_back(noun)) return {};
    const std::uint32_t here = tree_.sentence_of(noun);
    for (std::size_t back = d; back-- > 0;) {
      const Draft& other = drafts_[back];
      if (other.dropped || other.speakers.empty() || other.cue.empty()) continue;
      const std::uint32_t there = tree_.sentence_of(other.cue.front().begin);
      if (there > here || here - there > kReach) break;
      if (std::find(other.speakers.begin(), other.speakers.end(), itself) == other.speakers.end() &&
          names(other, tree_.document().sentences[there].tokens, noun))
        return other.speakers;
    }
    return {};
  }

  bool names(const Draft& draft, Range sentence, std::uint32_t noun) const {
    for (std::uint32_t t = sentence.begin; t < sentence.end && t < noun; ++t) {
      if (tree_.lemma(t) == tree_.lemma(noun) && !draft.has_content(t)) return true;
    }
    return false;
  }

  // "the statement", "this notice": one spoken of before.
  bool points_back(std::uint32_t noun) const {
    const auto& children = tree_.children(noun);
    return std::any_of(children.begin(), children.end(), [this](std::uint32_t child) {
      return tree_.is(child, "det") && (tree_.lower(child) == "the" || tree_.lower(child) == "this");
    });
  }

  std::vector<Draft>& drafts_;
  const Tree& tree_;
  const CueLexicon& lexicon_;
  const ActorMap& actors_;
  const Clause& clause_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> issuers_;  // of documents, by actor
};

}  // namespace

std::vector<std::uint32_t> issuers_beside(std::uint32_t noun, const Tree& tree, const Clause& clause) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t child : tree.children(noun)) {
    const std::string_view marker = tree.case_of(child);
    const bool possessor =
        tree.relation(child) == "nmod:poss" ||
        ((tree.is(child, "nmod") || tree.is(child, "obl")) && (marker == "by" || marker == "from"));
    if (possessor) found = clause.actors_at(child, tree.extent(child));
    if (tree.is(child, "acl")) found = agent_of(child, tree, clause);
    if (found.empty() && tree.is(child, "compound")) found = clause.actors_at(child, {child, child});
    if (!found.empty()) return found;
  }
  return found;
}

void read_issuers(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                  const ActorMap& actors, const Clause& clause) {
  Issuers(drafts, tree, lexicon, actors, clause).read();
}

}  // namespace rapporteur
