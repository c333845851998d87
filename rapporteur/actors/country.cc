// Counts the words that tell a country, item by item of a roundup; see country.h. Tested in tests/cases/actors/known.case.
#include "rapporteur/actors/country.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/grouping.h"

namespace rapporteur {

namespace {

constexpr std::array<std::string_view, 7> kOfTheState = {"GOV", "LEG", "MIL", "COP", "JUD", "SPY", "ELI"};
/// An article tells of one country when so large a part of its places and actors are there, and so many.
constexpr double kFewest = 3;
constexpr double kMostly = 0.4;
constexpr double kAlone = 0.7;   // from which part on whoever is told of is at home there
constexpr double kAtHome = 0.1;  // the part from which on an outlet writes of its own country
constexpr double kHome = 0.4;    // what that adds
constexpr double kDateline =
    2;  // words that a dateline counts for, where the article tells of that country too
constexpr std::uint32_t kLongestDateline = 12;  // words
constexpr std::array<std::string_view, 4> kElsewhere = {"other", "foreign", "international", "overseas"};
constexpr std::array<std::string_view, 8> kForeignPosts = {"minister", "ministry", "secretary", "office",
                                                           "affairs",  "service",  "policy",    "relations"};

class ArticleCountry {
 public:
  ArticleCountry(const Document& document, const ActorTables& tables, std::vector<Actor>& actors)
      : document_(document), tables_(tables), actors_(actors) {}

  void place();

 private:
  std::map<std::uint32_t, std::string> countries_told() const;
  std::map<std::uint32_t, std::string> countries_surely_told() const;
  struct Main {
    std::string country;  // empty where it tells of none
    bool alone = false;   // of hardly any other
  };
  std::vector<Main> main_countries(const std::vector<std::uint32_t>& sections) const;
  const Place* dateline() const;
  bool is_of_elsewhere(const Actor& actor) const;
  bool is_of_any_state(const Actor& actor) const;
  std::vector<std::set<std::string>> countries_of_paragraphs() const;

  const Document& document_;
  const ActorTables& tables_;
  std::vector<Actor>& actors_;
};

/// By the word that tells it ("Tehran" is a place, a state and its government), the countries of the article.
std::map<std::uint32_t, std::string> ArticleCountry::countries_told() const {
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

/// The same without "Congress", "Department of Energy", whose country may be any.
std::map<std::uint32_t, std::string> ArticleCountry::countries_surely_told() const {
  std::map<std::uint32_t, std::string> told = countries_told();
  for (const Actor& actor : actors_) {
    if (!is_of_any_state(actor)) continue;
    for (const Mention& m : actor.mentions) told.erase(m.head);
  }
  return told;
}

/// The place of "BAKU, July 22 (Tern) -" at the head of the first paragraph that has one.
const Place* ArticleCountry::dateline() const {
  for (const Place& place : document_.places) {
    const std::uint32_t begin = place.tokens.begin;
    const std::uint32_t paragraph = document_.tokens[begin].paragraph;
    if (begin > 0 && document_.tokens[begin - 1].paragraph == paragraph) continue;
    for (std::uint32_t t = place.tokens.end;
         t < std::min<std::size_t>(document_.tokens.size(), begin + kLongestDateline); ++t) {
      const std::string_view word = document_.form(t);
      const std::string_view tag = document_.syntax.empty() ? std::string_view() : document_.syntax[t].upos;
      if (document_.tokens[t].paragraph != paragraph || tag == "VERB" || tag == "AUX") break;
      if (word == "-" || word == "--" || word == "\u2013" || word == "\u2014") return &place;
    }
  }
  return nullptr;
}

/// Per item of a roundup (an article is one) the country that it tells of; an outlet that has its seat in one of those is
/// at home there.
std::vector<ArticleCountry::Main> ArticleCountry::main_countries(
    const std::vector<std::uint32_t>& sections) const {
  std::vector<std::map<std::string, double, std::less<>>> weights(sections.empty() ? 0 : sections.back() + 1);
  const std::map<std::uint32_t, std::string> sure = countries_surely_told();
  std::vector<double> doubtful(weights.size());
  std::size_t sentence = 0;
  for (const auto& [word, country] : countries_told()) {
    while (sentence + 1 < sections.size() && document_.sentences[sentence].tokens.end <= word) ++sentence;
    weights[sections[sentence]][country] += 1;
    if (!sure.contains(word)) doubtful[sections[sentence]] += 1;
  }
  if (const Place* const place = dateline(); place != nullptr && weights.size() == 1) {
    // "GENEVA" alone is where others meet: the state itself must be a party of the article
    const bool party = std::any_of(actors_.begin(), actors_.end(), [&](const Actor& actor) {
      return actor.kind == ActorKind::kState && actor.country == place->country;
    });
    if (party) weights.front()[place->country] += kDateline;
  }
  const OrganisationEntry* const outlet = tables_.organisation(document_.article.outlet);
  std::vector<Main> out;
  for (std::size_t item = 0; item < weights.size(); ++item) {
    auto& weight = weights[item];
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
    out.push_back(told ? Main{best->first, best->second >= kAlone * (all - doubtful[item])} : Main{});
  }
  return out;
}

/// The countries that each paragraph names.
std::vector<std::set<std::string>> ArticleCountry::countries_of_paragraphs() const {
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
bool ArticleCountry::is_of_any_state(const Actor& actor) const {
  if (actor.kind != ActorKind::kGovernment || actor.country_basis != "name" || actor.acts_for) return false;
  const OrganisationEntry* const known = tables_.organisation(actor.name);
  if (known == nullptr || known->country != actor.country) return false;
  const Mention& first = actor.mentions.front();
  const NameWord* const word = tables_.name_word(document_.article.text.slice(first.span), 1);
  return word != nullptr && word->kind == ActorKind::kGovernment;
}

/// Whether anything but names that any state's bodies bear tells of the actor's country.
bool is_told_of(const Actor& actor, const std::map<std::uint32_t, std::string>& told) {
  return std::any_of(told.begin(), told.end(),
                     [&](const auto& entry) { return entry.second == actor.country; });
}

/// "Other countries", "foreign suppliers"; not "Foreign Minister Tam", "the foreign ministry".
bool ArticleCountry::is_of_elsewhere(const Actor& actor) const {
  const Range tokens = actor.mentions.front().tokens;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const std::string word = lower_case(document_.form(t));
    if (std::find(kElsewhere.begin(), kElsewhere.end(), word) == kElsewhere.end()) continue;
    const std::string next =
        t + 1 < document_.tokens.size() ? lower_case(document_.form(t + 1)) : std::string();
    if (word != "foreign" ||
        std::find(kForeignPosts.begin(), kForeignPosts.end(), next) == kForeignPosts.end())
      return true;
  }
  return false;
}

/// Whoever acts for an international body, for one that is named and of no country, or for a state or place that no table knows, is of no
/// country that the article tells of.
bool stays_apart(const Actor& holder) {
  const bool unknown_place =
      holder.kind == ActorKind::kGovernment && is_named(holder) && holder.sector.empty();
  const bool anywhere = holder.kind == ActorKind::kOrganisation && is_named(holder) && holder.country.empty();
  return holder.sector == "IGO" || anywhere ||
         (holder.country.empty() && (holder.kind == ActorKind::kState || unknown_place));
}

void ArticleCountry::place() {
  const std::vector<std::uint32_t> sections = sections_of(document_);
  const std::vector<Main> countries = main_countries(sections);
  const std::map<std::uint32_t, std::string> told = countries_surely_told();
  const auto paragraphs = countries_of_paragraphs();
  for (Actor& actor : actors_) {
    const auto& [country, alone] = countries[sections[actor.mentions.front().sentence]];
    if (!country.empty() && country != actor.country && is_of_any_state(actor) && !is_told_of(actor, told)) {
      actor.country.clear();
      actor.country_basis.clear();
      actor.wikidata.clear();
    }
    if (actor.kind == ActorKind::kState) continue;  // one that no table knows is no other
    const bool of_state = is_of_the_state(actor.sector);
    const bool people = actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kUnnamed ||
                        actor.kind == ActorKind::kPopulation ||
                        (actor.kind == ActorKind::kArmedGroup && !is_named(actor));  // "rebels"
    if (!actor.country.empty() || actor.sector == "IGO" || !(of_state || people)) continue;
    if (actor.acts_for && stays_apart(actors_[*actor.acts_for])) continue;
    if (is_of_elsewhere(actor)) continue;
    if (country.empty()) continue;
    const auto& here = paragraphs[document_.tokens[actor.mentions.front().tokens.begin].paragraph];
    // of two states of a dispute either may be meant: only where the paragraph names one alone is it that
    const bool told_here = here.size() == 1 && here.contains(country);
    if (!told_here && (!alone || (!here.empty() && !here.contains(country)))) continue;
    actor.country = country;
    actor.country_basis = "article";
  }
}

}  // namespace

bool is_of_the_state(std::string_view sector) {
  return std::find(kOfTheState.begin(), kOfTheState.end(), sector) != kOfTheState.end();
}

void place_in_article(const Document& document, const ActorTables& tables, std::vector<Actor>& actors) {
  ArticleCountry(document, tables, actors).place();
}

}  // namespace rapporteur
