// Renders one statement as the terminal shows it. The input is the article, a sentence a line, with the statement's
// pieces marked: {source} *cue* [content]. Options: title, outlet, published, basis (a word of DateBasis), speaker,
// for, via, to (names), unnamed, act, negated, width.
#include <cstdlib>

#include "rapporteur/record/record.h"
#include "tests/support/case_file.h"

namespace {

using rapporteur::Document;
using rapporteur::Span;
using rapporteur::testing::Case;

std::string option(const Case& c, const std::string& key) {
  const auto it = c.options.find(key);
  return it == c.options.end() ? std::string() : it->second;
}

std::uint32_t add_actor(Document& document, const std::string& name) {
  rapporteur::Actor actor;
  actor.name = name;
  document.actors.push_back(actor);
  return static_cast<std::uint32_t>(document.actors.size() - 1);
}

/// Takes the marks out of the input; fills the text, its sentences and the statement's spans.
void read_marks(const std::string& input, Document& document, rapporteur::Statement& statement) {
  std::string text;
  std::uint32_t at = 0, source = 0, cue = 0, content = 0, line = 0;
  bool in_cue = false;
  const auto sentence_ends = [&] {
    if (at > line) document.sentences.push_back({{0, 0}, {line, at}, 0});
    line = at + 1;
  };
  for (const char c : input) {
    if (c == '{') source = at;
    if (c == '[') content = at;
    if (c == '}') statement.source = Span{source, at};
    if (c == ']') statement.content.push_back({content, at});
    if (c == '*') {
      if (in_cue) {
        statement.cue = {cue, at};
        statement.sentence = static_cast<std::uint32_t>(document.sentences.size());
      }
      in_cue = !in_cue;
      cue = at;
    }
    if (c == '\n') sentence_ends();
    if (std::string("{}[]*").find(c) != std::string::npos) continue;
    text += c;
    if ((c & 0xC0) != 0x80) ++at;
  }
  sentence_ends();
  document.article.text = rapporteur::Text(text);
}

std::string render(const Case& c) {
  Document document;
  document.article.title = option(c, "title");
  document.article.outlet = option(c, "outlet");
  document.article.published = option(c, "published");
  for (int i = 0; i <= static_cast<int>(rapporteur::DateBasis::kGiven); ++i) {
    const auto basis = static_cast<rapporteur::DateBasis>(i);
    if (rapporteur::to_word(basis) == option(c, "basis")) document.article.published_basis = basis;
  }
  rapporteur::Statement statement;
  read_marks(c.input, document, statement);
  if (c.options.contains("speaker")) statement.speakers = {add_actor(document, option(c, "speaker"))};
  if (c.options.contains("for")) document.actors[0].acts_for = add_actor(document, option(c, "for"));
  if (c.options.contains("unnamed")) document.actors[0].kind = rapporteur::ActorKind::kUnnamed;
  if (c.options.contains("via")) statement.via = {add_actor(document, option(c, "via"))};
  if (c.options.contains("to")) statement.addressee = add_actor(document, option(c, "to"));
  if (c.options.contains("negated")) statement.polarity = rapporteur::Polarity::kNegative;
  if (const auto act = rapporteur::speech_act_of(option(c, "act"))) statement.act = *act;
  if (!statement.content.empty() || !statement.cue.empty()) document.statements.push_back(statement);
  const int width = c.options.contains("width") ? std::atoi(option(c, "width").c_str()) : 80;
  return rapporteur::to_text(document, {false, static_cast<std::uint32_t>(width)});
}

const bool registered = (rapporteur::testing::register_cases("record", render), true);

}  // namespace
