// Tested in tests/unit/events/slots_test.cc.
#include "rapporteur/events/slots.h"

#include <algorithm>
#include <optional>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr int kMostClimbs = 6;  // of joined and controlled verbs

bool is_relative(const Tree& tree, std::uint32_t token) {
  return any_of(tree.lower(token), {"who", "which", "that", "whom", "whose"}) && tree.upos(token) == "PRON";
}

// Verbs whose object does what the complement says: "asked Norland to withdraw".
bool has_object_control(const Tree& tree, std::uint32_t verb) {
  return !any_of(tree.lemma(verb), {"promise", "vow", "threaten"}) && tree.child(verb, "obj").has_value();
}

/// "the army that shelled the port": the noun that a relative pronoun of the verb's clause stands for.
std::optional<std::uint32_t> antecedent(const Tree& tree, std::uint32_t verb) {
  std::optional<std::uint32_t> at = verb;
  for (int i = 0; at && i < kMostClimbs; ++i) {
    const auto noun = tree.head(*at);
    if (noun && (tree.relation(*at) == "acl:relcl" || tree.cleft_verb(*noun) == at)) return noun;
    if (!tree.is(*at, "conj") && !tree.is(*at, "xcomp") && !tree.is(*at, "ccomp")) break;
    at = tree.head(*at);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> resolved(const Tree& tree, std::optional<std::uint32_t> token,
                                      std::uint32_t verb) {
  if (token && is_relative(tree, *token)) {
    if (const auto noun = antecedent(tree, verb)) return noun;
  }
  return token;
}

std::optional<std::uint32_t> agent_of(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb)) {
    if (tree.is(c, "obl") && tree.case_of(c) == "by") return c;
    // "EU-brokered talks"
    if (c + 2 == verb && tree.lower(c + 1) == "-" && tree.upos(c) == "PROPN") return c;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> subject_of(const Tree& tree, std::uint32_t verb, int climbs);

/// Who does what a clause without a subject of its own says.
std::optional<std::uint32_t> inherited_subject(const Tree& tree, std::uint32_t verb, int climbs) {
  const auto up = tree.head(verb);
  if (!up || climbs >= kMostClimbs) return std::nullopt;
  if (tree.is(verb, "acl")) {  // "troops shelling the port", "a promise to return"
    if (tree.is_nominal(*up) && tree.xpos(verb) == "VBG") return up;
    return std::nullopt;
  }
  if (tree.is(verb, "xcomp") && is_verb(tree, *up)) {
    if (has_object_control(tree, *up)) return tree.child(*up, "obj");
    if (is_passive(tree, *up)) return tree.child(*up, "nsubj");
    return subject_of(tree, *up, climbs + 1);
  }
  if (tree.is(verb, "conj") || tree.is(verb, "advcl") || tree.is(verb, "xcomp"))
    return subject_of(tree, *up, climbs + 1);
  return std::nullopt;
}

std::optional<std::uint32_t> subject_of(const Tree& tree, std::uint32_t verb, int climbs) {
  if (const auto subject = tree.child(verb, "nsubj"); subject && tree.relation(*subject) != "nsubj:pass")
    return resolved(tree, subject, verb);
  if (is_passive(tree, verb)) return agent_of(tree, verb);
  return inherited_subject(tree, verb, climbs);
}

std::optional<std::uint32_t> object_of(const Tree& tree, std::uint32_t verb, int climbs) {
  if (climbs >= kMostClimbs) return std::nullopt;
  if (is_passive(tree, verb)) {
    for (const std::uint32_t c : tree.children(verb)) {
      if (tree.relation(c) == "nsubj:pass") return resolved(tree, c, verb);
    }
    const auto up = tree.head(verb);
    // "the men held there", "the detained men"
    if (up && (tree.is(verb, "acl") || tree.is(verb, "amod")) && tree.is_nominal(*up)) return up;
    if (up && tree.is(verb, "conj") && is_passive(tree, *up)) return object_of(tree, *up, climbs + 1);
    if (up && tree.is(verb, "xcomp")) return tree.child(*up, "nsubj");  // "is due to be expelled"
    return std::nullopt;
  }
  if (const auto object = tree.child(verb, "obj")) return resolved(tree, object, verb);
  // "shelled and took the port": the object of the last of joined verbs is that of all
  for (const std::uint32_t c : tree.children(verb)) {
    if (tree.is(c, "conj") && is_verb(tree, c) && !tree.child(c, "nsubj") && c == verb + 2)
      return object_of(tree, c, climbs + 1);
  }
  return std::nullopt;
}

/// Of a noun: who does it, by the verb that it is the object or complement of ("launched an attack on").
std::optional<std::uint32_t> subject_of_noun(const Tree& tree, std::uint32_t noun) {
  const auto up = tree.head(noun);
  if (!up || !is_verb(tree, *up)) return std::nullopt;
  if (tree.is(noun, "obj")) return subject_of(tree, *up, 0);
  if (tree.relation(noun) == "nsubj:pass") return agent_of(tree, *up);
  if (tree.is(noun, "obl") && !is_passive(tree, *up)) return subject_of(tree, *up, 0);
  return std::nullopt;
}

std::vector<std::uint32_t> behind_preposition(const Tree& tree, std::uint32_t predicate,
                                              std::string_view word) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t c : tree.children(predicate)) {
    if ((tree.is(c, "obl") || tree.is(c, "nmod")) && tree.case_of(c) == word) {
      for (const std::uint32_t t : with_joined(tree, c)) out.push_back(t);
    }
  }
  if (!out.empty() || is_verb(tree, predicate)) return out;
  // "held talks on Monday with Cairo": the parser may hang the phrase of the noun on its verb
  const auto up = tree.head(predicate);
  if (up && is_verb(tree, *up) && (tree.is(predicate, "obj") || tree.is(predicate, "nsubj")))
    return behind_preposition(tree, *up, word);
  return out;
}

std::vector<std::uint32_t> modifiers(const Tree& tree, std::uint32_t noun) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t c : tree.children(noun)) {
    if (c < noun && (tree.is(c, "amod") || tree.is(c, "compound") || tree.is(c, "nmod")) &&
        tree.relation(c) != "nmod:poss" && tree.case_of(c).empty())
      out.push_back(c);
  }
  return out;
}

bool passive(const Tree& tree, std::uint32_t verb, int climbs) {
  // "the clans, denied a seat": whatever its object, and though the tagger may take it for a past tense
  const bool participle = any_of(tree.xpos(verb), {"VBN", "VBD"}) && tree.relation(verb) == "acl";
  if (participle && !tree.child(verb, "nsubj")) return true;
  for (const std::uint32_t c : tree.children(verb)) {
    if (tree.relation(c) == "nsubj:pass" || tree.relation(c) == "aux:pass") return true;
    if (tree.is(c, "nsubj") || tree.is(c, "obj")) return false;
  }
  if (tree.xpos(verb) != "VBN") return false;
  const auto up = tree.head(verb);
  if (!up || tree.is(verb, "acl") || tree.is(verb, "amod")) return true;
  for (const std::uint32_t c : tree.children(verb)) {
    if (tree.is(c, "aux")) return false;  // "has shelled"
  }
  if (tree.is(verb, "conj")) return climbs < kMostClimbs && passive(tree, *up, climbs + 1);
  return tree.is(verb, "advcl") || tree.is(verb, "xcomp");
}

}  // namespace

bool is_verb(const Tree& tree, std::uint32_t token) {
  return tree.upos(token) == "VERB" || tree.upos(token) == "AUX";
}

bool is_passive(const Tree& tree, std::uint32_t verb) { return passive(tree, verb, 0); }

bool has_modal(const Tree& tree, std::uint32_t verb) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return tree.is(c, "aux") && tree.xpos(c) == "MD"; });
}

bool has_particle(const Tree& tree, std::uint32_t verb, std::string_view word) {
  for (const std::uint32_t c : tree.children(verb)) {
    const bool small = tree.relation(c) == "compound:prt" || tree.is(c, "advmod") || tree.is(c, "obl") ||
                       tree.is(c, "case") || tree.is(c, "mark");
    if (c > verb && small && tree.lower(c) == word) return true;
    if (c > verb && tree.is(c, "obl") && tree.case_of(c) == word) return true;
  }
  return verb + 1 < tree.size() && tree.lower(verb + 1) == word;
}

bool is_excluded(const Tree& tree, std::uint32_t word) {
  if (!tree.is(word, "conj") || !tree.is_nominal(word)) return false;
  const auto& beside = tree.children(word);
  return std::any_of(beside.begin(), beside.end(), [&tree](std::uint32_t c) {
    return any_of(tree.lower(c), {"not", "nor", "rather", "instead"});
  });
}

std::vector<std::uint32_t> with_joined(const Tree& tree, std::uint32_t token) {
  std::vector<std::uint32_t> out = {token};
  for (const std::uint32_t c : tree.children(token)) {
    if (tree.is(c, "conj") && !is_excluded(tree, c)) out.push_back(c);
  }
  return out;
}

std::vector<std::uint32_t> in_slot(const Tree& tree, std::uint32_t predicate, std::string_view slot) {
  std::optional<std::uint32_t> found;
  if (slot == "subj") {
    found = is_verb(tree, predicate) ? subject_of(tree, predicate, 0) : subject_of_noun(tree, predicate);
  } else if (slot == "obj") {
    found = is_verb(tree, predicate) ? object_of(tree, predicate, 0) : std::nullopt;
  } else if (slot == "iobj") {
    found = tree.child(predicate, "iobj");
  } else if (slot == "poss") {
    for (const std::uint32_t c : tree.children(predicate)) {
      if (tree.relation(c) == "nmod:poss") found = c;
    }
  } else if (slot == "mod") {
    return modifiers(tree, predicate);
  } else {
    return behind_preposition(tree, predicate, slot);
  }
  return found ? with_joined(tree, *found) : std::vector<std::uint32_t>{};
}

}  // namespace rapporteur
