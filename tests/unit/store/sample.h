// Small analysed documents for the tests of the store, made by hand: a statement per line "speaker|act|sentence", the
// content being what stands after ": ". Documents with events, meetings and positions are in deeds.h and dispute.h.
// Also used by tests/fault/ and fuzz/store.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/document/document.h"
#include "rapporteur/record/record.h"

namespace rapporteur::testing {

/// One statement to be: its sentence must be "<speaker> <cue>: <content>".
struct Said {
  std::string speaker;
  SpeechAct act;
  std::string cue;
  std::string content;
};

struct Head {
  std::string id = "a1b2c3d4e5f60718";
  std::string title = "Talks on the harbour";
  std::string outlet = "The Tern";
  std::string url = "https://tern.example/talks";
  std::string published = "2026-03-03T08:30:00+01:00";
};

inline Document sample(const std::vector<Said>& lines, const Head& head = {}) {
  Document document;
  std::string text;
  std::uint32_t at = 0;
  for (const Said& line : lines) {
    const std::uint32_t speaker = count_code_points(line.speaker), cue = count_code_points(line.cue),
                        content = count_code_points(line.content);
    const Span source{at, at + speaker}, said{source.end + 1, source.end + 1 + cue};
    const Span what{said.end + 2, said.end + 2 + content}, whole{at, what.end};
    const auto index = static_cast<std::uint32_t>(document.statements.size());
    text += (index == 0 ? "" : "\n") + line.speaker + " " + line.cue + ": " + line.content;
    at = whole.end + 1;
    document.article.paragraphs.push_back({whole, Part::kBody});
    document.tokens.push_back({.span = whole, .paragraph = index});
    document.sentences.push_back({.tokens = {index, index + 1}, .span = whole, .paragraph = index});
    Actor actor;
    actor.name = line.speaker;
    actor.mentions.push_back(
        {.span = source, .tokens = {index, index + 1}, .sentence = index, .head = index});
    document.actors.push_back(actor);
    Statement statement;
    statement.sentence = index;
    statement.speakers = {index};
    statement.act = line.act;
    statement.cue = said;
    statement.source = source;
    statement.content = {what};
    statement.confidence = 0.75F;
    document.statements.push_back(statement);
  }
  Article& article = document.article;
  article.text = Text(text);
  article.id = head.id;
  article.title = head.title;
  article.outlet = head.outlet;
  article.url = head.url;
  article.published = head.published;
  article.published_basis = head.published.empty() ? DateBasis::kUnknown : DateBasis::kGiven;
  return document;
}

/// The record as the program writes it, but for its version and model.
inline std::string small_record(const Document& document) { return to_json(document, {}); }

}  // namespace rapporteur::testing
