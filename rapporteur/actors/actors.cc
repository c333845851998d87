// The stage: collect candidates, group them; see actors.h. Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/actors.h"

#include <algorithm>
#include <map>
#include <utility>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/bystanders.h"
#include "rapporteur/actors/grouping.h"
#include "rapporteur/actors/identify.h"
#include "rapporteur/actors/sets.h"

namespace rapporteur {

namespace {

constexpr std::size_t kMostCells = 64;

/// Each line by itself, so that a bad one costs no other.
void add_own(const OwnActors& own, ActorTables& tables, OfficeTable& offices, std::vector<Error>* faults) {
  const auto complain = [faults](const Error& fault) {
    if (faults != nullptr) faults->push_back(fault);
  };
  std::size_t number = 0;
  for (std::size_t from = 0; from < own.text.size();) {
    const std::size_t end = std::min(own.text.find('\n', from), own.text.size());
    const std::string_view line = std::string_view(own.text).substr(from, end - from);
    from = end + 1;
    ++number;
    auto rows = read_table(own.name, line, 1, kMostCells);
    if (!rows) {
      complain({ErrorCode::kDamagedData, own.name + ":" + std::to_string(number),
                "an empty first cell, or too many"});
      continue;
    }
    for (TableRow& row : rows.value()) {
      row.line = number;
      const Status added =
          row.cells.size() > 6 ? offices.add(row, own.name) : tables.add_organisation(row, own.name);
      if (!added) complain(added.error());
    }
  }
}

/// An actor whose every mention means the same members ("They … They") tells them.
void tell_members(Document& document) {
  for (Actor& actor : document.actors) {
    for (const Mention& mention : actor.mentions) {
      const auto& members = members_at(document, mention.head);
      if (members.empty() || (!actor.members.empty() && actor.members != members)) {
        actor.members.clear();
        break;
      }
      actor.members = members;
    }
  }
}

}  // namespace

Result<ActorFinder> ActorFinder::load(const OwnActors& own, std::vector<Error>* faults) {
  auto tables = ActorTables::load();
  if (!tables) return tables.error();
  auto offices = OfficeTable::load();
  if (!offices) return offices.error();
  auto set_nouns = SetNouns::load();
  if (!set_nouns) return set_nouns.error();
  add_own(own, tables.value(), offices.value(), faults);
  return ActorFinder(std::make_shared<const ActorTables>(std::move(tables).value()),
                     std::make_shared<const OfficeTable>(std::move(offices).value()),
                     std::make_shared<const SetNouns>(std::move(set_nouns).value()));
}

void ActorFinder::find(Document& document) const {
  document.actors.clear();
  document.demonyms.clear();
  document.bystanders = {};
  document.sets.clear();
  if (document.syntax.size() != document.tokens.size() || document.sentences.empty()) return;
  const Tree tree(document);
  document.actors = group_candidates(tree, *tables_, collect_candidates(tree, *tables_));
  identify(document, *tables_, *offices_, document.actors);
  find_demonyms(document);
  document.bystanders = find_bystanders(tree, *tables_);
  document.sets = find_sets(tree, *set_nouns_);
  tell_members(document);
}

/// Of states that are actors of the document already: an adjective alone makes none.
void ActorFinder::find_demonyms(Document& document) const {
  std::map<std::string_view, std::uint32_t> of;  // country code, its state before its government
  for (const ActorKind kind : {ActorKind::kState, ActorKind::kGovernment}) {
    for (std::uint32_t a = 0; a < document.actors.size(); ++a) {
      const Actor& actor = document.actors[a];
      if (actor.kind == kind && !actor.country.empty() && !actor.acts_for) of.emplace(actor.country, a);
    }
  }
  for (std::uint32_t t = 0; t < document.tokens.size() && !of.empty(); ++t) {
    if (document.syntax[t].upos != "ADJ" && document.syntax[t].upos != "PROPN") continue;
    const std::string_view before = t > 0 ? document.form(t - 1) : std::string_view();
    const auto word = tables_->state_adjective(before, document.form(t));
    const auto state = word ? of.find(word->state->code) : of.end();
    if (state != of.end()) document.demonyms.push_back({t, state->second});
  }
}

}  // namespace rapporteur
