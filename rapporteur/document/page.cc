// Puts body and metadata together as an Article; see page.h. Tested in tests/cases/document.
#include "rapporteur/document/page.h"

#include <algorithm>

#include "rapporteur/document/body.h"
#include "rapporteur/document/metadata.h"
#include "rapporteur/document/outline.h"
#include "rapporteur/document/plain_text.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

constexpr std::uint32_t kLeastWords = 12;  // a body of fewer words is no article

class ArticleBuilder {
 public:
  void add(const SourceText& paragraph, Part part) {
    if (paragraph.empty()) return;
    if (!text_.empty()) text_.append_own("\n\n");
    const std::uint32_t begin = text_.size();
    text_.append(paragraph);
    article_.paragraphs.push_back({{begin, text_.size()}, part});
  }
  Article finish() {
    article_.text = Text(text_.utf8());
    article_.source_map = text_.runs();
    return std::move(article_);
  }

 private:
  SourceText text_;
  Article article_;
};

bool inside(const Outline& outline, std::uint32_t element, GumboTag tag) {
  for (std::uint32_t e = element; e != 0; e = outline.elements[e].parent) {
    if (outline.elements[e].tag == tag) return true;
  }
  return false;
}

/// The title as it stands in the page, so that it maps back; else its characters without a place.
SourceText title_text(const Outline& outline, const std::string& title) {
  for (const Block& block : outline.blocks) {
    if (block.text.utf8() == title) return block.text;
  }
  SourceText text;
  text.append_own(title);
  return text;
}

/// The table row that a block is a cell of; 0 where it is none.
std::uint32_t row_of(const Outline& outline, std::uint32_t block) {
  const Element& element = outline.elements[outline.blocks[block].element];
  if (element.tag != GUMBO_TAG_TD && element.tag != GUMBO_TAG_TH) return 0;
  return outline.blocks[block].words <= 12 ? element.parent : 0;
}

void add_body(const Outline& outline, const std::vector<std::uint32_t>& body, ArticleBuilder& builder) {
  bool led = false;
  for (std::size_t k = 0; k < body.size(); ++k) {
    const std::uint32_t i = body[k];
    Block block = outline.blocks[i];
    // The cells of a row are one line: "Farmers | 41".
    const auto continues = [&](std::uint32_t row) {
      return row != 0 && k + 1 < body.size() && row_of(outline, body[k + 1]) == row &&
             outline.blocks[body[k + 1]].element != outline.blocks[body[k]].element;
    };
    for (const std::uint32_t row = row_of(outline, i); continues(row); ++k) {
      block.text.append_own(" | ");
      block.text.append(outline.blocks[body[k + 1]].text);
    }
    Part part = inside(outline, block.element, GUMBO_TAG_BLOCKQUOTE) ? Part::kQuote : Part::kBody;
    const GumboTag tag = outline.elements[block.element].tag;
    const bool heading = tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
    if (!led && part == Part::kBody && !heading) {
      part = Part::kLead;
      led = true;
    }
    builder.add(block.text, part);
  }
}

std::uint32_t words_in(const Outline& outline, const std::vector<std::uint32_t>& body) {
  std::uint32_t words = 0;
  for (const std::uint32_t i : body) words += outline.blocks[i].words;
  return words;
}

/// The body only JSON-LD has (pages that fill themselves by script); it has no place of its own in the page's text.
void add_stated_body(const std::string& stated, ArticleBuilder& builder) {
  SourceText text;
  text.append_own(stated);
  builder.add(text, Part::kLead);
}

}  // namespace

bool looks_like_html(std::string_view utf8) {
  const std::string head = lower_ascii(trim(utf8.substr(0, 64u << 10)));
  if (head.empty() || head.front() != '<') {
    return head.find("<html") < 2'000 || head.find("<!doctype html") < 2'000;
  }
  for (const char* tag : {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<article", "<div",
                          "<p>", "<p ", "<h1", "<section", "<main"}) {
    if (head.find(tag) != std::string::npos) return true;
  }
  return false;
}

Result<Article> read_page(std::string_view utf8, const SourceOffsets& offsets, std::string_view name,
                          std::string_view url) {
  auto parsed = parse_html(utf8, name);
  if (!parsed.ok()) return parsed.error();
  const Outline outline = outline_of(parsed.value(), offsets);
  Metadata metadata = read_metadata(outline, url);
  const std::vector<std::uint32_t> body = choose_body(outline, metadata.title, metadata.stated_body);
  const std::uint32_t words = words_in(outline, body);
  const std::size_t stated = count_words(metadata.stated_body);
  if (words < kLeastWords && stated < kLeastWords) {
    return Error{ErrorCode::kNoArticle, std::string(name), "no running text found"};
  }
  complete_from_page(outline, body, metadata);
  ArticleBuilder builder;
  if (!metadata.title.empty()) builder.add(title_text(outline, metadata.title), Part::kTitle);
  if (words < kLeastWords || stated > 4 * words) {
    add_stated_body(metadata.stated_body, builder);
  } else {
    add_body(outline, body, builder);
  }
  Article article = builder.finish();
  article.title = metadata.title;
  article.outlet = metadata.outlet;
  article.byline = metadata.byline;
  article.url = metadata.url;
  article.published = metadata.published;
  article.published_basis = metadata.published_basis;
  return article;
}

Result<Article> read_fragment(std::string_view utf8, std::string_view name) {
  auto parsed = parse_html(utf8, name);
  if (!parsed.ok()) return parsed.error();
  const Outline outline = outline_of(parsed.value(), SourceOffsets());
  ArticleBuilder builder;
  std::vector<std::uint32_t> all(outline.blocks.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  add_body(outline, all, builder);
  Article article = builder.finish();
  article.source_map.clear();
  return article;
}

}  // namespace rapporteur::document
