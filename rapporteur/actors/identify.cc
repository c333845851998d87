// One function per rule of identify.h, run in that order; country by country at the end. Tested in tests/cases/actors.
#include "rapporteur/actors/identify.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "rapporteur/actors/grouping.h"

namespace rapporteur {
namespace {

constexpr std::array<std::string_view, 7> kOfTheState = {"GOV", "LEG", "MIL", "COP", "JUD", "SPY", "ELI"};
/// An article tells of one country when so large a part of its places and actors are there, and so many.
constexpr double kFewest = 3;
constexpr double kMostly = 0.4;
constexpr double kAtHome = 0.1;  // the part from which on an outlet writes of its own country
constexpr double kHome = 0.4;    // what that adds
constexpr std::array<std::string_view, 4> kElsewhere = {"other", "foreign", "international", "overseas"};
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

bool is_of_the_state(std::string_view sector) {
  return std::find(kOfTheState.begin(), kOfTheState.end(), sector) != kOfTheState.end();
}

bool tells_office(const Actor& actor, std::string_view title) {
  return std::any_of(actor.offices.begin(), actor.offices.end(),
                     [title](const Office& office) { return office.title == title; });
}

bool is_named(const Actor& actor) {
  return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const Mention& m) { return m.form == MentionForm::kName; });
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
    place_in_article();
    inherit();
  }

 private:
  /// "FBI" has three letters too.
  bool is_state_code(std::string_view of) const { return tables_.state(of) != nullptr; }
  bool dated() const { return day_.size() == 10; }
  std::optional<std::uint32_t> state_actor(std::string_view code) const;
  std::string country_of(const OfficeTerm& term) const;
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
  void place_in_article();
  std::map<std::uint32_t, std::string> countries_told() const;
  std::vector<std::string> main_countries() const;
  bool is_of_elsewhere(const Actor& actor) const;
  bool is_of_any_state(const Actor& actor) const;
  bool is_told_of(const Actor& actor, const std::map<std::uint32_t, std::string>& told) const;
  std::vector<std::set<std::string>> countries_of_paragraphs() const;

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
    return;
  }
  // A surname that the article nowhere explains is one its readers know: a head of state or government.
  if (!actor.offices.empty() || !actor.country.empty() || actor.acts_for ||
      tables_.gender_of_given_name(actor.name) != Gender::kUnknown)
    return;
  const OfficeTerm* const found = head_of_government(actor.name);
  if (found != nullptr) actor.name = found->person;
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
  }
  if (actor.kind != ActorKind::kGovernment || !actor.country.empty()) return;
  for (const std::string_view noun : {" administration", " government", " cabinet", " presidency"}) {
    if (!actor.name.ends_with(noun)) continue;
    const OfficeTerm* const head =
        head_of_government(std::string_view(actor.name).substr(0, actor.name.size() - noun.size()));
    if (head == nullptr) continue;
    actor.country = head->of;
    actor.country_basis = "office";
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

/// By the word that tells it ("Tehran" is a place, a state and its government), the countries of the article.
std::map<std::uint32_t, std::string> Identifier::countries_told() const {
  std::map<std::uint32_t, std::string> out;
  for (const Place& place : document_.places) {
    if (!place.country.empty()) out.try_emplace(place.tokens.end - 1, place.country);
  }
  for (const Actor& actor : actors_) {
    if (actor.country.empty() || actor.kind == ActorKind::kOutlet) continue;
    for (const Mention& m : actor.mentions) {
      if (m.form != MentionForm::kPronoun) out.try_emplace(m.head, actor.country);
    }
  }
  return out;
}

/// Per item of a roundup (an article is one) the country that it tells of; an outlet that has its seat in one of those is
/// at home there.
std::vector<std::string> Identifier::main_countries() const {
  const std::vector<std::uint32_t> sections = sections_of(document_);
  std::vector<std::map<std::string, double, std::less<>>> weights(sections.empty() ? 0 : sections.back() + 1);
  std::size_t sentence = 0;
  for (const auto& [word, country] : countries_told()) {
    while (sentence + 1 < sections.size() && document_.sentences[sentence].tokens.end <= word) ++sentence;
    weights[sections[sentence]][country] += 1;
  }
  const OrganisationEntry* const outlet = tables_.organisation(document_.article.outlet);
  std::vector<std::string> out;
  for (auto& weight : weights) {
    double all = 0;
    for (const auto& [country, n] : weight) all += n;
    const auto home = outlet == nullptr ? weight.end() : weight.find(outlet->country);
    if (home != weight.end() && home->second > kAtHome * all) {
      home->second += kHome * all;
      all += kHome * all;
    }
    const auto best = std::max_element(weight.begin(), weight.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool told = best != weight.end() && best->second >= kFewest && best->second >= kMostly * all;
    out.push_back(told ? best->first : std::string());
  }
  return out;
}

/// The countries that each paragraph names.
std::vector<std::set<std::string>> Identifier::countries_of_paragraphs() const {
  std::vector<std::set<std::string>> out(document_.article.paragraphs.size());
  const auto add = [&](Range tokens, const std::string& country) {
    if (!country.empty()) out[document_.tokens[tokens.begin].paragraph].insert(country);
  };
  for (const Place& place : document_.places) add(place.tokens, place.country);
  for (const Actor& actor : actors_) {
    for (const Mention& m : actor.mentions) {
      if (m.form != MentionForm::kPronoun) add(m.tokens, actor.country);
    }
  }
  return out;
}

/// "Congress", "Department of Energy": the tables know one of the name, which others bear too.
bool Identifier::is_of_any_state(const Actor& actor) const {
  if (actor.kind != ActorKind::kGovernment || actor.country_basis != "name" || actor.acts_for) return false;
  const OrganisationEntry* const known = tables_.organisation(actor.name);
  if (known == nullptr || known->country != actor.country) return false;
  const Mention& first = actor.mentions.front();
  const NameWord* const word = tables_.name_word(document_.article.text.slice(first.span), 1);
  return word != nullptr && word->kind == ActorKind::kGovernment;
}

/// Whether anything but names that any state's bodies bear tells of the actor's country.
bool Identifier::is_told_of(const Actor& actor, const std::map<std::uint32_t, std::string>& told) const {
  return std::any_of(told.begin(), told.end(),
                     [&](const auto& entry) { return entry.second == actor.country; });
}

/// "Other countries", "foreign suppliers".
bool Identifier::is_of_elsewhere(const Actor& actor) const {
  const Range tokens = actor.mentions.front().tokens;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const std::string word = lower_case(document_.form(t));
    if (std::find(kElsewhere.begin(), kElsewhere.end(), word) != kElsewhere.end()) return true;
  }
  return false;
}

void Identifier::place_in_article() {
  const std::vector<std::uint32_t> sections = sections_of(document_);
  const std::vector<std::string> countries = main_countries();
  std::map<std::uint32_t, std::string> told = countries_told();
  for (const Actor& actor : actors_) {
    if (!is_of_any_state(actor)) continue;
    for (const Mention& m : actor.mentions) told.erase(m.head);
  }
  const auto paragraphs = countries_of_paragraphs();
  for (Actor& actor : actors_) {
    const std::string& country = countries[sections[actor.mentions.front().sentence]];
    if (!country.empty() && country != actor.country && is_of_any_state(actor) && !is_told_of(actor, told)) {
      actor.country.clear();
      actor.country_basis.clear();
      actor.wikidata.clear();
    }
    const bool of_state = is_of_the_state(actor.sector);
    const bool people = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kUnnamed ||
                        actor.kind == ActorKind::kPopulation ||
                        (actor.kind == ActorKind::kArmedGroup && !is_named(actor));  // "rebels"
    if (!actor.country.empty() || actor.sector == "IGO" || !(of_state || people)) continue;
    if (actor.acts_for && actors_[*actor.acts_for].sector == "IGO") continue;
    if (is_of_elsewhere(actor)) continue;
    if (country.empty()) continue;
    const auto& here = paragraphs[document_.tokens[actor.mentions.front().tokens.begin].paragraph];
    if (!here.empty() && !here.contains(country)) continue;
    actor.country = country;
    actor.country_basis = "article";
  }
}

}  // namespace

void identify(const Document& document, const ActorTables& tables, const OfficeTable& offices,
              std::vector<Actor>& actors) {
  Identifier(document, tables, offices, actors).run();
}

}  // namespace rapporteur
