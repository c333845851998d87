// Tested in tests/unit/events/quantities_test.cc and tests/cases/events/figures.case.
#include "rapporteur/events/quantities.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr std::string_view kTable = "frames/figures.tsv";
constexpr std::uint32_t kNear = 8;       // words between a figure and the deed it counts
constexpr std::uint32_t kMostWords = 6;  // of one number: "two hundred and three thousand"
constexpr double kMost = 1e13;           // larger ones are no counts

std::optional<double> digits(std::string_view word) {
  std::string plain;
  bool point = false;
  for (const char c : word) {
    if (c == ',') continue;
    if (c == '.' && !point) {
      point = true;
    } else if (c < '0' || c > '9') {
      return std::nullopt;
    }
    plain += c;
  }
  if (plain.empty() || plain.size() > 15 || plain == ".") return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return read.ec == std::errc() && read.ptr == plain.data() + plain.size() ? std::optional(value)
                                                                           : std::nullopt;
}

/// A share is no count: "10 % of oil output".
bool is_share(const Tree& tree, Range number) {
  const std::uint32_t next = number.end;
  if (next >= tree.size() || tree.sentence_of(next) != tree.sentence_of(number.begin)) return false;
  return tree.form(next) == "%" || tree.lemma(next) == "percent" || tree.lemma(next) == "per";
}

/// A measure is no count: "a 2,000-pound bomb", "the eight-year war"; but "a 40-strong delegation" is.
bool is_measure(const Tree& tree, Range number) {
  const std::uint32_t hyphen = number.end;
  if (hyphen + 1 >= tree.size() || tree.form(hyphen) != "-") return false;
  return tree.upos(hyphen + 1) == "NOUN" && tree.lower(hyphen + 1) != "strong";
}

/// Of how many it is so is no count of those to whom it was done: "13 out of 19".
bool is_whole(const Tree& tree, Range number) {
  return number.begin > 1 && tree.lower(number.begin - 1) == "of" && tree.lower(number.begin - 2) == "out";
}

/// An age is no count: "Teva Maro, 34, a nurse".
bool is_age(const Tree& tree, Range number) {
  constexpr double kOldest = 120;
  if (number.begin < 2 || number.size() != 1 || tree.form(number.begin - 1) != ",") return false;
  const auto value = digits(tree.form(number.begin));
  const bool closed = number.end >= tree.size() || any_of(tree.lower(number.end), {",", "of", ".", ";", ")"});
  return value && *value < kOldest && closed && tree.upos(number.begin - 2) == "PROPN";
}

/// "The farmer, who was 52": a number that is said of somebody is an age. (Of a toll it is the count: "the toll was 52".)
bool is_said_age(const Tree& tree, Range number) {
  constexpr double kOldest = 120;
  const std::uint32_t token = number.begin;
  const auto value = number.size() == 1 ? digits(tree.form(token)) : std::nullopt;
  if (!value || *value >= kOldest) return false;
  if (token > 0 && any_of(tree.lower(token - 1), {"aged", "age"})) return true;
  const auto whose = tree.child(token, "nsubj");
  return whose && tree.child(token, "cop") &&
         (any_of(tree.lower(*whose), {"who", "he", "she"}) || tree.upos(*whose) == "PROPN");
}

/// Whether coreference takes a noun for a thing or a measure, of which none is killed or arrested: "2,000 km", "15 drones".
bool is_thing(const Document& document, std::uint32_t noun) {
  const auto entity = headed_by(document.entities, noun);
  return entity && !any_of(document.entities[*entity].kind, {"person", "organization", "animal"});
}

}  // namespace

Result<FigureReader> FigureReader::load() {
  const auto rows = read_embedded_table(kTable, 3, 3);
  if (!rows) return rows.error();
  FigureReader out;
  for (const TableRow& row : rows.value()) {
    const std::string_view kind = row.cells[0], value = row.cells[2];
    const std::string file = "data/" + std::string(kTable);
    const auto words = split(row.cells[1], ' ');
    auto* values = kind == "number"  ? &out.numbers_
                   : kind == "times" ? &out.times_
                   : kind == "crowd" ? &out.crowds_
                   : kind == "some"  ? &out.some_
                                     : nullptr;
    auto* names = kind == "deed"      ? &out.deeds_
                  : kind == "counted" ? &out.counted_
                  : kind == "money"   ? &out.money_
                  : kind == "group"   ? &out.groups_
                  : kind == "person"  ? &out.persons_
                                      : nullptr;
    if (values != nullptr) {
      const auto number = digits(value);
      if (!number) return table_error(file, row, "no number: " + std::string(value));
      for (const std::string_view word : words) values->emplace(word, *number);
    } else if (names != nullptr) {
      for (const std::string_view word : words) names->emplace(word, value);
    } else if (kind == "bound") {
      if (value != "low" && value != "high" && value != "none")
        return table_error(file, row, "a bound is low, high or none");
      out.bounds_.push_back({{words.begin(), words.end()}, std::string(value)});
    } else if (kind == "type") {
      const auto type = event_type_of(row.cells[1]);
      if (!type) return table_error(file, row, "no such type");
      out.types_[*type] = value;
    } else if (kind == "instead") {
      const auto type = words.size() == 2 ? event_type_of(words[0]) : std::nullopt;
      if (!type) return table_error(file, row, "no type with what the words say");
      out.instead_[{*type, std::string(words[1])}] = value;
    } else {
      return table_error(file, row, "no such kind");
    }
  }
  std::stable_sort(out.bounds_.begin(), out.bounds_.end(),
                   [](const Bound& a, const Bound& b) { return a.words.size() > b.words.size(); });
  return out;
}

std::optional<double> FigureReader::plain_number(std::string_view word) const {
  if (const auto value = digits(word)) return value;
  if (const auto found = numbers_.find(word); found != numbers_.end()) return found->second;
  const std::size_t hyphen = word.find('-');  // "twenty-three"
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto tens = numbers_.find(word.substr(0, hyphen)), ones = numbers_.find(word.substr(hyphen + 1));
  if (tens == numbers_.end() || ones == numbers_.end()) return std::nullopt;
  return tens->second + ones->second;
}

/// Whether a token continues a number: a number word, one that multiplies, "several" in front of one, the hyphen of "twenty - three".
bool FigureReader::is_part(const Tree& tree, std::uint32_t token) const {
  const std::string_view word = tree.lower(token);
  if (plain_number(word) || times_.contains(word) || crowds_.contains(word)) return true;
  const bool last = token + 1 >= tree.size() || tree.sentence_of(token + 1) != tree.sentence_of(token);
  if (last) return false;
  if (some_.contains(word)) return times_.contains(tree.lower(token + 1));
  if (token == 0 || tree.sentence_of(token - 1) != tree.sentence_of(token)) return false;
  if (word == "of") return crowds_.contains(tree.lower(token - 1)) && crowds_.contains(tree.lower(token + 1));
  if (word == "and") return times_.contains(tree.lower(token - 1)) && plain_number(tree.lower(token + 1));
  const auto tens = numbers_.find(tree.lower(token - 1)), ones = numbers_.find(tree.lower(token + 1));
  return word == "-" && tens != numbers_.end() && ones != numbers_.end() && tens->second >= 20 &&
         ones->second < 10;
}

/// The number whose words surround a token: "80 million", "two hundred and three", "twenty - three".
std::optional<FigureReader::Number> FigureReader::number_at(const Tree& tree, std::uint32_t token) const {
  if (!is_part(tree, token)) return std::nullopt;
  const Range sentence = tree.document().sentences[tree.sentence_of(token)].tokens;
  Number number;
  number.tokens = {token, token + 1};
  while (number.tokens.begin > sentence.begin && is_part(tree, number.tokens.begin - 1) &&
         number.tokens.size() < kMostWords)
    --number.tokens.begin;
  while (number.tokens.end < sentence.end && number.tokens.size() < kMostWords &&
         is_part(tree, number.tokens.end))
    ++number.tokens.end;
  number.value = value_of(tree, number.tokens, number.crowd);
  return number.value <= kMost ? std::optional(number) : std::nullopt;
}

double FigureReader::value_of(const Tree& tree, Range tokens, bool& crowd) const {
  double sum = 0, current = 0;
  bool any = false;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const std::string_view word = tree.lower(t);
    const auto times = times_.find(word);
    if (const auto value = plain_number(word)) {
      const bool continues = any && (current >= 100 || tree.lower(t - 1) == "-");
      current = continues ? current + *value : *value;
    } else if (times != times_.end()) {
      current = (current > 0 ? current : any && sum > 0 ? std::exchange(sum, 0) : 1) * times->second;
      if (times->second >= 1000) {
        sum += current;
        current = 0;
      }
    } else {
      for (const auto* vague : {&crowds_, &some_}) {
        const auto found = vague->find(word);
        if (found == vague->end()) continue;
        // "tens of thousands": twenty times a thousand, "thousands" alone being two of them
        const bool of_many = crowd && any && tree.lower(t - 1) == "of";
        crowd = true;
        current = of_many ? current * found->second / 2 : found->second;
      }
    }
    any = true;
  }
  return sum + current;
}

/// "12 to 15", "between 12 and 15".
std::optional<FigureReader::Number> FigureReader::range_end(const Tree& tree, const Number& first) const {
  const std::uint32_t next = first.tokens.end;
  if (next + 1 >= tree.size() || tree.sentence_of(next + 1) != tree.sentence_of(first.tokens.begin))
    return std::nullopt;
  const bool between =
      first.tokens.begin > 0 && tree.lower(first.tokens.begin - 1) == "between" && tree.lower(next) == "and";
  if (tree.lower(next) != "to" && tree.form(next) != "-" && tree.form(next) != "\u2013" && !between)
    return std::nullopt;
  const auto end = number_at(tree, next + 1);
  return end && end->value > first.value ? end : std::nullopt;
}

const FigureReader::Bound* FigureReader::bound_before(const Tree& tree, std::uint32_t token) const {
  for (const Bound& bound : bounds_) {
    const auto size = static_cast<std::uint32_t>(bound.words.size());
    if (token < size || tree.sentence_of(token - size) != tree.sentence_of(token)) continue;
    bool fits = true;
    for (std::uint32_t i = 0; i < size; ++i) fits = fits && tree.lower(token - size + i) == bound.words[i];
    if (fits) return &bound;
  }
  return nullptr;
}

/// What a figure counts: as the words around it say, but not what events of the type never count ("held" beside a release).
std::string FigureReader::what_of(const Tree& tree, Range number, std::optional<std::uint32_t> noun,
                                  EventType type, std::uint32_t trigger) const {
  std::string what = what_near(tree, number, noun, type, trigger);
  const auto better = instead_.find({type, what});
  return better == instead_.end() ? what : better->second;
}

std::string FigureReader::what_near(const Tree& tree, Range number, std::optional<std::uint32_t> noun,
                                    EventType type, std::uint32_t trigger) const {
  const Range sentence = tree.document().sentences[tree.sentence_of(number.begin)].tokens;
  const auto deed_at = [&](std::uint32_t t) -> const std::string* {
    const auto found = deeds_.find(tree.lemma(t));
    return found == deeds_.end() ? nullptr : &found->second;
  };
  // the verb that the figure itself hangs on ("killed nine, and 18 others were injured"), or the word behind it ("nine dead and 18 wounded")
  if (noun && type != EventType::kProtest) {
    const auto verb = tree.head(*noun);
    const bool done_to = tree.is(*noun, "obj") || tree.relation(*noun) == "nsubj:pass";
    if (const std::string* deed = verb && done_to ? deed_at(*verb) : nullptr) return *deed;
  }
  if (number.end < sentence.end && type != EventType::kProtest &&
      any_of(tree.upos(number.end), {"ADJ", "VERB"})) {
    if (const std::string* deed = deed_at(number.end)) return *deed;
  }
  // the trigger before others, then the nearest, those behind the figure before those in front
  if (const std::string* deed = deed_at(trigger); deed != nullptr && type != EventType::kProtest) {
    const std::uint32_t distance = trigger < number.begin ? number.begin - trigger : trigger - number.begin;
    if (distance <= kNear) return *deed;
  }
  for (std::uint32_t d = 1; d <= kNear; ++d) {
    const std::uint32_t behind = number.end - 1 + d;
    if (behind < sentence.end) {
      if (const std::string* deed = deed_at(behind)) return *deed;
    }
    if (number.begin >= sentence.begin + d) {
      if (const std::string* deed = deed_at(number.begin - d)) return *deed;
    }
  }
  if (noun) {
    const auto found = counted_.find(tree.lemma(*noun));
    if (found != counted_.end()) return found->second;
  }
  // far from any word that would tell: "first three injured, then five, and in the end settled on four"
  if (const std::string* deed = deed_at(trigger); deed != nullptr && type == EventType::kAssault)
    return *deed;
  const auto found = types_.find(type);
  return found == types_.end() ? "other" : found->second;
}

std::optional<Quantity> FigureReader::read(const Tree& tree, std::uint32_t token, EventType type,
                                           std::uint32_t trigger) const {
  auto number = number_at(tree, token);
  if (!number || is_share(tree, number->tokens) || is_whole(tree, number->tokens) ||
      is_age(tree, number->tokens) || is_said_age(tree, number->tokens) || is_measure(tree, number->tokens))
    return std::nullopt;
  const auto last = range_end(tree, *number);
  Quantity out;
  out.low = number->value;
  if (last) {
    out.high = last->value;
  } else if (!number->crowd) {
    out.high = number->value;
  }
  Range words{number->tokens.begin, last ? last->tokens.end : number->tokens.end};
  // "more than a hundred"
  const bool counted_once =
      words.begin > 0 && tree.lower(words.begin - 1) == "a" && times_.contains(tree.lower(words.begin));
  const std::uint32_t from = counted_once ? words.begin - 1 : words.begin;
  if (const Bound* bound = bound_before(tree, from); bound != nullptr && !last) {
    words.begin = from;
    if (bound->value == "high") {
      out.high = out.low;
      out.low.reset();
    } else if (bound->value == "low") {
      out.high.reset();
    }
    words.begin -= static_cast<std::uint32_t>(bound->words.size());
  }
  // the noun that is counted: the head of the figure
  std::optional<std::uint32_t> noun;
  for (std::uint32_t t = number->tokens.begin; t < words.end && !noun; ++t) {
    const auto up = tree.head(t);
    if (up && !number->tokens.contains(*up) && tree.is(t, "nummod") && tree.is_nominal(*up)) noun = up;
  }
  if (!noun) {  // "139 of its soldiers"
    for (const std::uint32_t child : tree.children(number->tokens.end - 1)) {
      if (tree.is(child, "nmod") && tree.case_of(child) == "of" && child > number->tokens.begin) noun = child;
    }
    if (noun && tree.upos(*noun) != "NOUN") noun.reset();
  }
  const auto currency = [&](std::uint32_t t) { return money_.find(tree.lower(t)); };
  for (std::uint32_t t = words.begin > 0 ? words.begin - 1 : 0; t < std::min(words.end + 1, tree.size());
       ++t) {
    if (currency(t) == money_.end() || tree.sentence_of(t) != tree.sentence_of(token)) continue;
    out.what = "money";
    out.unit = currency(t)->second;
    words = {std::min(words.begin, t), std::max(words.end, t + 1)};
  }
  if (out.what.empty()) {
    out.what = what_of(tree, number->tokens, noun, type, trigger);
    // "107 warships have been deployed": they are no soldiers
    const auto thing = noun ? counted_.find(tree.lemma(*noun)) : counted_.end();
    if (out.what == "troops" && thing != counted_.end()) out.what = thing->second;
    const bool of_people =
        any_of(out.what, {"killed", "wounded", "captured", "arrested", "missing", "released", "displaced"});
    const auto is_known = [&](std::uint32_t n) {
      return deeds_.find(tree.lemma(n)) != deeds_.end() || counted_.find(tree.lemma(n)) != counted_.end();
    };
    if (of_people && noun && !is_known(*noun) && is_thing(tree.document(), *noun)) out.what = "other";
    // soldiers are troops and marchers a crowd already by what is counted; of the dead it matters who they are
    const bool anybody =
        !noun || persons_.contains(tree.lemma(*noun)) || any_of(out.what, {"troops", "crowd"});
    out.unit = anybody ? "person" : std::string(tree.lemma(*noun));
    if (noun && *noun >= words.end && *noun - words.end < kMostWords) words.end = *noun + 1;
  }
  out.span = tree.document().span_of(words);
  return out;
}

std::optional<Quantity> FigureReader::counted(const Tree& tree, std::uint32_t noun, EventType type,
                                              std::uint32_t trigger) const {
  const bool does_count = type == EventType::kProtest || counts(tree.lemma(trigger));
  return does_count ? of_phrase(tree, noun, type, trigger) : std::nullopt;
}

std::optional<Quantity> FigureReader::of_phrase(const Tree& tree, std::uint32_t noun, EventType type,
                                                std::uint32_t trigger) const {
  if (auto figure = read(tree, noun, type, trigger)) return figure;  // "dozens of miners"
  for (const std::uint32_t child : tree.children(noun)) {
    if (!tree.is(child, "nummod")) continue;
    if (auto figure = read(tree, child, type, trigger)) return figure;
  }
  return std::nullopt;
}

bool FigureReader::is_toll(std::string_view lemma) const {
  const auto deed = deeds_.find(lemma);
  return deed != deeds_.end() && any_of(deed->second, {"killed", "wounded"});
}

std::optional<Quantity> FigureReader::victim(const Tree& tree, std::uint32_t noun,
                                             std::uint32_t trigger) const {
  if (tree.upos(trigger) != "VERB") return std::nullopt;  // a noun ("the toll") counts more than one
  auto deed = deeds_.find(tree.lemma(trigger));
  for (const std::uint32_t child : tree.children(trigger)) {  // "shot dead"
    if (deed == deeds_.end() && tree.upos(child) == "ADJ") deed = deeds_.find(tree.lemma(child));
  }
  if (deed == deeds_.end() || !any_of(deed->second, {"killed", "wounded"})) return std::nullopt;
  const auto entity = headed_by(tree.document().entities, noun);
  const bool one = tree.xpos(noun) == "NN" && !groups_.contains(tree.lemma(noun)) && entity &&
                   tree.document().entities[*entity].kind == "person";
  if (!one) return std::nullopt;
  for (const std::uint32_t child : tree.children(noun)) {
    if (child > noun || !any_of(tree.lower(child), {"a", "an", "another"})) continue;
    return Quantity{deed->second, 1, 1, "person", tree.document().span_of({child, noun + 1})};
  }
  return std::nullopt;
}

}  // namespace rapporteur
