// Collects candidates from names, nouns that speak, sources of attributions and pronouns; see mentions.h.
// Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/mentions.h"

#include <algorithm>

#include "rapporteur/actors/dateline.h"
#include "rapporteur/actors/missed_names.h"
#include "rapporteur/actors/name_types.h"
#include "rapporteur/actors/neighbours.h"
#include "rapporteur/actors/person_names.h"
#include "rapporteur/actors/reasons.h"
#include "rapporteur/actors/roles.h"
#include "rapporteur/actors/unknown_states.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

class Collector {
 public:
  Collector(const Tree& tree, const ActorTables& tables)
      : tree_(tree),
        tables_(tables),
        document_(tree.document()),
        name_at_(tree.size(), -1),
        taken_(tree.size(), false),
        source_(tree.size(), false),
        reader_(tree, tables, name_at_),
        persons_(tree, tables, reader_, name_at_),
        roles_(tree, reader_, persons_, name_at_),
        missed_(tree, tables, reader_, name_at_, taken_) {}

  std::vector<Candidate> collect();

 private:
  Range before_office(Range name) const;
  void mark_names();
  void mark_sources();
  void mark_quoted();
  std::uint32_t noun_before(std::uint32_t begin) const;
  NameType type_of(const Name& name) const;
  void person(const Name& name);
  void organisation(const Name& name);
  bool is_gone_to(std::uint32_t head) const;
  void tell_place(Range name, Candidate& candidate) const;
  bool is_bare_office(const Name& name) const;
  void place(const Name& name);
  void group(const Name& name);
  void national(const Name& name, std::uint32_t head, const StateEntry* nation);
  void description(std::uint32_t head);
  void pronoun(std::uint32_t token);

  void fill_role(Candidate& candidate) const;
  Candidate& add(Candidate candidate, Range tokens);
  bool acts(std::uint32_t head) const;
  std::optional<std::uint32_t> described_by(std::uint32_t pronoun) const;

  const Tree& tree_;
  const ActorTables& tables_;
  const Document& document_;
  std::vector<std::int32_t> name_at_;
  std::vector<bool> taken_;   // tokens that are part of a named mention, so no description of their own
  std::vector<bool> source_;  // heads of sources
  PhraseReader reader_;
  PersonNames persons_;
  Roles roles_;
  MissedNames missed_;
  NameTypes types_;
  std::unordered_set<std::string> states_;  // names the article shows to be states
  std::vector<Candidate> found_;
};

Pronoun pronoun_of(std::string_view form) {
  struct Entry {
    Pronoun pronoun;
    std::initializer_list<std::string_view> forms;
  };
  static const Entry kEntries[] = {{Pronoun::kHe, {"he", "him", "his", "himself"}},
                                   {Pronoun::kShe, {"she", "her", "hers", "herself"}},
                                   {Pronoun::kIt, {"it", "its", "itself"}},
                                   {Pronoun::kThey, {"they", "them", "their", "theirs", "themselves"}},
                                   {Pronoun::kWho, {"who", "whom", "which", "that"}},
                                   {Pronoun::kI, {"i", "me", "my", "mine", "myself"}},
                                   {Pronoun::kWe, {"we", "us", "our", "ours", "ourselves"}}};
  for (const Entry& entry : kEntries) {
    if (std::find(entry.forms.begin(), entry.forms.end(), form) != entry.forms.end()) return entry.pronoun;
  }
  return Pronoun::kNone;
}

/// A name up to where an office begins in it: of "Russian Foreign" before "Minister" the first word, which is a state's; of "National
/// Security" before "Advisor" nothing.
Range Collector::before_office(Range name) const {
  if (name.end > tree_.size()) return name;  // a damaged layer
  const auto office = [&](std::uint32_t from) {
    std::string words;
    for (std::uint32_t t = from; t < tree_.size() && t < from + tables_.longest_title(); ++t) {
      words += (words.empty() ? "" : " ") + std::string(tree_.lower(t));
      if (t >= name.end && tables_.title(words) != nullptr) return true;
    }
    return false;
  };
  if (tables_.state_words(reader_.words(name)).empty() && office(name.begin)) return {name.begin, name.begin};
  for (std::uint32_t t = name.begin + 1; t < name.end; ++t) {
    if (!tables_.state_words(reader_.words({name.begin, t})).empty() && office(t)) return {name.begin, t};
  }
  return name;
}

void Collector::mark_names() {
  for (std::size_t n = 0; n < document_.names.size(); ++n) {
    const Range range = before_office(document_.names[n].tokens);
    for (std::uint32_t t = range.begin; t < range.end && t < tree_.size(); ++t)
      name_at_[t] = static_cast<std::int32_t>(n);
  }
}

// The head of each source, and of each phrase joined to it by "and".
void Collector::mark_sources() {
  for (const Attribution& attribution : document_.attributions) {
    for (const Range range : attribution.source) {
      const auto top = tree_.top_of(range);
      if (!top) continue;
      source_[*top] = true;
      if (const auto noun = described_by(*top)) source_[*noun] = true;
      for (const std::uint32_t child : tree_.children(*top)) {
        if (range.contains(child) && tree_.is(child, "conj") && tree_.is_nominal(child))
          source_[child] = true;
      }
    }
  }
}

// "Tern quoted a ferryman as saying": who is quoted speaks, whatever the tagger took for the source.
void Collector::mark_quoted() {
  for (std::uint32_t t = 0; t < tree_.size(); ++t) {
    if (tree_.lower(t) != "saying" || !tree_.head(t)) continue;
    const auto mark = tree_.child(t, "mark");
    const auto object = tree_.child(*tree_.head(t), "obj");
    if (mark && tree_.lower(*mark) == "as" && object && *object < t) source_[*object] = true;
  }
}

// The noun whose clause a relative pronoun opens: "a report, which".
std::optional<std::uint32_t> Collector::described_by(std::uint32_t pronoun) const {
  if (pronoun_of(tree_.lower(pronoun)) != Pronoun::kWho) return std::nullopt;
  const auto verb = tree_.head(pronoun);
  const auto noun = verb && tree_.is(*verb, "acl") ? tree_.head(*verb) : std::nullopt;
  return noun && tree_.is_nominal(*noun) ? noun : std::nullopt;
}

bool Collector::acts(std::uint32_t head) const {
  return source_[head] || tree_.cleft_verb(head) || tree_.is(head, "nsubj") || tree_.is(head, "obj") ||
         tree_.is(head, "iobj") || tree_.relation(head) == "nmod:poss" ||
         tree_.relation(head) == "obl:agent" ||
         (tree_.is(head, "conj") && tree_.head(head) && tree_.is(*tree_.head(head), "nsubj"));
}

void Collector::fill_role(Candidate& candidate) const {
  const std::uint32_t head = candidate.mention.head;
  candidate.subject = tree_.is(head, "nsubj") || tree_.cleft_verb(head);
  candidate.source = source_[head];
  candidate.same_as = tree_.apposed_to(head);
  // "the two envoys, Ana Reis and Olin Tam": each is one of them
  if (candidate.same_as && candidate.kind == ActorKind::kPerson &&
      !tree_.names_of_several(*candidate.same_as).empty())
    candidate.same_as.reset();
  // "Reis, communications and external affairs officer of Tern": what is joined without an article is the same person
  const auto first = tree_.head(head);
  if (tree_.is(head, "conj") && first && tree_.is(*first, "appos") && !tree_.child(head, "det") &&
      candidate.number == Number::kSingular && candidate.mention.form != MentionForm::kName)
    candidate.same_as = tree_.head(*first);
  // "Reis is the envoy of Velia" tells who she is as an apposition does
  const auto copula = tree_.child(head, "cop");
  if (copula && (tree_.lower(*copula) == "is" || tree_.lower(*copula) == "'s") &&
      !tree_.child(head, "advmod") && candidate.mention.form != MentionForm::kName)
    candidate.same_as = tree_.child(head, "nsubj");
}

Candidate& Collector::add(Candidate candidate, Range tokens) {
  candidate.mention.tokens = tokens;
  candidate.mention.span = document_.span_of(tokens);
  candidate.mention.sentence = tree_.sentence_of(tokens.begin);
  fill_role(candidate);
  found_.push_back(std::move(candidate));
  return found_.back();
}

// "the Emir of Qatar", which the tagger takes for a name: a description.
bool Collector::is_bare_office(const Name& name) const {
  const TitleEntry* const title = tables_.title(lower_case(reader_.words(name.tokens)));
  return title != nullptr && title->use == TitleUse::kOffice && reader_.definite(name.tokens.end - 1);
}

void Collector::person(const Name& name) {
  if (persons_.is_nickname(name.tokens)) return;
  const NamedPerson person = persons_.read(name.tokens);
  Candidate candidate;
  candidate.kind = ActorKind::kPerson;
  candidate.mention.form = MentionForm::kName;
  candidate.mention.reason = MentionReason::kNewName;
  candidate.number = Number::kSingular;
  if (person.name.empty()) {
    candidate.unreadable = name.tokens.end >= tree_.size() || name_at_[name.tokens.end] < 0;
    candidate.mention.head = name.tokens.begin;
    for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) taken_[t] = true;
    if (candidate.unreadable) add(std::move(candidate), name.tokens);
    return;
  }
  candidate.words = reader_.words(person.name);
  candidate.gender = tables_.gender_of_given_name(tree_.form(person.name.begin));
  candidate.gender_guessed = candidate.words.find(' ') == std::string::npos;
  candidate.party = person.party;
  candidate.party_word = person.party_word;
  roles_.take_title(candidate, person);
  if (person.role) {
    const std::uint32_t first = person.title.empty() ? *person.role : person.title.begin;
    std::fill(taken_.begin() + first, taken_.begin() + *person.role + 1, true);
  }
  for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) taken_[t] = true;
  const bool possessor = person.name.end < tree_.size() && tree_.xpos(person.name.end) == "POS";
  const Range heads{possessor || !person.role ? person.name.begin
                    : person.title.empty()    ? *person.role
                                              : person.title.begin,
                    person.name.end};
  candidate.mention.head = tree_.top_of(heads).value_or(person.name.begin);
  if (!candidate.holder.found() && !person.role && !possessor)
    candidate.holder = reader_.holder_after(candidate.mention.head, Bond::kOrganisation);
  // "Prime Minister Olin Marr of Spain"
  if (!candidate.holder.found() && candidate.title_use == TitleUse::kOffice && !candidate.title.empty() &&
      !possessor && person.name.end < tree_.size() && tree_.lower(person.name.end) == "of")
    candidate.holder = reader_.holder_after(candidate.mention.head, Bond::kAny);
  add(std::move(candidate), {person.begin, person.name.end});
}

NameType Collector::type_of(const Name& name) const {
  const std::string words = reader_.words(name.tokens);
  const auto found = types_.find(words);
  if (found != types_.end() && states_.contains(without_article(words))) return NameType::kPlace;
  return found == types_.end() ? NameType::kOther : found->second;
}

// "the newspaper Haaretz", "the rebel group M23": where the phrase of a noun that stands before the name begins.
std::uint32_t Collector::noun_before(std::uint32_t begin) const {
  const std::uint32_t first = document_.sentences[tree_.sentence_of(begin)].tokens.begin;
  if (begin == first || tree_.upos(begin - 1) != "NOUN" || name_at_[begin - 1] >= 0) return begin;
  const AgentEntry* const agent = reader_.agent(begin - 1);
  const bool body =
      agent != nullptr && (agent->use == AgentClass::kOutlet || agent->use == AgentClass::kOrganisation ||
                           agent->use == AgentClass::kArmed);
  return body ? std::max(first, reader_.core(begin - 1).begin) : begin;
}

// "the Tern news agency": the noun that the name modifies is part of it when it is no person.
void Collector::organisation(const Name& name) {
  Candidate candidate;
  candidate.mention.form = MentionForm::kName;
  candidate.mention.reason = MentionReason::kNewName;
  candidate.kind = ActorKind::kOrganisation;
  Range tokens = name.tokens;
  const std::uint32_t known = tokens.end = missed_.known_end(name.tokens);
  std::uint32_t head = tree_.top_of(tokens).value_or(tokens.begin);
  candidate.organisation = tables_.organisation(reader_.words(tokens));
  const auto up = tree_.head(head);
  // "told Harbour | Insider": the tagger stopped short of the last word of a name
  const bool cut = tokens == name.tokens && up && *up == name.tokens.end && name_at_[*up] < 0 &&
                   tree_.upos(*up) == "PROPN" && tree_.is(head, "compound") &&
                   reader_.agent(*up) == nullptr && !reader_.title_at(*up);
  if (cut) {
    head = *up;
    tokens.end = head + 1;
  }
  const bool modifies = !cut && up && *up >= name.tokens.end && *up < name.tokens.end + 4 &&
                        name_at_[*up] < 0 &&
                        (tree_.is(head, "compound") || tree_.is(head, "amod") || tree_.is(head, "nmod"));
  if (modifies && tree_.case_of(head).empty()) {
    const AgentEntry* const outer = reader_.agent(*up);
    if (outer != nullptr && outer->use != AgentClass::kPerson && outer->use != AgentClass::kDocument &&
        outer->use != AgentClass::kPeople) {
      head = *up;
      tokens.end = head + 1;
    }
  }
  tokens.begin = noun_before(tokens.begin);
  const AgentEntry* const agent = reader_.agent(head);
  if (agent != nullptr) {
    candidate.kind = kind_of_class(agent->use);
    candidate.sector = agent->sector;
    candidate.head_lemma = lower_case(tree_.lemma(head));
    if (candidate.kind == ActorKind::kUnnamed) candidate.kind = ActorKind::kOrganisation;
  }
  const NameWord* const told =
      candidate.sector.empty() ? tables_.name_word(reader_.words({name.tokens.begin, tokens.end})) : nullptr;
  if (told != nullptr && !told->kind) return;
  if (told != nullptr) {
    candidate.kind = *told->kind;
    candidate.sector = told->sector;
  }
  if (candidate.organisation == nullptr &&
      is_own_name(tables_, reader_.words(name.tokens), document_.article.outlet)) {
    candidate.kind = ActorKind::kOutlet;
    candidate.sector = "MED";
    candidate.mention.reason = MentionReason::kOwnOutlet;
  }
  if (candidate.organisation != nullptr) {
    candidate.kind = candidate.organisation->kind;
    candidate.sector = candidate.organisation->sector;
    candidate.state = nullptr;
    candidate.mention.reason = MentionReason::kOrganisation;
    add_place(document_, name.tokens, LostBy::kKnownBody, candidate.mention);
  }
  candidate.words = candidate.organisation != nullptr && tokens.end == known
                        ? candidate.organisation->name
                        : without_article(reader_.words({name.tokens.begin, tokens.end}));
  candidate.number = Number::kUnknown;
  candidate.holder = reader_.holder_in({reader_.modifiers_before(tokens.begin), tokens.begin});
  if (candidate.holder.token && tree_.upos(*candidate.holder.token) == "PRON") candidate.holder = {};
  if (!candidate.holder.found()) {
    for (std::uint32_t t = name.tokens.begin; t < name.tokens.end && !candidate.holder.state; ++t) {
      if (const auto word = tables_.state_word(tree_.form(t), StateUse::kAdjective))
        candidate.holder = {word->state, {}, t};
    }
  }
  candidate.mention.head = head;
  roles_.describe_body(candidate, tables_, {name.tokens.begin, tokens.end});
  // the American Bar Association is American, and speaks for itself
  if (candidate.kind != ActorKind::kGovernment && candidate.holder.state != nullptr) {
    candidate.nation = candidate.holder.state;
    candidate.holder = {};
  }
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) taken_[t] = true;
  add(std::move(candidate), tokens);
}

// What a place does or has makes it an actor: the verb or noun that tells it, beside the place on the map that it might be.
void Collector::tell_place(Range name, Candidate& candidate) const {
  const bool state = candidate.mention.reason == MentionReason::kState;
  const auto up = tree_.head(candidate.mention.head);
  if (!state && up) candidate.mention.evidence = document_.span_of({*up, *up + 1});
  const std::size_t before = candidate.mention.others.size();
  add_place(document_, name, state ? LostBy::kKnownState : LostBy::kActs, candidate.mention);
  if (!state || candidate.mention.others.size() == before) return;
  const Place& place = document_.places[*candidate.mention.others.back().place];
  const bool same = place.precision == Precision::kCountry && place.country == candidate.state->code;
  if (same) candidate.mention.others.pop_back();  // Norway and its land
}

// "left Moscow", "Moscow was besieged": the city.
bool Collector::is_gone_to(std::uint32_t head) const {
  const auto verb = tree_.head(head);
  const bool object = tree_.is(head, "obj") || tree_.relation(head) == "nsubj:pass";
  return object && verb && tables_.has_place_as_object(tree_.lemma(*verb));
}

void Collector::place(const Name& name) {
  const std::uint32_t head = tree_.top_of(name.tokens).value_or(name.tokens.begin);
  const std::string words = reader_.words(name.tokens);
  if (tables_.organisation(words) != nullptr) return organisation(name);  // "the Kremlin", "the White House"
  const AgentEntry* const body = reader_.agent(head);
  if (body != nullptr && kind_of_class(body->use) == ActorKind::kGovernment && !body->loose)
    return organisation(name);  // "the Senate"
  Candidate candidate;
  candidate.mention.form = MentionForm::kName;
  candidate.mention.head = head;
  candidate.mention.reason = MentionReason::kPlace;
  candidate.kind = ActorKind::kGovernment;  // of a city or region, unless it turns out to be a state
  candidate.words = without_article(words);
  if (const auto state = tables_.state_word(words, StateUse::kName)) {
    candidate.state = state->state;
    candidate.kind = ActorKind::kState;
    candidate.words = state->state->name;
    candidate.mention.reason = MentionReason::kState;
  } else if (const auto capital = tables_.state_word(words, StateUse::kCapital);
             capital && acts(head) && !is_gone_to(head)) {
    candidate.state = capital->state;
    candidate.capital = true;
    candidate.kind = ActorKind::kGovernment;
    candidate.mention.reason = MentionReason::kCapital;
  }
  const auto up = tree_.head(head);
  // "Norland official", "the army of Norland", "Norland President Tam"
  const bool in_person = up && name_at_[*up] >= 0 &&
                         document_.names[static_cast<std::size_t>(name_at_[*up])].type == NameType::kPerson;
  const bool holds = up && (in_person || reader_.agent(*up) != nullptr);
  for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) taken_[t] = true;
  if (states_.contains(candidate.words)) {
    candidate.kind = ActorKind::kState;
    if (candidate.mention.reason == MentionReason::kPlace)
      candidate.mention.reason = MentionReason::kUsedAsState;
  }
  tell_place(name.tokens, candidate);
  candidate.weak = candidate.kind == ActorKind::kGovernment && !candidate.capital;
  const std::string_view marker = tree_.case_of(head);
  const bool located = any_of(marker, {"in", "at", "near", "into", "across", "through", "over", "inside",
                                       "outside", "around", "throughout"});
  const bool aimed_at = marker == "at" && candidate.state != nullptr;  // "fired at Russia"
  const bool unknown_state = states_.contains(candidate.words) && marker != "from";
  const bool known = (candidate.state != nullptr || unknown_state) && !candidate.capital &&
                     (!located || aimed_at) && (!tree_.is(head, "compound") || tree_.paired(head));
  // "Wexford County", which "the county" may point back to
  const bool generic = name.tokens.size() > 1 && reader_.agent(name.tokens.end - 1) != nullptr;
  if (acts(head) || holds || known || generic) add(std::move(candidate), name.tokens);
}

void Collector::group(const Name& name) {
  const std::uint32_t head = tree_.top_of(name.tokens).value_or(name.tokens.begin);
  const std::string words = reader_.words(name.tokens);
  if (tables_.organisation(words) != nullptr) return organisation(name);
  const NameWord* const told = tables_.name_word(words);
  if (told != nullptr && !told->kind) return;  // "the Voting Rights Act"
  const bool phrase =
      acts(head) || tree_.is(head, "appos") || tree_.is(head, "obl") || tree_.is(head, "conj");
  if (const StateEntry* const nation = reader_.one_of_a_people(head); nation != nullptr && phrase)
    return national(name, head, nation);
  if (tree_.upos(head) == "ADJ" || tree_.is(head, "amod") || tree_.is(head, "compound") || !acts(head))
    return;
  Candidate candidate;
  candidate.mention.form = MentionForm::kName;
  candidate.mention.head = head;
  candidate.mention.reason = MentionReason::kPeople;
  candidate.kind = ActorKind::kPopulation;
  candidate.number = Number::kPlural;
  candidate.words = without_article(words);
  candidate.holder = reader_.holder_at(head);
  candidate.nation = reader_.nationality({reader_.core(head).begin, head}, head);
  candidate.speaks_for = false;  // a people is no voice of its state
  for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) taken_[t] = true;
  add(std::move(candidate), name.tokens);
}

// "A Dane", "the Swede": somebody of whom the nation is told.
void Collector::national(const Name& name, std::uint32_t head, const StateEntry* nation) {
  Candidate candidate;
  candidate.mention.form = MentionForm::kDescription;
  candidate.mention.reason = MentionReason::kDescription;
  candidate.mention.head = head;
  candidate.kind = ActorKind::kUnnamed;
  candidate.number = Number::kSingular;
  candidate.words = without_article(reader_.words(reader_.core(head)));
  candidate.head_lemma = tree_.lemma(head);
  candidate.kernel = candidate.head_lemma;
  candidate.sector = "CVL";
  candidate.nation = nation;
  candidate.agent = true;
  candidate.definite = reader_.definite(head);
  candidate.speaks_for = false;
  for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) taken_[t] = true;
  add(std::move(candidate), reader_.whole(head));
}

void Collector::description(std::uint32_t head) {
  if (taken_[head] || (reader_.agent(head) == nullptr && !source_[head])) return;
  if (any_of(tree_.upos(head), {"PRON", "PUNCT", "VERB", "AUX"}) || clean_label(tree_.form(head)).empty())
    return;
  if (in_dateline(tree_, head)) return;
  const auto up = tree_.head(head);
  const bool cited = up && any_of(tree_.lower(*up), {"citing", "quoting"});
  if (!source_[head] && !cited && reader_.agent(head)->use == AgentClass::kDocument) return;
  if (tree_.is(head, "compound") || tree_.is(head, "flat") || tree_.is(head, "amod")) return;
  const bool year = tree_.upos(head) == "NUM" && tree_.form(head).size() == 4 && !acts(head);  // "by 2021"
  if (year || (!source_[head] && reader_.is_bare(head))) return;
  if (tree_.case_of(head) == "as" && !source_[head]) return;  // "quit as minister" names a post, nobody
  Candidate candidate;
  candidate.mention.form = MentionForm::kDescription;
  candidate.mention.reason = MentionReason::kDescription;
  candidate.mention.head = head;
  roles_.describe(candidate, head);
  // "running for president of Norland": a post, not whoever holds it
  const bool sought = up && tree_.case_of(head) == "for" && candidate.title_use == TitleUse::kOffice &&
                      any_of(tree_.lemma(*up), {"run", "candidate", "stand", "compete", "bid", "campaign"});
  if (sought && !candidate.title.empty() && !source_[head] && !tree_.child(head, "det")) return;
  candidate.thing = reader_.agent(head) == nullptr && tree_.upos(head) == "NOUN" && candidate.title.empty();
  const Range tokens = reader_.whole(head);
  constexpr std::uint32_t kLongestName = 8;  // words; a longer phrase is named by its core
  candidate.words =
      without_article(reader_.words(tokens.size() > kLongestName ? reader_.core(head) : tokens));
  if (candidate.head_lemma == "side" && candidate.holder.state != nullptr) {  // "the German side": Germany
    candidate.kind = ActorKind::kState;
    candidate.state = candidate.holder.state;
    candidate.words = candidate.state->name;
    candidate.mention.reason = MentionReason::kSide;
    candidate.mention.evidence = document_.span_of({candidate.holder.word, candidate.holder.word + 1});
    candidate.holder = {};
  }
  const bool office = candidate.title_use == TitleUse::kOffice && !candidate.title.empty();
  const bool acronym = in_capitals(tree_.form(head));
  if ((tree_.upos(head) == "PROPN" || acronym) &&
      !office) {  // a name the tagger missed; "the Foreign Minister" is none
    candidate.mention.form = MentionForm::kName;
    candidate.mention.reason = MentionReason::kNewName;
    if (missed_.surname(tree_.form(head))) {  // "Weavers said", of Nora Weavers
      candidate.kind = ActorKind::kPerson;
      candidate.number = Number::kSingular;
      candidate.words = tree_.form(head);
      candidate.gender_guessed = true;
    }
    if (candidate.kind == ActorKind::kUnnamed) {
      candidate.kind = candidate.number == Number::kPlural ? ActorKind::kPopulation  // "Top Democrats"
                       : candidate.definite                ? ActorKind::kOrganisation
                                                           : ActorKind::kPerson;
    }
    candidate.count.reset();
  }
  if (tree_.lower(head) == "police" || tree_.lower(head) == "parliament" ||
      tree_.lower(head) == "authorities") {
    candidate.definite = true;  // said of one's own country without an article
  }
  add(std::move(candidate), tokens);
}

void Collector::pronoun(std::uint32_t token) {
  const Pronoun pronoun = pronoun_of(tree_.lower(token));
  // "He Jianxiong, the former director"
  const bool surname =
      tree_.form(token) == "He" && token + 1 < tree_.size() && name_at_[token + 1] >= 0 && !taken_[token] &&
      document_.names[static_cast<std::size_t>(name_at_[token + 1])].tokens.begin == token + 1;
  if (surname) return;
  if (pronoun == Pronoun::kNone || (tree_.upos(token) != "PRON" && tree_.upos(token) != "DET")) return;
  if (in_capitals(tree_.form(token))) return;  // "US", "WHO"
  const auto clause = tree_.head(token);
  // "that" of other kinds and questions point to nobody; "who" does where its clause hangs on the verb of saying too
  const bool said_of = clause && tree_.lower(token) == "who" && tree_.relation(*clause) == "advcl:relcl";
  if (pronoun == Pronoun::kWho && !(clause && tree_.is(*clause, "acl")) && !said_of) return;
  const bool person = pronoun == Pronoun::kHe || pronoun == Pronoun::kShe;
  if (!person && !source_[token] && !acts(token)) return;
  Candidate candidate;
  candidate.mention.form = MentionForm::kPronoun;
  candidate.mention.head = token;
  candidate.pronoun = pronoun;
  candidate.words = tree_.form(token);
  candidate.gender = pronoun == Pronoun::kHe    ? Gender::kMale
                     : pronoun == Pronoun::kShe ? Gender::kFemale
                                                : Gender::kUnknown;
  candidate.number = pronoun == Pronoun::kThey || pronoun == Pronoun::kWe ? Number::kPlural
                     : pronoun == Pronoun::kWho                           ? Number::kUnknown
                                                                          : Number::kSingular;
  add(std::move(candidate), {token, token + 1});
}

std::vector<Candidate> Collector::collect() {
  mark_names();
  mark_sources();
  mark_quoted();
  types_ = settle_types(tree_, tables_, reader_, name_at_);
  states_ = unknown_states(tree_, tables_, reader_, name_at_);
  missed_.learn_surnames(types_);
  for (const Name& name : parted_names(tree_, tables_, reader_)) {
    if (name.tokens.empty() || name.tokens.end > tree_.size() || persons_.is_tag(name.tokens.begin)) continue;
    if (taken_[name.tokens.begin] && taken_[name.tokens.end - 1]) continue;  // inside a longer known name
    if (before_office(name.tokens).empty()) continue;                        // named in an office
    if (dateline_at(document_, name.tokens.begin).end >= name.tokens.end) continue;
    if (clean_label(reader_.words(name.tokens)).empty()) {
      person(name);  // nothing to read, but somebody stands there
      continue;
    }
    const bool whole =
        name_at_[name.tokens.begin] >= 0 &&
        document_.names[static_cast<std::size_t>(name_at_[name.tokens.begin])].tokens == name.tokens;
    switch (whole ? type_of(name) : name.type) {
      case NameType::kPerson:
        if (!is_bare_office(name)) person(name);
        break;
      case NameType::kOrganisation: organisation(name); break;
      case NameType::kPlace:
      case NameType::kFacility: place(name); break;
      case NameType::kGroup: group(name); break;
      default: break;
    }
  }
  for (std::uint32_t t = 0; t < tree_.size(); ++t) {
    if (const Range known = missed_.known_from(t); !known.empty())
      organisation({known, {}, NameType::kOrganisation, 0});
    if (const Range told = missed_.told_to(t); !told.empty())
      organisation({told, {}, NameType::kOrganisation, 0});
    if (acts(t) && missed_.abbreviation(t)) organisation({{t, t + 1}, {}, NameType::kOrganisation, 0});
    // "<?> said": somebody speaks whom nobody can read, whether or not the tagger takes the mark for a name
    if (!taken_[t] && name_at_[t] < 0 && is_unreadable(tree_.form(t)) && acts(t))
      person({{t, t + 1}, {}, NameType::kPerson, 0});
    description(t);
    pronoun(t);
  }
  std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
    if (a.mention.span.begin != b.mention.span.begin) return a.mention.span.begin < b.mention.span.begin;
    return a.mention.span.end > b.mention.span.end;
  });
  link_neighbours(tree_, found_);
  return std::move(found_);
}

}  // namespace

std::vector<Candidate> collect_candidates(const Tree& tree, const ActorTables& tables) {
  return Collector(tree, tables).collect();
}

}  // namespace rapporteur
