// Words are runs of letters and digits, folded (compatibility decomposition, marks dropped, simple case folding) and
// hashed by FNV-1a over code points; scripts that are written without spaces give a word per letter. Shingles are
// polynomials of their words' hashes, stirred by the finalizer of SplitMix64 (Steele, Lea and Flood, 2014). All
// arithmetic is modulo 2^64, so that every machine makes the same sketch; Unicode's stability policy holds folding
// and decompositions fixed, so that every ICU does. Tested in tests/unit/store/sketch_test.cc.
#include "rapporteur/store/sketch.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <utility>

#include "rapporteur/base/text.h"

namespace rapporteur::store {
namespace {

constexpr std::size_t kShingle = 5;  // words: long enough to be nobody else's, short enough to outlive edits
constexpr std::size_t kLongShingle = 8;  // words of a key: set phrases seldom reach this length
constexpr std::size_t kFewestWords = 30;
constexpr std::size_t kFewestCompared = 16;  // hashes of the shorter text that lie in both samples' range
/// Measured: 99 of 100 copies lie above 0.41, articles that share a quotation of a quarter or a filled form below 0.36.
/// A brief of two sentences may be half a quotation that others print too.
constexpr double kCopyContainment = 0.4;
constexpr double kBriefContainment = 0.75;
constexpr std::size_t kBrief = 100;  // shingles: what has fewer is a brief
constexpr char kVersion = 1;
constexpr std::uint32_t kNoLimit = std::numeric_limits<std::uint32_t>::max();

constexpr std::uint64_t kFnvBasis = 0xCBF29CE484222325;
constexpr std::uint64_t kFnvPrime = 0x100000001B3;
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15;  // of the polynomials; odd

/// SplitMix64's finalizer.
constexpr std::uint64_t stirred(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

/// The `limit` smallest of all values taken, each once.
template <typename T>
class Smallest {
 public:
  explicit Smallest(std::size_t limit) : limit_(limit) {}

  void take(T value) {
    if (value > highest_) return;
    values_.push_back(value);
    if (values_.size() >= 4 * limit_) shrink();
  }

  std::vector<T> finish() {
    shrink();
    return std::move(values_);
  }

 private:
  void shrink() {
    std::sort(values_.begin(), values_.end());
    values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
    if (values_.size() < limit_) return;
    values_.resize(limit_);
    highest_ = values_.back();
  }

  std::size_t limit_;
  T highest_ = std::numeric_limits<T>::max();
  std::vector<T> values_;
};

/// Takes words one by one, knows the last few.
class Shingles {
 public:
  void take(std::uint64_t word) {
    whole_ = stirred(whole_ + word);
    last_[words_ % last_.size()] = word;
    ++words_;
    if (words_ >= kShingle) sample_.take(static_cast<std::uint32_t>(hash_of_last(kShingle) >> 32));
    if (words_ >= kLongShingle) keys_.take(static_cast<std::int64_t>(hash_of_last(kLongShingle)));
  }

  Sketch finish() {
    Sketch sketch;
    if (words_ == 0) return sketch;
    sketch.whole = std::max<std::uint64_t>(whole_, 1);
    if (words_ < kFewestWords) return sketch;
    sketch.sample = sample_.finish();
    sketch.keys = keys_.finish();
    return sketch;
  }

 private:
  std::uint64_t hash_of_last(std::size_t n) const {
    std::uint64_t sum = n;
    for (std::size_t i = words_ - n; i < words_; ++i) sum = sum * kBase + last_[i % last_.size()];
    return stirred(sum);
  }

  std::array<std::uint64_t, std::max(kShingle, kLongShingle)> last_{};
  std::uint64_t words_ = 0;
  std::uint64_t whole_ = 0;
  Smallest<std::uint32_t> sample_{kSampleSize};
  Smallest<std::int64_t> keys_{kBands};
};

/// What a character is to a word.
enum class Kind { kBreak, kLetter, kWordOfItsOwn, kJoiner, kNothing };

/// Apostrophes, hyphens, points and commas between two letters or digits are left out: "U.S." is "US", "1,000" is
/// "1000", "cease-fire" is "ceasefire".
bool is_joiner(char32_t c) {
  return c == U'\'' || c == U'.' || c == U',' || c == U'-' || c == 0x2019 || c == 0x2018 || c == 0x02BC ||
         c == 0x2010 || c == 0x2011;
}

Kind kind_of(char32_t c) {
  if (c < 0x80) {
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
    if (letter) return Kind::kLetter;
    return is_joiner(c) ? Kind::kJoiner : Kind::kBreak;
  }
  if (c == kIllFormed) return Kind::kBreak;
  if (is_joiner(c)) return Kind::kJoiner;
  const auto point = static_cast<UChar32>(c);
  if ((U_GET_GC_MASK(point) & U_GC_M_MASK) != 0 ||
      u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
    return Kind::kNothing;
  }
  if ((U_GET_GC_MASK(point) & (U_GC_L_MASK | U_GC_N_MASK)) == 0) return Kind::kBreak;
  UErrorCode fault = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point, &fault);
  return U_SUCCESS(fault) && uscript_breaksBetweenLetters(script) ? Kind::kWordOfItsOwn : Kind::kLetter;
}

/// Makes words of characters and hands them on.
class Words {
 public:
  explicit Words(Shingles& shingles) : shingles_(shingles) {}

  void take(char32_t c) {
    switch (kind_of(c)) {
      case Kind::kLetter: add(c); break;
      case Kind::kWordOfItsOwn:
        finish();
        add(c);
        finish();
        break;
      case Kind::kJoiner:
        if (joined_) finish();
        joined_ = in_word_;
        break;
      case Kind::kBreak: finish(); break;
      case Kind::kNothing: break;
    }
  }

  void finish() {
    if (in_word_) shingles_.take(stirred(hash_));
    in_word_ = joined_ = false;
    hash_ = kFnvBasis;
  }

 private:
  void add(char32_t c) {
    in_word_ = true;
    joined_ = false;
    if (c < 0x80) {
      add_folded(c >= U'A' && c <= U'Z' ? c + 32 : c);
    } else {
      add_decomposed(static_cast<UChar32>(c));
    }
  }

  void add_decomposed(UChar32 c) {
    std::array<UChar, 32> parts{};  // the longest decomposition has 18
    UErrorCode fault = U_ZERO_ERROR;
    const UNormalizer2* const nfkd = unorm2_getNFKDInstance(&fault);
    const std::int32_t size =
        U_SUCCESS(fault)
            ? unorm2_getDecomposition(nfkd, c, parts.data(), static_cast<std::int32_t>(parts.size()), &fault)
            : -1;
    if (U_FAILURE(fault) || size < 0) return add_folded(folded(c));
    for (std::int32_t i = 0; i < size;) {
      UChar32 part = 0;
      U16_NEXT(parts.data(), i, size, part);
      if ((U_GET_GC_MASK(part) & U_GC_M_MASK) == 0) add_folded(folded(part));
    }
  }

  static char32_t folded(UChar32 c) { return static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)); }

  void add_folded(char32_t c) { hash_ = (hash_ ^ c) * kFnvPrime; }

  Shingles& shingles_;
  std::uint64_t hash_ = kFnvBasis;
  bool in_word_ = false;
  bool joined_ = false;  // a joiner stands after the last letter
};

/// The part of the number line that both samples cover, and what lies there.
struct Common {
  std::size_t one = 0;
  std::size_t other = 0;
  std::size_t both = 0;
};

std::uint32_t limit_of(const Sketch& sketch) {
  return sketch.sample.size() < kSampleSize ? kNoLimit : sketch.sample.back();
}

Common common_of(const Sketch& one, const Sketch& other) {
  const std::uint32_t limit = std::min(limit_of(one), limit_of(other));
  Common common;
  auto a = one.sample.begin();
  auto b = other.sample.begin();
  const auto a_end = std::upper_bound(a, one.sample.end(), limit);
  const auto b_end = std::upper_bound(b, other.sample.end(), limit);
  common.one = static_cast<std::size_t>(a_end - a);
  common.other = static_cast<std::size_t>(b_end - b);
  while (a != a_end && b != b_end) {
    if (*a == *b)
      ++common.both, ++a, ++b;
    else if (*a < *b)
      ++a;
    else
      ++b;
  }
  return common;
}

double share(std::size_t part, std::size_t all) {
  return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

template <typename T>
void append_number(std::string& out, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    out += static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xFF);
  }
}

/// Takes a number off the front; the caller has checked the length.
template <typename T>
T take_number(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  bytes.remove_prefix(sizeof(T));
  return static_cast<T>(value);
}

template <typename T>
std::vector<T> take_numbers(std::string_view& bytes, std::size_t count) {
  std::vector<T> values(count);
  for (T& value : values) value = take_number<T>(bytes);
  return values;
}

template <typename T>
bool ascends(const std::vector<T>& values) {
  return std::adjacent_find(values.begin(), values.end(), std::greater_equal<>()) == values.end();
}

}  // namespace

Sketch sketch_of(std::string_view utf8) {
  Shingles shingles;
  Words words(shingles);
  for (std::size_t i = 0; i < utf8.size();) words.take(next_code_point(utf8, i));
  words.finish();
  return shingles.finish();
}

double resemblance(const Sketch& one, const Sketch& other) {
  const Common common = common_of(one, other);
  return share(common.both, common.one + common.other - common.both);
}

double containment(const Sketch& one, const Sketch& other) {
  const Common common = common_of(one, other);
  const std::size_t shorter = std::min(common.one, common.other);
  return shorter < kFewestCompared ? 0.0 : share(common.both, shorter);
}

bool are_copies(const Sketch& one, const Sketch& other) {
  if (one.whole != 0 && one.whole == other.whole) return true;
  const std::size_t shorter = std::min(one.sample.size(), other.sample.size());
  return containment(one, other) >= (shorter < kBrief ? kBriefContainment : kCopyContainment);
}

std::vector<std::int64_t> bands_of(const Sketch& sketch) {
  if (!sketch.keys.empty() || sketch.whole == 0) return sketch.keys;
  return {static_cast<std::int64_t>(sketch.whole)};
}

std::string to_bytes(const Sketch& sketch) {
  std::string out(1, kVersion);
  append_number(out, sketch.whole);
  append_number(out, static_cast<std::uint16_t>(sketch.sample.size()));
  append_number(out, static_cast<std::uint16_t>(sketch.keys.size()));
  for (const std::uint32_t hash : sketch.sample) append_number(out, hash);
  for (const std::int64_t key : sketch.keys) append_number(out, key);
  return out;
}

std::optional<Sketch> from_bytes(std::string_view bytes) {
  constexpr std::size_t kHead = 1 + sizeof(std::uint64_t) + 2 * sizeof(std::uint16_t);
  if (bytes.size() < kHead || bytes.front() != kVersion) return std::nullopt;
  bytes.remove_prefix(1);
  Sketch sketch;
  sketch.whole = take_number<std::uint64_t>(bytes);
  const std::size_t hashes = take_number<std::uint16_t>(bytes);
  const std::size_t keys = take_number<std::uint16_t>(bytes);
  if (hashes > kSampleSize || keys > kBands) return std::nullopt;
  if (bytes.size() != hashes * sizeof(std::uint32_t) + keys * sizeof(std::int64_t)) return std::nullopt;
  sketch.sample = take_numbers<std::uint32_t>(bytes, hashes);
  sketch.keys = take_numbers<std::int64_t>(bytes, keys);
  if (!ascends(sketch.sample) || !ascends(sketch.keys)) return std::nullopt;
  return sketch;
}

}  // namespace rapporteur::store
