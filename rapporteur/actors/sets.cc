// See sets.h. Tested in tests/cases/actors/sets.case and tests/unit/actors/sets_test.cc.
#include "rapporteur/actors/sets.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr std::string_view kTable = "data/actors/sets.tsv";
constexpr std::uint32_t kMostSentences = 6;  // back to where the members of a set were named
constexpr std::uint32_t kNearest =
    1;  // the same, of "they" and "the parties", of whom nobody tells how many they are
constexpr std::size_t kMostMembers = 8;
// A long text must not make the work a square: words looked at in one sentence, holders of offices compared with one phrase.
constexpr std::uint32_t kMostWords = 400;
constexpr std::size_t kMostHolders = 200;

/// "Two", "both", "either side": how many.
std::optional<std::size_t> number_of(std::string_view word) {
  if (any_of(word, {"two", "both", "either", "neither"})) return 2;
  if (word == "three") return 3;
  if (word == "four") return 4;
  return word == "five" ? std::optional<std::size_t>(5) : std::nullopt;
}

bool is_capitalised(std::string_view word) { return word.front() >= 'A' && word.front() <= 'Z'; }

/// A phrase that may stand for a set.
struct Phrase {
  std::uint32_t head = 0;
  Range tokens;
  SetNouns::Of of = SetNouns::Of::kAny;
  std::optional<std::size_t> count;
  bool noun = false;                    // "the two sides"; else "both", "they"
  std::vector<std::string_view> words;  // of an office: "interior", "minister"
  std::vector<std::uint32_t> others;    // actors who are none of them

  bool is_pronoun() const { return !noun && !count; }
};

class SetFinder {
 public:
  SetFinder(const Tree& tree, const SetNouns& nouns)
      : tree_(tree),
        document_(tree.document()),
        nouns_(nouns),
        actors_(document_),
        holders_(office_holders()) {}

  std::vector<ActorSet> find();

 private:
  struct Pair {
    std::size_t weight = 0;
    std::uint32_t first = 0, second = 0;
  };
  std::optional<Phrase> noun_phrase(std::uint32_t head) const;
  std::optional<Phrase> alone(std::uint32_t head) const;
  bool is_open(const Phrase& phrase) const;
  std::optional<std::uint32_t> member(std::uint32_t actor, const Phrase& phrase) const;
  bool is_side(std::uint32_t actor, const Phrase& phrase) const;
  std::vector<std::uint32_t> fitting(const std::vector<std::uint32_t>& actors, const Phrase& phrase) const;
  std::vector<std::uint32_t> joined(std::uint32_t first) const;
  std::vector<std::uint32_t> members_of(const Phrase& phrase);
  std::vector<std::uint32_t> members_in(Range tokens, const Phrase& phrase) const;
  std::vector<std::uint32_t> named_behind(const Phrase& phrase) const;
  std::vector<std::uint32_t> met_in(Range tokens) const;
  std::vector<std::uint32_t> sides_in(Range tokens, const Phrase& phrase) const;
  void leave_out_doers(Phrase& phrase) const;
  std::vector<std::uint32_t> holders(const Phrase& phrase) const;
  std::vector<std::pair<std::uint32_t, std::string>> office_holders() const;
  std::vector<Pair> pairs_of(SetNouns::Of of) const;
  std::vector<std::uint32_t> foremost(const Phrase& phrase);

  const Tree& tree_;
  const Document& document_;
  const SetNouns& nouns_;
  ActorMap actors_;
  std::vector<std::pair<std::uint32_t, std::string>> holders_;
  std::optional<std::vector<Pair>> states_, sides_;  // once they are asked for
  std::vector<ActorSet> sets_;
};

/// "The two sides", "both governments", "each side", "the parties"; not "two countries of the region", "the two Korean leaders", "two men".
std::optional<Phrase> SetFinder::noun_phrase(std::uint32_t head) const {
  if (tree_.upos(head) != "NOUN") return std::nullopt;
  const SetNouns::Row* const row = nouns_.find(tree_.lemma(head));
  const auto entity = headed_by(document_.entities, head);
  const bool person = entity && document_.entities[*entity].kind == "person";
  if (row == nullptr && !person) return std::nullopt;
  Phrase out{head, {head, head + 1}, row != nullptr ? row->of : SetNouns::Of::kPerson, std::nullopt, true, {},
             {}};
  bool definite = false, distributive = false;
  for (const std::uint32_t c : tree_.children(head)) {
    if (tree_.is_punctuation(c) || tree_.is(c, "case") || tree_.is(c, "cc")) continue;
    const bool narrows = tree_.is(c, "amod") || tree_.is(c, "compound");
    if (narrows && out.of == SetNouns::Of::kPerson) out.words.push_back(tree_.lower(c));
    if (tree_.is(c, "nmod") || tree_.is(c, "acl") || tree_.is(c, "appos") || tree_.is(c, "conj") ||
        (narrows && out.of != SetNouns::Of::kPerson &&
         (tree_.is(c, "compound") || is_capitalised(tree_.form(c)))))
      return std::nullopt;  // its own words say who they are
    if (c > head) continue;
    const std::string_view word = tree_.lower(c);
    if (const auto number = number_of(word)) out.count = number;
    definite = definite || any_of(word, {"the", "these", "those", "both"});
    distributive = distributive || any_of(word, {"each", "either", "neither"});
    out.tokens.begin = std::min(out.tokens.begin, tree_.extent(c).begin);
  }
  if (out.of == SetNouns::Of::kPerson) out.words.push_back(tree_.lemma(head));
  const bool plural = tree_.xpos(head) == "NNS" || any_of(tree_.lemma(head), {"pair", "duo"});
  if (distributive && row != nullptr) {
    if (!out.count) out.count = 2;
    return out;
  }
  if (!definite || !plural) return std::nullopt;
  if (!out.count && row != nullptr) out.count = row->count;
  // "the officials", "the countries" may be any
  return out.count || (row != nullptr && row->of == SetNouns::Of::kAny) ? std::optional(out) : std::nullopt;
}

/// "Both", "the two", and "they" of whom nobody is known.
std::optional<Phrase> SetFinder::alone(std::uint32_t head) const {
  const std::string_view word = tree_.lower(head);
  Phrase out{head, {head, head + 1}, SetNouns::Of::kAny, std::nullopt, false, {}, {}};
  if (any_of(word, {"they", "them", "their"})) return out;
  const bool argument =
      tree_.is(head, "nsubj") || tree_.is(head, "obj") || tree_.is(head, "iobj") || tree_.is(head, "obl");
  if (!argument || tree_.upos(head) == "NOUN" || tree_.child(head, "nmod")) return std::nullopt;
  if (word == "both") {
    out.count = 2;
    return out;
  }
  const auto det = tree_.child(head, "det");
  out.count = det && tree_.lower(*det) == "the" ? number_of(word) : std::nullopt;
  if (!out.count) return std::nullopt;
  out.tokens.begin = *det;
  return out;
}

/// Whether nobody is known for it, but for one whom such phrases made.
bool SetFinder::is_open(const Phrase& phrase) const {
  const auto actor = actors_.at(phrase.head);
  if (!actor) return true;
  const Actor& one = document_.actors[*actor];
  // "they" who were told of before are known
  if (phrase.is_pronoun() && one.mentions.front().form != MentionForm::kPronoun) return false;
  const bool described = one.kind == ActorKind::kUnnamed || one.offices.empty();
  return described && !is_named(one) && !one.acts_for;
}

/// What an actor is in a set of this kind: of states a minister is his state.
std::optional<std::uint32_t> SetFinder::member(std::uint32_t actor, const Phrase& phrase) const {
  const ActorKind kind = document_.actors[actor].kind;
  if (kind == ActorKind::kOutlet || kind == ActorKind::kPopulation) return std::nullopt;
  if (phrase.of == SetNouns::Of::kPerson)
    return kind == ActorKind::kPerson ? std::optional(actor) : std::nullopt;
  if (!phrase.noun) return kind == ActorKind::kUnnamed ? std::nullopt : std::optional(actor);
  const std::uint32_t principal = principal_of(document_, actor);
  const ActorKind of = document_.actors[principal].kind;
  const bool state = of == ActorKind::kState || of == ActorKind::kGovernment;
  const bool side = of == ActorKind::kArmedGroup || of == ActorKind::kOrganisation || of == ActorKind::kBloc;
  return state || (side && phrase.of == SetNouns::Of::kAny) ? std::optional(principal) : std::nullopt;
}

/// The members that these would be, each once; empty where one of them can be none.
std::vector<std::uint32_t> SetFinder::fitting(const std::vector<std::uint32_t>& actors,
                                              const Phrase& phrase) const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t actor : actors) {
    const auto one = member(actor, phrase);
    const bool other = one && std::find(phrase.others.begin(), phrase.others.end(),
                                        principal_of(document_, *one)) != phrase.others.end();
    if (!one || other) return {};
    if (std::find(out.begin(), out.end(), *one) == out.end()) out.push_back(*one);
  }
  const bool enough = phrase.count ? out.size() == *phrase.count : out.size() >= 2;
  return enough && out.size() <= kMostMembers ? out : std::vector<std::uint32_t>();
}

/// The actors of joined words, the first of which this is; empty where one is none.
std::vector<std::uint32_t> SetFinder::joined(std::uint32_t first) const {
  std::vector<std::uint32_t> words = {first}, out;
  for (const std::uint32_t c : tree_.children(first)) {
    if (tree_.is(c, "conj") && tree_.is_nominal(c)) words.push_back(c);
  }
  if (const auto other = tree_.paired(first); other && *other > first) words.push_back(*other);
  for (const std::uint32_t word : words) {
    const auto actor = actors_.at(word);
    if (!actor) return {};
    out.push_back(*actor);
  }
  return words.size() > 1 ? out : std::vector<std::uint32_t>();
}

/// The last joined actors of a stretch of text; else all that it has of this kind.
std::vector<std::uint32_t> SetFinder::members_in(Range tokens, const Phrase& phrase) const {
  for (std::uint32_t t = tokens.end; t-- > tokens.begin;) {
    // "They" are the subject before
    if (phrase.is_pronoun() && (!tree_.is(t, "nsubj") || tree_.head(t) == tree_.head(phrase.head))) continue;
    const std::vector<std::uint32_t> found = fitting(joined(t), phrase);
    if (!found.empty() && tree_.extent(t).begin < phrase.tokens.begin) return found;
  }
  if (!phrase.count) return {};
  return fitting(phrase.of == SetNouns::Of::kPerson ? met_in(tokens) : sides_in(tokens, phrase), phrase);
}

/// All in a stretch of text that may be members; states by their adjectives too.
std::vector<std::uint32_t> SetFinder::sides_in(Range tokens, const Phrase& phrase) const {
  std::vector<std::uint32_t> all;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Mention* const mention = actors_.mention_at(t);
    const auto actor = mention == nullptr   ? actors_.state_at(t)
                       : mention->head == t ? actors_.at(t)
                                            : std::nullopt;
    if (actor && is_side(*actor, phrase)) all.push_back(*actor);
  }
  return all;
}

/// "Tehran asked both governments": whoever does something to them is none of them.
void SetFinder::leave_out_doers(Phrase& phrase) const {
  constexpr int kMostClimbs = 6;
  std::uint32_t at = phrase.head;
  for (int climbs = 0; climbs < kMostClimbs && tree_.head(at); ++climbs) {
    const std::uint32_t below = at;
    at = *tree_.head(at);
    if (tree_.is(below, "nsubj")) return;
    const auto subject = tree_.child(at, "nsubj");
    if (!subject) continue;
    const auto actor = actors_.at(*subject);
    if (actor) phrase.others.push_back(principal_of(document_, *actor));
  }
}

/// "Xi met Putin", "Xi spoke with Putin": those of the last such clause. Other persons of a sentence are too many to be meant by "the two men".
std::vector<std::uint32_t> SetFinder::met_in(Range tokens) const {
  for (std::uint32_t t = tokens.end; t-- > tokens.begin;) {
    const auto verb = tree_.head(t);
    const bool partner = verb && ((tree_.is(t, "obj") && tree_.lemma(*verb) == "meet") ||
                                  (tree_.is(t, "obl") && tree_.case_of(t) == "with"));
    const auto subject = partner ? tree_.child(*verb, "nsubj") : std::nullopt;
    if (!subject || !actors_.at(t) || !actors_.at(*subject)) continue;
    return {*actors_.at(*subject), *actors_.at(t)};
  }
  return {};
}

/// Whether an actor that nothing joins with another may be one of the two.
bool SetFinder::is_side(std::uint32_t actor, const Phrase& phrase) const {
  const auto one = member(actor, phrase);
  if (!one) return false;
  const ActorKind kind = document_.actors[*one].kind;
  return kind != ActorKind::kOrganisation && kind != ActorKind::kBloc;
}

/// The persons who hold an office, with its title in lower case.
std::vector<std::pair<std::uint32_t, std::string>> SetFinder::office_holders() const {
  std::vector<std::pair<std::uint32_t, std::string>> out;
  for (std::uint32_t a = 0; a < document_.actors.size() && out.size() <= kMostHolders; ++a) {
    if (document_.actors[a].kind != ActorKind::kPerson) continue;
    for (const Office& office : document_.actors[a].offices) out.emplace_back(a, lower_case(office.title));
  }
  return out;
}

/// "The two interior ministers": those of whom the text says that they are one, if there are so many.
std::vector<std::uint32_t> SetFinder::holders(const Phrase& phrase) const {
  std::vector<std::uint32_t> out;
  if (holders_.size() > kMostHolders) return out;
  for (const auto& holder : holders_) {
    const std::uint32_t actor = holder.first;
    const std::string& title = holder.second;
    const bool holds = std::all_of(phrase.words.begin(), phrase.words.end(), [&](std::string_view word) {
      return title.find(word) != std::string::npos;
    });
    if (holds && (out.empty() || out.back() != actor)) out.push_back(actor);
  }
  return phrase.count == out.size() ? out : std::vector<std::uint32_t>();
}

/// Who is told of together, and how much: joined, or alone in a sentence with each other; the most first.
std::vector<SetFinder::Pair> SetFinder::pairs_of(SetNouns::Of of) const {
  constexpr std::size_t kJoined = 3, kTogether = 1;
  const Phrase two{0, {}, of, 2, true, {}, {}};
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> weights;
  const auto add = [&weights](const std::vector<std::uint32_t>& found, std::size_t weight) {
    if (found.size() == 2) weights[{std::min(found[0], found[1]), std::max(found[0], found[1])}] += weight;
  };
  for (const Sentence& sentence : document_.sentences) {
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
      add(fitting(joined(t), two), kJoined);
    add(fitting(sides_in(sentence.tokens, two), two), kTogether);
  }
  std::vector<Pair> out;
  for (const auto& [pair, weight] : weights) out.push_back({weight, pair.first, pair.second});
  std::sort(out.begin(), out.end(), [](const Pair& a, const Pair& b) {
    return std::tie(b.weight, a.first, a.second) < std::tie(a.weight, b.first, b.second);
  });
  return out;
}

/// "Both governments", far from where they were named: the two that the text speaks of together most, where no other two come near them.
std::vector<std::uint32_t> SetFinder::foremost(const Phrase& phrase) {
  constexpr std::size_t kFewest = 3,
                        kMostPairs = 32;  // pairs looked at: a long text must not make the work a square
  if (!phrase.noun || phrase.of == SetNouns::Of::kPerson || phrase.count != 2) return {};
  auto& pairs = phrase.of == SetNouns::Of::kState ? states_ : sides_;
  if (!pairs) pairs = pairs_of(phrase.of);
  const auto is_other = [&phrase, this](std::uint32_t actor) {
    return std::find(phrase.others.begin(), phrase.others.end(), principal_of(document_, actor)) !=
           phrase.others.end();
  };
  const Pair* best = nullptr;
  for (std::size_t i = 0; i < std::min(pairs->size(), kMostPairs); ++i) {
    const Pair& one = (*pairs)[i];
    if (is_other(one.first) || is_other(one.second)) continue;
    if (best != nullptr && best->weight < 2 * one.weight) return {};
    if (best != nullptr) break;
    best = &one;
    if (best->weight < kFewest) return {};
  }
  return best != nullptr ? std::vector<std::uint32_t>{best->first, best->second}
                         : std::vector<std::uint32_t>();
}

/// "At their meeting in Tolm, Reis and Kell agreed": the subject behind it.
std::vector<std::uint32_t> SetFinder::named_behind(const Phrase& phrase) const {
  constexpr int kMostClimbs = 4;
  std::uint32_t at = phrase.head;
  for (int climbs = 0; climbs < kMostClimbs && tree_.head(at); ++climbs) {
    at = *tree_.head(at);
    const auto subject = tree_.child(at, "nsubj");
    if (subject && *subject > phrase.head && at > *subject) return fitting(joined(*subject), phrase);
  }
  return {};
}

std::vector<std::uint32_t> SetFinder::members_of(const Phrase& phrase) {
  const std::uint32_t own = tree_.sentence_of(phrase.head);
  const bool pronoun = phrase.is_pronoun();
  if (pronoun) {
    std::vector<std::uint32_t> behind = named_behind(phrase);
    if (!behind.empty()) return behind;
  }
  if (phrase.of == SetNouns::Of::kPerson) {
    std::vector<std::uint32_t> found = holders(phrase);
    if (!found.empty() || phrase.words.size() > 1) return found;
  }
  for (std::uint32_t back = 0; back <= std::min(own, phrase.count ? kMostSentences : kNearest); ++back) {
    Range tokens = document_.sentences[own - back].tokens;
    tokens.end = std::min(tokens.end, phrase.tokens.begin);
    tokens.begin = std::max(tokens.begin, tokens.end - std::min(tokens.end, kMostWords));
    if (!sets_.empty() && sets_.back().head >= tokens.begin) {  // "The two sides met. Both ..."
      std::vector<std::uint32_t> same = fitting(sets_.back().members, phrase);
      if (!same.empty()) return same;
    }
    std::vector<std::uint32_t> found = members_in(tokens, phrase);
    if (!found.empty()) return found;
  }
  return foremost(phrase);
}

std::vector<ActorSet> SetFinder::find() {
  for (std::uint32_t t = 0; t < tree_.size(); ++t) {
    auto phrase = noun_phrase(t);
    if (!phrase) phrase = alone(t);
    if (!phrase || !is_open(*phrase)) continue;
    if (phrase->noun) leave_out_doers(*phrase);
    std::vector<std::uint32_t> members = members_of(*phrase);
    if (!members.empty()) sets_.push_back({t, phrase->tokens, std::move(members)});
  }
  return std::move(sets_);
}

}  // namespace

Result<SetNouns> SetNouns::load() {
  const auto rows = read_embedded_table("actors/sets.tsv", 4, 4);
  if (!rows) return rows.error();
  SetNouns out;
  for (const TableRow& row : rows.value()) {
    Row noun;
    if (!any_of(row.cells[1], {"any", "state", "person"}))
      return table_error(kTable, row, "of is any, state or person");
    noun.of = row.cells[1] == "any" ? Of::kAny : row.cells[1] == "state" ? Of::kState : Of::kPerson;
    if (row.cells[2] != "-") {
      if (row.cells[2] != "2") return table_error(kTable, row, "count is 2 or -");
      noun.count = 2;
    }
    noun.example = row.cells[3];
    for (const std::string_view lemma : split(row.cells[0], ' ')) {
      if (!out.rows_.emplace(lemma, noun).second)
        return table_error(kTable, row, "a noun that stands there twice");
    }
  }
  return out;
}

const SetNouns::Row* SetNouns::find(std::string_view lemma) const {
  const auto found = rows_.find(lemma);
  return found == rows_.end() ? nullptr : &found->second;
}

std::vector<ActorSet> find_sets(const Tree& tree, const SetNouns& nouns) {
  return SetFinder(tree, nouns).find();
}

}  // namespace rapporteur
