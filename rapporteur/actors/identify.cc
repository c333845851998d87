// One function per rule of identify.h, run in that order; country by country at the end. Tested in tests/cases/actors.
#include "rapporteur/actors/identify.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/country.h"
#include "rapporteur/actors/reasons.h"

namespace rapporteur {
namespace {

constexpr std::array<std::string_view, 4> kHeads = {"president", "prime minister", "chancellor", "premier"};

/// Whether the body somebody acts for tells his sector better than the noun for him does: every kind of body has presidents,
/// researchers, directors and officials.
bool decides_sector(const Actor& body, std::string_view of_noun) {
  const bool general = of_noun == "GOV" || of_noun == "EDU" || of_noun == "BUS";
  switch (body.kind) {
    case ActorKind::kOrganisation:
    case ActorKind::kArmedGroup:
    case ActorKind::kBloc: return general || (body.sector == "IGO" && of_noun == "COP");
    case ActorKind::kGovernment: return of_noun == "GOV";
    default: return false;
  }
}

bool is_body(ActorKind kind) {
  return kind == ActorKind::kOrganisation || kind == ActorKind::kOutlet || kind == ActorKind::kArmedGroup;
}

bool tells_office(const Actor& actor, std::string_view title) {
  return std::any_of(actor.offices.begin(), actor.offices.end(),
                     [title](const Office& office) { return office.title == title; });
}

class Identifier {
 public:
  Identifier(const Document& document, const ActorTables& tables, const OfficeTable& offices,
             std::vector<Actor>& actors)
      : document_(document),
        tables_(tables),
        offices_(offices),
        actors_(actors),
        day_(std::string_view(document.article.published).substr(0, 10)) {}

  void run() {
    for (Actor& actor : actors_) {
      if (!actor.country.empty() && actor.country_basis.empty()) actor.country_basis = "name";
    }
    inherit();
    for (Actor& actor : actors_) name_surname(actor);
    for (Actor& actor : actors_) know_cabinet(actor);
    for (std::uint32_t a = 0; a < actors_.size(); ++a) name_holder(a);
    merge_persons();
    for (std::uint32_t a = 0; a < actors_.size(); ++a) {
      if (actors_[a].kind == ActorKind::kState) states_.try_emplace(actors_[a].country, a);
    }
    for (Actor& actor : actors_) know_person(actor);
    for (Actor& actor : actors_) place_on_map(actor);
    inherit();
    for (Actor& actor : actors_) specify_sector(actor);
    inherit_sectors();
    place_in_article(document_, tables_, actors_);
    inherit();
  }

 private:
  /// "FBI" has three letters too.
  bool is_state_code(std::string_view of) const { return tables_.state(of) != nullptr; }
  bool dated() const { return day_.size() == 10; }
  std::optional<std::uint32_t> state_actor(std::string_view code) const;
  std::string country_of(const OfficeTerm& term) const;
  bool is_spoken_of(std::string_view country) const;
  std::string sector_of(const OfficeTerm& term) const;
  void name_surname(Actor& actor) const;
  void name_holder(std::uint32_t a);
  void know_cabinet(Actor& actor) const;
  const OfficeTerm* head_of_government(std::string_view surname) const;
  void merge_persons();
  void know_person(Actor& actor);
  void add_term(Actor& actor, const OfficeTerm& term) const;
  void place_on_map(Actor& actor) const;
  void specify_sector(Actor& actor) const;
  void inherit();
  void inherit_sectors();

  const Document& document_;
  const ActorTables& tables_;
  const OfficeTable& offices_;
  std::vector<Actor>& actors_;
  std::string_view day_;
  std::map<std::string, std::uint32_t, std::less<>> states_;  // by code
};

std::optional<std::uint32_t> Identifier::state_actor(std::string_view code) const {
  const auto found = states_.find(code);
  return found == states_.end() ? std::nullopt : std::optional<std::uint32_t>(found->second);
}

std::string Identifier::country_of(const OfficeTerm& term) const {
  if (is_state_code(term.of)) return std::string(term.of);
  const OrganisationEntry* const body = tables_.organisation(term.of);
  return body == nullptr ? std::string() : body->country;
}

/// "President Bush": the one of that name who held the office on the day; "former President Carter": the one who ever did.
void Identifier::name_surname(Actor& actor) const {
  if (actor.kind != ActorKind::kPerson || actor.name.find(' ') != std::string::npos) return;
  constexpr std::string_view kFormer = "former ";
  for (const Office& office : actor.offices) {
    const bool former = office.title.starts_with(kFormer);
    const OfficeTerm* const term =
        offices_.holder_named(std::string_view(office.title).substr(former ? kFormer.size() : 0), actor.name,
                              dated() && !former ? day_ : std::string_view());
    if (term == nullptr) continue;
    const std::string& told = office.of ? actors_[*office.of].country : actor.country;
    if ((office.of || !told.empty()) && told != country_of(*term)) continue;
    actor.name = term->person;
    know_by(actor, MentionReason::kNewName, MentionReason::kOfficeHolder, term->person, office.evidence);
    return;
  }
  // A surname that the article nowhere explains is one its readers know: a head of state or government.
  if (!actor.offices.empty() || !actor.country.empty() || actor.acts_for ||
      tables_.gender_of_given_name(actor.name) != Gender::kUnknown)
    return;
  const OfficeTerm* const found = head_of_government(actor.name);
  if (found == nullptr) return;
  actor.name = found->person;
  know_by(actor, MentionReason::kNewName, MentionReason::kHeadOfState, found->person);
}

/// The one head of a state or its government of this surname on the day; null where there is none or several.
const OfficeTerm* Identifier::head_of_government(std::string_view surname) const {
  const OfficeTerm* found = nullptr;
  for (const std::string_view office : kHeads) {
    const OfficeTerm* const term =
        offices_.holder_named(office, surname, dated() ? day_ : std::string_view());
    if (term == nullptr || !is_state_code(term->of)) continue;
    if (found != nullptr && found->person != term->person) return nullptr;
    found = term;
  }
  return found;
}

/// "The Biden administration": the government of the state whose head he is; he himself is no state, as the words would have
/// it.
void Identifier::know_cabinet(Actor& actor) const {
  if (actor.kind == ActorKind::kState && actor.country.empty()) {
    const OfficeTerm* const head = head_of_government(actor.name);
    if (head == nullptr) return;
    actor.name = head->person;
    actor.kind = ActorKind::kPerson;
    know_by(actor, MentionReason::kUsedAsState, MentionReason::kHeadOfState, head->person);
  }
  if (actor.kind != ActorKind::kGovernment || !actor.country.empty()) return;
  for (const std::string_view noun : {" administration", " government", " cabinet", " presidency"}) {
    if (!actor.name.ends_with(noun)) continue;
    const OfficeTerm* const head =
        head_of_government(std::string_view(actor.name).substr(0, actor.name.size() - noun.size()));
    if (head == nullptr) continue;
    actor.country = head->of;
    actor.country_basis = "office";
    for (const MentionReason was : {MentionReason::kNewName, MentionReason::kDescription})
      know_by(actor, was, MentionReason::kHeadOfState, head->person);
  }
}

/// "The Russian foreign minister", never named: whoever it was on the day.
void Identifier::name_holder(std::uint32_t a) {
  Actor& actor = actors_[a];
  const bool person = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kUnnamed;
  if (!person || !dated() || actor.count.value_or(1) != 1 || actor.offices.size() != 1) return;
  const bool named = is_named(actor);
  const Office& office = actor.offices.front();
  if (named || !office.of || actors_[*office.of].country.empty() ||
      actors_[*office.of].kind == ActorKind::kPerson)
    return;
  const TitleEntry* const title = tables_.title(office.title);
  if (title != nullptr && title->many) return;
  const OfficeTerm* const term = offices_.holder(office.title, actors_[*office.of].country, day_);
  if (term == nullptr) return;
  actor.name = term->person;
  actor.kind = ActorKind::kPerson;
  know_by(actor, MentionReason::kDescription, MentionReason::kOfficeHolder, term->person, office.evidence);
}

/// Two actors of one known name: the named one, and the office that name_holder gave it to.
void Identifier::merge_persons() {
  std::vector<std::uint32_t> place(actors_.size());
  std::vector<bool> gone(actors_.size(), false);
  std::map<std::string, std::uint32_t, std::less<>> first;
  for (std::uint32_t a = 0; a < actors_.size(); ++a) {
    place[a] = a;
    if (actors_[a].kind != ActorKind::kPerson) continue;
    const auto terms = offices_.terms_of(actors_[a].name);
    if (terms.empty()) continue;
    const auto [at, added] = first.try_emplace(std::string(terms.front()->person), a);
    if (added) continue;
    Actor& kept = actors_[at->second];
    kept.mentions.insert(kept.mentions.end(), actors_[a].mentions.begin(), actors_[a].mentions.end());
    std::sort(kept.mentions.begin(), kept.mentions.end(),
              [](const Mention& x, const Mention& y) { return x.span < y.span; });
    for (const Office& office : actors_[a].offices) {
      const bool known = std::any_of(kept.offices.begin(), kept.offices.end(),
                                     [&](const Office& o) { return o.title == office.title; });
      if (!known) kept.offices.push_back(office);
    }
    if (!kept.acts_for) kept.acts_for = actors_[a].acts_for;
    if (kept.sector.empty()) kept.sector = actors_[a].sector;
    if (kept.country.empty()) {
      kept.country = actors_[a].country;
      kept.country_basis = actors_[a].country_basis;
    }
    place[a] = at->second;
    gone[a] = true;
  }
  if (std::none_of(gone.begin(), gone.end(), [](bool g) { return g; })) return;
  std::vector<std::uint32_t> now(actors_.size());
  std::uint32_t next = 0;
  for (std::uint32_t a = 0; a < actors_.size(); ++a) {
    if (!gone[a]) now[a] = next++;
  }
  const auto moved = [&](std::uint32_t a) { return now[place[a]]; };
  std::vector<Actor> left;
  for (std::uint32_t a = 0; a < actors_.size(); ++a) {
    if (gone[a]) continue;
    Actor& actor = actors_[a];
    if (actor.acts_for) actor.acts_for = moved(*actor.acts_for);
    if (actor.acts_for == now[a]) actor.acts_for.reset();
    for (Office& office : actor.offices) {
      if (office.of) office.of = moved(*office.of);
    }
    for (Mention& mention : actor.mentions) {
      for (Alternative& other : mention.others) {
        if (other.actor) other.actor = moved(*other.actor);
      }
      std::erase_if(mention.others, [&](const Alternative& other) { return other.actor == now[a]; });
    }
    left.push_back(std::move(actor));
  }
  actors_ = std::move(left);
}

/// Fills a term of the tables into an office the text told, or adds it.
void Identifier::add_term(Actor& actor, const OfficeTerm& term) const {
  const auto told = std::find_if(actor.offices.begin(), actor.offices.end(), [&](const Office& office) {
    return office.title == term.office || office.title.ends_with(" " + std::string(term.office));
  });
  if (told != actor.offices.end()) {
    told->from = term.from;
    told->until = term.until;
    if (!told->of && is_state_code(term.of)) told->of = state_actor(term.of);
    return;
  }
  Office office;
  office.title = term.office;
  office.from = term.from;
  office.until = term.until;
  if (is_state_code(term.of)) office.of = state_actor(term.of);
  office.evidence = actor.mentions.front().span;
  actor.offices.push_back(std::move(office));
}

void Identifier::know_person(Actor& actor) {
  if (actor.kind != ActorKind::kPerson || actor.mentions.empty()) return;
  const auto terms = offices_.terms_of(actor.name);
  const OfficeTerm* held = nullptr;
  const OfficeTerm* past = nullptr;
  for (const OfficeTerm* const term : terms) {
    if (dated() && term->begins_after(day_)) continue;
    if (!dated() || term->holds_on(day_)) {
      // a head of state may lead his party too
      if (held == nullptr || (is_state_code(term->of) && !is_state_code(held->of))) held = term;
    } else if (past == nullptr || past->until < term->until) {
      past = term;
    }
  }
  const OfficeTerm* const known = held != nullptr ? held : past;
  if (known == nullptr) return;
  const bool head = std::find(kHeads.begin(), kHeads.end(), known->office) != kHeads.end();
  if (held == nullptr && dated() && !head && actor.offices.empty() && !is_spoken_of(country_of(*known)))
    return;
  // a namesake of another country
  const std::string theirs = actor.acts_for ? actors_[*actor.acts_for].country : actor.country;
  if (!theirs.empty() && is_state_code(known->of) && theirs != known->of) {
    if (!tells_office(actor, known->office)) return;
    actor.acts_for.reset();  // "President Barack Obama" with "the nation" taken for another
    actor.country.clear();
    actor.country_basis.clear();
    for (Office& office : actor.offices) office.of.reset();
  }
  for (const OfficeTerm* const term : terms) {
    if (dated() && term->holds_on(day_)) add_term(actor, *term);
  }
  know_by(actor, MentionReason::kNewName, MentionReason::kKnownPerson, known->person);
  if (actor.wikidata.empty()) actor.wikidata = known->wikidata;
  if (actor.country.empty()) {
    actor.country = country_of(*known);
    if (!actor.country.empty()) actor.country_basis = "office";
  }
  const std::string sector = sector_of(*known);
  const bool in_office = held != nullptr && dated();
  if (in_office && !actor.acts_for && is_state_code(held->of) && is_of_the_state(sector))
    actor.acts_for = state_actor(held->of);
  if (in_office || !is_of_the_state(sector)) {  // an activist stays one; a minister does not
    if (!sector.empty() && (in_office || actor.sector.empty())) actor.sector = sector;
  } else if (actor.sector.empty()) {
    actor.sector = "ELI";
  }
}

/// Whether anything in the text is in a country; a lawyer of the name of a minister of old elsewhere is not he.
bool Identifier::is_spoken_of(std::string_view country) const {
  return country.empty() ||
         std::any_of(document_.places.begin(), document_.places.end(),
                     [country](const Place& p) { return p.country == country; }) ||
         std::any_of(actors_.begin(), actors_.end(),
                     [country](const Actor& a) { return a.country == country; });
}

/// That of the body, or of the title.
std::string Identifier::sector_of(const OfficeTerm& term) const {
  const TitleEntry* const title = tables_.title(term.office);
  const OrganisationEntry* const body = is_state_code(term.of) ? nullptr : tables_.organisation(term.of);
  if (body != nullptr && !body->sector.empty()) return body->sector;
  if (title == nullptr) return {};
  const bool of_state = term.office == "chief executive" && is_state_code(term.of);  // Hong Kong's
  return of_state ? "GOV" : title->sector;
}

/// An actor whose name is a place, or has one beside its noun ("Delhi police", "people in Gaza"): not those that the
/// tables know, nor a bloc.
void Identifier::place_on_map(Actor& actor) const {
  if (!actor.country.empty() || actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kBloc ||
      !actor.wikidata.empty() || actor.sector == "IGO")
    return;
  for (const Mention& mention : actor.mentions) {
    if (mention.form == MentionForm::kPronoun) continue;
    auto at = std::lower_bound(document_.places.begin(), document_.places.end(), mention.tokens.begin,
                               [](const Place& p, std::uint32_t token) { return p.tokens.begin < token; });
    for (; at != document_.places.end() && at->tokens.end <= mention.tokens.end; ++at) {
      const Place& place = *at;
      if (place.country.empty()) continue;
      const bool beside =
          std::any_of(&document_.syntax[place.tokens.begin], &document_.syntax[place.tokens.end - 1] + 1,
                      [&](const SyntaxWord& w) { return w.head == static_cast<std::int32_t>(mention.head); });
      if (!beside && !place.tokens.contains(mention.head)) continue;
      actor.country = place.country;
      actor.country_basis = "place";
      return;
    }
  }
}

/// "Rebel sources", "the Swedish Prosecution Authority", "military officials": a word beside the noun says more than
/// "GOV" or nothing. A people is civilians; the chief executive of a state is no businessman.
void Identifier::specify_sector(Actor& actor) const {
  const bool former =
      !actor.offices.empty() && std::all_of(actor.offices.begin(), actor.offices.end(), [](const Office& o) {
        return o.title.starts_with("former ") || o.title.starts_with("ex-");
      });
  if (former) actor.sector = "ELI";
  if (actor.kind == ActorKind::kPopulation && actor.sector.empty()) actor.sector = "CVL";
  const bool person = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kUnnamed;
  if (person && actor.sector == "BUS" && actor.acts_for && actors_[*actor.acts_for].kind == ActorKind::kState)
    actor.sector = "GOV";
  const bool open = actor.sector.empty() || (actor.sector == "GOV" && actor.kind != ActorKind::kPerson);
  if (!open || tables_.organisation(actor.name) != nullptr || actor.kind == ActorKind::kState ||
      !actor.wikidata.empty())
    return;
  for (const Mention& mention : actor.mentions) {
    if (mention.form == MentionForm::kPronoun ||
        (mention.form == MentionForm::kTitle && !actor.sector.empty()))
      continue;
    for (std::uint32_t t = mention.tokens.begin; t <= mention.head; ++t) {
      const SyntaxWord& word = document_.syntax[t];
      const bool beside = t == mention.head || word.head == static_cast<std::int32_t>(mention.head);
      const AgentEntry* const agent = beside ? tables_.agent(lower_case(word.lemma)) : nullptr;
      if (agent == nullptr || agent->sector.empty() || agent->sector == actor.sector) continue;
      actor.sector = agent->sector;
      return;
    }
  }
}

/// A minister's country is that of the state or body he acts for.
void Identifier::inherit() {
  for (Actor& actor : actors_) {
    const Actor* at = &actor;
    if (actor.country_basis == "nationality" && actor.acts_for &&
        actors_[*actor.acts_for].country == actor.country)
      actor.country_basis = "for";
    for (int steps = 0; steps < 3 && actor.country.empty() && at->acts_for; ++steps) {
      at = &actors_[*at->acts_for];
      if (at->country.empty()) continue;
      actor.country = at->country;
      actor.country_basis = at->country_basis == "name" ? "for" : at->country_basis;
    }
  }
}

/// A spokesman is of the sector of whom he speaks for; a researcher or vice president of a company is in business; an
/// official of a spy agency a spy; a president's adviser in government.
void Identifier::inherit_sectors() {
  for (Actor& actor : actors_) {
    const Actor* at = &actor;
    for (int steps = 0; steps < 3 && at->acts_for; ++steps) {
      at = &actors_[*at->acts_for];
      const bool person = at->kind == ActorKind::kPerson;
      // the president of a company nobody knows is no government
      const bool general = tells_office(actor, "president") || tells_office(actor, "vice president");
      if (general && at->kind == ActorKind::kOrganisation && at->sector.empty() && actor.sector == "GOV")
        actor.sector.clear();
      if (at->sector.empty() || (person && (!is_of_the_state(at->sector) || at->sector == "ELI"))) continue;
      if (at->kind == ActorKind::kState && is_body(actor.kind)) break;  // "the Norland charity"
      if (actor.sector.empty() || decides_sector(*at, actor.sector)) actor.sector = at->sector;
      break;
    }
  }
}

}  // namespace

void identify(const Document& document, const ActorTables& tables, const OfficeTable& offices,
              std::vector<Actor>& actors) {
  Identifier(document, tables, offices, actors).run();
}

}  // namespace rapporteur
