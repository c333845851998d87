// A document with a hand-written analysis, for unit tests of actors/ and statements/: the text, then one line per word
// "form lemma upos head relation", heads counted from 1 within the sentence, a blank line between sentences. Forms are
// found in the text in order. Names, paragraphs and attributions are added by words.
#pragma once

#include <initializer_list>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>

#include "rapporteur/document/document.h"

namespace rapporteur::testing {

/// Plain words: spaces and punctuation part them; no syntax layer. Blank lines part paragraphs, which are sentences.
inline Document plain_document(const std::string& text) {
  Document document;
  document.article.text = Text(text);
  const Text& whole = document.article.text;
  std::uint32_t paragraph = 0, sentence_begin = 0;
  const auto is_space = [](char32_t c) { return c == ' ' || c == '\n'; };
  const auto is_word = [](char32_t c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c > 0xBF && c < 0x2000);
  };
  const auto close = [&] {
    const auto end = static_cast<std::uint32_t>(document.tokens.size());
    if (end == sentence_begin) return;
    document.sentences.push_back({{sentence_begin, end}, document.span_of({sentence_begin, end}), paragraph});
    document.article.paragraphs.push_back({document.sentences.back().span, Part::kBody});
    sentence_begin = end;
    ++paragraph;
  };
  for (std::uint32_t at = 0; at < whole.size();) {
    if (is_space(whole.at(at))) {
      if (whole.at(at) == '\n' && at + 1 < whole.size() && whole.at(at + 1) == '\n') close();
      ++at;
      continue;
    }
    std::uint32_t end = at + 1;
    while (end < whole.size() && is_word(whole.at(at)) && is_word(whole.at(end))) ++end;
    const bool pair = whole.at(at) == '`' || whole.at(at) == '\'';
    if (pair && end < whole.size() && whole.at(end) == whole.at(at)) ++end;
    document.tokens.push_back({{at, end}, paragraph, false, end == whole.size() || is_space(whole.at(end))});
    at = end;
  }
  close();
  return document;
}

inline Document analysed_document(const std::string& text, const std::string& words) {
  Document document;
  document.article.text = Text(text);
  std::istringstream lines(words);
  std::string line;
  std::uint32_t at = 0, begin = 0;
  const auto close = [&] {
    const auto end = static_cast<std::uint32_t>(document.tokens.size());
    if (end == begin) return;
    document.sentences.push_back({{begin, end}, document.span_of({begin, end}), 0});
    begin = end;
  };
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    std::string form, lemma, upos, relation;
    int head = 0;
    if (!(cells >> form >> lemma >> upos >> head >> relation)) {
      close();
      continue;
    }
    const Text word(form);
    while (at + word.size() <= document.article.text.size() &&
           document.article.text.slice({at, at + word.size()}) != form)
      ++at;
    if (at + word.size() > document.article.text.size()) throw std::runtime_error("not in the text: " + form);
    document.tokens.push_back({{at, at + word.size()}, 0, false, true});
    const std::string xpos = upos == "NOUN" ? (lemma != form ? "NNS" : "NN") : upos == "PROPN" ? "NNP" : "XX";
    document.syntax.push_back(
        {upos, xpos, "_", lemma, head == 0 ? kRoot : static_cast<std::int32_t>(begin) + head - 1, relation});
    at += word.size();
  }
  close();
  document.article.paragraphs.push_back({document.article.text.whole(), Part::kBody});
  return document;
}

/// Tokens of the first place where these words stand.
inline Range range_of(const Document& document, const std::string& words) {
  for (std::uint32_t b = 0; b < document.tokens.size(); ++b) {
    for (std::uint32_t e = b + 1; e <= document.tokens.size(); ++e) {
      if (document.article.text.slice(document.span_of({b, e})) == words) return {b, e};
    }
  }
  throw std::runtime_error("not in the document: " + words);
}

inline void add_name(Document& document, const std::string& words, NameType type) {
  const Range range = range_of(document, words);
  document.names.push_back({range, document.span_of(range), type, 1.0F});
}

inline void add_attribution(Document& document, std::initializer_list<std::string> source,
                            std::initializer_list<std::string> cue,
                            std::initializer_list<std::string> content) {
  Attribution attribution;
  attribution.confidence = 0.9F;
  for (const std::string& words : source) attribution.source.push_back(range_of(document, words));
  for (const std::string& words : cue) attribution.cue.push_back(range_of(document, words));
  for (const std::string& words : content) attribution.content.push_back(range_of(document, words));
  document.attributions.push_back(std::move(attribution));
}

}  // namespace rapporteur::testing
