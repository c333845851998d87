// Documents for unit tests of the learned stages: made of words, without the tokenizer, and with vectors that a test
// chooses, so that heads with chosen weights give what the test expects.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur::testing {

/// One paragraph per list of words, a space between words; "+n't" is joined to the word before it.
inline Document document_of(const std::vector<std::vector<std::string>>& paragraphs) {
  Document d;
  std::string text;
  std::uint32_t at = 0;
  for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
    const std::uint32_t begin = at;
    for (const std::string& word : paragraphs[p]) {
      const bool joined = word.size() > 1 && word[0] == '+';
      if (at > begin && !joined) {
        text += ' ';
        ++at;
      }
      if (joined) d.tokens.back().space_after = false;
      const std::string form = joined ? word.substr(1) : word;
      const std::uint32_t end = at + count_code_points(form);
      d.tokens.push_back({{at, end}, p, joined, true});
      text += form;
      at = end;
    }
    d.article.paragraphs.push_back({{begin, at}, Part::kBody});
    text += '\n';
    ++at;
  }
  d.article.text = Text(text);
  return d;
}

/// n paragraphs of the words "a a a ...".
inline Document document_of_sizes(const std::vector<std::uint32_t>& sizes) {
  std::vector<std::vector<std::string>> paragraphs;
  for (const std::uint32_t size : sizes) paragraphs.emplace_back(size, "a");
  return document_of(paragraphs);
}

/// 32-bit vectors: channel c of token t is value(t, c).
inline void set_vectors(Document& d, std::size_t width,
                        const std::function<float(std::uint32_t, std::size_t)>& value) {
  d.encoding.vectors = {};
  d.encoding.vectors.width = width;
  for (std::uint32_t t = 0; t < d.tokens.size(); ++t) {
    for (std::size_t c = 0; c < width; ++c) d.encoding.vectors.exact.push_back(value(t, c));
  }
}

/// All tokens as one sentence per paragraph.
inline void set_sentences(Document& d) {
  d.sentences.clear();
  for (std::uint32_t t = 0; t < d.tokens.size(); ++t) {
    if (t == 0 || d.tokens[t].paragraph != d.tokens[t - 1].paragraph) {
      d.sentences.push_back({{t, t}, {}, d.tokens[t].paragraph});
    }
    d.sentences.back().tokens.end = t + 1;
    d.sentences.back().span = d.span_of(d.sentences.back().tokens);
  }
}

/// A word with its place in the tree: head counted from 0, kRoot for none.
struct TreeWord {
  const char* form;
  const char* upos;
  std::int32_t head;
  const char* deprel;
};

/// One sentence with a tree; the form stands for the lemma.
inline Document document_of_tree(const std::vector<TreeWord>& words) {
  std::vector<std::string> forms;
  for (const TreeWord& w : words) forms.emplace_back(w.form);
  Document d = document_of({forms});
  set_sentences(d);
  for (const TreeWord& w : words) d.syntax.push_back({w.upos, "", "_", w.form, w.head, w.deprel});
  return d;
}

/// The words of a range as they stand in the text.
inline std::string text_of(const Document& d, Range tokens) {
  return std::string(d.article.text.slice(d.span_of(tokens)));
}

}  // namespace rapporteur::testing
