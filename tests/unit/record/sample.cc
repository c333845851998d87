// The sample is built from words, so that no offset is counted by hand: tokens are found one after the other in the
// text, everything else points at them.
#include "tests/unit/record/sample.h"

#include <initializer_list>

namespace rapporteur::testing {
namespace {

constexpr const char* kText =
    "No date yet\n\n"
    "A Norland official didn't rule out talks, telling the Tern agency that no date had been agreed. "
    "\u201cWe wait,\u201d Ana Reis said.";

/// The words of the text in order; one that begins with + is joined to the one before.
constexpr std::initializer_list<const char*> kWords = {
    "No",      "date",    "yet",  // 0
    "A",       "Norland", "official", "did",    "+n't",   "rule",   "out",  "talks", ",",
    "telling", "the",     "Tern",     "agency",                                             // 3
    "that",    "no",      "date",     "had",    "been",   "agreed", ".",                    // 16
    "\u201c",  "We",      "wait",     ",",      "\u201d", "Ana",    "Reis", "said",  "."};  // 23

void add_tokens(Document& document) {
  std::uint32_t byte = 0;
  const Text& text = document.article.text;
  for (const std::string_view word : kWords) {
    const bool joined = word.front() == '+';
    const std::string_view form = joined ? word.substr(1) : word;
    byte = static_cast<std::uint32_t>(text.utf8().find(form, byte));
    const std::uint32_t begin = text.offset_of_byte(byte);
    byte += static_cast<std::uint32_t>(form.size());
    const bool space = byte >= text.utf8().size() || text.utf8()[byte] == ' ' || text.utf8()[byte] == '\n';
    const std::uint32_t paragraph = begin < document.article.paragraphs[1].span.begin ? 0 : 1;
    document.tokens.push_back({{begin, text.offset_of_byte(byte)}, paragraph, joined, space});
  }
  document.tokens.back().span.end = text.size();
}

void add_sentences(Document& document) {
  for (const Range tokens : {Range{0, 3}, Range{3, 23}, Range{23, 32}}) {
    const std::uint32_t paragraph = tokens.begin == 0 ? 0 : 1;
    document.sentences.push_back({tokens, document.span_of(tokens), paragraph});
  }
}

void add_syntax(Document& document) {
  document.syntax.assign(document.tokens.size(), {"NOUN", "NN", "Number=Sing", "x", kRoot, "root"});
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t i = sentence.tokens.begin + 1; i < sentence.tokens.end; ++i) {
      document.syntax[i].head = static_cast<std::int32_t>(sentence.tokens.begin);
      document.syntax[i].deprel = "dep";
      document.syntax[i].feats = "_";
      document.syntax[i].lemma = std::string(document.form(i));
    }
  }
}

void add_actors(Document& document) {
  const auto mention = [&](Range tokens, std::uint32_t sentence, MentionForm form) {
    return Mention{document.span_of(tokens), tokens, sentence, tokens.end - 1, form};
  };
  Actor official;
  official.name = "a Norland official";
  official.kind = ActorKind::kUnnamed;
  official.acts_for = 1;
  official.count = 1;
  official.mentions = {mention({3, 6}, 1, MentionForm::kDescription)};
  Actor state;
  state.name = "Norland";
  state.kind = ActorKind::kState;
  state.mentions = {mention({4, 5}, 1, MentionForm::kName)};
  Actor agency;
  agency.name = "Tern";
  agency.kind = ActorKind::kOutlet;
  agency.mentions = {mention({13, 16}, 1, MentionForm::kName)};
  Actor reis;
  reis.name = "Ana Reis";
  reis.offices = {{"foreign minister", 1, "2024-05-01", "", document.span_of({28, 30})}};
  reis.mentions = {mention({24, 25}, 2, MentionForm::kPronoun), mention({28, 30}, 2, MentionForm::kName)};
  document.actors = {official, state, agency, reis};
}

void add_statements(Document& document) {
  Statement told;
  told.sentence = 1;
  told.speakers = {0};
  told.via = {2};
  told.act = SpeechAct::kDeny;
  told.cue = document.span_of({12, 13});
  told.source = document.span_of({3, 6});
  told.content = {document.span_of({17, 22})};
  told.addressee = 2;
  told.confidence = 0.8749F;
  told.reason = "the clause of 'telling'";
  Statement quote;
  quote.sentence = 2;
  quote.speakers = {3};
  quote.form = SpeechForm::kDirect;
  quote.cue = document.span_of({30, 31});
  quote.source = document.span_of({28, 30});
  quote.content = {document.span_of({24, 26})};
  quote.channel = Channel{"interview", document.span_of({13, 16})};
  quote.confidence = 1;
  document.statements = {told, quote};
  document.names = {{{4, 5}, document.span_of({4, 5}), NameType::kPlace, 0.9F},
                    {{28, 30}, document.span_of({28, 30}), NameType::kPerson, 0.95F}};
  document.attributions = {{{{3, 6}}, {{12, 13}}, {{16, 22}}, 0.5F}, {{}, {{30, 31}}, {{23, 28}}, 0.25F}};
}

}  // namespace

Document sample_document() {
  Document document;
  Article& article = document.article;
  article.id = "00112233aabbccdd";
  article.title = "No date yet";
  article.outlet = "Tern";
  article.published = "2026-03-03T14:05:00+01:00";
  article.published_basis = DateBasis::kMetadata;
  article.text = Text(kText);
  article.paragraphs = {{{0, 11}, Part::kTitle}, {{13, article.text.size()}, Part::kLead}};
  add_tokens(document);
  add_sentences(document);
  add_syntax(document);
  add_actors(document);
  add_statements(document);
  return document;
}

}  // namespace rapporteur::testing
