// Addresses follow what people write, not RFC 3986: everything up to white space, less closing punctuation.
#include "rapporteur/tokens/shapes.h"

#include <algorithm>
#include <array>

#include "rapporteur/tokens/characters.h"

namespace rapporteur::tokens {
namespace {

// Bounds keep the pass linear whatever is thrown at it: RFC 5321 4.5.3.1 for mail, DNS for hosts.
constexpr std::size_t kLongestLocalPart = 64;
constexpr std::size_t kLongestHost = 255;

bool starts_with(std::u32string_view text, std::u32string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (lower(text[i]) != prefix[i]) return false;
  }
  return true;
}

bool is_digit(char32_t c) { return kind_of(c) == Kind::kDigit; }
bool is_label(char32_t c) { return is_word(kind_of(c)) || c == '-' || c == '_'; }

/// Length without punctuation that closes the sentence around an address; brackets opened inside it are kept.
std::size_t without_closing(std::u32string_view address) {
  std::size_t n = address.size();
  auto balance =
      std::count(address.begin(), address.end(), U'(') - std::count(address.begin(), address.end(), U')');
  while (n > 0) {
    const char32_t c = address[n - 1];
    const Kind kind = kind_of(c);
    if (c == ')') {
      if (balance >= 0) break;
      ++balance;
    } else if (c != ']' && c != '>' && c != '}' && kind != Kind::kPoint && kind != Kind::kStop &&
               kind != Kind::kComma && kind != Kind::kColon && kind != Kind::kApostrophe &&
               kind != Kind::kQuote && c != 0x2026) {
      break;
    }
    --n;
  }
  return n;
}

/// Where an address certainly ends inside a chunk: at a quotation mark or an angle or square bracket.
std::u32string_view up_to_fence(std::u32string_view rest) {
  const auto fence = std::find_if(rest.begin(), rest.end(), [](char32_t c) {
    return c == '<' || c == '>' || c == '"' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB;
  });
  return rest.substr(0, static_cast<std::size_t>(fence - rest.begin()));
}

std::size_t mail_length(std::u32string_view rest) {
  const auto in_local = [](char32_t c) { return is_label(c) || c == '.' || c == '+' || c == '%'; };
  std::size_t i = 0;
  while (i < rest.size() && i <= kLongestLocalPart && in_local(rest[i])) ++i;
  if (i == 0 || i + 1 >= rest.size() || rest[i] != '@') return 0;
  std::size_t end = i + 1;
  bool point = false;
  const std::size_t limit = std::min(rest.size(), i + 1 + kLongestHost);
  while (end < limit && (is_label(rest[end]) || rest[end] == '.')) point |= rest[end++] == '.';
  end = without_closing(rest.substr(0, end));
  return point && end > i + 1 ? end : 0;
}

std::size_t domain_length(std::u32string_view rest, const Knowledge& knowledge) {
  std::size_t end = 0, label = 0;
  while (end < std::min(rest.size(), kLongestHost) && (is_label(rest[end]) || rest[end] == '.')) ++end;
  const std::size_t host_end = without_closing(rest.substr(0, end));
  const std::u32string_view host = rest.substr(0, host_end);
  const std::size_t dot = host.rfind(U'.');
  if (dot == std::u32string_view::npos || dot == 0 || host_end - dot > 6) return 0;
  label = dot + 1;
  // "him.It" is a missing space: of a last label in capitals only the whole host's case decides.
  const std::u32string_view last = host.substr(label);
  if (is_upper(last[0]) && !is_upper(host[0])) return 0;
  if (!knowledge.domains.contains(lower(last)) || dot < 2) return 0;
  if (host_end == end && end < rest.size() && rest[end] == '/') return without_closing(up_to_fence(rest));
  return host_end;
}

std::size_t handle_length(std::u32string_view rest) {
  if (rest.size() < 2 || rest[0] != '@' || kind_of(rest[1]) != Kind::kLetter) return 0;
  std::size_t i = 1;
  while (i < rest.size() && (is_word(kind_of(rest[i])) || rest[i] == '_')) ++i;
  return i;
}

}  // namespace

std::size_t address_length(std::u32string_view rest, const Knowledge& knowledge) {
  static constexpr std::array<std::u32string_view, 7> kSchemes = {
      U"http://", U"https://", U"ftp://", U"mailto:", U"www.", U"doi:1", U"urn:"};
  for (const auto scheme : kSchemes) {
    if (starts_with(rest, scheme) && rest.size() > scheme.size()) return without_closing(up_to_fence(rest));
  }
  if (const std::size_t n = handle_length(rest)) return n;
  if (const std::size_t n = mail_length(rest)) return n;
  return domain_length(rest, knowledge);
}

std::size_t hyphened_number_length(std::u32string_view rest) {
  std::array<std::size_t, 5> groups{};
  std::size_t count = 0, i = 0;
  bool slash = false;
  if (rest[0] == '+') ++i;
  while (i < rest.size() && count < groups.size()) {
    std::size_t digits = 0;
    while (i < rest.size() && is_digit(rest[i])) ++i, ++digits;
    groups[count++] = digits;
    if (digits == 0) return 0;
    const bool separator = i + 1 < rest.size() && (rest[i] == '-' || rest[i] == '/') && is_digit(rest[i + 1]);
    if (!separator) break;
    slash |= rest[i++] == '/';
  }
  if (i < rest.size() && kind_of(rest[i]) == Kind::kLetter) return 0;
  if (count == 0) return 0;
  const std::size_t last = groups[count - 1];
  if (count == 2 && !slash) return (groups[0] == 3 || groups[0] == 5) && last == 4 ? i : 0;
  if (count == 3) return last == 4 || (groups[0] == 4 && groups[1] <= 2 && last <= 2) || slash ? i : 0;
  return count > 3 && last == 4 ? i : 0;
}

bool is_dotted_letters(std::u32string_view word) {
  std::size_t letters = 0, groups = 1;
  for (const char32_t c : word) {
    if (c == '.') {
      if (letters == 0) return false;
      letters = 0;
      ++groups;
    } else if (kind_of(c) != Kind::kLetter || ++letters > 2) {
      return false;
    }
  }
  // "it.is" is a missing space, "a.m" is not: one group at least is a single letter.
  return groups > 1 && letters > 0 && (word[1] == '.' || (word.size() > 2 && word[word.size() - 2] == '.'));
}

}  // namespace rapporteur::tokens
