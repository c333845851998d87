// The rules that say which forms are one actor, surest first. Every step looks at whole sets in the order of their texts,
// never at the order in which they were given. Tested in tests/unit/identities/resolve_test.cc.
#include <algorithm>
#include <functional>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_set>

#include "rapporteur/identities/identities.h"
#include "rapporteur/identities/names.h"

namespace rapporteur {

using identities::is_spelling_of;
using identities::person_name;
using identities::PersonName;
using identities::plain;

namespace {

/// Kinds that are never one another; governments, organisations, groups, blocs and outlets are told apart differently by
/// different articles and go together.
char class_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::kPerson: return 'p';
    case ActorKind::kState: return 's';
    case ActorKind::kPopulation: return 'c';
    default: return 'b';
  }
}

std::string name_key(const Form& form, std::string_view name) {
  return std::string(1, class_of(form.kind)) + ":" + std::string(name);
}

std::string own_key(const Identities& identities, const Form& form) {
  if (form.kind == ActorKind::kPerson) return name_key(form, person_name(form.name).key());
  if (form.kind == ActorKind::kState || form.kind == ActorKind::kPopulation || !form.wikidata.empty())
    return name_key(form, plain(form.name));
  return name_key(form, identities.body_name(form.name, form.sure ? form.country : "", form.acts_for));
}

/// "o:reis|foreign minister|velia": a word of the name, an office that one person holds at a time, whose office it is.
std::vector<std::string> office_keys(const Identities& identities, const Form& form) {
  std::vector<std::string> out;
  if (form.kind != ActorKind::kPerson || !form.article.empty()) return out;
  const PersonName name = person_name(form.name);
  std::set<std::string> words;
  if (!name.words.empty()) words = {name.words.front(), name.words.back()};
  for (const HeldOffice& office : form.offices) {
    if (office.of.empty() || !identities.is_single(office.title)) continue;
    for (const std::string& word : words) out.push_back("o:" + word + "|" + office.title + "|" + office.of);
  }
  return out;
}

/// Under which a state meets a government that goes by its name.
std::vector<std::string> state_key(const Form& form) {
  if (form.kind != ActorKind::kState && form.kind != ActorKind::kGovernment) return {};
  return {"s:" + plain(form.name)};
}

/// "m:b:government|CHN": the name and the land that is told of itself. Who has the same of these has the same name, too.
std::vector<std::string> mark_key(const Identities& identities, const Form& form) {
  const std::string& land = form.sure ? form.country : form.acts_for;
  if (land.empty() || (form.kind == ActorKind::kPerson && !person_name(form.name).full())) return {};
  return {"m:" + own_key(identities, form) + "|" + land};
}

/// What a group of forms is known by; two groups clash where one of these differs.
struct Marks {
  std::set<std::string> wikidata, lands, initials;
  bool any() const { return !wikidata.empty() || !lands.empty() || !initials.empty(); }
  void add(const Marks& other) {
    wikidata.insert(other.wikidata.begin(), other.wikidata.end());
    lands.insert(other.lands.begin(), other.lands.end());
    initials.insert(other.initials.begin(), other.initials.end());
  }
};

bool differ(const std::set<std::string>& one, const std::set<std::string>& other) {
  if (one.empty() || other.empty()) return false;
  return std::none_of(one.begin(), one.end(), [&](const std::string& mark) { return other.contains(mark); });
}

/// "w" and "wj" may be one person, "w" and "h" not.
bool initials_differ(const std::set<std::string>& one, const std::set<std::string>& other) {
  for (const std::string& a : one) {
    for (const std::string& b : other) {
      if (!a.starts_with(b) && !b.starts_with(a)) return true;
    }
  }
  return false;
}

bool clash(const Marks& one, const Marks& other) {
  return differ(one.wikidata, other.wikidata) || differ(one.lands, other.lands) ||
         initials_differ(one.initials, other.initials);
}

class Resolving {
 public:
  Resolving(const Identities& identities, const std::vector<Form>& forms)
      : identities_(identities), forms_(forms), parent_(forms.size()), order_(forms.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    std::iota(order_.begin(), order_.end(), 0U);
    std::vector<std::string> texts;
    for (const Form& form : forms) {
      texts.push_back(to_text(form));
      names_.push_back(person_name(form.name));
      keys_.push_back(form.article.empty() ? own_key(identities, form) : "");
      marks_.push_back(marks_of_one(form, names_.back()));
    }
    std::sort(order_.begin(), order_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
  }

  std::vector<std::uint32_t> run() {
    same_mark();
    same_name();
    governments();
    short_names();
    spellings();
    surnames();
    std::vector<std::uint32_t> out, number(forms_.size(), 0);
    std::uint32_t groups = 0;
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      if (number[root(i)] == 0) number[root(i)] = ++groups;
      out.push_back(number[root(i)] - 1);
    }
    return out;
  }

 private:
  using Group = std::vector<std::uint32_t>;

  std::uint32_t root(std::uint32_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(std::uint32_t one, std::uint32_t other) {
    const std::uint32_t into = root(one), from = root(other);
    if (into == from) return;
    parent_[from] = into;
    marks_[into].add(marks_[from]);
  }

  /// Forms by a key, in the order of their texts; those of one article alone have none.
  std::map<std::string, Group> buckets(
      const std::function<std::vector<std::string>(const Form&, std::uint32_t)>& keys) const {
    std::map<std::string, Group> out;
    for (const std::uint32_t i : order_) {
      if (!forms_[i].article.empty()) continue;
      for (const std::string& key : keys(forms_[i], i)) out[key].push_back(i);
    }
    return out;
  }

  /// The groups that some forms belong to now, each once, by its first form there.
  Group heads(const Group& forms) {
    Group out;
    std::unordered_set<std::uint32_t> roots;
    for (const std::uint32_t form : forms) {
      if (roots.insert(root(form)).second) out.push_back(form);
    }
    return out;
  }

  static Marks marks_of_one(const Form& form, const PersonName& name) {
    Marks out;
    if (!form.wikidata.empty()) out.wikidata.insert(form.wikidata);
    if (form.sure && !form.country.empty()) out.lands.insert(form.country);
    // a body of a state or region that has no code: "Punjab government"
    if (class_of(form.kind) == 'b' && !form.sure && !form.acts_for.empty()) out.lands.insert(form.acts_for);
    if (form.kind == ActorKind::kPerson && !name.initials.empty()) out.initials.insert(name.initials);
    return out;
  }
  /// Of the whole group that it is in now.
  const Marks& marks_of(std::uint32_t form) { return marks_[root(form)]; }

  void same_mark() {
    for (const auto& [key, forms] : buckets([](const Form& form, std::uint32_t) {
           std::vector<std::string> out;
           if (!form.wikidata.empty()) out.push_back(form.wikidata);
           if (form.kind == ActorKind::kState && form.sure) out.push_back(form.country);
           return out;
         })) {
      std::map<std::string, std::uint32_t> firsts;
      for (const std::uint32_t form : forms) {
        const auto [at, fresh] = firsts.emplace(told_apart(form, forms), form);
        if (!fresh) join(at->second, form);
      }
    }
  }

  /// Namesakes get the item of the best known when it is looked up: "Tom Reis Jr" that of "Tom Reis", "Tom A. Reis" that of
  /// "Tom B. Reis". What tells them apart; empty for all others.
  std::string told_apart(std::uint32_t form, const Group& forms) const {
    std::string out;
    for (const std::uint32_t other : forms) {
      if (names_[other].words != names_[form].words) continue;
      if (names_[other].suffix != names_[form].suffix) out = names_[form].suffix;
      if (initials_differ({names_[other].initials}, {names_[form].initials}))
        return names_[form].key() + names_[form].initials;
    }
    return out;
  }

  void same_name() {
    for (const auto& [key, forms] : buckets([&](const Form& form, std::uint32_t i) {
           const bool full = form.kind != ActorKind::kPerson || names_[i].full();
           return full ? std::vector<std::string>{keys_[i]} : std::vector<std::string>();
         })) {
      split_by_marks(heads(forms));
    }
  }

  /// Of groups with one name: those that agree become one. One that agrees with several others which clash stays alone.
  void split_by_marks(const Group& groups) {
    struct Unit {
      std::uint32_t form = 0;
      Marks marks;
    };
    std::vector<Unit> marked, plain_ones;
    for (const std::uint32_t group : groups) {
      Unit unit{group, marks_of(group)};
      (unit.marks.any() ? marked : plain_ones).push_back(std::move(unit));
    }
    // those of whom most is known come first, since they decide what the others may join
    std::stable_sort(marked.begin(), marked.end(), [](const Unit& a, const Unit& b) {
      const auto rank = [](const Unit& unit) {
        return std::tuple(unit.marks.lands.empty(), unit.marks.wikidata.empty(), unit.marks.initials.empty());
      };
      return rank(a) < rank(b);
    });
    std::vector<std::vector<Unit>> clusters;
    const auto fitting = [&](const Unit& unit) {
      std::vector<std::size_t> out;
      for (std::size_t c = 0; c < clusters.size(); ++c) {
        if (std::none_of(clusters[c].begin(), clusters[c].end(),
                         [&](const Unit& other) { return clash(unit.marks, other.marks); }))
          out.push_back(c);
      }
      return out;
    };
    for (Unit& unit : marked) {
      const auto fits = fitting(unit);
      if (fits.empty()) clusters.push_back({});
      if (fits.size() > 1) continue;
      auto& cluster = fits.empty() ? clusters.back() : clusters[fits.front()];
      if (!cluster.empty()) join(cluster.front().form, unit.form);
      cluster.push_back(std::move(unit));
    }
    Group firsts;
    for (const auto& cluster : clusters) firsts.push_back(cluster.front().form);
    Group rest;
    for (const Unit& unit : plain_ones) rest.push_back(unit.form);
    place_unmarked(firsts, rest);
  }

  /// Of one name without a sure mark: to the only one there is, or to the one of the country that stands near it.
  void place_unmarked(const Group& firsts, const Group& rest) {
    std::map<std::string, std::uint32_t> left;  // by what little is known
    for (const std::uint32_t form : rest) {
      const std::string& near = forms_[form].country;
      Group fits;
      for (const std::uint32_t first : firsts) {
        if (!near.empty() && marks_of(first).lands.contains(near)) fits.push_back(first);
      }
      // a person may be told of far from home, a body or a place with the same name elsewhere is another
      const bool may_join = near.empty() || forms_[form].kind == ActorKind::kPerson;
      if (fits.empty() && firsts.size() == 1 && (may_join || marks_of(firsts.front()).lands.empty()))
        fits = firsts;
      if (fits.size() == 1) {
        join(fits.front(), form);
        continue;
      }
      const bool ambiguous = !firsts.empty() || (!may_join && !near.empty());
      const auto [at, fresh] = left.emplace(ambiguous ? near : "", form);
      if (!fresh && (!ambiguous || !near.empty())) join(at->second, form);
    }
  }

  /// A government that goes by the name of its state: "Velia sent a note".
  void governments() {
    for (const auto& [key, forms] :
         buckets([](const Form& form, std::uint32_t) { return state_key(form); })) {
      Group states, bodies;
      for (const std::uint32_t form : forms)
        (forms_[form].kind == ActorKind::kState ? states : bodies).push_back(form);
      const Group groups = heads(states);
      if (groups.size() != 1) continue;
      for (const std::uint32_t head : heads(bodies)) {
        const Form& form = forms_[head];
        const bool far =
            !form.country.empty() && !form.sure && !marks_of(groups.front()).lands.contains(form.country);
        if (!far && !clash(marks_of(groups.front()), marks_of(head))) join(groups.front(), head);
      }
    }
  }

  /// "AU" beside "the African Union" in one article joins the AU of others, if no other body has that short name.
  void short_names() {
    const auto own =
        buckets([&](const Form&, std::uint32_t i) { return std::vector<std::string>{keys_[i]}; });
    for (const auto& [key, forms] : buckets([&](const Form& form, std::uint32_t) {
           std::vector<std::string> out;
           for (const std::string& name : form.further) out.push_back(name_key(form, name));
           return out;
         })) {
      const Group long_ones = heads(forms);
      const auto at = own.find(key);
      if (long_ones.size() != 1 || at == own.end()) continue;
      const Group short_ones = heads(at->second);
      if (short_ones.size() == 1 && !clash(marks_of(long_ones.front()), marks_of(short_ones.front())))
        join(long_ones.front(), short_ones.front());
    }
  }

  /// Two spellings of a full name with one surname, one office, one state.
  void spellings() {
    for (const auto& [key, forms] : office_buckets()) {
      for (std::size_t i = 0; i < forms.size(); ++i) {
        for (std::size_t j = i + 1; j < forms.size(); ++j) {
          const std::uint32_t one = forms[i], other = forms[j];
          if (root(one) != root(other) && is_spelling_of(names_[one], names_[other]) &&
              !clash(marks_of(one), marks_of(other)))
            join(one, other);
        }
      }
    }
  }

  /// A surname with an office joins the one full name that has both; several such surnames are one where none has.
  void surnames() {
    const auto by_office = office_buckets();
    std::map<std::uint32_t, Group> full_of;  // of a form with a surname alone: the full names that it may be
    for (const auto& [key, forms] : by_office) {
      Group full;
      for (const std::uint32_t form : forms) {
        if (is_full(form)) full.push_back(form);
      }
      for (const std::uint32_t form : forms) {
        if (is_full(form)) continue;
        Group& of = full_of[form];
        of.insert(of.end(), full.begin(), full.end());
      }
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
    for (const auto& [form, full] : full_of) {
      const Group groups = heads(full);
      if (groups.size() == 1 && !clash(marks_of(groups.front()), marks_of(form)))
        joins.emplace_back(groups.front(), form);
    }
    for (const auto& [key, forms] : by_office) {
      std::optional<std::uint32_t> first;
      for (const std::uint32_t form : forms) {
        if (is_full(form) || heads(full_of[form]).size() == 1) continue;
        if (first && !clash(marks_of(*first), marks_of(form))) joins.emplace_back(*first, form);
        if (!first) first = form;
      }
    }
    for (const auto& [one, other] : joins) join(one, other);
  }

  bool is_full(std::uint32_t form) const { return names_[form].full(); }
  std::map<std::string, Group> office_buckets() const {
    return buckets([&](const Form& form, std::uint32_t) { return office_keys(identities_, form); });
  }

  const Identities& identities_;
  const std::vector<Form>& forms_;
  Group parent_, order_;
  std::vector<std::string> keys_;
  std::vector<PersonName> names_;
  std::vector<Marks> marks_;  // of a root, those of its group
};

}  // namespace

std::vector<std::string> Identities::keys_of(const Form& form, Reach reach) const {
  if (!form.article.empty()) return {"a:" + to_text(form)};
  std::vector<std::string> out = mark_key(*this, form);
  if (!form.wikidata.empty()) out.push_back("w:" + form.wikidata);
  if (reach == Reach::kMarks) return out;
  if (reach == Reach::kAll) {
    for (std::string& key : office_keys(*this, form)) out.push_back(std::move(key));
    for (const std::string& name : form.further) out.push_back(name_key(form, name));
  }
  if (form.kind == ActorKind::kState && form.sure) out.push_back("l:" + form.country);
  if (form.kind != ActorKind::kPerson || person_name(form.name).full()) out.push_back(own_key(*this, form));
  for (const std::string& key : state_key(form)) out.push_back(key);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::uint32_t> Identities::resolve(const std::vector<Form>& forms) const {
  return Resolving(*this, forms).run();
}

}  // namespace rapporteur
