// From an actor of an article to its form. Tested in tests/unit/identities/form_test.cc.
#include <algorithm>

#include "rapporteur/base/data.h"
#include "rapporteur/base/fold.h"
#include "rapporteur/base/text.h"
#include "rapporteur/identities/identities.h"
#include "rapporteur/identities/names.h"

namespace rapporteur {

using identities::is_acronym;
using identities::person_name;
using identities::plain;

namespace {

bool is_body(ActorKind kind) {
  return kind == ActorKind::kGovernment || kind == ActorKind::kOrganisation ||
         kind == ActorKind::kArmedGroup || kind == ActorKind::kBloc || kind == ActorKind::kOutlet;
}

bool is_function_word(std::string_view word) {
  return any_of(word, {"and", "of", "for", "the", "on", "in", "to"});
}

/// "defense" for "defence", "foreign minister" for "minister of foreign affairs": one office, one spelling.
std::string title_key(std::string_view title) {
  std::string out = fold_letters(title);
  const auto swap = [&out](std::string_view from, std::string_view to) {
    const std::size_t at = out.find(from);
    if (at != std::string::npos) out.replace(at, from.size(), to);
  };
  swap("defence", "defense");
  swap("labour", "labor");
  swap("foreign affairs", "foreign");
  for (const std::string_view start : {"minister of the ", "minister of ", "minister for "}) {
    if (out.starts_with(start)) return out.substr(start.size()) + " minister";
  }
  return out;
}

/// "health ministry" for "ministry of health".
std::string one_order(std::string name) {
  for (const std::string_view head : {"ministry", "department", "parliament", "government"}) {
    for (const std::string_view link : {" of the ", " of ", " for "}) {
      const std::string start = std::string(head) + std::string(link);
      if (name.starts_with(start)) return name.substr(start.size()) + " " + std::string(head);
    }
  }
  return name;
}

/// Without a basis a person wrote the record, who does not guess.
bool told_of_itself(const Actor& actor) {
  return any_of(actor.country_basis, {"", "name", "for"}) && !actor.country.empty();
}

/// How an office or an envoy's sender is named: a state or its government by its code, everything else by its name.
std::string whose(const Document& document, std::uint32_t index) {
  const Actor& actor = document.actors[index];
  const bool state = actor.kind == ActorKind::kState || actor.kind == ActorKind::kGovernment;
  if (state && told_of_itself(actor)) return actor.country;
  return actor.kind == ActorKind::kUnnamed ? "" : plain(actor.name);
}

std::vector<HeldOffice> offices_of(const Document& document, const Actor& actor) {
  std::vector<HeldOffice> out;
  for (const Office& office : actor.offices) {
    const auto of = office.of ? office.of : actor.acts_for;
    std::string title = title_key(office.title);
    if (!title.empty()) out.push_back({std::move(title), of ? whose(document, *of) : ""});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// The country of a person: sure where it is told of the person, or where an office of that state stands beside it.
void set_land(const Actor& actor, Form& form) {
  if (actor.country.empty() || actor.country_basis == "article") return;
  form.country = actor.country;
  if (actor.kind != ActorKind::kPerson) {
    form.sure = told_of_itself(actor);
    return;
  }
  const bool office = std::any_of(form.offices.begin(), form.offices.end(),
                                  [&](const HeldOffice& held) { return held.of == actor.country; });
  form.sure = office || any_of(actor.country_basis, {"", "name", "office", "nationality"});
}

std::vector<std::string> short_names(const Document& document, const Actor& actor) {
  std::vector<std::string> out;
  for (const Mention& mention : actor.mentions) {
    const std::string_view words = document.article.text.slice(mention.span);
    if (mention.form != MentionForm::kName ||
        !(is_acronym(words, actor.name) || is_acronym(actor.name, words)))
      continue;
    out.push_back(plain(words));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool begins_large(std::string_view name) {
  return !name.empty() &&
         (static_cast<unsigned char>(name.front()) >= 0x80 || (name.front() >= 'A' && name.front() <= 'Z'));
}

}  // namespace

Result<Identities> Identities::load() {
  Identities out;
  constexpr std::string_view kBodies = "data/identities/bodies.tsv";
  const auto bodies = read_embedded_table("identities/bodies.tsv", 3, 3);
  if (!bodies) return bodies.error();
  for (const TableRow& row : bodies.value()) {
    const Word word{.local = row.cells[1] == "local", .whole = row.cells[2] == "whole"};
    if (!word.local && row.cells[1] != "state") return table_error(kBodies, row, "neither state nor local");
    if (!word.whole && row.cells[2] != "part") return table_error(kBodies, row, "neither whole nor part");
    if (!out.generic_.emplace(row.cells[0], word).second) return table_error(kBodies, row, "twice");
  }
  const auto titles = read_embedded_table("actors/titles.tsv", 5, 6);
  if (!titles) return titles.error();
  for (const TableRow& row : titles.value()) {
    const std::string_view title = row.cells[0];
    const bool many = row.cells.size() > 5 || title.ends_with('.') || title.starts_with("assistant ") ||
                      any_of(title, {"consul", "councilor", "councillor", "magistrate", "sheriff"});
    if (row.cells[1] == "office" && !many) out.single_.insert(title_key(title));
  }
  const auto states = read_embedded_table("actors/states.tsv", 6, 6);
  if (!states) return states.error();
  for (const TableRow& row : states.value()) {
    auto& words = out.states_[std::string(row.cells[0])];
    words.push_back(plain(row.cells[1]));
    for (const std::string_view word : split(row.cells[3], ';')) words.push_back(plain(word));
  }
  const auto further = read_embedded_table("actors/state_words.tsv", 4, 4);
  if (!further) return further.error();
  for (const TableRow& row : further.value()) {
    if (!any_of(row.cells[1], {"name", "adjective"})) continue;
    for (const std::string_view word : split(row.cells[2], ';'))
      out.states_[std::string(row.cells[0])].push_back(plain(word));
  }
  return out;
}

std::string Identities::body_name(std::string_view name, std::string_view country,
                                  std::string_view acts_for) const {
  const std::string whole = plain(name);
  const std::string rest = without_state(whole, country, acts_for);
  // "University of Jordan" is no university of Jordan's, "Chinese Communist Party" may be "the Communist Party"
  return one_order(rest.find(' ') != std::string::npos || generic_name(rest).all ? rest : whole);
}

Identities::Generic Identities::generic_name(std::string_view name) const {
  const std::vector<std::string_view> words = split(name, ' ');
  Generic out;
  for (const std::string_view word : words) {
    if (is_function_word(word)) continue;
    const auto at = generic_.find(word);
    if (at == generic_.end()) return {.all = false};
    out.local = out.local || at->second.local;
    out.vague = words.size() == 1 && !at->second.whole;
  }
  return out;
}

std::string Identities::without_state(const std::string& whole, std::string_view country,
                                      std::string_view acts_for) const {
  std::vector<std::string> words;
  if (const auto at = states_.find(country); at != states_.end()) words = at->second;
  if (!acts_for.empty()) words.emplace_back(acts_for);
  // the longest first, so that "south korean" goes before "korean"
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::string& word : words) {
    if (word.empty()) continue;
    for (const std::string& start : {word + " s ", word + "s ", word + " "}) {
      if (whole.size() > start.size() && whole.starts_with(start)) return whole.substr(start.size());
    }
    for (const std::string& end : {" of the " + word, " of " + word}) {
      if (whole.size() > end.size() && whole.ends_with(end))
        return whole.substr(0, whole.size() - end.size());
    }
  }
  return whole;
}

std::optional<Form> Identities::body_form(Form form, const Actor& actor, bool named) const {
  if (!form.wikidata.empty()) return form;
  const std::string whole = plain(form.name);
  const std::string own = body_name(form.name, form.sure ? form.country : "", form.acts_for);
  const Generic generic = generic_name(own);
  const bool land = form.sure || !form.acts_for.empty();
  const bool known = !generic.all || (land && !generic.vague && (!generic.local || own != one_order(whole)));
  if (!named)
    return generic.all && known && actor.kind == ActorKind::kGovernment ? std::optional(form) : std::nullopt;
  if (known && count_code_points(whole) > 1) form.article.clear();
  return form;
}

std::optional<Form> Identities::form_of(const Document& document, std::uint32_t index) const {
  const Actor& actor = document.actors[index];
  const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                 [](const Mention& mention) { return mention.form == MentionForm::kName; });
  if (actor.kind == ActorKind::kUnnamed || plain(actor.name).empty()) return std::nullopt;
  Form form{.kind = actor.kind, .name = actor.name, .sector = actor.sector, .wikidata = actor.wikidata};
  if (actor.kind == ActorKind::kPerson) form.offices = offices_of(document, actor);
  set_land(actor, form);
  if (actor.acts_for && document.actors[*actor.acts_for].kind == ActorKind::kState) {
    const std::string state = whose(document, *actor.acts_for);
    if (state != document.actors[*actor.acts_for].country) form.acts_for = state;
  }
  form.article = document.article.id;  // until something lets one know it again
  if (!form.wikidata.empty()) form.article.clear();
  if (is_body(actor.kind)) {
    if (form.wikidata.empty()) form.further = short_names(document, actor);
    std::optional<Form> out = body_form(std::move(form), actor, named);
    if (out && !named) out->article.clear();
    return out;
  }
  if (!named && form.wikidata.empty()) return std::nullopt;
  if (actor.kind == ActorKind::kState || (actor.kind == ActorKind::kPopulation && begins_large(form.name))) {
    form.article.clear();
  } else if (actor.kind == ActorKind::kPerson) {
    const bool held = std::any_of(form.offices.begin(), form.offices.end(), [&](const HeldOffice& office) {
      return !office.of.empty() && is_single(office.title);
    });
    const auto name = person_name(form.name);
    if (name.full() || (held && !name.words.empty())) form.article.clear();
  }
  return form;
}

}  // namespace rapporteur
