// CoNLL-U (universaldependencies.org/format.html) as docs/formats/conllu.md describes it: words written together
// are multiword tokens with a range line, names stand in MISC. Tested in tests/unit/record/conllu_test.cc.
#include <algorithm>
#include <vector>

#include "rapporteur/record/record.h"

namespace rapporteur {
namespace {

/// "" or "B-PERSON" for every token.
std::vector<std::string> name_tags(const Document& document) {
  std::vector<std::string> tags(document.tokens.size());
  for (const Name& name : document.names) {
    for (std::uint32_t i = name.tokens.begin; i < std::min<std::size_t>(name.tokens.end, tags.size()); ++i) {
      tags[i] = (i == name.tokens.begin ? "B-" : "I-") + std::string(to_word(name.type));
    }
  }
  return tags;
}

/// The text of a sentence on one line.
std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t' || c == '\v' || c == '\f') c = ' ';
  }
  return out;
}

std::string column(const std::string& value) { return value.empty() ? "_" : value; }

std::string misc(const std::string& name_tag, bool space_after) {
  if (name_tag.empty()) return space_after ? "_" : "SpaceAfter=No";
  return "Name=" + name_tag + (space_after ? "" : "|SpaceAfter=No");
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), tags_(name_tags(document)) {}

  std::string run() {
    out_ = "# newdoc id = " + column(document_.article.id) + "\n";
    for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) sentence(i);
    if (document_.sentences.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  void sentence(std::uint32_t index) {
    const Sentence& sentence = document_.sentences[index];
    const std::string id = document_.article.id.empty() ? "s" : document_.article.id + "-s";
    if (index == 0 || sentence.paragraph != document_.sentences[index - 1].paragraph) {
      out_ += "# newpar id = " + (document_.article.id.empty() ? "p" : document_.article.id + "-p") +
              std::to_string(sentence.paragraph + 1) + "\n";
    }
    out_ += "# sent_id = " + id + std::to_string(index + 1) + "\n";
    out_ += "# text = " + one_line(document_.article.text.slice(sentence.span)) + "\n";
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;)
      i = orthographic_token(sentence, i);
    out_ += '\n';
  }

  /// Writes the words that are written as one from `first` on; returns the index after them.
  std::uint32_t orthographic_token(const Sentence& sentence, std::uint32_t first) {
    std::uint32_t end = first + 1;
    while (end < sentence.tokens.end && document_.tokens[end].joined) ++end;
    const bool space_after = document_.tokens[end - 1].space_after;
    if (end - first > 1) {
      const Span span = cover(document_.tokens[first].span, document_.tokens[end - 1].span);
      out_ +=
          std::to_string(number(sentence, first)) + "-" + std::to_string(number(sentence, end - 1)) + "\t";
      out_ += document_.article.text.slice(span);
      out_ += "\t_\t_\t_\t_\t_\t_\t_\t" + misc("", space_after) + "\n";
    }
    for (std::uint32_t i = first; i < end; ++i) word(sentence, i, end - first > 1 || space_after);
    return end;
  }

  void word(const Sentence& sentence, std::uint32_t i, bool space_after) {
    out_ += std::to_string(number(sentence, i)) + "\t" + std::string(document_.form(i)) + "\t";
    if (i < document_.syntax.size()) {
      const SyntaxWord& word = document_.syntax[i];
      const bool inside = word.head >= 0 && sentence.tokens.contains(static_cast<std::uint32_t>(word.head));
      const std::uint32_t head = inside ? number(sentence, static_cast<std::uint32_t>(word.head)) : 0;
      out_ += column(word.lemma) + "\t" + column(word.upos) + "\t" + column(word.xpos) + "\t" +
              column(word.feats) + "\t" + std::to_string(head) + "\t" + column(word.deprel);
    } else {
      out_ += "_\t_\t_\t_\t_\t_";
    }
    out_ += "\t_\t" + misc(tags_[i], space_after) + "\n";
  }

  static std::uint32_t number(const Sentence& sentence, std::uint32_t token) {
    return token - sentence.tokens.begin + 1;
  }

  const Document& document_;
  std::vector<std::string> tags_;
  std::string out_;
};

}  // namespace

std::string to_conllu(const Document& document) { return Writer(document).run(); }

}  // namespace rapporteur
