// Recognises the kind, calls its reader, and finishes each article: given metadata, language, outlet, hashes.
// Tested in tests/unit/document/read_test.cc.
#include "rapporteur/document/read.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "rapporteur/document/dates.h"
#include "rapporteur/document/decode.h"
#include "rapporteur/document/json_forms.h"
#include "rapporteur/document/language.h"
#include "rapporteur/document/metadata.h"
#include "rapporteur/document/page.h"
#include "rapporteur/document/plain_text.h"
#include "rapporteur/document/words.h"

namespace rapporteur {
namespace {

using namespace document;  // NOLINT: the stage's own parts

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (unsigned i = 0; i < length; ++i) {
    out += kDigits[digest[i] >> 4];
    out += kDigits[digest[i] & 15];
  }
  return out;
}

/// The body without the title: headlines of foreign pages are often English words.
std::string_view body_of(const Article& article) {
  for (const Paragraph& paragraph : article.paragraphs) {
    if (paragraph.part != Part::kTitle) {
      return article.text.slice({paragraph.span.begin, article.paragraphs.back().span.end});
    }
  }
  return article.text.utf8();
}

/// What stays the same when an article is edited: its address; else its title with outlet and day, since "Press
/// briefing" comes every day; else nothing but the text itself.
std::string identity_of(const Article& article) {
  if (!article.url.empty()) return article.url;
  if (article.title.empty()) return article.text.utf8();
  return article.title + "\n" + article.outlet + "\n" + article.published.substr(0, 10);
}

/// A line of a few marks, between the items of a roundup: "___", "* * *", "---".
bool is_rule(std::string_view words) {
  constexpr std::string_view kMarks = "_*-=~#";
  std::size_t marks = 0;
  for (const char c : words) {
    if (c == ' ') continue;
    if (kMarks.find(c) == std::string_view::npos) return false;
    ++marks;
  }
  return marks >= 3;
}

/// A dateline is no part of the sentence behind it: it becomes a paragraph of its own, so that nobody is quoted with
/// it and its place is nobody's subject. The text stays as it is. One after a rule begins another item, whose opening
/// becomes a lead too.
void part_datelines(Article& article) {
  std::vector<Paragraph> parted;
  bool opening = true;
  for (Paragraph paragraph : article.paragraphs) {
    const std::string_view words = article.text.slice(paragraph.span);
    const std::size_t length = opening && paragraph.part != Part::kTitle ? dateline_of(words).length : 0;
    if (length > 0 && length < words.size()) {
      const bool first = std::none_of(parted.begin(), parted.end(),
                                      [](const Paragraph& p) { return p.part != Part::kTitle; });
      if (!first) paragraph.part = Part::kLead;
      Paragraph dateline = paragraph;
      dateline.span.end = dateline.span.begin + count_code_points(trim(words.substr(0, length)));
      paragraph.span.begin += count_code_points(words.substr(0, length));
      parted.push_back(dateline);
    }
    opening = (opening && paragraph.part == Part::kTitle) || is_rule(words);
    parted.push_back(paragraph);
  }
  article.paragraphs = std::move(parted);
}

Result<Article> finish(Result<Article> result, const std::string& name, const Given& given) {
  if (!result.ok()) return result;
  Article article = std::move(result).value();
  if (!given.published.empty()) {
    article.published = *parse_date(given.published);
    article.published_basis = DateBasis::kGiven;
  }
  if (!given.url.empty()) article.url = given.url;
  if (!given.title.empty()) article.title = given.title;
  if (!given.outlet.empty()) article.outlet = given.outlet;
  if (article.outlet.empty()) article.outlet = outlet_of_url(article.url);
  article.language = language_of(body_of(article));
  if (article.language != "en" && !given.force) return Error{ErrorCode::kNotEnglish, name, article.language};
  part_datelines(article);
  article.sha256 = sha256_hex(article.text.utf8());
  article.id = sha256_hex(identity_of(article)).substr(0, 16);
  return article;
}

/// Byte that a code point offset of the text came from, if any.
const SourceRun* run_at(const Article& article, std::uint32_t offset) {
  auto next = std::upper_bound(article.source_map.begin(), article.source_map.end(), offset,
                               [](std::uint32_t o, const SourceRun& run) { return o < run.text; });
  if (next == article.source_map.begin()) return nullptr;
  const SourceRun& run = *(next - 1);
  return offset < run.text + run.length ? &run : nullptr;
}

Error too_large(const std::string& name, std::size_t limit) {
  return {ErrorCode::kTooLarge, name, "over " + std::to_string(limit >> 20) + " MB"};
}

}  // namespace

std::vector<Result<Article>> read_articles(std::string_view bytes, std::string_view name,
                                           const Given& given) {
  const std::string subject(name);
  std::vector<Result<Article>> out;
  if (!given.published.empty() && !parse_date(given.published)) {
    return {Error{ErrorCode::kBadArgument, given.published, "no date such as 2026-03-03"}};
  }
  const bool json = looks_like_json(bytes.substr(0, 4'096));
  if (bytes.size() > (json ? kMaxInputBytes : kMaxArticleBytes)) {
    return {too_large(subject, json ? kMaxInputBytes : kMaxArticleBytes)};
  }
  auto decoded = decode(bytes, name);
  if (!decoded.ok()) return {decoded.error()};
  const std::string_view utf8 = decoded.value().utf8;
  if (looks_like_json(utf8)) {
    for (NamedArticle& item : read_json(utf8, name))
      out.push_back(finish(std::move(item.article), item.name, given));
    return out;
  }
  if (looks_like_html(utf8)) {
    out.push_back(finish(read_page(utf8, decoded.value().offsets, name, given.url), subject, given));
    return out;
  }
  SourceText text;
  text.append_decoded(utf8, 0, decoded.value().offsets);
  out.push_back(finish(read_plain_text(text), subject, given));
  return out;
}

std::optional<SourceBytes> source_of(const Article& article, Span span) {
  while (!span.empty() && run_at(article, span.begin) == nullptr) ++span.begin;
  while (!span.empty() && run_at(article, span.end - 1) == nullptr) --span.end;
  if (span.empty()) return std::nullopt;
  const SourceRun& first = *run_at(article, span.begin);
  const SourceRun& last = *run_at(article, span.end - 1);
  const auto width = [](const SourceRun& run) { return (run.source_end - run.source_begin) / run.length; };
  return SourceBytes{first.source_begin + width(first) * (span.begin - first.text),
                     last.source_begin + width(last) * (span.end - last.text)};
}

}  // namespace rapporteur
