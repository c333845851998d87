// An event as a store gives it, and the cells of what the writers of event data make of it. The sentence is invented:
// "Velia's foreign minister, Ana Reis, met Norland's army chief in Geneva." Used by the tests of the event tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/exports/forms_events.h"

namespace rapporteur::testing {

inline store::Party party(std::string role, std::string name, std::string country, std::string sector) {
  store::Party out;
  out.role = std::move(role);
  out.name = std::move(name);
  out.country = std::move(country);
  out.sector = std::move(sector);
  return out;
}

inline store::EntryPlace geneva() {
  return {"Geneva", "CHE", "Canton of Geneva", "city", 46.2022, 6.1457, 2660646};
}

/// Ana Reis for Portugal visits the army of Norway; occurred on 2026-03-05.
inline store::Entry visit() {
  store::Entry out;
  out.kind = store::EntryKind::kEvent;
  out.id = "0a1b2c3d4e5f6071";
  out.article = "a1b2c3d4e5f60718";
  out.url = "https://www.tern.example/talks?page=2";
  out.title = "Talks on the harbour";
  out.outlet = "The Tern";
  out.language = "en";
  out.published = "2026-03-06T08:30:00+01:00";
  out.article_length = 2411;
  out.sentence_number = 2;
  out.sentence = "\"Caf\xC3\xA9\" Reis met the Norland army\tin Geneva.";
  out.sentence_span = {100, 143};
  out.label = "CONSULT";
  out.mode = "visit";
  out.status = "occurred";
  out.words = "met";
  out.cameo = "042";
  out.contexts = {"military", "diplomatic"};
  out.intensity = 4;
  out.quad = 1;
  out.happening = "h00000000000000a1";
  out.parties = {party("actor", "Ana Reis", "PRT", "GOV"), party("recipient", "Norland army", "NOR", "MIL")};
  out.parties[0].span = Span{100, 111};
  out.parties[0].wikidata = "Q42";
  out.parties[0].office = "foreign minister";
  out.parties[1].span = Span{120, 132};
  out.from = "2026-03-05";
  out.to = "2026-03-06";
  out.time_value = "2026-03-05";
  out.place = geneva();
  out.spans = {{"trigger", {112, 115}}};
  out.according_to = "Velia's foreign ministry";
  out.confidence = 0.91249;
  out.added = "2026-03-06T09:15:30Z";
  out.modified = "2026-03-07T10:00:00Z";
  return out;
}

inline store::Entry statement() {
  store::Entry out = visit();
  out.kind = store::EntryKind::kStatement;
  return out;
}

/// The cells of one line, whose line break must be its only one.
inline std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  if (line.empty() || line.find('\n') != line.size() - 1) return {};
  for (const char c : std::string_view(line).substr(0, line.size() - 1)) {
    if (c == '\t')
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

/// What a hostile page may hold: line breaks of three kinds, tabs, a control character, ill-formed UTF-8.
inline const std::string kHostile =
    "a\tb\r\nc\xE2\x80\xA8"
    "d\x01"
    "e\xFF"
    "f";
inline const std::string kHostileAsField =
    "a b  c d e\xEF\xBF\xBD"
    "f";

}  // namespace rapporteur::testing
