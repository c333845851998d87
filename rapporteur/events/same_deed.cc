// Tested in tests/unit/events/same_deed_test.cc.
#include "rapporteur/events/same_deed.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/base/data.h"
#include "rapporteur/base/linkage.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/links.h"

namespace rapporteur {
namespace {

constexpr std::string_view kTable = "frames/same_deed.tsv";
constexpr std::size_t kReach = 60;  // events compared with one: articles are short, hostile text is not
constexpr std::size_t kStem =
    5;  // letters of a lemma that tell "attack" and "attacker", "agree" and "agreement" alike
constexpr double kFar = 20;  // sentences
constexpr LinkageBounds kBounds{.missing = -6, .together = -1};

constexpr std::array<std::string_view, 52> kFeatures = {
    "type",           "promise",         "mode",          "other_mode",
    "same_lemma",     "same_lemma_type", "coreferent",    "vectors",
    "type_vectors",   "sense",           "names",         "sides",
    "type_sides",     "no_parties",      "strangers",     "swapped",
    "actors",         "recipients",      "other_time",    "same_time",
    "other_place",    "same_place",      "background",    "same_status",
    "fact_and_plan",  "denied_and_told", "same_sentence", "next_sentence",
    "distance",       "title",           "speech",        "word",
    "points_back",    "next_type",       "same_figure",   "other_figure",
    "both_AGREE",     "both_CONSULT",    "both_SUPPORT",  "both_CONCEDE",
    "both_COOPERATE", "both_AID",        "both_RETREAT",  "both_REQUEST",
    "both_ACCUSE",    "both_REJECT",     "both_THREATEN", "both_PROTEST",
    "both_SANCTION",  "both_MOBILIZE",   "both_COERCE",   "both_ASSAULT"};

using Set = std::set<std::uint32_t>;

double overlap(const Set& a, const Set& b) {
  if (a.empty() || b.empty()) return 0;
  const Set &few = a.size() < b.size() ? a : b, &many = &few == &a ? b : a;
  const auto both =
      std::count_if(few.begin(), few.end(), [&many](std::uint32_t one) { return many.contains(one); });
  return static_cast<double>(both) / static_cast<double>(few.size());
}

double truth(bool value) { return value ? 1 : 0; }

bool is_fact(EventStatus status) {
  return status == EventStatus::kOccurred || status == EventStatus::kOngoing;
}
bool is_rebutted(EventStatus status) {
  return status == EventStatus::kDenied || status == EventStatus::kNegated ||
         status == EventStatus::kRefused || status == EventStatus::kCancelled;
}
bool is_ahead(EventStatus status) { return !is_fact(status) && !is_rebutted(status); }

bool is_speech(EventType type) {
  return type == EventType::kRequest || type == EventType::kAccuse || type == EventType::kReject ||
         type == EventType::kThreaten;
}

/// A promised deed and the deed.
bool is_promise(EventType a, EventType b) {
  return (a == EventType::kConcede && b == EventType::kRetreat) ||
         (a == EventType::kRetreat && b == EventType::kConcede);
}

/// What is compared of one event.
struct Side {
  const Event* event = nullptr;
  Set names, sides, actors, recipients;  // actors of the document; those they act for
  std::string stem;
  std::set<std::string_view> lemmas;  // of all words of the trigger that say something
  std::optional<std::uint32_t> entity;
  std::vector<float> vector;  // the events' own, of length 1
  Senses::Sense sense{};
  bool title = false;
  bool points_back = false;  // "the attack"
};

/// "The raid", "this deal": a noun with nothing beside it that would tell of which one.
bool is_bare_definite(const Tree& tree, std::uint32_t noun) {
  if (!tree.is_nominal(noun)) return false;
  bool definite = false;
  for (const std::uint32_t c : tree.children(noun)) {
    const std::string_view relation = tree.relation(c).substr(0, tree.relation(c).find(':'));
    if (any_of(relation, {"nmod", "compound", "amod", "acl", "nummod"})) return false;
    definite |= relation == "det" && any_of(tree.lower(c), {"the", "this", "that", "these", "those", "both"});
  }
  return definite;
}

/// Lemmas of the words that say something: of "held talks", "launched a raid" not "a".
std::set<std::string_view> lemmas_of(const Tree& tree, const Event& event) {
  std::set<std::string_view> out;
  for (const Span span : event.trigger) {
    const auto words = tree.document().tokens_in(span);
    for (std::uint32_t t = words ? words->begin : 0; words && t < words->end; ++t) {
      if (any_of(tree.upos(t), {"NOUN", "VERB", "PROPN", "ADJ"})) out.insert(tree.lemma(t));
    }
  }
  return out;
}

Side side_of(const Tree& tree, const Event& event, const Senses& senses) {
  const Document& document = tree.document();
  Side out;
  out.event = &event;
  for (const Participant& one : event.participants) {
    if (!one.actor) continue;
    const std::uint32_t side = principal_of(document, *one.actor);
    out.names.insert(*one.actor);
    out.sides.insert(side);
    (one.role == ParticipantRole::kActor ? out.actors : out.recipients).insert(side);
  }
  if (event.head < document.syntax.size()) out.stem = document.syntax[event.head].lemma.substr(0, kStem);
  if (const auto entity = headed_by(document.entities, event.head))
    out.entity = document.entities[*entity].entity;
  if (event.head < document.syntax.size()) {
    out.lemmas = lemmas_of(tree, event);
    out.points_back = is_bare_definite(tree, event.head);
  }
  out.vector = unit_row(document.encoding.event_vectors, event.head);
  out.sense = senses.of(context_of(document, event.head));
  if (event.sentence < document.sentences.size()) {
    const std::uint32_t paragraph = document.sentences[event.sentence].paragraph;
    out.title = paragraph < document.article.paragraphs.size() &&
                document.article.paragraphs[paragraph].part == Part::kTitle;
  }
  return out;
}

/// What two events tell of how many: 1 where they share a figure, -1 where they have figures of one thing and share none, else 0.
int figures_agree(const Event& a, const Event& b) {
  bool rival = false;
  for (const Quantity& one : a.quantities) {
    for (const Quantity& other : b.quantities) {
      if (one.what != other.what) continue;
      if (one.low == other.low && one.high == other.high) return 1;
      rival = true;
    }
  }
  return rival ? -1 : 0;
}

using Values = std::array<double, kFeatures.size()>;

/// "of both": which type they have in common. Two attacks of one article are rather one than two complaints.
void add_type(const Event& a, const Event& b, Values& values) {
  constexpr std::size_t kFirst = kFeatures.size() - 16;
  if (a.type == b.type) values.at(kFirst + static_cast<std::size_t>(a.type)) = 1;
}

Values values_of(const Document& document, const Side& x, const Side& y) {
  const Event &a = *x.event, &b = *y.event;
  const bool type = a.type == b.type;
  const bool modes = !a.mode.empty() && !b.mode.empty();
  const bool lemma = !x.stem.empty() && x.stem == y.stem;
  const double names = overlap(x.names, y.names), sides = overlap(x.sides, y.sides),
               near = dot(x.vector, y.vector);
  const bool known = !x.names.empty() && !y.names.empty();
  const double actors = overlap(x.actors, y.actors);
  const bool crossed = overlap(x.actors, y.recipients) > 0 || overlap(x.recipients, y.actors) > 0;
  const bool timed = a.time && b.time, agree = times_agree(document, a.time, b.time);
  const bool placed = a.place && b.place;
  const bool same_place = placed && document.places[*a.place].name == document.places[*b.place].name;
  const auto apart =
      static_cast<double>(b.sentence > a.sentence ? b.sentence - a.sentence : a.sentence - b.sentence);
  const int figures = figures_agree(a, b);
  const bool word = std::any_of(x.lemmas.begin(), x.lemmas.end(),
                                [&y](std::string_view other) { return y.lemmas.contains(other); });
  Values values = {
      truth(type),
      truth(is_promise(a.type, b.type)),
      truth(modes && a.mode == b.mode),
      truth(modes && a.mode != b.mode),
      truth(lemma),
      truth(lemma && type),
      truth(x.entity && y.entity && *x.entity == *y.entity),
      near,
      truth(type) * near,
      dot(x.sense, y.sense),
      names,
      sides,
      truth(type) * sides,
      truth(!known),
      truth(known && sides == 0),
      truth(crossed && actors == 0),
      actors,
      overlap(x.recipients, y.recipients),
      truth(timed && !agree),
      truth(timed && agree),
      truth(placed && !same_place),
      truth(same_place),
      truth(a.background != b.background),
      truth(a.status == b.status),
      truth((is_fact(a.status) && is_ahead(b.status)) || (is_fact(b.status) && is_ahead(a.status))),
      truth((is_fact(a.status) && is_rebutted(b.status)) || (is_fact(b.status) && is_rebutted(a.status))),
      truth(apart == 0),
      truth(apart == 1),
      std::min(apart, kFar) / kFar,
      truth(x.title != y.title),
      truth(type && is_speech(a.type)),
      truth(word),
      truth(y.points_back),
      truth(type && apart == 1),
      truth(figures > 0),
      truth(figures < 0)};
  add_type(a, b, values);
  return values;
}

/// Calls `visit` for every pair that is compared, with its values.
template <class Visit>
void for_pairs(const Document& document, const Senses& senses, Visit visit) {
  const Tree tree(document);
  std::vector<Side> sides;
  for (const Event& event : document.events) sides.push_back(side_of(tree, event, senses));
  for (std::uint32_t j = 0; j < sides.size(); ++j) {
    for (std::uint32_t i = j > kReach ? j - static_cast<std::uint32_t>(kReach) : 0; i < j; ++i)
      visit(i, j, values_of(document, sides[i], sides[j]));
  }
}

}  // namespace

Result<SameDeed> SameDeed::load() {
  SameDeed out;
  auto senses = Senses::load();
  if (!senses) return senses.error();
  out.senses_ = std::move(senses).value();
  const auto rows = read_embedded_table(kTable, 2, 2);
  if (!rows) return rows.error();
  const std::string file = "data/" + std::string(kTable);
  std::map<std::string, double, std::less<>> given;
  for (const TableRow& row : rows.value()) {
    double value = 0;
    const std::string_view word = row.cells[1];
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size() || !std::isfinite(value))
      return table_error(file, row, "no number: " + std::string(word));
    given.emplace(row.cells[0], value);
  }
  for (const std::string_view name : kFeatures) {
    const auto at = given.find(name);
    if (at == given.end()) return Error{ErrorCode::kDamagedData, file, "no weight of " + std::string(name)};
    out.weights_.push_back(at->second);
  }
  const auto bias = given.find("bias");
  if (bias == given.end() || given.size() != kFeatures.size() + 1)
    return Error{ErrorCode::kDamagedData, file, "a bias and a weight per feature, nothing else"};
  out.bias_ = bias->second;
  return out;
}

std::vector<SameDeed::Pair> SameDeed::compare(const Document& document) const {
  std::vector<Pair> out;
  for_pairs(document, senses_, [&](std::uint32_t i, std::uint32_t j, const Values& values) {
    double likeness = bias_;
    for (std::size_t k = 0; k < values.size(); ++k) likeness += weights_[k] * values[k];
    out.push_back({i, j, likeness});
  });
  return out;
}

void SameDeed::link(Document& document) const {
  std::vector<Likely> edges;
  for (const Pair& pair : compare(document)) {
    if (pair.likeness > kBounds.missing) edges.push_back({pair.first, pair.second, pair.likeness});
  }
  const std::vector<std::uint32_t> groups = average_linkage(document.events.size(), edges, kBounds);
  for (std::size_t i = 0; i < groups.size(); ++i) document.events[i].happening = groups[i];
}

std::vector<std::pair<SameDeed::Pair, SameDeed::Features>> SameDeed::features(
    const Document& document) const {
  std::vector<std::pair<Pair, Features>> out;
  for_pairs(document, senses_, [&](std::uint32_t i, std::uint32_t j, const Values& values) {
    Features features;
    for (std::size_t k = 0; k < values.size(); ++k) features.emplace_back(kFeatures[k], values[k]);
    out.emplace_back(Pair{i, j, 0}, std::move(features));
  });
  return out;
}

}  // namespace rapporteur
