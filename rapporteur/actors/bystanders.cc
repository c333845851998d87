// See bystanders.h. Tested in tests/cases/actors/bystanders.case and tests/unit/actors.
#include "rapporteur/actors/bystanders.h"

#include <algorithm>
#include <map>
#include <utility>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/dateline.h"
#include "rapporteur/actors/mentions.h"
#include "rapporteur/actors/person_names.h"
#include "rapporteur/actors/roles.h"
#include "rapporteur/actors/unknown_states.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

class BystanderFinder {
 public:
  BystanderFinder(const Tree& tree, const ActorTables& tables)
      : tree_(tree),
        document_(tree.document()),
        tables_(tables),
        name_at_(names_of(document_, tree.size())),
        reader_(tree, tables, name_at_),
        persons_(tree, tables, reader_, name_at_),
        roles_(tree, reader_, persons_, name_at_),
        actors_(document_),
        states_(unknown_states(tree, tables, reader_, name_at_)) {
    for (std::uint32_t a = 0; a < document_.actors.size(); ++a) {
      if (document_.actors[a].kind == ActorKind::kState)
        state_of_.try_emplace(document_.actors[a].country, a);
    }
  }

  Bystanders find();

 private:
  static std::vector<std::int32_t> names_of(const Document& document, std::size_t size);
  bool is_somebody(const EntityMention& mention) const;
  bool is_counted(std::uint32_t head) const;
  bool on_map(std::uint32_t head) const;
  Range phrase_of(std::uint32_t head) const;
  Candidate read(const EntityMention& mention) const;
  ActorKind kind_of(const EntityMention& mention, const Candidate& candidate) const;
  std::optional<std::uint32_t> holder_of(const Candidate& candidate) const;
  void add(const EntityMention& mention, Candidate candidate);
  const StateEntry* state_of_adjective(std::uint32_t token) const;
  void add_states();

  const Tree& tree_;
  const Document& document_;
  const ActorTables& tables_;
  std::vector<std::int32_t> name_at_;
  PhraseReader reader_;
  PersonNames persons_;
  Roles roles_;
  ActorMap actors_;
  std::unordered_set<std::string> states_;
  std::map<std::string_view, std::uint32_t> state_of_;  // country code: actor
  Bystanders found_;
  std::map<std::uint32_t, std::uint32_t> of_entity_;  // indexes into found_
  std::map<std::string, std::uint32_t, std::less<>> of_name_;
};

std::vector<std::int32_t> BystanderFinder::names_of(const Document& document, std::size_t size) {
  std::vector<std::int32_t> out(size, -1);
  for (std::size_t n = 0; n < document.names.size(); ++n) {
    const Range range = document.names[n].tokens;
    for (std::uint32_t t = range.begin; t < range.end && t < size; ++t) out[t] = static_cast<std::int32_t>(n);
  }
  return out;
}

/// A noun or name for people or a body, or a name of a place that is on no map; a number with its noun ("nine of the miners"), not one
/// alone. Nobody and anybody is none.
bool BystanderFinder::is_somebody(const EntityMention& mention) const {
  const std::uint32_t head = mention.head;
  if (head >= tree_.size() || actors_.at(head) || is_generic(tree_, head) || in_dateline(tree_, head))
    return false;
  const bool name = tree_.upos(head) == "PROPN";
  if (!name && !is_counted(head) && tree_.upos(head) != "NOUN") return false;
  if (mention.kind == "place") return name && !on_map(head);
  return any_of(mention.kind, {"person", "organization"});
}

/// "Nine of the miners", "the last of the engineers"; not "13 out of 19".
bool BystanderFinder::is_counted(std::uint32_t head) const {
  if (!any_of(tree_.upos(head), {"NUM", "ADJ", "DET"})) return false;
  const auto of = tree_.child(head, "nmod");
  return of && tree_.upos(*of) != "NUM";
}

bool BystanderFinder::on_map(std::uint32_t head) const {
  const std::int32_t name = name_at_[head];
  return name >= 0 && is_on_map(document_, document_.names[static_cast<std::size_t>(name)]);
}

/// The phrase as the record names it: with what it counts or is of, a long one without.
Range BystanderFinder::phrase_of(std::uint32_t head) const {
  constexpr std::uint32_t kLongestName = 8;  // words
  const Range core = reader_.core(head);
  Range whole = reader_.whole(head);
  std::uint32_t at = head;
  while (whole.size() <= kLongestName) {
    const auto of = tree_.child(at, "nmod");
    if (!of || *of <= at || tree_.case_of(*of) != "of") break;
    at = *of;
    whole.end = std::max(whole.end, reader_.core(at).end);
  }
  if (whole.size() > kLongestName) whole = core;
  if (tree_.lower(whole.begin) == "whose" && whole.size() > 1) ++whole.begin;
  return whole;
}

ActorKind BystanderFinder::kind_of(const EntityMention& mention, const Candidate& candidate) const {
  if (candidate.mention.form != MentionForm::kName) return candidate.kind;
  if (states_.contains(candidate.words)) return ActorKind::kState;
  if (mention.kind == "place") return ActorKind::kGovernment;
  return mention.kind == "person" ? ActorKind::kPerson : ActorKind::kOrganisation;
}

Candidate BystanderFinder::read(const EntityMention& mention) const {
  const std::uint32_t head = mention.head;
  const bool name = tree_.upos(head) == "PROPN";
  Candidate out;
  out.mention.head = head;
  out.mention.form = name ? MentionForm::kName : MentionForm::kDescription;
  out.mention.reason = name ? MentionReason::kNewName : MentionReason::kDescription;
  roles_.describe(out, head);
  out.mention.tokens = phrase_of(head);
  out.mention.span = document_.span_of(out.mention.tokens);
  out.mention.sentence = tree_.sentence_of(head);
  out.words = clean_label(without_article(reader_.words(out.mention.tokens)));
  if (out.nation == nullptr)
    out.nation =
        reader_.nationality({head, out.mention.tokens.end}, std::nullopt);  // "a patrol of Thai rangers"
  out.kind = kind_of(mention, out);
  if (out.kind == ActorKind::kState) out.sector = "GOV";
  return out;
}

/// The actor whose people, soldiers or body the phrase names.
std::optional<std::uint32_t> BystanderFinder::holder_of(const Candidate& candidate) const {
  if (!candidate.speaks_for) return std::nullopt;
  if (candidate.holder.token) return actors_.at(*candidate.holder.token);
  const auto state =
      candidate.holder.state != nullptr ? state_of_.find(candidate.holder.state->code) : state_of_.end();
  return state != state_of_.end() ? std::optional(state->second) : std::nullopt;
}

void BystanderFinder::add(const EntityMention& mention, Candidate candidate) {
  std::uint32_t index = static_cast<std::uint32_t>(found_.actors.size());
  const auto known = of_entity_.find(mention.entity);
  if (known != of_entity_.end()) index = known->second;
  const bool named = candidate.mention.form == MentionForm::kName;
  if (named) index = of_name_.try_emplace(candidate.words, index).first->second;
  of_entity_.emplace(mention.entity, index);
  found_.heads.emplace_back(mention.head, index);
  if (index < found_.actors.size()) {
    Actor& before = found_.actors[index];
    if (named && !is_named(before)) {
      before.name = candidate.words;
      before.kind = candidate.kind;
    }
    before.mentions.push_back(candidate.mention);
    return;
  }
  Actor actor;
  actor.name = candidate.words;
  actor.kind = candidate.kind;
  actor.sector = candidate.sector;
  if (candidate.kind == ActorKind::kUnnamed) actor.count = candidate.count;
  actor.acts_for = holder_of(candidate);
  const StateEntry* const state = candidate.nation != nullptr ? candidate.nation : candidate.holder.state;
  if (actor.acts_for && !document_.actors[*actor.acts_for].country.empty()) {
    actor.country = document_.actors[*actor.acts_for].country;
    actor.country_basis = "for";
  } else if (state != nullptr) {
    actor.country = state->code;
    actor.country_basis = "nationality";
  }
  actor.mentions = {candidate.mention};
  found_.actors.push_back(std::move(actor));
  found_.admitted.emplace_back();
}

/// "Israeli attacks", "US bombers": the state of an adjective before its noun, where nothing else of the text makes it an actor; not the
/// "Iranian" of the name "Iranian Red Crescent".
const StateEntry* BystanderFinder::state_of_adjective(std::uint32_t token) const {
  const bool modifies = tree_.is(token, "amod") || tree_.is(token, "compound") || tree_.is(token, "conj");
  const auto noun = modifies ? tree_.head(token) : std::nullopt;
  if (!noun || *noun < token || actors_.at(token) || actors_.state_at(token)) return nullptr;
  const std::string_view before = token > 0 ? tree_.form(token - 1) : std::string_view();
  const auto word = tables_.state_adjective(before, tree_.form(token));
  if (!word || !word->state) return nullptr;
  if (name_at_[token] < 0) return word->state;
  const Range name = document_.names[static_cast<std::size_t>(name_at_[token])].tokens;
  return name.end == token + 1 ? word->state : nullptr;
}

/// States that only an adjective names wait as others do: "a Turkish drone struck the car" makes Turkey an actor, "Turkish coffee" does not.
void BystanderFinder::add_states() {
  std::map<std::string_view, std::uint32_t> known;  // code: index into found_
  for (std::uint32_t t = 0; t < tree_.size(); ++t) {
    const StateEntry* const state = state_of_adjective(t);
    if (state == nullptr || state_of_.contains(state->code)) continue;
    const auto index = static_cast<std::uint32_t>(found_.actors.size());
    const auto [at, fresh] = known.try_emplace(state->code, index);
    if (fresh) {
      Actor actor;
      actor.name = state->name;
      actor.kind = ActorKind::kState;
      actor.country = state->code;
      actor.country_basis = "name";
      actor.sector = "GOV";
      actor.wikidata = state->wikidata;
      found_.actors.push_back(std::move(actor));
      found_.admitted.emplace_back();
    }
    Mention mention;
    mention.head = t;
    mention.tokens = {t, t + 1};
    mention.span = document_.span_of(mention.tokens);
    mention.sentence = tree_.sentence_of(t);
    mention.form = MentionForm::kName;
    mention.reason = MentionReason::kAdjective;
    mention.evidence = document_.tokens[*tree_.head(t)].span;
    found_.actors[at->second].mentions.push_back(mention);
    found_.heads.emplace_back(t, at->second);
  }
}

Bystanders BystanderFinder::find() {
  for (const EntityMention& mention : document_.entities) {
    if (!is_somebody(mention)) continue;
    Candidate candidate = read(mention);
    if (!candidate.words.empty()) add(mention, std::move(candidate));
  }
  add_states();
  std::stable_sort(found_.heads.begin(), found_.heads.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (Actor& actor : found_.actors)
    std::sort(actor.mentions.begin(), actor.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
  return std::move(found_);
}

}  // namespace

Bystanders find_bystanders(const Tree& tree, const ActorTables& tables) {
  return BystanderFinder(tree, tables).find();
}

}  // namespace rapporteur
