// One function per rule; see doers.h. Tested in tests/cases/events/doers.case.
#include "rapporteur/events/doers.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <vector>

#include "rapporteur/base/text.h"
#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

constexpr int kMostPhrases = 4;  // around a noun, climbed over

bool does(const EventParts::Part& part) { return part.role == ParticipantRole::kActor; }
bool suffers(const EventParts::Part& part) { return part.role == ParticipantRole::kRecipient; }

/// "To urge", "to discuss".
bool is_purpose(const Tree& tree, std::uint32_t verb) {
  const auto mark = tree.child(verb, "mark");
  return mark && tree.lower(*mark) == "to";
}

class Doers {
 public:
  Doers(const Tree& tree, std::uint32_t deed, const DeedAt& told_at)
      : tree_(tree), deed_(deed), up_(tree.head(deed)), told_at_(told_at) {}

  void settle(EventParts& parts) const {
    auto& all = parts.participants;
    leave_to_own_doer(all);
    std::erase_if(all, [this](const EventParts::Part& part) {
      const std::uint32_t who = tree_.first_of_joined(part.token);
      return does(part) && (is_subject_above(who) || does_another(who) || is_affected(who) ||
                            is_receiver(who) || is_met_for_it(who) || blames_for_it(who));
    });
    do_by_means(all);
    do_as_asked(all);
    suffer_as_described(all);
  }

 private:
  bool is_subject_above(std::uint32_t who) const;
  bool has_own_agent() const;
  std::optional<std::uint32_t> argument_of_deed(std::uint32_t noun) const;
  bool does_another(std::uint32_t who) const;
  bool is_affected(std::uint32_t who) const;
  bool is_receiver(std::uint32_t who) const;
  bool is_met_for_it(std::uint32_t who) const;
  bool blames_for_it(std::uint32_t who) const;
  std::optional<std::uint32_t> own_doer(const std::vector<EventParts::Part>& all) const;
  void leave_to_own_doer(std::vector<EventParts::Part>& all) const;
  void do_by_means(std::vector<EventParts::Part>& all) const;
  void do_as_asked(std::vector<EventParts::Part>& all) const;
  bool is_asked(std::uint32_t who) const;
  void suffer_as_described(std::vector<EventParts::Part>& all) const;
  bool is_of_type(std::initializer_list<EventType> types) const;

  const Tree& tree_;
  std::uint32_t deed_;
  std::optional<std::uint32_t> up_;
  const DeedAt& told_at_;
};

/// "Velia proposed that Orsk and Norland meet": a clause with a subject of its own is not done by that of the verb above.
bool Doers::is_subject_above(std::uint32_t who) const {
  return up_ && tree_.is(deed_, "ccomp") && tree_.child(deed_, "nsubj") && tree_.child(*up_, "nsubj") == who;
}

/// "Captured by Velia".
bool Doers::has_own_agent() const {
  const auto& children = tree_.children(deed_);
  return is_passive(tree_, deed_) && std::any_of(children.begin(), children.end(), [this](std::uint32_t c) {
           return tree_.is(c, "obl") && tree_.case_of(c) == "by" && is_person_or_body(tree_.document(), c);
         });
}

/// The argument of the deed in whose phrase a noun stands: of "amendments to a text" the amendments.
std::optional<std::uint32_t> Doers::argument_of_deed(std::uint32_t noun) const {
  for (int climbs = 0; climbs < kMostPhrases && tree_.head(noun); ++climbs) {
    if (tree_.head(noun) == deed_) return tree_.is(noun, "obl") ? std::nullopt : std::optional(noun);
    if (!tree_.is(noun, "nmod") && !tree_.is(noun, "conj") && !tree_.is(noun, "appos")) return std::nullopt;
    noun = *tree_.head(noun);
  }
  return std::nullopt;
}

/// "The soldiers captured by Velia were freed by Orsk", "rebels armed by Velia attacked": Velia did the other. But whoever fired the missiles that hit
/// the town hit it, and whoever carried out the raid killed.
bool Doers::does_another(std::uint32_t who) const {
  const auto other =
      tree_.case_of(who) == "by" && tree_.upos(deed_) == "VERB" ? tree_.head(who) : std::nullopt;
  if (!other || *other == deed_ || !is_passive(tree_, *other)) return false;
  if (has_own_agent()) return true;
  if (!tree_.below(*other, deed_)) return false;
  if (tree_.is(*other, "advcl")) return tree_.head(*other) == deed_;
  const auto noun = tree_.is(*other, "acl") ? tree_.head(*other) : std::nullopt;
  const auto argument = noun ? argument_of_deed(*noun) : std::nullopt;
  if (!argument || told_at_(*noun)) return false;
  const bool acts = tree_.relation(*argument) == "nsubj";
  return !acts || is_person_or_body(tree_.document(), *noun);
}

bool Doers::is_of_type(std::initializer_list<EventType> types) const {
  const auto own = told_at_(deed_);
  return own && std::find(types.begin(), types.end(), own->type) != types.end();
}

/// "The strikes gave Iran a pretext": Iran did not strike. But those whom talks bring together talk.
bool Doers::is_affected(std::uint32_t who) const {
  if (!is_of_type({EventType::kAssault, EventType::kCoerce, EventType::kSanction, EventType::kThreaten,
                   EventType::kAccuse}))
    return false;
  if (!up_ || tree_.relation(deed_) != "nsubj" || tree_.head(who) != up_) return false;
  return tree_.is(who, "iobj") || tree_.is(who, "obj");
}

/// "Was handed over to the police": they got him.
bool Doers::is_receiver(std::uint32_t who) const {
  return tree_.case_of(who) == "to" && tree_.head(who) == deed_ && is_passive(tree_, deed_);
}

/// "Reis met Velia's leaders to urge a truce", "went to Orsk to demand it": she did. What one meets to discuss or sign, both do.
bool Doers::is_met_for_it(std::uint32_t who) const {
  if (!is_of_type({EventType::kRequest, EventType::kThreaten, EventType::kAccuse})) return false;
  if (!up_ || !is_purpose(tree_, deed_) || tree_.head(who) != up_) return false;
  if (!tree_.is(deed_, "advcl") && !tree_.is(deed_, "xcomp")) return false;
  const auto told = told_at_(*up_);
  return told && told->type == EventType::kConsult && !is_passive(tree_, *up_) &&
         (tree_.is(who, "obj") || tree_.is(who, "obl"));
}

/// "Velia was accused by Orsk of a raid", "was accused of raids on the port by Orsk": whoever blames Velia for it did not do it, wherever the parser
/// hangs him.
bool Doers::blames_for_it(std::uint32_t who) const {
  if (tree_.case_of(who) != "by") return false;
  std::uint32_t blame = deed_;
  for (int climbs = 0; climbs < kMostPhrases && tree_.head(blame); ++climbs) {
    blame = *tree_.head(blame);
    if (!is_passive(tree_, blame)) continue;
    const auto told = told_at_(blame);
    if (!told || told->type != EventType::kAccuse) return false;
    const auto& parties = told->parts->participants;
    return std::any_of(parties.begin(), parties.end(), [&](const EventParts::Part& one) {
      return does(one) && tree_.first_of_joined(one.token) == who;
    });
  }
  return false;
}

/// The doer that stands with the deed itself: the subject of its clause, or whoever it is done by.
std::optional<std::uint32_t> Doers::own_doer(const std::vector<EventParts::Part>& all) const {
  for (const EventParts::Part& part : all) {
    const bool subject = tree_.relation(part.token) == "nsubj" && tree_.upos(part.token) != "PRON";
    const bool agent = tree_.case_of(part.token) == "by" && has_own_agent();
    if (does(part) && tree_.head(part.token) == deed_ && (subject || agent)) return part.token;
  }
  return std::nullopt;
}

/// "Rebels made claims that the army attacked", "freed prisoners captured by the rebels": what a clause tells with its own doer is done by nobody
/// outside of it. But of those who meet or agree one may stand outside: "the envoy whom Velia met".
void Doers::leave_to_own_doer(std::vector<EventParts::Part>& all) const {
  if (is_of_type({EventType::kConsult, EventType::kAgree, EventType::kCooperate}) || !is_verb(tree_, deed_))
    return;
  if (!up_ || tree_.is(deed_, "conj")) return;
  if (!own_doer(all)) return;
  std::erase_if(all, [this](const EventParts::Part& part) {
    return does(part) && part.token != deed_ && !tree_.below(part.token, deed_);
  });
}

/// "Accused the guards of killing him by beating him": who does the one does it by the other.
void Doers::do_by_means(std::vector<EventParts::Part>& all) const {
  const auto mark = tree_.child(deed_, "mark");
  // "forced the government to resign by blocking roads": the parser hangs it on the nearer verb
  const bool means = up_ && mark && tree_.is(deed_, "advcl") && tree_.lower(*mark) == "by" &&
                     !tree_.is(*up_, "xcomp") && !tree_.child(deed_, "nsubj");
  const auto whole = means ? told_at_(*up_) : std::nullopt;
  if (!whole) return;
  const auto& doers = whole->parts->participants;
  if (std::none_of(doers.begin(), doers.end(), does)) return;
  std::erase_if(all, does);
  std::copy_if(doers.begin(), doers.end(), std::back_inserter(all), does);
}

/// "Norland rejected Velia's demands to withdraw", "its call on Norland to withdraw": whoever is asked would do it, not whoever asks. Of "an order to
/// bomb Norland" nobody is told.
void Doers::do_as_asked(std::vector<EventParts::Part>& all) const {
  const bool asked_for =
      up_ && tree_.is(deed_, "acl") && is_purpose(tree_, deed_) &&
      any_of(tree_.lemma(*up_), {"demand", "call", "appeal", "order", "plea", "ultimatum"});
  const auto told = asked_for ? told_at_(*up_) : std::nullopt;
  if (!told || told->type != EventType::kRequest) return;
  const auto& parties = told->parts->participants;
  std::vector<EventParts::Part> asked;
  for (const EventParts::Part& one : parties) {
    const bool part_already = std::any_of(
        all.begin(), all.end(), [&](const EventParts::Part& part) { return part.token == one.token; });
    if (suffers(one) && !part_already && is_asked(one.token))
      asked.push_back({ParticipantRole::kActor, one.token, one.learned});
  }
  if (asked.empty()) return;
  std::erase_if(all, [&](const EventParts::Part& part) {
    return does(part) && std::any_of(parties.begin(), parties.end(), [&](const EventParts::Part& one) {
             return does(one) && one.token == part.token;
           });
  });
  if (std::none_of(all.begin(), all.end(), does)) all.insert(all.end(), asked.begin(), asked.end());
}

/// "A letter by prisoners held there": whom a participle describes has it done to him, whatever else he does.
void Doers::suffer_as_described(std::vector<EventParts::Part>& all) const {
  if (!is_of_type({EventType::kAssault, EventType::kCoerce, EventType::kSanction})) return;
  const bool described = up_ && tree_.relation(deed_) == "acl" && tree_.xpos(deed_) == "VBN" &&
                         !tree_.child(deed_, "obj") && is_passive(tree_, deed_);
  if (!described) return;
  for (EventParts::Part& part : all) {
    if (does(part) && tree_.first_of_joined(part.token) == up_) part.role = ParticipantRole::kRecipient;
  }
}

/// The subject of the verb that has the demand as its object ("rejected"), or what hangs on the demand ("on Norland").
bool Doers::is_asked(std::uint32_t who) const {
  if (tree_.below(who, deed_)) return false;
  const std::uint32_t first = tree_.first_of_joined(who);
  const auto verb = tree_.is(*up_, "obj") ? tree_.head(*up_) : std::nullopt;
  return tree_.head(first) == up_ || (verb && tree_.child(*verb, "nsubj") == first);
}

}  // namespace

void settle_doers(EventParts& parts, const Tree& tree, std::uint32_t deed, const DeedAt& told_at) {
  Doers(tree, deed, told_at).settle(parts);
  std::stable_sort(parts.participants.begin(), parts.participants.end(),
                   [](const EventParts::Part& a, const EventParts::Part& b) { return a.token < b.token; });
}

}  // namespace rapporteur
