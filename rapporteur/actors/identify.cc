// One function per rule of identify.h, run in that order; country by country at the end. Tested in tests/cases/actors.
#include "rapporteur/actors/identify.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace rapporteur {
namespace {

constexpr std::array<std::string_view, 7> kOfTheState = {"GOV", "LEG", "MIL", "COP", "JUD", "SPY", "ELI"};
/// An article speaks of one country when so many of its places and states are there, and so large a part.
constexpr std::uint32_t kFewest = 3;
constexpr double kMostly = 0.5;
constexpr std::array<std::string_view, 4> kElsewhere = {"other", "foreign", "international", "overseas"};
constexpr std::string_view kSeveral = "*";
constexpr std::array<std::string_view, 4> kHeads = {"president", "prime minister", "chancellor", "premier"};

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
      if (!actor.country.empty()) actor.country_basis = "name";
    }
    inherit();
    for (Actor& actor : actors_) name_surname(actor);
    for (std::uint32_t a = 0; a < actors_.size(); ++a) name_holder(a);
    merge_persons();
    for (std::uint32_t a = 0; a < actors_.size(); ++a) {
      if (actors_[a].kind == ActorKind::kState) states_.try_emplace(actors_[a].country, a);
    }
    for (Actor& actor : actors_) know_person(actor);
    for (Actor& actor : actors_) place_on_map(actor);
    inherit();
    for (Actor& actor : actors_) specify_sector(actor);
    place_in_article();
    inherit();
  }

 private:
  /// "FBI" has three letters too.
  bool is_state_code(std::string_view of) const { return tables_.state(of) != nullptr; }
  bool dated() const { return day_.size() == 10; }
  std::optional<std::uint32_t> state_actor(std::string_view code) const;
  std::string country_of(const OfficeTerm& term) const;
  void name_surname(Actor& actor) const;
  void name_holder(std::uint32_t a);
  void merge_persons();
  void know_person(Actor& actor);
  void add_term(Actor& actor, const OfficeTerm& term) const;
  void place_on_map(Actor& actor) const;
  void specify_sector(Actor& actor) const;
  void inherit();
  void place_in_article();
  std::string main_country() const;
  bool is_of_elsewhere(const Actor& actor) const;
  std::vector<std::string> countries_of_paragraphs() const;

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
  if (is_state_code(term.of)) return term.of;
  const OrganisationEntry* const body = tables_.organisation(term.of);
  return body == nullptr ? std::string() : body->country;
}

/// "President Bush": the one of that name who held the office on the day.
void Identifier::name_surname(Actor& actor) const {
  if (actor.kind != ActorKind::kPerson || actor.name.find(' ') != std::string::npos) return;
  for (const Office& office : actor.offices) {
    const OfficeTerm* const term =
        offices_.holder_named(office.title, actor.name, dated() ? day_ : std::string_view());
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
  const OfficeTerm* found = nullptr;
  for (const std::string_view office : kHeads) {
    const OfficeTerm* const term =
        offices_.holder_named(office, actor.name, dated() ? day_ : std::string_view());
    if (term == nullptr) continue;
    if (found != nullptr && found->person != term->person) return;
    found = term;
  }
  if (found != nullptr) actor.name = found->person;
}

/// "The Russian foreign minister", never named: whoever it was on the day.
void Identifier::name_holder(std::uint32_t a) {
  Actor& actor = actors_[a];
  const bool person = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kUnnamed;
  if (!person || !dated() || actor.count.value_or(1) != 1 || actor.offices.size() != 1) return;
  const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                 [](const Mention& m) { return m.form == MentionForm::kName; });
  const Office& office = actor.offices.front();
  if (named || !office.of || actors_[*office.of].country.empty() ||
      actors_[*office.of].kind == ActorKind::kPerson)
    return;
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
    const auto [at, added] = first.try_emplace(terms.front()->person, a);
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
    return office.title == term.office || office.title.ends_with(" " + term.office);
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
    } else {
      past = term;
    }
  }
  const OfficeTerm* const known = held != nullptr ? held : past;
  if (known == nullptr) return;
  // a namesake of another country
  const std::string theirs = actor.acts_for ? actors_[*actor.acts_for].country : actor.country;
  if ((actor.acts_for || !theirs.empty()) && is_state_code(known->of) && theirs != known->of) return;
  for (const OfficeTerm* const term : terms) {
    if (dated() && term->holds_on(day_)) add_term(actor, *term);
  }
  if (actor.wikidata.empty()) actor.wikidata = known->wikidata;
  if (actor.country.empty()) {
    actor.country = country_of(*known);
    if (!actor.country.empty()) actor.country_basis = "office";
  }
  if (held != nullptr && dated() && !actor.acts_for && is_state_code(held->of))
    actor.acts_for = state_actor(held->of);
  if (held == nullptr || !dated()) {
    if (actor.sector.empty()) actor.sector = "ELI";
    return;
  }
  const TitleEntry* const title = tables_.title(held->office);
  const OrganisationEntry* const body = is_state_code(held->of) ? nullptr : tables_.organisation(held->of);
  if (body != nullptr && !body->sector.empty()) {
    actor.sector = body->sector;
  } else if (title != nullptr && !title->sector.empty()) {
    actor.sector = title->sector;
  }
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
  if (actor.sector == "BUS" && actor.acts_for && actors_[*actor.acts_for].kind == ActorKind::kState)
    actor.sector = "GOV";
  const bool open = actor.sector.empty() || actor.sector == "GOV";
  if (!open || actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kState || !actor.wikidata.empty())
    return;
  for (const Mention& mention : actor.mentions) {
    if (mention.form == MentionForm::kPronoun || mention.form == MentionForm::kTitle) continue;
    for (std::uint32_t t = mention.tokens.begin; t <= mention.head; ++t) {
      const SyntaxWord& word = document_.syntax[t];
      const bool beside = t == mention.head || word.head == static_cast<std::int32_t>(mention.head);
      const AgentEntry* const agent = beside ? tables_.agent(lower_case(word.lemma)) : nullptr;
      if (agent == nullptr || agent->sector.empty() || agent->sector == "GOV") continue;
      actor.sector = agent->sector;
      return;
    }
  }
}

/// A minister's country is that of the state or body he acts for.
void Identifier::inherit() {
  for (Actor& actor : actors_) {
    const Actor* at = &actor;
    for (int steps = 0; steps < 3 && actor.country.empty() && at->acts_for; ++steps) {
      at = &actors_[*at->acts_for];
      if (at->country.empty()) continue;
      actor.country = at->country;
      actor.country_basis = at->country_basis == "name" ? "for" : at->country_basis;
    }
  }
}

std::string Identifier::main_country() const {
  std::map<std::string, std::uint32_t> count;
  std::uint32_t all = 0;
  for (const Place& place : document_.places) {
    if (place.country.empty()) continue;
    ++count[place.country];
    ++all;
  }
  for (const Actor& actor : actors_) {
    if (actor.country.empty() || actor.kind == ActorKind::kOutlet) continue;
    ++count[actor.country];
    ++all;
  }
  std::string best;
  for (const auto& [country, n] : count) {
    if (best.empty() || n > count[best]) best = country;
  }
  return best.empty() || count[best] < kFewest || count[best] < kMostly * all ? std::string() : best;
}

/// Per paragraph the one country it names; kSeveral where it names more, empty where it names none.
std::vector<std::string> Identifier::countries_of_paragraphs() const {
  std::vector<std::string> out(document_.article.paragraphs.size());
  const auto add = [&](Range tokens, const std::string& country) {
    if (country.empty()) return;
    std::string& here = out[document_.tokens[tokens.begin].paragraph];
    here = here.empty() || here == country ? country : std::string(kSeveral);
  };
  for (const Place& place : document_.places) add(place.tokens, place.country);
  for (const Actor& actor : actors_) {
    for (const Mention& m : actor.mentions) {
      if (m.form != MentionForm::kPronoun) add(m.tokens, actor.country);
    }
  }
  return out;
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
  const std::string country = main_country();
  if (country.empty()) return;
  const std::vector<std::string> paragraphs = countries_of_paragraphs();
  for (Actor& actor : actors_) {
    const bool of_state =
        std::find(kOfTheState.begin(), kOfTheState.end(), actor.sector) != kOfTheState.end();
    if (!actor.country.empty() || actor.acts_for || (!of_state && actor.kind != ActorKind::kUnnamed))
      continue;
    if (actor.kind != ActorKind::kGovernment && actor.kind != ActorKind::kUnnamed) continue;
    if (is_of_elsewhere(actor)) continue;
    const std::string& here = paragraphs[document_.tokens[actor.mentions.front().tokens.begin].paragraph];
    if (!here.empty() && here != country) continue;
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
