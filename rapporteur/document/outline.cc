// One iterative walk over gumbo's tree; see outline.h. Tested in tests/unit/document/read_test.cc.
#include "rapporteur/document/outline.h"

#include <optional>

#include "rapporteur/document/read.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

bool is_skipped(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_RP: return true;
    default: return false;
  }
}

bool is_inline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN: return true;
    default: return false;
  }
}

bool is_emphasis(GumboTag tag) {
  return tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_EM || tag == GUMBO_TAG_I ||
         tag == GUMBO_TAG_U;
}

/// Text for screen readers inside a line ("opens in new window").
bool is_unseen_inline(const GumboNode* node, GumboTag tag) {
  return tag == GUMBO_TAG_SPAN && mark_of(node) == Mark::kHidden && text_under(node).size() < 200;
}

/// Scripts that put no space between words.
bool is_unspaced(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xE00 && c <= 0xE7F);
}

bool has_ld_json(const GumboNode* node) {
  return attribute(node, "type").find("ld+json") != std::string_view::npos;
}

class Walker {
 public:
  Walker(const ParsedHtml& page, const SourceOffsets& offsets) : page_(page), offsets_(offsets) {}

  Outline walk() {
    // An explicit stack: gumbo's depth is bounded by an estimate only.
    struct Frame {
      const GumboNode* node;
      unsigned next_child;
      std::uint32_t element;
    };
    std::vector<Frame> stack;
    enter(page_.root(), 0);
    stack.push_back({page_.root(), 0, 0});
    while (!stack.empty()) {
      Frame& frame = stack.back();
      const GumboVector& children = children_of(frame.node);
      if (frame.next_child == children.length) {
        leave(frame.node, frame.element);
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[frame.next_child++]);
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
          child->type == GUMBO_NODE_CDATA) {
        add_text(child);
      } else if (child->type == GUMBO_NODE_ELEMENT && stack.size() <= kMaxNesting) {
        if (const auto element = enter(child, frame.element)) stack.push_back({child, 0, *element});
      }
    }
    return std::move(out_);
  }

 private:
  static const GumboVector& children_of(const GumboNode* node) {
    return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
  }

  /// Index of the element to go into, or nothing where it is passed over.
  std::optional<std::uint32_t> enter(const GumboNode* node, std::uint32_t parent) {
    const GumboTag tag = node->type == GUMBO_NODE_ELEMENT ? node->v.element.tag : GUMBO_TAG_HTML;
    collect(node, tag);
    if (is_skipped(tag) || is_unseen_inline(node, tag)) return std::nullopt;
    if (tag == GUMBO_TAG_BR) {
      if (++breaks_ >= 2) close_block();
      gap_ = true;
      space_ = {};
      return std::nullopt;
    }
    if (!is_inline(tag)) close_block();
    if (tag == GUMBO_TAG_A) ++open_links_;
    if (tag == GUMBO_TAG_A) ++block_.links;
    if (is_emphasis(tag)) ++open_emphasis_;
    const auto index = static_cast<std::uint32_t>(out_.elements.size());
    Element element;
    element.node = node;
    element.tag = tag;
    element.parent = parent;
    element.first_block = static_cast<std::uint32_t>(out_.blocks.size());
    if (node->type == GUMBO_NODE_ELEMENT) element.mark = mark_of(node);
    out_.elements.push_back(element);
    if (!is_inline(tag)) {
      containers_.push_back(index);
    } else if (stands_alone(element, parent)) {
      close_block();
      containers_.push_back(index);
    }
    return index;
  }

  /// A marked inline element outside running text ("span class=caption") is a block of its own.
  bool stands_alone(const Element& element, std::uint32_t parent) const {
    if (element.mark == Mark::kNone || element.mark == Mark::kBody || element.mark == Mark::kArticle ||
        !block_.text.empty()) {
      return false;
    }
    const GumboTag outer = out_.elements[parent].tag;
    return outer != GUMBO_TAG_P && outer != GUMBO_TAG_LI && outer != GUMBO_TAG_TD && !is_inline(outer);
  }

  void leave(const GumboNode* node, std::uint32_t index) {
    const GumboTag tag = node->type == GUMBO_NODE_ELEMENT ? node->v.element.tag : GUMBO_TAG_HTML;
    if (tag == GUMBO_TAG_A) --open_links_;
    if (is_emphasis(tag)) --open_emphasis_;
    if (!containers_.empty() && containers_.back() == index) {
      close_block();
      containers_.pop_back();
    }
    out_.elements[index].end = static_cast<std::uint32_t>(out_.elements.size());
    // An inline element may end inside a block, which then counts as its own.
    out_.elements[index].end_block =
        static_cast<std::uint32_t>(out_.blocks.size() + (block_.text.empty() ? 0 : 1));
  }

  void collect(const GumboNode* node, GumboTag tag) {
    if (tag == GUMBO_TAG_META) out_.metas.push_back(node);
    if (tag == GUMBO_TAG_LINK) out_.links.push_back(node);
    if (tag == GUMBO_TAG_TITLE) out_.titles.push_back(node);
    if (tag == GUMBO_TAG_TIME) out_.times.push_back(node);
    if (tag == GUMBO_TAG_SCRIPT && has_ld_json(node)) out_.ld_json.push_back(node);
  }

  void add_text(const GumboNode* text) {
    for_each_character(text, page_.source(), [this](char32_t c, std::size_t begin, std::size_t end) {
      if (is_invisible(c)) return;
      if (is_space(c)) {
        if (!gap_) space_ = {offsets_.source_of(begin), offsets_.source_of(end)};
        gap_ = true;
        return;
      }
      if (gap_ && !block_.text.empty()) {
        block_.text.append(U' ', space_.begin, space_.end);
        in_word_ = false;
      }
      gap_ = false;
      breaks_ = 0;
      if (is_unspaced(c) && ++unspaced_ % 3 == 0) in_word_ = false;  // three characters are about a word
      if (!in_word_) {
        ++block_.words;
        if (open_links_ > 0) ++block_.link_words;
        if (open_emphasis_ == 0) plain_words_ = true;
        in_word_ = true;
      }
      block_.text.append(c, offsets_.source_of(begin), offsets_.source_of(end));
    });
  }

  void close_block() {
    if (!block_.text.empty()) {
      block_.element = containers_.empty() ? 0 : containers_.back();
      block_.in_emphasis = !plain_words_;
      out_.blocks.push_back(std::move(block_));
    }
    block_ = Block{};
    gap_ = in_word_ = plain_words_ = false;
    breaks_ = 0;
  }

  const ParsedHtml& page_;
  const SourceOffsets& offsets_;
  Outline out_;
  Block block_;
  std::vector<std::uint32_t> containers_;
  int open_links_ = 0;
  int open_emphasis_ = 0;
  int breaks_ = 0;
  unsigned unspaced_ = 0;
  struct {
    std::uint64_t begin = 0, end = 0;
  } space_;  // bytes of the first white space of the gap
  bool gap_ = false;
  bool in_word_ = false;
  bool plain_words_ = false;
};

}  // namespace

Outline outline_of(const ParsedHtml& page, const SourceOffsets& offsets) {
  return Walker(page, offsets).walk();
}

}  // namespace rapporteur::document
