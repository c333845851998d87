// What titles and nouns say of an actor; see roles.h. Tested in tests/cases/actors/titles.case, offices.case and
// acts_for.case.
#include "rapporteur/actors/roles.h"

#include "rapporteur/actors/unknown_states.h"
#include "rapporteur/base/text.h"

namespace rapporteur {

ActorKind kind_of_class(AgentClass use) {
  switch (use) {
    case AgentClass::kPeople: return ActorKind::kPopulation;
    case AgentClass::kBody: return ActorKind::kGovernment;
    case AgentClass::kOrganisation: return ActorKind::kOrganisation;
    case AgentClass::kState: return ActorKind::kState;
    case AgentClass::kOutlet: return ActorKind::kOutlet;
    case AgentClass::kArmed: return ActorKind::kArmedGroup;
    case AgentClass::kPerson:
    case AgentClass::kDocument: break;
  }
  return ActorKind::kUnnamed;
}

namespace {

ActorKind kind_of(const AgentEntry& agent, const Candidate& candidate) {
  // a spy, space or refugee agency is no outlet
  const bool narrowed = candidate.head_lemma.starts_with("agenc") &&
                        candidate.kernel.size() > candidate.head_lemma.size() &&
                        candidate.kernel.find("news ") == std::string::npos &&
                        candidate.kernel.find("press ") == std::string::npos;
  if (narrowed && agent.use == AgentClass::kOutlet) return ActorKind::kGovernment;
  if (agent.use != AgentClass::kPerson) return kind_of_class(agent.use);
  const bool office = candidate.title_use == TitleUse::kOffice && !candidate.title.empty();
  return office && candidate.definite && candidate.number != Number::kPlural ? ActorKind::kPerson
                                                                             : ActorKind::kUnnamed;
}

// A post somebody has left: still told, but he speaks for nobody by it and "the minister" is another.
void make_former(Candidate& candidate) {
  candidate.former = true;
  candidate.speaks_for = false;
  if (!candidate.title.empty()) candidate.title = "former " + candidate.title;
}

}  // namespace

// The plural noun that two names share: "Prosecutors Ana Reis and Olin Tam", "the two envoys, Ana Reis and Olin Tam,".
std::optional<std::uint32_t> Roles::shared_noun(std::uint32_t name) const {
  std::uint32_t first = tree_.first_of_joined(name);
  const auto above = tree_.is(first, "appos") ? tree_.head(first) : std::nullopt;
  if (above && !tree_.names_of_several(*above).empty()) return above;
  const std::int32_t at = name_at_[first];
  if (at >= 0) first = document_.names[static_cast<std::size_t>(at)].tokens.begin;
  if (first == document_.sentences[tree_.sentence_of(first)].tokens.begin) return std::nullopt;
  return first - 1;
}

// "Australian Ana Reis": what stands before the first of several names holds for each.
void Roles::take_shared_role(Candidate& candidate, std::uint32_t name) const {
  const auto shared = shared_noun(name);
  if (!shared) return;
  const std::uint32_t noun = *shared;
  if (noun + 1 == name) candidate.nation = reader_.nationality({noun, name}, std::nullopt);
  if (noun + 1 == name && tree_.xpos(noun) == "POS" && noun > 0)
    candidate.nation = reader_.holder_at(noun - 1).state;
  const AgentEntry* const agent = name_at_[noun] < 0 ? reader_.agent(noun) : nullptr;
  if (agent == nullptr || agent->use != AgentClass::kPerson || tree_.xpos(noun) != "NNS") return;
  const Range core = reader_.core(noun);
  candidate.sector = agent->sector;
  candidate.nation = reader_.nationality({core.begin, noun}, noun);
  candidate.holder = reader_.holder_in({core.begin, noun}, agent->bond);
  if (reader_.has_joined_holders(candidate.holder))
    candidate.holder = {};  // "the ministers of Velia and Orsk": which of them?
  if (const auto title = reader_.title_at(noun); title && title->entry->use == TitleUse::kOffice) {
    candidate.title = title->entry->phrase;
    candidate.title_use = title->entry->use;
    candidate.title_span = document_.span_of(title->tokens);
  }
}

void Roles::take_title(Candidate& candidate, const NamedPerson& person) const {
  if (person.office != nullptr) {
    candidate.title = lower_case(reader_.words(person.title));
    candidate.title_use = person.office->use;
    candidate.title_span = document_.span_of(person.title);
    candidate.sector = person.office->sector;
  }
  const AgentEntry* const agent = person.role ? reader_.agent(*person.role) : nullptr;
  if (agent != nullptr && candidate.gender == Gender::kUnknown) candidate.gender = agent->gender;
  if (agent != nullptr && candidate.sector.empty()) candidate.sector = agent->sector;
  if (agent != nullptr && agent->gender != Gender::kUnknown) candidate.gender_guessed = false;
  if (person.gender != Gender::kUnknown) {
    candidate.gender = person.gender;
    candidate.gender_guessed = false;
  }
  if (!person.role) return take_shared_role(candidate, person.name.begin);
  candidate.holder =
      reader_.holder_in({person.begin, *person.role}, agent != nullptr ? agent->bond : Bond::kAny);
  if (!candidate.holder.found() && person.office != nullptr)
    candidate.holder =
        reader_.holder_in({person.title.end, person.name.begin}, agent != nullptr ? agent->bond : Bond::kAny);
  const std::uint32_t noun = person.title.empty() ? *person.role : person.title.end - 1;
  candidate.nation = reader_.nationality({person.begin, noun}, noun);
  if (person.former) make_former(candidate);
}

bool Roles::has_named_holder(const Candidate& candidate) const {
  return candidate.holder.state != nullptr ||
         (candidate.holder.token && name_at_[*candidate.holder.token] >= 0);
}

/// "Russia director at the Tern Institute", "China analyst for Quayline": whom he watches, where a body behind "at" or "for" pays him.
bool Roles::only_watches(const Holder& watched, std::uint32_t noun) const {
  if (!any_of(tree_.lemma(noun), {"director", "analyst", "researcher", "expert", "fellow", "adviser",
                                  "advisor", "manager", "campaigner", "economist"}))
    return false;
  if (watched.state == nullptr) return false;  // "a Tern correspondent at the ministry" is Tern's
  const std::uint32_t word = watched.token.value_or(watched.word);
  if (tree_.upos(word) != "PROPN" || !tree_.is(word, "compound")) return false;
  const Holder pays = reader_.holder_after(noun, Bond::kAny);
  const std::int32_t name = pays.token ? name_at_[*pays.token] : -1;
  return name >= 0 && document_.names[static_cast<std::size_t>(name)].type == NameType::kOrganisation;
}

void Roles::describe(Candidate& candidate, std::uint32_t head) const {
  const AgentEntry* const agent = reader_.agent(head);
  candidate.head_lemma = tree_.lemma(head);
  candidate.number = reader_.number(head);
  candidate.definite = reader_.definite(head) && !reader_.introduces(head);
  candidate.count = reader_.count(head);
  candidate.kernel = reader_.kernel(head);
  const std::uint32_t first = document_.sentences[tree_.sentence_of(head)].tokens.begin;
  if (const auto title = reader_.title_at(head); title && title->entry->use != TitleUse::kHonorific) {
    const Range words{persons_.past_compounds(title->tokens.begin, first), title->tokens.end};
    candidate.title = title->entry->phrase;  // in the singular
    candidate.title_known = words == title->tokens;
    if (!candidate.title_known)
      candidate.title =
          lower_case(reader_.words({words.begin, title->tokens.begin})) + " " + title->entry->phrase;
    candidate.title_use = title->entry->use;
    candidate.title_span = document_.span_of(words);
    candidate.sector = title->entry->sector;
    candidate.gender = title->entry->gender;
    candidate.mention.form =
        title->entry->use == TitleUse::kOffice ? MentionForm::kTitle : MentionForm::kDescription;
    // headlines leave out the article: "Governor says harbours closed"
    const std::uint32_t paragraph = document_.sentences[tree_.sentence_of(head)].paragraph;
    const bool headline = document_.article.paragraphs[paragraph].part == Part::kTitle;
    if (headline && title->entry->use == TitleUse::kOffice && !tree_.child(head, "det") &&
        candidate.number != Number::kPlural)
      candidate.definite = true;
  }
  if (agent != nullptr) {
    if (candidate.sector.empty()) candidate.sector = agent->sector;
    if (candidate.gender == Gender::kUnknown) candidate.gender = agent->gender;
    candidate.kind = kind_of(*agent, candidate);
    candidate.document = agent->use == AgentClass::kDocument;
  }
  const Range core = reader_.core(head);
  const Bond other = candidate.title.empty() ? Bond::kNobody : Bond::kAny;  // "drug makers" hold no office
  const Bond bond = agent != nullptr ? agent->bond : other;
  candidate.holder = reader_.holder_in({core.begin, head}, bond);
  if (!candidate.holder.found() || only_watches(candidate.holder, head))
    candidate.holder = reader_.holder_after(head, bond);
  candidate.agent = agent != nullptr && agent->use != AgentClass::kDocument &&
                    (!agent->loose || has_named_holder(candidate)) && !is_generic(tree_, head);
  if (!reader_.has_joined_holders(candidate.holder)) {
    candidate.nation = reader_.nationality({core.begin, head}, head);
    if (candidate.nation == nullptr) candidate.nation = reader_.origin(head);
  }
  if (candidate.kind == ActorKind::kPopulation || reader_.has_joined_holders(candidate.holder))
    candidate.speaks_for = false;
  if (reader_.former_in({core.begin, head}) || reader_.former_before(core.begin, first))
    make_former(candidate);
  if (candidate.kind == ActorKind::kUnnamed && !candidate.count && candidate.number == Number::kSingular) {
    candidate.count = 1;
  }
}

// The state of "the Norwegian Government", "the Government of Norway": all that the name has beside its noun.
const StateEntry* Roles::state_beside(const ActorTables& tables, Range name, std::uint32_t noun) const {
  std::string words;
  for (std::uint32_t t = name.begin; t < name.end; ++t) {
    const bool small = tree_.upos(t) == "DET" || tree_.upos(t) == "ADP" || tree_.xpos(t) == "POS";
    if (t != noun && !small) words += (words.empty() ? "" : " ") + std::string(tree_.form(t));
  }
  const auto as_name = tables.state_word(words, StateUse::kName);
  const auto as_adjective = tables.state_word(words, StateUse::kAdjective);
  return as_name ? as_name->state : as_adjective ? as_adjective->state : nullptr;
}

void Roles::describe_body(Candidate& candidate, const ActorTables& tables, Range name) const {
  if (candidate.kind != ActorKind::kGovernment || candidate.organisation != nullptr) return;
  const std::uint32_t noun = candidate.mention.head;
  const StateEntry* const state =
      candidate.head_lemma == "government" ? state_beside(tables, name, noun) : nullptr;
  if (state == nullptr && lower_case(without_article(reader_.words(name))) != candidate.head_lemma) return;
  candidate.mention.form = MentionForm::kDescription;
  candidate.kernel = candidate.head_lemma;
  candidate.bare = true;
  candidate.definite = true;
  candidate.agent = true;
  if (state != nullptr)
    candidate.holder = {state, std::nullopt, noun == name.begin ? name.end - 1 : name.begin};
  if (!candidate.holder.found()) candidate.holder = reader_.holder_after(noun, Bond::kAny);
}

}  // namespace rapporteur
