// The stage: collect candidates, group them; see actors.h. Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/actors.h"

#include <utility>

#include "rapporteur/actors/grouping.h"
#include "rapporteur/actors/identify.h"

namespace rapporteur {

Result<ActorFinder> ActorFinder::load() {
  auto tables = ActorTables::load();
  if (!tables) return tables.error();
  auto offices = OfficeTable::load();
  if (!offices) return offices.error();
  return ActorFinder(std::make_shared<const ActorTables>(std::move(tables).value()),
                     std::make_shared<const OfficeTable>(std::move(offices).value()));
}

void ActorFinder::find(Document& document) const {
  document.actors.clear();
  if (document.syntax.size() != document.tokens.size() || document.sentences.empty()) return;
  const Tree tree(document);
  document.actors = group_candidates(tree, *tables_, collect_candidates(tree, *tables_));
  identify(document, *tables_, *offices_, document.actors);
}

}  // namespace rapporteur
