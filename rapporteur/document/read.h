// read_articles: bytes of a file in, articles out; the first stage of the flow. The kind is recognised by content,
// never by the name:
//   HTML page                      title and body extracted, menus and the like left out     page.h, body.h
//   JSON object, array or lines    the project's article form, news-please, ninjs            json_forms.h
//   anything else that is text     plain text, kept as decoded                               plain_text.h
// The forms are described in docs/formats/article.md. Needs nothing; fills Article alone.
// Tested in tests/unit/document/read_test.cc and tests/cases/document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// What whoever hands the bytes over knows already. A given value wins over what the input says.
struct Given {
  std::string published;  // any form dates.h reads; must be a date, else kBadArgument
  std::string outlet;
  std::string url;
  std::string title;   // metadata only: never put into the text
  bool force = false;  // read on where the language is not English
};

/// Limits that bound time and memory; over them an input is kTooLarge.
constexpr std::size_t kMaxArticleBytes = 16u << 20;  // of one page, text or JSON object
constexpr std::size_t kMaxInputBytes = 1u << 30;     // of JSON lines together
constexpr std::size_t kMaxNesting = 2000;            // elements of a page inside one another

/// Reads every article in `bytes`, in order. `name` stands in errors as their subject ("-" or a path; objects of
/// JSON lines become "name:line", 1-based). A bad one never costs a good one: each article is a Result of its own.
/// At least one element comes back. Errors: kEmpty, kTooLarge, kBinary, kBadEncoding, kDamagedInput, kUnknownFormat
/// (JSON of no known form), kNoArticle, kNotEnglish, kBadArgument. Keeps no reference to `bytes`.
std::vector<Result<Article>> read_articles(std::string_view bytes, std::string_view name,
                                           const Given& given = {});

/// Bytes [begin, end) of the input.
struct SourceBytes {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// Where a span of the article's text (code points) stands in the bytes it was read from: from the first byte of
/// its first character to the last byte of its last one, tags between them included. Nothing where the text has no
/// place of its own there (a line break set between two paragraphs; articles out of JSON).
std::optional<SourceBytes> source_of(const Article& article, Span span);

}  // namespace rapporteur
