// Invented entries of each kind for the tests of exports/, after the example of a diplomatic dispute between
// Velia and Norland. Fields that a test is about are changed by that test.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rapporteur/exports/exports.h"

namespace rapporteur::exports::testing {

using store::Entry;
using store::EntryKind;

inline const Options kOptions{.version = "1.2", .model = "core-1 ab12", .now = "2026-03-03T12:00:00Z"};
inline const Options kNoText{
    .no_text = true, .version = "1.2", .model = "core-1 ab12", .now = "2026-03-03T12:00:00Z"};

inline store::Party party(const std::string& role, const std::string& name, const std::string& actor) {
  store::Party out;
  out.role = role;
  out.name = name;
  out.actor = actor;
  return out;
}

/// What entries of one article have in common; the sentence is 34 code points, at 100.
inline Entry entry_of(EntryKind kind, const std::string& id) {
  Entry out;
  out.kind = kind;
  out.id = id;
  out.article = "5b0c6f1f2d9be0aa";
  out.url = "https://tern.example/talks?id=1&x=2";
  out.title = "No date yet";
  out.outlet = "Tern";
  out.published = "2026-03-03T14:05:00+01:00";
  out.sha256 = std::string(64, 'f');
  out.article_length = 500;
  out.sentence_number = 2;
  out.sentence = "R\u00E9is, of Velia, denied the attack.";
  out.sentence_span = {100, 134};
  out.confidence = 0.912;
  out.reason = "'denied' with its subject";
  out.added = "2026-03-03T13:30:00Z";
  return out;
}

inline Entry statement() {
  Entry out = entry_of(EntryKind::kStatement, "42a41d14d24893cd");
  out.label = "deny";
  out.status = "positive";
  out.form = "indirect";
  out.words = "the attack";
  out.parties = {party("speaker", "Ana R\u00E9is", "a17"), party("addressee", "Norland", "a2")};
  out.parties[0].acts_for = "Velia";
  out.parties[0].kind = "person";
  out.parties[0].span = Span{100, 104};
  out.spans = {{"cue", {116, 122}}, {"content", {123, 133}}};
  return out;
}

inline Entry event() {
  Entry out = entry_of(EntryKind::kEvent, "77aa");
  out.label = "ASSAULT";
  out.status = "denied";
  out.mode = "heavy-weapons";
  out.cameo = "190";
  out.contexts = {"military", "refugees"};
  out.intensity = -9.5;
  out.quad = 4;
  out.words = "attack";
  out.parties = {party("actor", "Velia", "a1"), party("recipient", "Norland", "a2")};
  out.from = "2026-03-01";
  out.to = "2026-03-02";
  out.time_value = "2026-03-01";
  out.place = store::EntryPlace{"Lund", "NOR", "", "city", -33.5, 18.25, 42};
  out.figures = {{"killed", "person", 12.0, 15.0, {110, 112}},
                 {"injured", "", 3.0, std::nullopt, {300, 301}}};
  out.spans = {{"trigger", {127, 133}}};
  out.links = {{"according_to", "42a41d14d24893cd", ""}};
  out.according_to = "Ana R\u00E9is";
  out.happening = "hap-1";
  return out;
}

inline Entry meeting() {
  Entry out = entry_of(EntryKind::kMeeting, "99bb");
  out.label = "talks";
  out.status = "scheduled";
  out.words = "talks";
  out.parties = {party("party", "Velia", "a1"), party("party", "Norland", "a2"),
                 party("attendance", "the unions", "a9")};
  out.parties[2].as = "excluded";
  out.from = "2026-03-05";
  out.to = "2026-03-06";
  out.time_value = "2026-03-05";
  out.place = store::EntryPlace{"Geneva", "CHE", "", "city", 46.2, 6.15, 0};
  return out;
}

inline Entry position() {
  Entry out = entry_of(EntryKind::kPosition, "cc01");
  out.label = "opposes";
  out.words = "the talks";
  out.parties = {party("actor", "the unions", "a9")};
  return out;
}

/// The whole of an export.
inline std::string exported(const std::string& form, const std::vector<Entry>& entries,
                            const Options& options = kOptions) {
  const std::unique_ptr<Writer> writer = writer_of(form, options);
  if (writer == nullptr) return "no such form";
  std::string out = writer->head();
  for (const Entry& entry : entries) out += writer->entry(entry);
  return out + writer->tail();
}

inline std::size_t left_out(const std::string& form, const std::vector<Entry>& entries) {
  const std::unique_ptr<Writer> writer = writer_of(form, kOptions);
  if (writer == nullptr) return ~std::size_t{0};
  for (const Entry& entry : entries) (void)writer->entry(entry);
  return writer->left_out();
}

inline bool contains(const std::string& whole, const std::string& part) {
  return whole.find(part) != std::string::npos;
}

inline std::size_t count(const std::string& whole, const std::string& part) {
  std::size_t out = 0;
  for (std::size_t at = 0; (at = whole.find(part, at)) != std::string::npos; at += part.size()) ++out;
  return out;
}

}  // namespace rapporteur::exports::testing
