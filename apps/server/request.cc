// RFC 3986 for paths; queries as forms send them, with + for a space (the WHATWG URL standard,
// application/x-www-form-urlencoded).
#include "apps/server/request.h"

#include <simdjson.h>

#include <algorithm>

namespace server {
namespace {

constexpr std::size_t kMostParameters = 512;

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// `of_query`: + is a space, and line breaks and tabs may stand in it.
std::optional<std::string> decoded(std::string_view text, bool of_query) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex(text[i + 1]), low = hex(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += of_query && text[i] == '+' ? ' ' : text[i];
    }
  }
  const bool controls = std::any_of(out.begin(), out.end(), [&](char c) {
    return is_control(c) && !(of_query && (c == '\n' || c == '\r' || c == '\t'));
  });
  if (controls || !simdjson::validate_utf8(out.data(), out.size())) return std::nullopt;
  return out;
}

/// Calls `take` for each piece between the separators until it returns false; whether it never did.
template <class Take>
bool each(std::string_view text, char between, const Take& take) {
  while (true) {
    const std::size_t end = std::min(text.find(between), text.size());
    if (!take(text.substr(0, end))) return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
  }
}

bool read_path(std::string_view path, Target& out) {
  if (path.empty()) return true;
  return each(path, '/', [&](std::string_view raw) {
    auto segment = decoded(raw, false);
    if (!segment || *segment == ".." || *segment == "." || segment->find('/') != std::string::npos)
      return false;
    out.path.push_back(std::move(*segment));
    return true;
  });
}

bool read_query(std::string_view query, Target& out) {
  return each(query, '&', [&](std::string_view raw) {
    if (raw.empty()) return true;
    const std::size_t equals = std::min(raw.find('='), raw.size());
    auto name = decoded(raw.substr(0, equals), true);
    auto value = decoded(equals == raw.size() ? std::string_view() : raw.substr(equals + 1), true);
    if (!name || !value || out.query.size() == kMostParameters) return false;
    out.query.push_back({std::move(*name), std::move(*value)});
    return true;
  });
}

}  // namespace

std::optional<Target> target_of(std::string_view text) {
  if (text.empty() || text[0] != '/') return std::nullopt;
  Target out;
  const std::size_t mark = std::min(text.find('?'), text.size());
  if (!read_path(text.substr(1, mark - 1), out)) return std::nullopt;
  if (mark < text.size() && !read_query(text.substr(mark + 1), out)) return std::nullopt;
  return out;
}

std::string escaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

}  // namespace server
