// Every example in data/times/rules.tsv: what the grammar finds in its sentence, and what that is in the calendar.
#include <gtest/gtest.h>

#include "rapporteur/base/data.h"
#include "rapporteur/times/grammar.h"
#include "rapporteur/times/resolve.h"
#include "rapporteur/tokens/tokens.h"

namespace rapporteur::times {
namespace {

const Tokenizer& tokenizer() {
  static const auto loaded = Tokenizer::load();
  return loaded.value();
}

const Grammar& grammar() {
  static const auto loaded = Grammar::load();
  return loaded.value();
}

Document document_of(std::string_view sentence) {
  Document document;
  document.article.text = Text(std::string(sentence));
  document.article.paragraphs.push_back({document.article.text.whole(), Part::kBody});
  tokenizer().tokenize(document);
  return document;
}

Context context_of(std::string_view words) {
  Context context;
  context.now = Date{2026, 3, 3};
  for (const std::string_view word : split(words, ' ')) {
    if (word == "past") context.tense = Tense::kPast;
    if (word == "future") context.tense = Tense::kFuture;
    if (word.starts_with("@")) context.now = read_date(word.substr(1));
    if (!word.starts_with("then=")) continue;
    std::string day(word.substr(5));
    const bool month = day.size() == 7;
    context.then = read_date(month ? day + "-01" : day);
    if (month) context.then->day = 0;
  }
  return context;
}

std::string words_of(const Document& document, const Words& words, const Found& f) {
  const Range tokens{words.token_of[f.begin], words.token_of[f.end - 1] + 1};
  return std::string(document.article.text.slice(document.span_of(tokens)));
}

TEST(TimeExamples, MeanWhatTheTableSays) {
  const auto rows = read_embedded_table("times/rules.tsv", 2, 6);
  ASSERT_TRUE(rows.ok());
  for (const TableRow& row : rows.value()) {
    if (row.cells[0] != "yes") continue;
    SCOPED_TRACE("data/times/rules.tsv:" + std::to_string(row.line));
    ASSERT_GE(row.cells.size(), 4U);
    const Document document = document_of(row.cells[1]);
    Words words =
        grammar().vocabulary().read(document, {0, static_cast<std::uint32_t>(document.tokens.size())});
    std::string value = "(not found)", all;
    for (const Found& f : grammar().find(words)) {
      const std::string form = words_of(document, words, f);
      all += form + "; ";
      if (form != row.cells[2]) continue;
      value = resolve(f.meaning, context_of(row.cells.size() > 4 ? row.cells[4] : ""), grammar().vocabulary())
                  .value;
      if (value.empty()) value = "-";
    }
    EXPECT_EQ(value, row.cells[3]) << "found: " << all;
  }
}

TEST(TimeExamples, AreNoTimesWhereTheTableSaysSo) {
  const auto rows = read_embedded_table("times/rules.tsv", 2, 6);
  ASSERT_TRUE(rows.ok());
  for (const TableRow& row : rows.value()) {
    if (row.cells[0] != "no") continue;
    SCOPED_TRACE("data/times/rules.tsv:" + std::to_string(row.line));
    const Document document = document_of(row.cells[1]);
    Words words =
        grammar().vocabulary().read(document, {0, static_cast<std::uint32_t>(document.tokens.size())});
    for (const Found& f : grammar().find(words)) {
      EXPECT_FALSE(f.sure) << words_of(document, words, f);
    }
  }
}

}  // namespace
}  // namespace rapporteur::times
