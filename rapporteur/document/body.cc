// Values, container, filter; see body.h. Tested in tests/cases/document.
#include "rapporteur/document/body.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "rapporteur/document/boilerplate.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

/// Marks whose elements are no part of a body unless they hold most of the prose.
bool leaves_out(Mark mark) {
  return mark == Mark::kComments || mark == Mark::kCaption || mark == Mark::kAside || mark == Mark::kFrame ||
         mark == Mark::kHidden;
}

bool ends_like_sentence(std::string_view text) {
  const std::size_t last = text.find_last_not_of("\"')] \x9D\x99\xE2\x80\xBB\xC2");
  return last != std::string_view::npos && (text[last] == '.' || text[last] == '!' || text[last] == '?' || text[last] == ':' ||
                                            (static_cast<unsigned char>(text[last]) == 0xA6));
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

/// Four-word sequences of the body that the page's JSON-LD states.
class StatedBody {
 public:
  explicit StatedBody(std::string_view text) {
    const auto words = split(text);
    count_ = words.size();
    for (std::size_t i = 0; i + kWidth <= words.size(); ++i) sequences_.insert(key(words, i));
  }
  bool usable() const { return count_ >= 60; }
  std::size_t words() const { return count_; }

  /// Share of the block's word sequences that the stated body has; -1 for a block too short to tell.
  double covers(std::string_view block) const {
    const auto words = split(block);
    if (words.size() < kWidth) return -1;
    std::size_t found = 0;
    for (std::size_t i = 0; i + kWidth <= words.size(); ++i) found += sequences_.count(key(words, i));
    return double(found) / double(words.size() - kWidth + 1);
  }

 private:
  static constexpr std::size_t kWidth = 4;

  static std::vector<std::size_t> split(std::string_view text) {
    std::vector<std::size_t> words;
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const char c = i < text.size() ? text[i] : ' ';
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        word += c;
      } else if (!word.empty()) {
        words.push_back(std::hash<std::string>{}(word));
        word.clear();
      }
    }
    return words;
  }
  static std::size_t key(const std::vector<std::size_t>& words, std::size_t at) {
    std::size_t hash = 0;
    for (std::size_t i = 0; i < kWidth; ++i) hash = hash * 1'000'003 + words[at + i];
    return hash;
  }

  std::size_t count_ = 0;
  std::unordered_set<std::size_t> sequences_;
};

class Chooser {
 public:
  Chooser(const Outline& outline, std::string_view title, std::string_view stated)
      : o_(outline), title_(title), stated_(stated), prose_(outline.blocks.size()), value_(outline.blocks.size()),
        left_out_(outline.blocks.size()) {}

  std::vector<std::uint32_t> choose() {
    find_prose();
    find_left_out();
    value_blocks();
    container_ = best_element();
    narrow();
    std::vector<std::uint32_t> chosen = filter();
    trim_ends(chosen);
    return chosen;
  }

 private:
  const Block& block(std::uint32_t i) const { return o_.blocks[i]; }
  std::string_view text(std::uint32_t i) const { return o_.blocks[i].text.utf8(); }
  GumboTag tag(std::uint32_t i) const { return o_.elements[block(i).element].tag; }

  /// Words of running text per block, and their sums per element.
  void find_prose() {
    std::vector<double> sums(o_.blocks.size() + 1, 0);
    for (std::uint32_t i = 0; i < o_.blocks.size(); ++i) {
      const Block& b = block(i);
      const bool running = b.words >= 8 && b.link_density() < 0.4 && !is_heading(tag(i)) &&
                           (b.words >= 20 || ends_like_sentence(text(i)));
      prose_[i] = running ? b.words : 0;
      sums[i + 1] = sums[i] + prose_[i];
    }
    prose_sums_ = std::move(sums);
  }
  double prose_in(const Element& e) const { return prose_sums_[e.end_block] - prose_sums_[e.first_block]; }

  /// Blocks inside elements whose mark leaves them out. An element with most of the prose is never left out for
  /// its name; readers' comments may well outweigh the article, so for them it takes nearly all.
  void find_left_out() {
    const double all = prose_sums_.back();
    for (const Element& e : o_.elements) {
      if (!leaves_out(e.mark)) continue;
      const double most = e.mark == Mark::kComments || e.mark == Mark::kFrame ? 0.9 : 0.5;
      if (prose_in(e) > most * all && prose_in(e) > 40) continue;
      std::fill(left_out_.begin() + e.first_block, left_out_.begin() + e.end_block, true);
    }
  }

  void value_blocks() {
    for (std::uint32_t i = 0; i < o_.blocks.size(); ++i) {
      const Block& b = block(i);
      if (left_out_[i]) {
        value_[i] = -1;
      } else if (prose_[i] > 0) {
        value_[i] = std::min(prose_[i], 100.0) * (1 - b.link_density());
      } else if (b.link_density() > 0.5) {
        value_[i] = -4.0 - b.words;
      } else {
        value_[i] = -2;
      }
      if (stated_.usable() && stated_.covers(text(i)) > 0.7) value_[i] = 3.0 * b.words;
    }
  }

  std::uint32_t best_element() const {
    std::vector<double> sums(o_.blocks.size() + 1, 0);
    for (std::size_t i = 0; i < value_.size(); ++i) sums[i + 1] = sums[i] + value_[i];
    std::uint32_t best = 0;
    double best_sum = -1e9;
    for (std::uint32_t i = 0; i < o_.elements.size(); ++i) {
      const Element& e = o_.elements[i];
      const double sum = sums[e.end_block] - sums[e.first_block];
      if (sum >= best_sum) {  // of equals the innermost, which comes later
        best_sum = sum;
        best = i;
      }
    }
    return best;
  }

  /// Goes into an element that says it is the body and holds most of the prose of the container.
  void narrow() {
    const Element& outer = o_.elements[container_];
    double all = 0;
    for (std::uint32_t i = outer.first_block; i < outer.end_block; ++i) all += left_out_[i] ? 0 : prose_[i];
    for (std::uint32_t i = container_ + 1; i < outer.end; ++i) {
      const Element& e = o_.elements[i];
      if (e.mark == Mark::kBody && prose_in(e) >= 0.7 * all) container_ = i;
    }
  }

  bool is_title(std::uint32_t i) const {
    return !title_.empty() && block(i).words >= 2 && lower_ascii(text(i)) == lower_ascii(title_);
  }

  bool keeps(std::uint32_t i) const {
    const Block& b = block(i);
    if (left_out_[i] || is_title(i) || tag(i) == GUMBO_TAG_H1) return false;
    if (is_boilerplate(text(i))) return false;
    if (b.link_density() > 0.6 && !(b.words >= 12 && b.links == 1 && ends_like_sentence(text(i)))) return false;
    const Mark mark = o_.elements[b.element].mark;
    if (mark == Mark::kHead && b.words <= 15) return false;
    return true;
  }

  std::vector<std::uint32_t> filter() const {
    const Element& e = o_.elements[container_];
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t i = e.first_block; i < e.end_block; ++i) {
      if (keeps(i)) chosen.push_back(i);
    }
    return chosen;
  }

  /// Before the first and after the last running text stand bylines, dates, labels; headings need text after them.
  void trim_ends(std::vector<std::uint32_t>& chosen) const {
    const auto is_text = [this](std::uint32_t i) {
      return prose_[i] > 0 || (block(i).words >= 4 && ends_like_sentence(text(i)) && !is_heading(tag(i)));
    };
    while (!chosen.empty() && !is_text(chosen.back())) chosen.pop_back();
    const auto first = std::find_if(chosen.begin(), chosen.end(), is_text);
    chosen.erase(chosen.begin(), first);
  }

  const Outline& o_;
  const std::string_view title_;
  const StatedBody stated_;
  std::vector<double> prose_;
  std::vector<double> prose_sums_;
  std::vector<double> value_;
  std::vector<bool> left_out_;
  std::uint32_t container_ = 0;
};

}  // namespace

std::vector<std::uint32_t> choose_body(const Outline& outline, std::string_view title, std::string_view stated_body) {
  if (outline.blocks.empty()) return {};
  return Chooser(outline, title, stated_body).choose();
}

}  // namespace rapporteur::document
