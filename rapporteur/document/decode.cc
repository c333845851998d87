// Order mark, validity, declaration, guess; see decode.h. The labels' practical meanings are in
// data/document/encodings.tsv (after the WHATWG Encoding Standard). Tested in tests/unit/document/source_test.cc and tests/cases/document/encodings.case.
#include "rapporteur/document/decode.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

#include "rapporteur/base/text.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

constexpr std::size_t kSniffed = 4'096;        // bytes looked at for a declaration and for binary content
constexpr std::size_t kDetected = 256u << 10;  // bytes shown to uchardet

struct Utf8Count {
  std::size_t multibyte = 0;  // well-formed sequences of two bytes or more
  std::size_t broken = 0;
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t from = i;
    if (next_code_point(bytes, i) < 0) {
      if (i < bytes.size())
        ++count.broken;  // a sequence the end of the input cuts off is no fault of the encoding
    } else if (i - from > 1) {
      ++count.multibyte;
    }
  }
  return count;
}

bool has_binary_signature(std::string_view bytes) {
  static constexpr std::array<std::string_view, 13> kSignatures = {"%PDF-",
                                                                   "PK\x03\x04",
                                                                   "\x1F\x8B",
                                                                   "\x89PNG",
                                                                   "GIF8",
                                                                   "\xFF\xD8\xFF",
                                                                   "\x7F"
                                                                   "ELF",
                                                                   "BZh",
                                                                   "\xFD"
                                                                   "7zXZ",
                                                                   "Rar!",
                                                                   "\xD0\xCF\x11\xE0",
                                                                   "SQLite format 3",
                                                                   "OggS"};
  return std::any_of(kSignatures.begin(), kSignatures.end(),
                     [&](auto s) { return bytes.substr(0, s.size()) == s; });
}

/// Every second byte zero: UTF-16 without order mark, as Western text.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kSniffed);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
  if (zeros[1] * 10 > head.size() * 3 && zeros[0] * 20 < head.size()) return "UTF-16LE";
  if (zeros[0] * 10 > head.size() * 3 && zeros[1] * 20 < head.size()) return "UTF-16BE";
  return {};
}

bool has_binary_characters(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kSniffed);
  std::size_t controls = 0;
  std::size_t zeros = 0;
  for (const char c : head) {
    if (c == '\0') ++zeros;
    if ((c & 0xE0) == 0 && !is_space(c) && c != '\x1B' && c != '\b') ++controls;
  }
  return zeros * 100 > head.size() || controls * 20 > head.size();
}

std::string_view byte_order_mark(std::string_view bytes, std::size_t& length) {
  struct Mark {
    std::string_view bytes, encoding;
  };
  static constexpr std::array<Mark, 3> kMarks = {Mark{"\xEF\xBB\xBF", "UTF-8"}, Mark{"\xFF\xFE", "UTF-16LE"},
                                                 Mark{"\xFE\xFF", "UTF-16BE"}};
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
    length = mark.bytes.size();
    return mark.encoding;
  }
  length = 0;
  return {};
}

std::string meant_by(std::string_view label) {
  static const std::map<std::string, std::string> kMeanings = [] {
    std::map<std::string, std::string> all;
    for (const TableRow& row : rows_of("document/encodings.tsv", 2, 2)) {
      all.emplace(row.cells[0], row.cells[1]);
    }
    return all;
  }();
  const std::string key = lower_ascii(trim(label));
  const auto found = kMeanings.find(key);
  return found == kMeanings.end() ? key : found->second;
}

std::string detect(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  const std::string_view shown = bytes.substr(0, kDetected);
  if (uchardet_handle_data(detector.get(), shown.data(), shown.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

bool known_to_icu(const std::string& encoding) {
  if (encoding.empty()) return false;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.c_str(), &status);
  if (converter != nullptr) ucnv_close(converter);
  return U_SUCCESS(status) != 0;
}

Decoded from_utf8(std::string_view bytes, std::size_t skipped) {
  Decoded out;
  out.encoding = "UTF-8";
  if (skipped > 0) out.offsets.mark(0, skipped);
  const std::string_view body = bytes.substr(skipped);
  out.utf8.reserve(body.size());
  for (std::size_t i = 0; i < body.size();) {
    const std::size_t from = i;
    if (next_code_point(body, i) >= 0) {
      out.utf8.append(body.substr(from, i - from));
      continue;
    }
    out.offsets.mark(out.utf8.size(), skipped + from);
    out.utf8 += "\xEF\xBF\xBD";
    out.offsets.mark(out.utf8.size(), skipped + i);
  }
  return out;
}

/// Appends ICU's UTF-16 with the source offset of each unit.
void append_units(Decoded& out, const UChar* units, const std::int32_t* offsets, std::int32_t count,
                  std::uint64_t chunk) {
  for (std::int32_t i = 0; i < count;) {
    const std::int32_t from = i;
    UChar32 c = 0;
    U16_NEXT(units, i, count, c);
    if (U_IS_SURROGATE(c)) c = 0xFFFD;
    const std::uint64_t source =
        offsets[from] < 0 ? chunk : chunk + static_cast<std::uint64_t>(offsets[from]);
    const std::uint64_t expected = out.offsets.source_of(out.utf8.size());
    if (source != expected || out.utf8.empty()) out.offsets.mark(out.utf8.size(), source);
    append_utf8(out.utf8, static_cast<char32_t>(c));
  }
}

bool convert(std::string_view bytes, std::size_t skipped, const std::string& encoding, Decoded& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return false;
  out.encoding = encoding;
  // One call converts all, so that no surrogate pair is parted; UTF-16 needs at most one unit per byte, and a few
  // bytes of a stateful encoding may give one more.
  std::vector<UChar> units(bytes.size() - skipped + 64);
  std::vector<std::int32_t> offsets(units.size());
  const char* source = bytes.data() + skipped;
  UChar* target = units.data();
  ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, bytes.data() + bytes.size(),
                 offsets.data(), true, &status);
  if (U_FAILURE(status)) return false;
  append_units(out, units.data(), offsets.data(), static_cast<std::int32_t>(target - units.data()), skipped);
  out.offsets.mark(out.utf8.size(), bytes.size());
  return true;
}

bool is_utf8(const std::string& encoding) { return encoding == "utf-8" || encoding == "UTF-8"; }

/// What to read the bytes as, the order mark aside.
std::string choose_encoding(std::string_view bytes) {
  const std::string declared = meant_by(declared_encoding(bytes));
  const bool stateful = declared.rfind("iso-2022", 0) == 0 || declared.rfind("hz", 0) == 0;
  const Utf8Count count = count_utf8(bytes);
  if (count.broken == 0 && !stateful) return "UTF-8";
  // A page stitched together from two sources may be UTF-8 but for a few bytes.
  if (count.multibyte > 20 * count.broken) return "UTF-8";
  const bool usable = known_to_icu(declared) && !is_utf8(declared) && declared.rfind("utf-16", 0) != 0;
  if (usable) return declared;
  const std::string detected = meant_by(detect(bytes));
  if (known_to_icu(detected) && !is_utf8(detected)) return detected;
  return count.multibyte > count.broken ? "UTF-8" : "windows-1252";
}

bool mostly_undecodable(const std::string& utf8) {
  std::size_t bad = 0;
  for (std::size_t at = utf8.find("\xEF\xBF\xBD"); at != std::string::npos;
       at = utf8.find("\xEF\xBF\xBD", at + 3))
    ++bad;
  return bad * 10 > count_code_points(utf8);
}

}  // namespace

std::string declared_encoding(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, kSniffed));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      const std::size_t tag = head.rfind('<', at);
      if (tag == std::string::npos) continue;
      const bool declares = head.compare(tag, 5, "<meta") == 0 || head.compare(tag, 5, "<?xml") == 0;
      std::size_t from = at + key.size();
      while (from < head.size() && is_space(head[from])) ++from;
      if (!declares || from >= head.size() || head[from] != '=') continue;
      from = head.find_first_not_of("= \t\r\n\"'", from);
      if (from == std::string::npos) continue;
      return head.substr(from, std::min(head.find_first_of("\"' \t\r\n/>;?", from), head.size()) - from);
    }
  }
  return {};
}

Result<Decoded> decode(std::string_view bytes, std::string_view name) {
  const std::string subject(name);
  if (trim(bytes).empty()) return Error{ErrorCode::kEmpty, subject, ""};
  if (has_binary_signature(bytes)) return Error{ErrorCode::kBinary, subject, ""};
  std::size_t skipped = 0;
  std::string encoding(byte_order_mark(bytes, skipped));
  if (encoding.empty()) encoding = utf16_by_zeros(bytes);
  if (encoding.empty() && has_binary_characters(bytes)) return Error{ErrorCode::kBinary, subject, ""};
  if (encoding.empty()) encoding = choose_encoding(bytes);
  Decoded out;
  if (is_utf8(encoding)) {
    out = from_utf8(bytes, skipped);
  } else if (!convert(bytes, skipped, encoding, out)) {
    return Error{ErrorCode::kBadEncoding, subject, encoding};
  }
  if (trim(out.utf8).empty()) return Error{ErrorCode::kEmpty, subject, ""};
  if (mostly_undecodable(out.utf8)) return Error{ErrorCode::kBadEncoding, subject, "read as " + out.encoding};
  return out;
}

}  // namespace rapporteur::document
