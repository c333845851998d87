// Tested in tests/unit/store/identify_test.cc.
#include "rapporteur/store/identify.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <tuple>

#include "rapporteur/base/fnv.h"
#include "rapporteur/base/text.h"
#include "rapporteur/database/database.h"
#include "rapporteur/store/succession.h"

namespace rapporteur::store {
namespace {

const Identities& identities() {
  static const Identities kIdentities = [] {
    auto loaded = Identities::load();
    return loaded ? std::move(loaded).value() : Identities();  // the tables are held sound by a test
  }();
  return kIdentities;
}

/// What is longer than that is no name, and above what a server keeps in an index.
constexpr std::size_t kLongestForm = 2000;  // bytes

/// Forms that are resolved at once, at most: that takes time that grows with the square of their number.
constexpr std::size_t kMostAtOnce = 1000;
constexpr std::array kReaches = {Reach::kAll, Reach::kNames, Reach::kMarks};

std::set<std::string> keys_of(const Form& form) {
  const std::vector<std::string> keys = identities().keys_of(form);
  return {keys.begin(), keys.end()};
}

std::optional<Form> form_at(const Document& document, std::uint32_t actor) {
  std::optional<Form> out = identities().form_of(document, actor);
  if (out && to_text(*out).size() > kLongestForm) out.reset();
  return out;
}

/// What most uses say; of equals the one that sorts first.
std::string most_frequent(const std::map<std::string, std::uint64_t>& uses) {
  const std::pair<const std::string, std::uint64_t>* best = nullptr;
  for (const auto& one : uses) {
    if (best == nullptr || one.second > best->second) best = &one;
  }
  return best == nullptr ? "" : best->first;
}

/// What the forms of an actor say, with how often.
struct Shown {
  using Uses = std::map<std::string, std::uint64_t>;
  Uses names, kinds, countries, sectors, items;

  void add(const Form& form, std::uint64_t uses) {
    names[form.name] += uses;
    kinds[std::string(to_word(form.kind))] += uses;
    if (!form.country.empty()) countries[form.country] += uses;
    if (!form.sector.empty()) sectors[form.sector] += uses;
    if (!form.wikidata.empty()) items[form.wikidata] += uses;
  }

  /// The most frequent name; one of several words before a surname or an acronym, unless it is rare.
  std::string name() const {
    constexpr std::uint64_t kRare = 10;
    const std::string first = most_frequent(names);
    Uses full;
    for (const auto& [one, uses] : names) {
      if (one.find(' ') != std::string::npos && uses * kRare >= names.at(first)) full[one] = uses;
    }
    // "ANA REIS" stands in headlines
    const auto loud = [](const auto& one) { return !has_small_letter(one.first); };
    if (!std::all_of(full.begin(), full.end(), loud)) std::erase_if(full, loud);
    return full.empty() ? first : most_frequent(full);
  }
};

}  // namespace

Identify::Identify(database::Connection& database)
    : database_(database),
      find_(database, "SELECT key FROM actor_forms WHERE form = ?"),
      form_(database, "INSERT INTO actor_forms (form, uses) VALUES (?, 0) RETURNING key"),
      use_(database, "UPDATE actor_forms SET uses = uses + ?2 WHERE key = ?1 RETURNING coalesce(actor, 0)"),
      key_(database, "INSERT INTO actor_form_keys (hash, form) VALUES (?, ?) ON CONFLICT DO NOTHING"),
      of_actor_(
          database,
          "UPDATE article_actors SET form = ?3, actor = (SELECT f.actor FROM actor_forms f WHERE f.key = ?3) "
          "WHERE revision = ?1 AND number = ?2"),
      forms_of_(database, "SELECT key FROM actor_forms WHERE actor = ?"),
      under_(database,
             "SELECT form FROM actor_form_keys WHERE hash = ? LIMIT " + std::to_string(kMostAtOnce + 1)),
      node_(database, "SELECT form, uses, coalesce(actor, 0) FROM actor_forms WHERE key = ?"),
      set_form_(database, "UPDATE actor_forms SET actor = ?2 WHERE key = ?1"),
      set_actors_(database, "UPDATE article_actors SET actor = ?2 WHERE form = ?1"),
      mint_(database,
            "INSERT INTO actors (id, name, kind, added, modified) VALUES (?1, ?2, '', ?3, ?3) ON CONFLICT "
            "(id) DO UPDATE "
            "SET gone = NULL, merged_into = NULL, modified = excluded.modified WHERE actors.gone IS NOT NULL "
            "RETURNING key"),
      forms_(database, "SELECT form, uses FROM actor_forms WHERE actor = ?"),
      revisions_(database, "SELECT DISTINCT revision FROM article_actors WHERE form = ?"),
      describe_(database,
                "UPDATE actors SET name = ?2, kind = ?3, country = ?4, sector = ?5, wikidata = ?6, modified "
                "= ?7, gone = "
                "NULL, merged_into = NULL WHERE key = ?1 AND (gone IS NOT NULL OR name <> ?2 OR kind <> ?3 "
                "OR country IS "
                "DISTINCT FROM ?4 OR sector IS DISTINCT FROM ?5 OR wikidata IS DISTINCT FROM ?6)"),
      close_(database,
             "UPDATE actors SET modified = ?2, gone = ?2, merged_into = (SELECT a.id FROM actors a WHERE "
             "a.key = ?3) "
             "WHERE key = ?1"),
      counts_(database) {}

std::int64_t Identify::keep(const Form& form) {
  const std::string text = to_text(form);
  find_.bind(1, text);
  if (const std::int64_t known = find_.take_number(); known != 0) return known;
  form_.bind(1, text);
  const std::int64_t out = form_.take_number();
  put_keys(form, out);
  touched_.insert(out);
  return out;
}

void Identify::put_keys(const Form& form, std::int64_t key) {
  for (const std::string& one : identities().keys_of(form)) {
    key_.bind(1, static_cast<std::int64_t>(fnv1a(one)));
    key_.bind(2, key);
    key_.run();
  }
}

std::set<std::int64_t> Identify::every_form() {
  std::set<std::int64_t> out;
  database::Statement rows(database_, "SELECT key FROM actor_forms");
  while (rows.step()) out.insert(rows.number(0));
  return out;
}

void Identify::doubt() {
  for (const char* sql :
       {"UPDATE article_actors SET form = NULL, actor = NULL", "UPDATE actor_forms SET uses = 0",
        "DELETE FROM actor_form_keys",
        // so that they come back under their ids if there is a form for them
        "UPDATE actors SET gone = modified WHERE gone IS NULL AND NOT EXISTS (SELECT 1 FROM "
        "actor_forms f WHERE f.actor = actors.key)"})
    database_.execute(sql);
  counts_.clear();
  touched_ = released_ = every_form();
  for (const std::int64_t key : touched_) {
    node_.bind(1, key);
    const auto form = node_.step() ? form_from(node_.text(0)) : std::nullopt;
    node_.reset();
    if (form) put_keys(*form, key);
  }
}

void Identify::check(const Document& document, std::int64_t revision, const Fault& fault) {
  std::map<std::int64_t, std::string> shown;
  database::Statement rows(
      database_,
      "SELECT x.number, f.form FROM article_actors x JOIN actor_forms f ON f.key = x.form "
      "WHERE x.revision = ?");
  rows.bind(1, revision);
  while (rows.step()) shown[rows.number(0)] = rows.text(1);
  for (std::uint32_t i = 0; i < document.actors.size(); ++i) {
    const std::optional<Form> form = form_at(document, i);
    const auto found = shown.find(i);
    if (form ? found == shown.end() || found->second != to_text(*form) : found != shown.end())
      fault(document.article.id, "actor " + std::to_string(i) + " is shown otherwise across articles");
  }
}

void Identify::check_groups(const Fault& fault) {
  forget_what_is_over();
  std::set<std::int64_t> open = every_form(), ignored;
  while (!open.empty()) {
    const std::int64_t first = *open.begin();
    open.erase(first);
    const auto [nodes, group_of] = resolved(first, ignored);
    for (const Node& node : nodes) {
      open.erase(node.key);
      std::set<std::int64_t> keys;
      for (const std::string& key : keys_of(node.form)) keys.insert(static_cast<std::int64_t>(fnv1a(key)));
      if (keys != keys_at(node.key))
        fault({}, "the form " + node.form.name + " has other keys than it should");
    }
    std::map<std::int64_t, std::uint32_t> group;  // of an actor
    std::map<std::uint32_t, std::int64_t> actor;  // of a group
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (group.emplace(nodes[i].actor, group_of[i]).first->second != group_of[i] ||
          actor.emplace(group_of[i], nodes[i].actor).first->second != nodes[i].actor)
        fault({}, nodes[i].form.name + " is another actor across articles than it should be");
    }
  }
}

std::set<std::int64_t> Identify::keys_at(std::int64_t form) {
  database::Statement rows(database_, "SELECT hash FROM actor_form_keys WHERE form = ?");
  rows.bind(1, form);
  std::set<std::int64_t> out;
  while (rows.step()) out.insert(rows.number(0));
  return out;
}

void Identify::add(const Document& document, std::int64_t revision) {
  for (std::uint32_t i = 0; i < document.actors.size(); ++i) {
    const std::optional<Form> form = form_at(document, i);
    if (!form) continue;
    const std::int64_t key = keep(*form);
    use_.bind(1, key);
    use_.bind(2, 1);
    if (const std::int64_t actor = use_.take_number(); actor != 0) counted_.insert(actor);
    of_actor_.bind(1, revision);
    of_actor_.bind(2, i);
    of_actor_.bind(3, key);
    of_actor_.run();
  }
  counts_.put_on(revision);
}

void Identify::remove(std::int64_t revision) {
  counts_.take_off(revision);
  database::Statement forms(database_,
                            "SELECT form FROM article_actors WHERE revision = ? AND form IS NOT NULL");
  forms.bind(1, revision);
  while (forms.step()) {
    const std::int64_t form = forms.number(0);
    use_.bind(1, form);
    use_.bind(2, -1);
    if (const std::int64_t actor = use_.take_number(); actor != 0) counted_.insert(actor);
    released_.insert(form);
  }
}

std::vector<std::int64_t> Identify::under(const std::string& key) {
  std::vector<std::int64_t> out;
  under_.bind(1, static_cast<std::int64_t>(fnv1a(key)));
  while (under_.step()) out.push_back(under_.number(0));
  under_.reset();
  return out;
}

std::set<std::int64_t> Identify::sweep() {
  std::set<std::int64_t> gone, near;
  for (const std::int64_t form : released_) {
    node_.bind(1, form);
    if (node_.step() && node_.number(1) <= 0) gone.insert(form);
    node_.reset();
  }
  std::set<std::string> keys;
  for (const std::int64_t form : gone) {
    if (const auto node = node_at(form)) keys.merge(keys_of(node->form));
  }
  database::Statement drop_keys(database_, "DELETE FROM actor_form_keys WHERE form = ?");
  database::Statement drop(database_, "DELETE FROM actor_forms WHERE key = ? RETURNING coalesce(actor, 0)");
  for (const std::int64_t form : gone) {
    drop_keys.bind(1, form);
    drop_keys.run();
    drop.bind(1, form);
    if (const std::int64_t actor = drop.take_number(); actor != 0) counted_.insert(actor);
    touched_.erase(form);
  }
  released_.clear();
  for (const std::string& key : keys) {
    const std::vector<std::int64_t> left = under(key);
    // of too many none: they were too many before, and are resolved by narrower keys
    if (left.size() <= kMostAtOnce) near.insert(left.begin(), left.end());
  }
  return near;
}

std::set<std::int64_t> Identify::forms_of(std::int64_t actor) {
  std::set<std::int64_t> out;
  forms_of_.bind(1, actor);
  while (forms_of_.step()) out.insert(forms_of_.number(0));
  forms_of_.reset();
  return out;
}

std::optional<Identify::Node> Identify::node_at(std::int64_t form) {
  Node out{.key = form, .actor = 0, .uses = 0, .text = {}, .form = {}};
  node_.bind(1, form);
  if (node_.step()) {
    out.text = node_.text(0);
    out.uses = static_cast<std::uint64_t>(node_.number(1));
    out.actor = node_.number(2);
  }
  node_.reset();
  auto read = form_from(out.text);
  if (!read) return std::nullopt;
  out.form = std::move(*read);
  return out;
}

std::vector<Identify::Node> Identify::component(std::int64_t form, Reach reach, bool before) {
  std::unordered_set<std::int64_t>& over = over_.at(static_cast<std::size_t>(reach));
  std::set<std::int64_t> seen{form};
  std::set<std::string> keys;
  std::vector<Node> out;
  for (std::vector<std::int64_t> open{form}; !open.empty();) {
    const std::int64_t key = open.back();
    open.pop_back();
    if (!before && over.contains(key)) seen.insert(over.begin(), over.end());
    auto node = seen.size() > kMostAtOnce ? std::nullopt : node_at(key);
    for (const std::string& one :
         node ? identities().keys_of(node->form, reach) : std::vector<std::string>()) {
      if (!keys.insert(one).second) continue;
      for (const std::int64_t other : under(one)) {
        if (!(before && fresh_.contains(other)) && seen.insert(other).second) open.push_back(other);
      }
    }
    if (seen.size() > kMostAtOnce) {
      if (!before) over.insert(seen.begin(), seen.end());
      return {};
    }
    if (node) out.push_back(std::move(*node));
  }
  return out;
}

void Identify::find_narrowed(const Node& fresh, Reach reach, std::set<std::int64_t>& again) {
  std::set<std::int64_t> seen;
  for (const std::string& key : identities().keys_of(fresh.form, reach)) {
    const std::vector<std::int64_t> fellows = under(key);
    // those under one key are of one component, but new ones are of none that was there
    const auto old = std::find_if(fellows.begin(), fellows.end(),
                                  [&](std::int64_t other) { return !fresh_.contains(other); });
    if (old == fellows.end() || seen.contains(*old)) continue;
    for (const Node& node : component(*old, reach, true)) {
      seen.insert(node.key);
      again.insert(node.key);
    }
  }
}

std::vector<Identify::Node> Identify::fellows(std::int64_t form, std::set<std::int64_t>& again) {
  const std::optional<Node> own = node_at(form);
  if (!own) return {};
  for (const Reach reach : kReaches) {
    std::vector<Node> out = component(form, reach, false);
    if (!out.empty()) return out;
    if (fresh_.contains(form)) find_narrowed(*own, reach, again);
  }
  return {*own};
}

Identify::Resolved Identify::resolved(std::int64_t form, std::set<std::int64_t>& again) {
  std::vector<std::pair<Node, std::uint32_t>> all;  // with a group, of numbers of no order
  std::set<std::int64_t> seen, actors_seen;
  std::uint32_t groups = 0;
  for (std::vector<std::int64_t> open{form}; !open.empty();) {
    const std::int64_t next = open.back();
    open.pop_back();
    if (seen.contains(next)) continue;
    std::vector<Node> nodes = fellows(next, again);
    std::vector<Form> forms;
    for (const Node& node : nodes) forms.push_back(node.form);
    const std::vector<std::uint32_t> group_of = identities().resolve(forms);
    const std::uint32_t base = groups;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      groups = std::max(groups, base + group_of[i] + 1);
      seen.insert(nodes[i].key);
      if (nodes[i].actor != 0 && actors_seen.insert(nodes[i].actor).second) {
        const std::set<std::int64_t> others = forms_of(nodes[i].actor);
        open.insert(open.end(), others.begin(), others.end());
      }
      all.emplace_back(std::move(nodes[i]), base + group_of[i]);
    }
    seen.insert(next);
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first.text < b.first.text; });
  Resolved out;
  std::map<std::uint32_t, std::uint32_t> numbers;  // in the order of first members
  for (auto& [node, group] : all) {
    out.group_of.push_back(numbers.emplace(group, static_cast<std::uint32_t>(numbers.size())).first->second);
    out.nodes.push_back(std::move(node));
  }
  return out;
}

void Identify::forget_what_is_over() {
  fresh_.clear();
  for (auto& some : over_) some.clear();
}

void Identify::settle(const std::string& now) {
  std::set<std::int64_t> open = sweep();
  open.insert(touched_.begin(), touched_.end());
  forget_what_is_over();
  fresh_.swap(touched_);
  std::unordered_set<std::int64_t> done;
  while (!open.empty()) {
    const std::int64_t first = *open.begin();
    open.erase(open.begin());
    if (done.contains(first)) continue;
    std::set<std::int64_t> again;
    const Resolved all = resolved(first, again);
    done.insert(first);
    for (const Node& node : all.nodes) done.insert(node.key);
    open.merge(again);
    assign(all, now);
  }
  fresh_.clear();
  for (const std::int64_t actor : counted_) describe(actor, now);
  counted_.clear();
  counts_.settle();
}

void Identify::assign(const Resolved& resolved, const std::string& now) {
  const auto& [nodes, group_of] = resolved;
  std::vector<Member> members;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    members.push_back({.was = nodes[i].actor, .weight = nodes[i].uses, .group = group_of[i]});
  Succession next = succession_of(members);
  std::vector<std::vector<const Node*>> groups(next.of_group.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) groups[group_of[i]].push_back(&nodes[i]);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::int64_t& actor = next.of_group[g];
    if (actor == 0) actor = mint(*groups[g].front(), now);
    for (const Node* node : groups[g]) {
      if (node->actor != actor) move(*node, actor);
    }
    counted_.insert(actor);
  }
  for (const auto& [old, group] : next.ended) {
    counted_.erase(old);
    close_.bind(1, old);
    close_.bind(2, now);
    close_.bind(3, next.of_group[group]);
    close_.run();
  }
}

void Identify::move(const Node& node, std::int64_t actor) {
  set_form_.bind(1, node.key);
  set_form_.bind(2, actor);
  set_form_.run();
  std::vector<std::int64_t> revisions;
  revisions_.bind(1, node.key);
  while (revisions_.step()) revisions.push_back(revisions_.number(0));
  revisions_.reset();
  for (const std::int64_t revision : revisions) counts_.take_off(revision);
  set_actors_.bind(1, node.key);
  set_actors_.bind(2, actor);
  set_actors_.run();
  for (const std::int64_t revision : revisions) counts_.put_on(revision);
}

std::int64_t Identify::mint(const Node& first, const std::string& now) {
  // a number more where an actor that is still there has the id
  for (std::uint32_t again = 0;; ++again) {
    std::array<char, 17> id{};
    std::snprintf(id.data(), id.size(), "%016llx",
                  static_cast<unsigned long long>(fnv1a(first.text + " " + std::to_string(again))));
    mint_.bind(1, std::string(id.data()));
    mint_.bind(2, first.form.name);
    mint_.bind(3, now);
    const std::int64_t made = mint_.take_number();
    if (made != 0) return made;
  }
}

void Identify::describe(std::int64_t actor, const std::string& now) {
  Shown shown;
  forms_.bind(1, actor);
  while (forms_.step()) {
    const auto uses = static_cast<std::uint64_t>(forms_.number(1));
    if (const auto form = form_from(forms_.text(0))) shown.add(*form, uses);
  }
  forms_.reset();
  if (shown.kinds.empty()) {
    close_.bind(1, actor);
    close_.bind(2, now);
    close_.run();
    return;
  }
  describe_.bind(1, actor);
  describe_.bind(2, shown.name());
  describe_.bind(3, most_frequent(shown.kinds));
  describe_.bind_or_null(4, most_frequent(shown.countries));
  describe_.bind_or_null(5, most_frequent(shown.sectors));
  describe_.bind_or_null(6, most_frequent(shown.items));
  describe_.bind(7, now);
  describe_.run();
}

}  // namespace rapporteur::store
