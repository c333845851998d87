// Gumbo's arena, the nesting estimate, and the alignment of decoded text with its source; see html_parser.h.
// Tested in tests/unit/document/read_test.cc.
#include "rapporteur/document/html_parser.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <csetjmp>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <vector>

#include "rapporteur/document/read.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {

/// Memory of one parse: given out in order, freed together. Over the budget or the time it leaves the parse by
/// longjmp, which passes C frames of gumbo only.
class Arena {
 public:
  explicit Arena(std::size_t budget) : left_(budget), deadline_(Clock::now() + std::chrono::seconds(10)) {}

  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > left_ || (++calls_ % 512 == 0 && Clock::now() > deadline_)) std::longjmp(escape, 1);
    left_ -= size;
    if (size > kChunk / 4) return add_chunk(size);
    if (size > chunk_left_) {
      next_ = add_chunk(kChunk);
      chunk_left_ = kChunk;
    }
    void* out = next_;
    next_ += size;
    chunk_left_ -= size;
    return out;
  }

  std::jmp_buf escape;

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kChunk = 256u << 10;

  char* add_chunk(std::size_t size) {
    chunks_.push_back(std::make_unique<char[]>(size));
    return chunks_.back().get();
  }

  std::size_t left_;
  Clock::time_point deadline_;
  std::size_t calls_ = 0;
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  std::size_t chunk_left_ = 0;
};

namespace {

void* allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); }
void release(void*, void*) {}

/// In a function of its own, without objects that a longjmp would skip.
const GumboNode* parse_within(Arena& arena, std::string_view utf8) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.escape) != 0) return nullptr;  // NOLINT: the one way out of a C parser
  return gumbo_parse_with_options(&options, utf8.data(), utf8.size())->document;
}

bool is_void_or_self_closing(std::string_view name) {
  static constexpr std::array<std::string_view, 24> kNames = {
      "area", "base",  "br", "col", "embed", "hr", "img",    "input", "link", "meta", "source", "track",
      "wbr",  "param", "p",  "li",  "dt",    "dd", "option", "tr",    "td",   "th",   "tbody",  "thead"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_raw_text(std::string_view name) {
  return name == "script" || name == "style" || name == "textarea" || name == "title" || name == "xmp";
}

/// Passes the content of <script> and the like.
std::size_t skip_raw_text(std::string_view utf8, std::size_t at, const std::string& name) {
  for (std::size_t i = utf8.find("</", at); i != std::string_view::npos; i = utf8.find("</", i + 2)) {
    if (starts_with_ignoring_case(utf8.substr(i + 2), name)) return i;
  }
  return utf8.size();
}

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t tag_end(std::string_view utf8, std::size_t at) {
  char quote = 0;
  for (; at < utf8.size(); ++at) {
    const char c = utf8[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && utf8[at - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return at;
    }
  }
  return utf8.size();
}

using Counts = std::unordered_map<std::string, std::size_t>;

bool closes_what_is_inside(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kNames = {"div",   "section", "article", "ul",  "ol",
                                                             "table", "body",    "form",    "main"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// Elements whose end tag reaches through blocks (the adoption agency algorithm of HTML).
bool is_formatting(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kNames = {"a",    "b", "i",     "em",  "strong",
                                                             "font", "u", "small", "code"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// An end tag: a block closes all that is open inside it, any other only itself if it is near the top and, but for
/// formatting, no block stands between.
void close_element(const std::string& name, std::vector<std::string>& open, Counts& open_of_name) {
  if (closes_what_is_inside(name)) {
    while (open.back() != name) {
      --open_of_name[open.back()];
      open.pop_back();
    }
    open.pop_back();
    --open_of_name[name];
    return;
  }
  for (std::size_t back = 1; back <= 8 && back <= open.size(); ++back) {
    if (open[open.size() - back] != name) {
      if (!is_formatting(name) && closes_what_is_inside(open[open.size() - back])) return;
      continue;
    }
    open.erase(open.end() - static_cast<std::ptrdiff_t>(back));
    --open_of_name[name];
    return;
  }
}

char32_t code_point_at(std::string_view text, std::size_t& i) {
  const std::int32_t c = next_code_point(text, i);
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

/// Length of the character reference at the front of `original` (it begins with '&'), or 0 if it stands for itself.
std::size_t reference_length(std::string_view original, std::string_view rest) {
  std::size_t end = 1;
  if (end < original.size() && original[end] == '#') ++end;
  while (end < original.size() && end < 34 && std::isalnum(static_cast<unsigned char>(original[end])) != 0)
    ++end;
  if (end < original.size() && original[end] == ';') {
    const bool stands_for_itself = rest.substr(0, 2) == original.substr(0, 2) &&
                                   !starts_with_ignoring_case(original, "&amp;") &&
                                   original.substr(0, 3) != "&#3" && original.substr(0, 3) != "&#x";
    return stands_for_itself ? 0 : end + 1;
  }
  if (end <= 2) return 0;
  if (rest.substr(0, end) == original.substr(0, end)) return 0;
  // Without semicolon the reference ends where the text goes on as the source does.
  std::size_t after = 0;
  code_point_at(rest, after);
  for (std::size_t cut = 3; cut <= end; ++cut) {
    const std::size_t compared = std::min<std::size_t>({6, original.size() - cut, rest.size() - after});
    if (rest.substr(after, compared) == original.substr(cut, compared)) return cut;
  }
  return end;
}

void append_text(const GumboNode* node, std::string& out, std::size_t depth) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
      node->type == GUMBO_NODE_CDATA) {
    out += node->v.text.text;
    return;
  }
  if (node->type != GUMBO_NODE_ELEMENT || depth > kMaxNesting) return;
  const GumboElement& element = node->v.element;
  if (element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE) return;
  for (unsigned i = 0; i < element.children.length; ++i) {
    append_text(static_cast<const GumboNode*>(element.children.data[i]), out, depth + 1);
  }
  if (element.tag != GUMBO_TAG_SPAN && element.tag != GUMBO_TAG_A) out += ' ';
}

}  // namespace

ParsedHtml::ParsedHtml(std::unique_ptr<Arena> arena, std::string_view source)
    : arena_(std::move(arena)), source_(source), root_(parse_within(*arena_, source)) {}
ParsedHtml::ParsedHtml(ParsedHtml&&) noexcept = default;
ParsedHtml::~ParsedHtml() = default;

Result<ParsedHtml> parse_html(std::string_view utf8, std::string_view name) {
  const std::string subject(name);
  if (estimate_nesting(utf8, kMaxNesting) >= kMaxNesting) {
    return Error{ErrorCode::kTooLarge, subject,
                 "elements nested over " + std::to_string(kMaxNesting) + " deep"};
  }
  // A plain page takes some twenty times its size as a tree.
  ParsedHtml page(std::make_unique<Arena>((32u << 20) + 40 * utf8.size()), utf8);
  if (page.root() == nullptr)
    return Error{ErrorCode::kTooLarge, subject, "the page's tree outgrows its bound"};
  return page;
}

std::size_t estimate_nesting(std::string_view utf8, std::size_t stop_at) {
  std::vector<std::string> open;
  Counts open_of_name;
  for (std::size_t i = utf8.find('<'); i < utf8.size() && open.size() < stop_at; i = utf8.find('<', i)) {
    ++i;
    const bool ends = i < utf8.size() && utf8[i] == '/';
    if (ends) ++i;
    if (i >= utf8.size() || !is_name_start(utf8[i])) {
      if (utf8.substr(i, 3) == "!--") i = std::min(utf8.find("-->", i), utf8.size());
      continue;
    }
    const std::size_t name_end = std::min(utf8.find_first_of(" \t\r\n\f/>", i), utf8.size());
    const std::string name = lower_ascii(utf8.substr(i, name_end - i));
    i = tag_end(utf8, name_end);
    if (is_void_or_self_closing(name)) continue;
    if (!ends) {
      if (i < utf8.size() && i > 0 && utf8[i - 1] == '/' && utf8[i] == '>' && name != "div" && name != "span")
        continue;
      open.push_back(name);
      ++open_of_name[name];
      if (is_raw_text(name)) i = skip_raw_text(utf8, i, name);
    } else if (open_of_name[name] > 0) {
      close_element(name, open, open_of_name);
    }
  }
  return open.size();
}

std::string_view attribute(const GumboNode* element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

void for_each_character(const GumboNode* node, std::string_view source,
                        const std::function<void(char32_t, std::size_t, std::size_t)>& visit) {
  const std::string_view text(node->v.text.text);
  const GumboStringPiece& piece = node->v.text.original_text;
  const bool has_source = piece.data >= source.data() && piece.data <= source.data() + source.size();
  const std::size_t base = has_source ? static_cast<std::size_t>(piece.data - source.data()) : 0;
  // Gumbo's length stops short where text went on after a stray tag; the page's end bounds it as well.
  const std::string_view original = has_source ? source.substr(base) : std::string_view();
  std::size_t o = 0;
  for (std::size_t t = 0; t < text.size();) {
    const std::string_view rest = text.substr(t);
    while (o < original.size() && original[o] == '<' && o + 1 < original.size() &&
           (is_name_start(original[o + 1]) || original[o + 1] == '/' || original[o + 1] == '!')) {
      o = std::min(tag_end(original, o + 1) + 1, original.size());
    }
    const std::size_t from = o;
    const char32_t c = code_point_at(text, t);
    const std::size_t taken = text.size() - rest.size();
    const std::size_t reference =
        o < original.size() && original[o] == '&' ? reference_length(original.substr(o), rest) : 0;
    if (reference > 0) {
      o = std::min(o + reference, original.size());
    } else if (o < original.size() && original[o] == '\r' && c == '\n') {
      o += original.substr(o, 2) == "\r\n" ? 2 : 1;
    } else {
      o = std::min(o + (t - taken), original.size());
    }
    visit(c, base + from, base + o);
  }
}

std::string text_under(const GumboNode* node) {
  std::string out;
  append_text(node, out, 0);
  return squeeze(out);
}

}  // namespace rapporteur::document
