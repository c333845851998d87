// Tested in tests/cases/places/ and tests/unit/places/.
#include "rapporteur/places/places.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "rapporteur/places/gazetteer.h"
#include "rapporteur/places/ranking.h"

namespace rapporteur {
namespace {

using places::Entry;
using places::Gazetteer;
using places::Kind;
using places::Surroundings;
using places::Votes;

constexpr std::array<std::string_view, 16> kLocative = {
    "in",      "at",     "near",   "from",    "to",  "outside", "inside", "around",
    "towards", "toward", "across", "through", "off", "outside", "into",   "leave"};
/// Two words that name a country in an adjective ("South Korean") are the longest.
constexpr std::uint32_t kLongestAdjective = 2;
/// So much better than its namesakes a place must be to speak for its country.
constexpr double kClear = 2.0;
/// Words of a run of capitals.
constexpr std::uint32_t kLongestRun = 4;
/// A place of this prior or less (50,000 people) is a town that nobody knows.
constexpr double kSmall = 4.7;
/// A city below this prior (a million people) must be so much likelier than its namesakes in other countries.
constexpr double kUndisputed = 6.0, kMargin = 0.7;
/// A text speaks of a country with so large a part of its votes.
constexpr double kSpokenOf = 0.2;
/// A region of this prior is known all over the world; another one only to those who read of its country.
constexpr double kLargeRegion = 5.8;
/// Of Gazetteer::kind_word.
constexpr char kDirection = 'd', kSite = 's';
/// A site that stands beside no town is in the one that an article names so often, and more than all others.
constexpr std::uint32_t kNamedOften = 2;
/// So many names a site is looked for a town beside.
constexpr std::size_t kNearby = 50;
/// A place of this prior is well known.
constexpr double kLarge = 5.0;

/// A name that may be a place, with every place it may be.
struct Candidate {
  Range tokens;
  std::string folded;  // the name that was found
  std::vector<Entry> entries;
  Surroundings around;
  bool part = false;  // "southern Lebanon"
  bool site = false;  // a building or street by its name: "Jacobi Hospital"
};

class Finder {
 public:
  Finder(Document& document, const Gazetteer& gazetteer) : document_(document), gazetteer_(gazetteer) {}

  void run() {
    collect();
    look_around();
    vote();
    decide();
  }

 private:
  std::string lower(std::uint32_t token) const { return lower_case(document_.form(token)); }
  bool is_mark(std::uint32_t token, std::string_view mark) const {
    return token < document_.tokens.size() && document_.form(token) == mark;
  }
  std::string folded(Range tokens) const {
    return places::fold(document_.article.text.slice(document_.span_of(tokens)));
  }

  void collect();
  void collect_between(std::uint32_t begin, std::uint32_t end);
  bool collect_longer(Range tokens);
  void keep(Candidate candidate);
  bool stands_as_place(Range tokens) const;
  static bool is_well_known(const Candidate& candidate);
  void look_up(Candidate& candidate) const;
  void look_around();
  bool is_site(Range tokens) const;
  bool happens_at(Range tokens) const;
  char kind_beside(Range tokens) const;
  void vote();
  void decide();
  bool is_doubtful(std::uint32_t token) const;
  bool is_credible(const Candidate& candidate, const Entry& entry) const;
  bool depends_on(Range phrase, Range other) const;
  const Entry* holder_of(std::size_t candidate) const;
  const Entry* best_of(const Candidate& candidate) const;
  bool is_disputed(const Candidate& candidate, const Entry& best) const;
  bool is_town(std::size_t candidate) const;
  const Entry* town_beside(std::size_t site) const;
  const Entry* main_town() const;
  void add(const Candidate& candidate, const Entry* entry, const Entry* holder, const Entry* town);
  std::string reason_for(const Candidate& candidate, const Entry& entry) const;
  std::uint32_t sentence_of(std::uint32_t token) const {
    const auto& all = document_.sentences;
    const auto at = std::upper_bound(all.begin(), all.end(), token,
                                     [](std::uint32_t t, const Sentence& s) { return t < s.tokens.begin; });
    return at == all.begin() ? 0 : static_cast<std::uint32_t>(at - all.begin() - 1);
  }

  Document& document_;
  const Gazetteer& gazetteer_;
  std::vector<Candidate> candidates_;
  std::vector<const Entry*> chosen_;  // per candidate; null: unknown or not told which
  Votes votes_;
  std::set<std::string, std::less<>> surnames_;  // of the persons in the text
};

/// Places and facilities by the tagger. Names of another type, and capitals that the tagger passed over, only where a
/// preposition of place stands before them ("at the Kremlin", "from UN headquarters") or they open a dateline, and the
/// gazetteer has something large or a seat or site of that very name.
void Finder::collect() {
  for (const Name& name : document_.names) {
    if (name.type == NameType::kPerson && name.tokens.size() > 1)
      surnames_.insert(folded({name.tokens.end - 1, name.tokens.end}));
  }
  std::uint32_t done = 0;
  for (const Name& name : document_.names) {
    const bool place = name.type == NameType::kPlace || name.type == NameType::kFacility;
    collect_between(done, name.tokens.begin);
    done = std::max(done, name.tokens.end);
    if (place || !collect_longer(name.tokens)) {
      Candidate candidate{name.tokens, {}, {}, {}, false};
      if (!place && !stands_as_place(name.tokens)) continue;
      look_up(candidate);
      candidate.site = is_site(name.tokens) && (place || happens_at(name.tokens));
      if (!place && !is_well_known(candidate) && !(candidate.site && name.type != NameType::kPerson))
        continue;
      keep(std::move(candidate));
    } else {
      done = candidates_.back().tokens.end;
    }
  }
  collect_between(done, static_cast<std::uint32_t>(document_.tokens.size()));
}

void Finder::keep(Candidate candidate) {
  if (!candidates_.empty() && candidates_.back().tokens.end > candidate.tokens.begin) return;
  // "the Durham report" after John Durham, not after Durham, North Carolina
  if (candidate.tokens.size() == 1 && surnames_.contains(candidate.folded) &&
      !is_mark(candidate.tokens.end, ",") && !stands_as_place(candidate.tokens))
    return;
  candidate.around.sentence = sentence_of(candidate.tokens.begin);
  const std::uint32_t begin = candidate.tokens.begin;  // "southern Lebanon"
  candidate.part = candidate.part || (begin > 0 && gazetteer_.kind_word(lower(begin - 1)) == kDirection);
  candidates_.push_back(std::move(candidate));
}

bool Finder::stands_as_place(Range tokens) const {
  std::uint32_t before = tokens.begin;
  if (before > 0 && lower(before - 1) == "the") --before;
  if (before > 0 && std::find(kLocative.begin(), kLocative.end(), lower(before - 1)) != kLocative.end())
    return true;
  // "Ukraine's Mariupol"
  if (before > 1 && (is_mark(before - 1, "'s") || is_mark(before - 1, "\u2019s")) &&
      gazetteer_.country_word(folded({before - 2, before - 1})) != nullptr)
    return true;
  // "KHAN YOUNIS, Gaza -"
  const std::uint32_t paragraph = document_.tokens[tokens.begin].paragraph;
  const bool opens = tokens.begin == 0 || document_.tokens[tokens.begin - 1].paragraph != paragraph;
  return opens && (is_mark(tokens.end, ",") || is_mark(tokens.end, "(") || is_mark(tokens.end, "-") ||
                   is_mark(tokens.end, "\u2013") || is_mark(tokens.end, "\u2014"));
}

bool Finder::is_well_known(const Candidate& candidate) {
  return std::any_of(candidate.entries.begin(), candidate.entries.end(),
                     [](const Entry& e) { return e.kind == Kind::kFeature || places::prior(e) > kLarge; });
}

/// A site whose name goes on after the tagger's ("UN headquarters").
bool Finder::collect_longer(Range tokens) {
  const Range longer{tokens.begin, tokens.end + 1};
  if (longer.end > document_.tokens.size() || !stands_as_place(tokens)) return false;
  Candidate candidate{longer, folded(longer), gazetteer_.find(folded(longer)), {}, false};
  std::erase_if(candidate.entries, [](const Entry& e) { return e.kind != Kind::kFeature; });
  if (candidate.entries.empty()) return false;
  keep(std::move(candidate));
  return true;
}

/// Runs of capitals outside all names.
void Finder::collect_between(std::uint32_t begin, std::uint32_t end) {
  const auto capital = [&](std::uint32_t t) {
    const std::string_view form = document_.form(t);
    return form.front() >= 'A' && form.front() <= 'Z';
  };
  for (std::uint32_t t = begin; t < end; ++t) {
    if (!capital(t)) continue;
    std::uint32_t last = t + 1;
    while (last < end && last - t < kLongestRun && capital(last)) ++last;
    Candidate candidate{{t, last}, folded({t, last}), {}, {}, false};
    if (stands_as_place(candidate.tokens)) {
      candidate.entries = gazetteer_.find(candidate.folded);
      if (is_well_known(candidate)) keep(std::move(candidate));
    }
    t = last - 1;
  }
}

/// The name as it stands; else without a direction before it or a word of its kind after it.
void Finder::look_up(Candidate& candidate) const {
  Range tokens = candidate.tokens;
  if (tokens.size() > 1 && (is_mark(tokens.end - 1, "'s") || is_mark(tokens.end - 1, "\u2019s")))
    --tokens.end;
  const auto try_range = [&](Range range) {
    if (range.empty() || !candidate.entries.empty()) return;
    candidate.folded = folded(range);
    candidate.entries = gazetteer_.find(candidate.folded);
    const std::string_view region =
        gazetteer_.region_of_short_form(document_.article.text.slice(document_.span_of(range)));
    if (candidate.entries.empty() && !region.empty())
      candidate.entries = gazetteer_.find(places::fold(region));
  };
  try_range(tokens);
  Range inner = tokens;
  while (inner.size() > 1 && gazetteer_.kind_word(lower(inner.begin)) == kDirection) ++inner.begin;
  try_range(inner);
  candidate.part = inner != tokens;
  for (Range rest = inner; rest.size() > 1 && !is_site(rest); --rest.end) {  // "Kowloon West district"
    const char kind = gazetteer_.kind_word(lower(rest.end - 1));
    if (kind == '\0') break;
    if (kind == kDirection) {
      candidate.part = true;
    } else {
      candidate.around.kind = kind;
    }
    try_range({rest.begin, rest.end - 1});
  }
  candidate.part = candidate.part && !candidate.entries.empty();
  for (std::uint32_t t = inner.begin + 1; t + 1 < inner.end; ++t) {
    const bool parts = is_mark(t, ",") || is_mark(t, "-") || is_mark(t, "\u2013") || is_mark(t, "/");
    if (parts) try_range({inner.begin, t});  // "Paris, Texas", "the Medyka - Shehyni crossing"
  }
}

/// "Jacobi Hospital", "University of Norland".
bool Finder::is_site(Range tokens) const {
  if (tokens.size() < 2) return false;
  const bool opens = lower(tokens.begin + 1) == "of" && gazetteer_.kind_word(lower(tokens.begin)) == kSite;
  return opens || gazetteer_.kind_word(lower(tokens.end - 1)) == kSite;
}

/// "Protested at Tern University": something happens there. A professor at Tern University may be anywhere.
bool Finder::happens_at(Range tokens) const {
  if (document_.syntax.size() != document_.tokens.size()) return false;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const SyntaxWord& word = document_.syntax[t];
    const bool top = word.head == kRoot || !tokens.contains(static_cast<std::uint32_t>(word.head));
    if (top) return word.deprel.starts_with("obl");
  }
  return false;
}

char Finder::kind_beside(Range tokens) const {
  if (tokens.end < document_.tokens.size()) {
    if (const char after = gazetteer_.kind_word(lower(tokens.end));
        after != '\0' && after != kDirection && after != kSite)
      return after;
  }
  if (tokens.begin >= 2 && lower(tokens.begin - 1) == "of") {
    const char before = gazetteer_.kind_word(lower(tokens.begin - 2));
    if (before != kDirection && before != kSite) return before;
  }
  return '\0';
}

void Finder::look_around() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& c = candidates_[i];
    if (const char kind = kind_beside(c.tokens); kind != '\0') c.around.kind = kind;
    std::uint32_t next = c.tokens.end;
    if (is_mark(c.tokens.begin + 1, ",") && c.tokens.size() > 2) {
      next = c.tokens.begin + 1;  // "Paris, Texas" in one name
    } else if (!is_mark(next, ",")) {
      continue;
    }
    if (next + 1 >= document_.tokens.size()) continue;
    c.around.region = gazetteer_.region_of_short_form(document_.form(next + 1));
    const Range rest{next + 1, c.tokens.end};
    if (!rest.empty()) {
      c.around.container = gazetteer_.find(folded(rest));
    } else if (i + 1 < candidates_.size() && candidates_[i + 1].tokens.begin == next + 1) {
      c.around.container = candidates_[i + 1].entries;
    }
  }
}

/// Whether a name of a country may well be another place too ("Georgia").
bool Finder::is_doubtful(std::uint32_t token) const {
  for (const Candidate& c : candidates_) {
    if (!c.tokens.contains(token)) continue;
    return std::any_of(c.entries.begin(), c.entries.end(), [](const Entry& e) {
      return e.kind != Kind::kCountry && e.kind != Kind::kFeature && places::prior(e) > kLarge;
    });
  }
  return false;
}

/// Each name and adjective of a country speaks for it, and each place whose country is clear.
void Finder::vote() {
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const Range tokens = document_.sentences[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::string_view form = document_.form(t);
      if (form.empty() || form.front() < 'A' || form.front() > 'Z') continue;
      for (std::uint32_t n = std::min(kLongestAdjective, tokens.end - t); n > 0; --n) {
        const places::CountryWord* const word = gazetteer_.country_word(folded({t, t + n}));
        if (word == nullptr || is_doubtful(t)) continue;
        votes_.add(word->code, s);
        t += n - 1;
        break;
      }
    }
  }
  for (const Candidate& c : candidates_) {
    double best = -1, second = -1;
    const Entry* first = nullptr;
    for (const Entry& e : c.entries) {
      const double prior = places::prior(e) + (places::lies_in(e, c.around) ? 2 * kClear : 0);
      if (first == nullptr || prior > best) {
        if (first != nullptr && first->countries != e.countries) second = std::max(second, best);
        best = prior;
        first = &e;
      } else if (first->countries != e.countries) {
        second = std::max(second, prior);
      }
    }
    if (first == nullptr || first->kind == Kind::kCountry || first->kind == Kind::kArea) continue;
    if (best > kLarge && (second < 0 || best - second >= kClear)) {
      for (const std::string_view country : first->countries) votes_.add(country, c.around.sentence);
      const std::string_view region = first->kind == Kind::kRegion ? first->name : first->admin1;
      if (first->countries.size() == 1 && !region.empty())
        votes_.add_region(first->countries.front(), region);
    }
  }
}

/// A town or region that nobody knows is meant only where the text speaks of its country or says where it lies.
bool Finder::is_credible(const Candidate& candidate, const Entry& entry) const {
  if (entry.kind == Kind::kRegion ? places::prior(entry) > kLargeRegion
                                  : entry.kind != Kind::kTown && places::prior(entry) > kSmall)
    return true;
  return places::lies_in(entry, candidate.around) || entry.countries.empty() ||
         std::any_of(entry.countries.begin(), entry.countries.end(),
                     [&](std::string_view country) { return votes_.share(country) > 0; });
}

const Entry* Finder::best_of(const Candidate& candidate) const {
  const Entry* best = nullptr;
  double most = 0;
  for (const Entry& e : candidate.entries) {
    const double s = places::score(e, candidate.around, votes_);
    if (!is_credible(candidate, e) || (best != nullptr && s <= most)) continue;
    best = &e;
    most = s;
  }
  return best != nullptr && is_disputed(candidate, *best) ? nullptr : best;
}

/// "Santa Rita": a dozen towns, and nothing in the text tells which.
bool Finder::is_disputed(const Candidate& candidate, const Entry& best) const {
  const bool settled = best.kind == Kind::kCity || best.kind == Kind::kTown;
  if (!settled || places::prior(best) > kUndisputed || places::lies_in(best, candidate.around)) return false;
  if (std::any_of(best.countries.begin(), best.countries.end(),
                  [&](std::string_view country) { return votes_.share(country) > kSpokenOf; }))
    return false;
  const double most = places::score(best, candidate.around, votes_);
  return std::any_of(candidate.entries.begin(), candidate.entries.end(), [&](const Entry& e) {
    return e.countries != best.countries && most - places::score(e, candidate.around, votes_) < kMargin;
  });
}

/// A name means one place throughout an article: the one its best mention speaks for, unless a mention says otherwise.
void Finder::decide() {
  std::map<std::string, std::pair<const Candidate*, double>> by_name;
  for (const Candidate& c : candidates_) {
    const Entry* const best = best_of(c);
    if (best == nullptr) continue;
    const double s = places::score(*best, c.around, votes_);
    auto [at, added] = by_name.try_emplace(c.folded, &c, s);
    if (!added && s > at->second.second) at->second = {&c, s};
  }
  chosen_.clear();
  for (const Candidate& c : candidates_) {
    const Entry* best = best_of(c);
    const bool said = c.around.kind != '\0' || !c.around.container.empty() || !c.around.region.empty();
    if (best != nullptr && !said) best = best_of(*by_name.at(c.folded).first);
    chosen_.push_back(best);
  }
  document_.places.clear();
  const Entry* const main = main_town();
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& c = candidates_[i];
    const Entry* const holder = chosen_[i] == nullptr ? holder_of(i) : nullptr;
    const bool lost = chosen_[i] == nullptr && holder == nullptr && c.site;
    const Entry* const beside = lost ? town_beside(i) : nullptr;
    const Entry* const town = lost && beside == nullptr ? main : beside;
    add(c, chosen_[i], holder, town);
  }
}

bool Finder::is_town(std::size_t candidate) const {
  const Entry* const e = chosen_[candidate];
  return e != nullptr && (e->kind == Kind::kCity || e->kind == Kind::kTown ||
                          (e->kind == Kind::kFeature && e->precision != Precision::kRegion));
}

/// The town that the text tells of beside a site that no table knows: the nearest of its sentence, or the last one of its
/// paragraph before it.
const Entry* Finder::town_beside(std::size_t site) const {
  const Candidate& c = candidates_[site];
  const auto paragraph = [this](const Candidate& of) { return document_.tokens[of.tokens.begin].paragraph; };
  std::size_t before = site, after = site;
  for (std::size_t i = site, left = kNearby; i-- > 0 && left > 0 && before == site; --left) {
    if (paragraph(candidates_[i]) != paragraph(c)) break;
    if (is_town(i)) before = i;
  }
  for (std::size_t i = site + 1; i < candidates_.size() && i <= site + kNearby && after == site; ++i) {
    if (candidates_[i].around.sentence != c.around.sentence) break;
    if (is_town(i)) after = i;
  }
  if (after != site && before != site) {
    const bool apart = candidates_[before].around.sentence != c.around.sentence;
    const std::uint32_t back = c.tokens.begin - candidates_[before].tokens.end;
    if (apart || candidates_[after].tokens.begin - c.tokens.end < back) before = site;
  }
  if (before != site) return chosen_[before];
  return after != site ? chosen_[after] : nullptr;
}

/// The town that the article names more often than all others together; null where there is none.
const Entry* Finder::main_town() const {
  std::map<std::string_view, std::pair<const Entry*, std::uint32_t>> named;
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (!is_town(i)) continue;
    auto& [entry, count] = named[chosen_[i]->name];
    entry = chosen_[i];
    ++count;
    ++all;
  }
  for (const auto& [name, of] : named) {
    if (of.second >= kNamedOften && 2 * of.second > all) return of.first;
  }
  return nullptr;
}

/// Whether the tree hangs one phrase on the other: "the prison in London", not "meet Velia in London".
bool Finder::depends_on(Range phrase, Range other) const {
  if (document_.syntax.size() != document_.tokens.size()) return false;
  for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const std::int32_t head = document_.syntax[t].head;
    if (head != kRoot && other.contains(static_cast<std::uint32_t>(head))) return true;
  }
  return false;
}

/// What an unknown place is said to lie in: "Medyka, Poland", "Belmarsh prison in London".
const Entry* Finder::holder_of(std::size_t candidate) const {
  std::uint32_t next = candidates_[candidate].tokens.end;
  if (candidate + 1 >= candidates_.size() || next >= document_.tokens.size()) return nullptr;
  const bool comma = is_mark(next, ",");
  if (!comma && lower(next) != "in" && lower(next) != "near") return nullptr;
  ++next;
  while (next < document_.tokens.size() &&
         (lower(next) == "the" || gazetteer_.kind_word(lower(next)) == kDirection))
    ++next;
  const Candidate& holder = candidates_[candidate + 1];
  if (next < holder.tokens.begin || next >= holder.tokens.end) return nullptr;
  return comma || depends_on(holder.tokens, candidates_[candidate].tokens) ? best_of(holder) : nullptr;
}

std::string Finder::reason_for(const Candidate& candidate, const Entry& entry) const {
  static constexpr std::array kWords = {"a city",  "a region", "a country", "a part of the world",
                                        "a place", "a town"};
  std::string out = kWords[static_cast<std::size_t>(entry.kind)];
  if (entry.kind == Kind::kFeature) out = "a " + std::string(entry.type);
  if (entry.kind == Kind::kCity || entry.kind == Kind::kTown)
    out += " of " + std::to_string(entry.population) + " people";
  if (candidate.part) out = "a part of " + std::string(entry.name) + ", " + out;
  if (candidate.entries.size() > 1) out += "; " + std::to_string(candidate.entries.size()) + " bear the name";
  if (places::lies_in(entry, candidate.around)) return out + ", its region or country stands beside it";
  for (const std::string_view country : entry.countries) {
    if (candidate.entries.size() > 1 && votes_.share(country) > 0)
      return out + ", the text speaks of " + std::string(country);
  }
  return out;
}

void Finder::add(const Candidate& candidate, const Entry* entry, const Entry* holder, const Entry* town) {
  Place place;
  place.tokens = candidate.tokens;
  place.span = document_.span_of(candidate.tokens);
  if (entry == nullptr) {
    place.reason =
        candidate.entries.empty() ? "not in the gazetteer"
        : candidate.entries.size() == 1
            ? "a place of this name is known, but not from what this text speaks of"
            : std::to_string(candidate.entries.size()) + " bear the name, and the text does not tell which";
  }
  if (entry == nullptr && holder == nullptr && town != nullptr) {
    place.reason += "; a site, put where the text is: " + std::string(town->name);
    holder = town;
  } else if (entry == nullptr && holder != nullptr) {
    place.reason += "; said to lie in " + std::string(holder->name);
  }
  if (entry == nullptr && holder != nullptr) {
    place.name = std::string(document_.article.text.slice(place.span));
    if (holder->countries.size() == 1) place.country = holder->countries.front();
    place.admin1 = holder->admin1;
    place.lat = holder->lat;
    place.lon = holder->lon;
    place.precision = holder->precision == Precision::kPoint ? Precision::kCity : holder->precision;
  } else if (entry != nullptr) {
    place.name = entry->name;
    if (entry->countries.size() == 1) place.country = entry->countries.front();
    place.admin1 = entry->admin1;
    place.lat = entry->lat;
    place.lon = entry->lon;
    place.geonames = entry->geonames;
    place.precision = entry->precision;
    if (candidate.part && place.precision == Precision::kCountry) place.precision = Precision::kRegion;
    place.reason = reason_for(candidate, *entry);
  }
  document_.places.push_back(std::move(place));
}

}  // namespace

Result<PlaceFinder> PlaceFinder::load() {
  auto gazetteer = Gazetteer::load();
  if (!gazetteer) return gazetteer.error();
  return PlaceFinder(std::make_shared<const Gazetteer>(std::move(gazetteer).value()));
}

void PlaceFinder::find(Document& document) const { Finder(document, *gazetteer_).run(); }

}  // namespace rapporteur
