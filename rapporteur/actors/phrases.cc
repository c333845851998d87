// Noun phrases by the relations of Universal Dependencies; see phrases.h. Where the parser errs on titles (they are
// rare in its training text) the order of words decides: a title stands right before the name.
// Tested in tests/unit/actors/phrases_test.cc.
#include "rapporteur/actors/phrases.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rapporteur {
namespace {

bool leads(const Tree& tree, std::uint32_t token) {
  for (const std::string_view relation : {"det", "amod", "compound", "nummod", "flat", "advmod"}) {
    if (tree.is(token, relation)) return true;
  }
  return tree.relation(token) == "nmod:poss" || tree.relation(token) == "nmod:unmarked" ||
         tree.relation(token) == "nmod:desc";
}

bool opens_complement(std::string_view preposition) {
  return preposition == "of" || preposition == "for" || preposition == "at" || preposition == "to" ||
         preposition == "from" || preposition == "in" || preposition == "with";
}

std::optional<std::uint32_t> number_word(std::string_view word) {
  constexpr std::array<std::string_view, 13> kWords = {"zero", "one",    "two",   "three", "four",
                                                       "five", "six",    "seven", "eight", "nine",
                                                       "ten",  "eleven", "twelve"};
  for (std::uint32_t n = 1; n < kWords.size(); ++n) {
    if (kWords[n] == word) return n;
  }
  std::uint32_t value = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (fault == std::errc() && end == word.data() + word.size()) return value;
  return std::nullopt;
}

// "Velian" is of "Velia", "Norlander" of "Norland": all but the last two letters of the place, four at least.
bool is_adjective_of(std::string_view adjective, std::string_view place) {
  if (adjective.find(' ') != std::string_view::npos) return false;  // "European Union" is not of Europe
  if (place.size() < 4 || adjective.size() <= place.size() - 2 || adjective == place) return false;
  const std::size_t stem = std::max<std::size_t>(4, place.size() - 2);
  return adjective.substr(0, std::min(stem, adjective.size())) == place.substr(0, stem);
}

}  // namespace

Range PhraseReader::core(std::uint32_t head) const {
  Range range{head, head + 1};
  const auto& children = tree_.children(head);
  for (auto child = children.rbegin(); child != children.rend(); ++child) {
    if (*child >= head) continue;
    const Range extent = tree_.extent(*child);
    if (leads(tree_, *child) && extent.end == range.begin) {
      range.begin = extent.begin;
    } else if (tree_.is_punctuation(*child) && tree_.form(*child) == "-" && *child + 1 == range.begin) {
      range.begin = *child;
    } else {
      break;
    }
  }
  // a name in front that the parser hung elsewhere ("Norland official")
  const std::uint32_t first =
      document_.sentences.empty() ? 0 : document_.sentences[tree_.sentence_of(head)].tokens.begin;
  while (range.begin > first && name_at_[range.begin - 1] >= 0 && range.begin == head &&
         tree_.upos(head) == "NOUN" && tree_.is(range.begin - 1, "compound")) {
    const Range name = document_.names[static_cast<std::size_t>(name_at_[range.begin - 1])].tokens;
    range.begin = std::max(first, name.begin);
    if (range.begin > first && tree_.upos(range.begin - 1) == "DET") --range.begin;
  }
  for (const std::uint32_t child : children) {
    if (child < range.end || !(tree_.is(child, "flat") || tree_.is(child, "compound"))) continue;
    const Range extent = tree_.extent(child);  // with the hyphens of "Port-au-Prince"
    if (extent.begin == range.end) range.end = extent.end;
  }
  return range;
}

Range PhraseReader::whole(std::uint32_t head) const {
  Range range = core(head);
  for (const std::uint32_t child : tree_.children(head)) {
    const Range extent = tree_.extent(child);
    if (extent.begin != range.end || !tree_.is(child, "nmod") || !opens_complement(tree_.case_of(child)))
      continue;
    range.end = core(child).end;
  }
  return range;
}

std::optional<TitleFound> PhraseReader::title_before(std::uint32_t end, std::uint32_t from) const {
  const auto longest = static_cast<std::uint32_t>(tables_.longest_title());
  for (std::uint32_t length = std::min(longest, end - from); length > 0; --length) {
    const Range range{end - length, end};
    if (const TitleEntry* entry = tables_.title(lower_case(words(range)))) return TitleFound{entry, range};
  }
  return std::nullopt;
}

std::optional<TitleFound> PhraseReader::title_of_before(std::uint32_t end, std::uint32_t from) const {
  for (std::uint32_t at = end; at > from && end - at < 7; --at) {
    const std::uint32_t token = at - 1;
    const std::string_view tag = tree_.upos(token);
    const std::string_view word = tree_.lower(token);
    const bool posted = (word == "to" || word == "for") && at < end;  // "ambassador to Velia | Ana Reis"
    if (word == "of" || posted) {
      if (const auto title = title_before(token, from)) return title;
      if (posted) return std::nullopt;
    } else if (name_at_[token] < 0 && tag != "PROPN" && tag != "DET" && tag != "ADJ") {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<TitleFound> PhraseReader::title_at(std::uint32_t head) const {
  const Range sentence = document_.sentences.empty() ? Range{head, head + 1}
                                                     : document_.sentences[tree_.sentence_of(head)].tokens;
  const std::uint32_t from = std::max(sentence.begin, core(head).begin);
  for (std::uint32_t end = std::min(sentence.end, head + 4); end > head; --end) {
    for (std::uint32_t begin = from; begin <= head; ++begin) {
      const Range range{begin, end};
      std::string phrase = lower_case(words(range));
      const TitleEntry* entry = tables_.title(phrase);
      if (entry == nullptr && phrase.ends_with('s'))
        entry = tables_.title(phrase.substr(0, phrase.size() - 1));
      if (entry != nullptr) return TitleFound{entry, range};
    }
  }
  return std::nullopt;
}

std::uint32_t PhraseReader::modifiers_before(std::uint32_t begin) const {
  const std::uint32_t first =
      document_.sentences.empty() ? 0 : document_.sentences[tree_.sentence_of(begin)].tokens.begin;
  std::uint32_t at = begin;
  for (int steps = 0; at > first && steps < 8; ++steps) {
    const std::uint32_t previous = at - 1;
    const std::string_view tag = tree_.upos(previous);
    const bool possessive =
        tree_.lower(previous) == "'s" || tree_.lower(previous) == "\u2019s" || tree_.lower(previous) == "'";
    const bool named = name_at_[previous] >= 0;
    // "Velia's newly appointed prime minister"
    const bool participle = (tag == "VERB" && tree_.is(previous, "amod")) ||
                            (tag == "ADV" && tree_.head(previous) == at && at < begin);
    if (!(possessive || named || participle || tag == "ADJ" || tag == "NOUN" || tag == "PROPN")) break;
    at = previous;
  }
  if (at > first && (tree_.upos(at - 1) == "DET" || tree_.relation(at - 1) == "nmod:poss")) --at;
  return at;
}

Holder PhraseReader::holder_at(std::uint32_t token) const {
  const std::int32_t name = name_at_[token];
  Range range = name >= 0 ? document_.names[static_cast<std::size_t>(name)].tokens : Range{token, token + 1};
  range.end = std::min(range.end, tree_.size());
  while (range.end - 1 > token && name_at_[range.end - 1] != name) --range.end;  // an office begins there
  const std::string text = words(range);
  for (const StateUse use : {StateUse::kAdjective, StateUse::kName, StateUse::kPeople}) {
    if (const auto word = tables_.state_word(text, use)) return {word->state, std::nullopt, token};
  }
  for (const Name& other : document_.names) {
    if (other.type == NameType::kPlace && is_adjective_of(text, words(other.tokens))) {
      return {nullptr, tree_.top_of(other.tokens), token};
    }
  }
  if (name < 0) return {};
  // an adjective inside what the tagger took for one long name: "Velian Ambassador to ... Ana Reis"
  if (range.begin == token && range.size() > 3) {
    if (const auto word = tables_.state_word(tree_.form(token), StateUse::kAdjective))
      return {word->state, std::nullopt, token};
  }
  const NameType type = document_.names[static_cast<std::size_t>(name)].type;
  if (type == NameType::kOrganisation || type == NameType::kPlace || type == NameType::kFacility) {
    return {nullptr, tree_.top_of(range), token};
  }
  return {};
}

const StateEntry* PhraseReader::nationality(Range modifiers, std::optional<std::uint32_t> head) const {
  for (std::uint32_t t = std::min(modifiers.end, head.value_or(modifiers.end)); t > modifiers.begin; --t) {
    const auto up = tree_.head(t - 1);
    if ((head && up != head) || tree_.relation(t - 1) == "nmod:poss") continue;
    const std::string_view before = t - 1 > modifiers.begin ? tree_.form(t - 2) : std::string_view();
    if (const auto word = tables_.state_adjective(before, tree_.form(t - 1))) return word->state;
  }
  return nullptr;
}

const StateEntry* PhraseReader::origin(std::uint32_t head) const {
  for (const std::uint32_t child : tree_.children(head)) {
    if (child < head || !tree_.is(child, "nmod") || tree_.case_of(child) != "from") continue;
    const Holder named = holder_at(child);
    if (named.state != nullptr) return named.state;
  }
  return nullptr;
}

bool PhraseReader::former_in(Range modifiers) const {
  constexpr std::array<std::string_view, 11> kWords = {"former",  "ex",      "ex-",      "retired",
                                                       "then",    "onetime", "one-time", "ousted",
                                                       "deposed", "late",    "erstwhile"};
  for (std::uint32_t t = modifiers.begin; t < modifiers.end; ++t) {
    if (std::find(kWords.begin(), kWords.end(), tree_.lower(t)) != kWords.end()) return true;
  }
  return false;
}

bool PhraseReader::former_before(std::uint32_t token, std::uint32_t from) const {
  std::uint32_t at = token;
  if (at > from && tree_.form(at - 1) == "-") --at;  // "ex-minister"
  return at > from && former_in({at - 1, at});
}

// "Norland analyst" studies Norland, "Russia adviser" advises on it; but "Russian adviser", "Tern's editor".
bool PhraseReader::bound(const Holder& holder, Bond bond) const {
  if (!holder.found() || bond == Bond::kNobody) return false;
  if (bond == Bond::kAny) return true;
  const std::int32_t name = name_at_[holder.word];
  const NameType type = name < 0 ? NameType::kOther : document_.names[static_cast<std::size_t>(name)].type;
  if (bond == Bond::kOrganisation) return holder.state == nullptr && type == NameType::kOrganisation;
  const std::string_view form = tree_.form(holder.word);
  const bool abbreviation = !has_small_letter(form);
  const std::string_view marker = tree_.case_of(holder.word);
  const bool place_name =
      type == NameType::kPlace && (holder.state == nullptr || tables_.state_word(form, StateUse::kName));
  if (!place_name || tree_.relation(holder.word) == "nmod:poss") return true;
  return marker.empty() ? abbreviation
                        : marker == "of" || marker == "from";  // "U.S. envoy", "envoy to Velia"
}

Holder PhraseReader::holder_in(Range modifiers, Bond bond) const {
  Holder post;  // "Russia's UN ambassador" is Russia's
  for (std::uint32_t t = modifiers.end; t > modifiers.begin; --t) {
    const std::uint32_t token = t - 1;
    const std::string_view tag = tree_.upos(token);
    if (name_at_[token] < 0 && tag != "ADJ" && tag != "PROPN" && tree_.relation(token) != "nmod:poss")
      continue;
    const Holder named = holder_at(token);
    const bool of_post = bond == Bond::kTopic && named.found() && named.state == nullptr;
    if (of_post && !post.found() && bound(named, bond)) post = named;
    if (of_post) continue;
    if (bound(named, bond)) return named;
    const Holder possessor{nullptr, token, token};
    if (!named.found() && tree_.relation(token) == "nmod:poss" && bound(possessor, bond)) return possessor;
  }
  return post;
}

const StateEntry* PhraseReader::one_of_a_people(std::uint32_t head) const {
  const auto is = [this](std::optional<std::uint32_t> t, std::initializer_list<std::string_view> words) {
    return t && std::find(words.begin(), words.end(), tree_.lower(*t)) != words.end();
  };
  const bool single = is(tree_.child(head, "det"), {"a", "an", "the", "another", "this", "that"}) ||
                      is(tree_.child(head, "nummod"), {"one"});
  const std::string word(tree_.form(head));
  if (!single || word.ends_with("s")) return nullptr;
  if (const auto people = tables_.state_word(word + "s", StateUse::kPeople)) return people->state;
  // "the French" and "the Chinese" are all of them
  const bool every = word.ends_with("sh") || word.ends_with("ch") || word.ends_with("ese");
  const auto adjective = tables_.state_word(word, StateUse::kAdjective);
  return adjective && !every ? adjective->state : nullptr;
}

Holder PhraseReader::holder_after(std::uint32_t head, Bond bond) const {
  for (const std::uint32_t child : tree_.children(head)) {
    if (child < head || !tree_.is(child, "nmod") || !opens_complement(tree_.case_of(child))) continue;
    const Holder named = holder_at(child);
    if (bound(named, bond)) return named;
    const Holder beside = named_beside(child);
    if (bound(beside, bond)) return beside;
    const Holder described{nullptr, child, child};
    if (!named.found() && agent(child) != nullptr && bound(described, bond)) return described;
  }
  const Holder employer = employer_at(head);
  return bound(employer, bond) ? employer : Holder{};
}

// "an analyst at the security firm | Quayline": the name behind the noun of a body.
Holder PhraseReader::named_beside(std::uint32_t noun) const {
  const AgentEntry* const body = agent(noun);
  const std::uint32_t next = noun + 1;
  if (body == nullptr || name_at_[noun] >= 0 || next >= tree_.size() || name_at_[next] < 0 ||
      tree_.sentence_of(next) != tree_.sentence_of(noun))
    return {};
  const bool named = body->use == AgentClass::kOrganisation || body->use == AgentClass::kOutlet ||
                     body->use == AgentClass::kBody;
  const Name& name = document_.names[static_cast<std::size_t>(name_at_[next])];
  if (!named || name.type != NameType::kOrganisation) return {};
  return {nullptr, tree_.top_of(name.tokens), next};
}

// "head of research for the north | at Quayline": the first body behind "at" in the same phrase, wherever the parser
// hung it; what the post is of or for is no holder.
Holder PhraseReader::employer_at(std::uint32_t head) const {
  constexpr std::uint32_t kReach = 14;  // words
  const std::uint32_t end = std::min(document_.sentences[tree_.sentence_of(head)].tokens.end, head + kReach);
  for (std::uint32_t t = head + 1; t + 1 < end; ++t) {
    if (tree_.is_punctuation(t) || tree_.upos(t) == "VERB" || tree_.upos(t) == "AUX") break;
    if (tree_.lower(t) != "at") continue;
    for (std::uint32_t n = t + 1; n < std::min(end, t + 5) && !tree_.is_punctuation(n); ++n) {
      if (name_at_[n] < 0) continue;
      const Name& name = document_.names[static_cast<std::size_t>(name_at_[n])];
      if (name.type != NameType::kOrganisation) break;
      return {nullptr, tree_.top_of(name.tokens), n};
    }
    break;
  }
  return {};
}

Number PhraseReader::number(std::uint32_t head) const {
  const std::string_view tag = tree_.xpos(head);
  if (const auto many = count(head)) return *many == 1 ? Number::kSingular : Number::kPlural;
  if (tag == "NNS" || tag == "NNPS") return Number::kPlural;
  if (tag == "NN" || tag == "NNP") return Number::kSingular;
  return Number::kUnknown;
}

std::optional<std::uint32_t> PhraseReader::count(std::uint32_t head) const {
  if (tree_.upos(head) == "NUM") return number_word(tree_.lower(head));  // "one of her aides"
  for (const std::uint32_t child : tree_.children(head)) {
    if (!tree_.is(child, "nummod") || child > head) continue;
    if (const auto value = number_word(tree_.lower(child))) return value;
  }
  return std::nullopt;
}

bool PhraseReader::definite(std::uint32_t head) const {
  for (const std::uint32_t child : tree_.children(head)) {
    if (tree_.relation(child) == "nmod:poss") return true;
    if (!tree_.is(child, "det")) continue;
    const std::string_view word = tree_.lower(child);
    return word == "the" || word == "this" || word == "that" || word == "these" || word == "those";
  }
  return false;
}

bool PhraseReader::introduces(std::uint32_t head) const {
  constexpr std::array<std::string_view, 12> kWords = {"other", "another",     "different",    "separate",
                                                       "rival", "neighboring", "neighbouring", "second",
                                                       "third", "fourth",      "fifth",        "sixth"};
  const Range range = core(head);
  for (std::uint32_t t = range.begin; t < head; ++t) {
    if (std::find(kWords.begin(), kWords.end(), tree_.lower(t)) != kWords.end()) return true;
  }
  return false;
}

bool PhraseReader::is_bare(std::uint32_t head) const {
  constexpr std::array<std::string_view, 7> kNamesOfTheirOwn = {
      "parliament", "congress", "government", "police", "cabinet", "management", "opposition"};
  if (tree_.xpos(head) != "NN" || tree_.is(head, "nsubj") || tree_.is(head, "appos") ||
      tree_.is(head, "root"))
    return false;
  if (std::find(kNamesOfTheirOwn.begin(), kNamesOfTheirOwn.end(), tree_.lower(head)) !=
      kNamesOfTheirOwn.end())
    return false;
  const std::uint32_t paragraph = document_.tokens[head].paragraph;
  const bool body = paragraph < document_.article.paragraphs.size() &&
                    document_.article.paragraphs[paragraph].part != Part::kTitle;
  const auto& children = tree_.children(head);
  return body && whole(head).size() == 1 &&
         std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
           return tree_.is(c, "nmod") || tree_.is(c, "acl") || tree_.is(c, "conj") || tree_.is(c, "cop");
         });
}

std::string PhraseReader::kernel(std::uint32_t head) const {
  std::string out;
  const Range range = core(head);
  for (std::uint32_t t = range.begin; t < head; ++t) {
    const bool narrows = tree_.is(t, "compound") || tree_.is(t, "amod");
    if (narrows && name_at_[t] < 0 && !holder_at(t).found()) out += std::string(tree_.lower(t)) + " ";
  }
  return out + std::string(tree_.lemma(head));
}

bool PhraseReader::has_joined_holders(const Holder& holder) const {
  if (!holder.found()) return false;
  const auto joined = [this](std::uint32_t token) { return holder_at(token).found(); };
  const auto& children = tree_.children(holder.word);
  const bool first = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return tree_.is(child, "conj") && joined(child);
  });
  const auto up = tree_.head(holder.word);
  return first || (tree_.is(holder.word, "conj") && up && joined(*up));
}

const AgentEntry* PhraseReader::agent(std::uint32_t head) const {
  const std::string_view tag = tree_.upos(head);
  if (tag != "NOUN" && tag != "PROPN") return nullptr;
  if (const AgentEntry* entry = tables_.agent(tree_.lemma(head))) return entry;
  std::string form(tree_.lower(head));
  if (const AgentEntry* entry = tables_.agent(form)) return entry;
  if (form.ends_with("ies")) return tables_.agent(form.substr(0, form.size() - 3) + "y");
  if (form.ends_with("men")) return tables_.agent(form.substr(0, form.size() - 2) + "an");
  return form.ends_with("s") ? tables_.agent(form.substr(0, form.size() - 1)) : nullptr;
}

std::string PhraseReader::words(Range tokens) const {
  std::string out;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (t > tokens.begin && document_.tokens[t].span.begin > document_.tokens[t - 1].span.end) out += ' ';
    out += document_.form(t);
  }
  return out;
}

bool is_generic(const Tree& tree, std::uint32_t head) {
  constexpr std::array<std::string_view, 10> kGeneric = {
      "any", "no", "every", "each", "anyone", "nobody", "anybody", "everyone", "everybody", "neither"};
  const auto listed = [&](std::uint32_t t) {
    return std::find(kGeneric.begin(), kGeneric.end(), tree.lower(t)) != kGeneric.end();
  };
  const auto determiner = tree.child(head, "det");
  return listed(head) || (determiner && listed(*determiner));
}

}  // namespace rapporteur
