// Fields that several forms share. URIs are written as RFC 3986 has them. Tested in
// tests/unit/exports/fields_test.cc.
#include "rapporteur/exports/fields.h"

#include <openssl/sha.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "rapporteur/base/text.h"

namespace rapporteur::exports {
namespace {

Parties of_roles(const store::Entry& entry, std::initializer_list<std::string_view> roles) {
  Parties out;
  for (const store::Party& party : entry.parties) {
    if (any_of(party.role, roles)) out.push_back(&party);
  }
  return out;
}

constexpr char kHexDigits[] = "0123456789ABCDEF";

/// Bytes that no URI may hold as %XX; a percent sign stays, since an address is encoded already.
std::string uri(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
      out += '%';
      out += kHexDigits[byte >> 4];
      out += kHexDigits[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Parties who_of(const store::Entry& entry) { return of_roles(entry, {"speaker", "actor", "party"}); }
Parties whom_of(const store::Entry& entry) { return of_roles(entry, {"addressee", "recipient"}); }

std::string_view name_of(const store::Party& party, const Options& options) {
  return options.no_text && party.actor.empty() && party.span ? std::string_view() : party.name;
}

std::string names_of(const Parties& parties, const Options& options) {
  std::vector<std::string_view> seen;
  std::string out;
  for (const store::Party* party : parties) {
    const std::string_view name = name_of(*party, options);
    if (name.empty() || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    seen.push_back(name);
    out.append(out.empty() ? "" : "; ").append(name);
  }
  return out;
}

std::string number(double value) {
  if (!std::isfinite(value)) return {};
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  return std::string(digits, end.ptr);
}

std::string range_of(const store::Figure& figure) {
  const std::string low = figure.low ? number(*figure.low) : "";
  const std::string high = figure.high ? number(*figure.high) : "";
  return low == high ? low : low + ".." + high;
}

std::string sha256_of(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  std::string out;
  for (const unsigned char byte : digest) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string address_of(const store::Entry& entry) {
  const std::string start = lower_case(well_formed(std::string_view(entry.url).substr(0, 8)));
  const bool web = start.starts_with("http://") || start.starts_with("https://");
  return web ? uri(entry.url) : std::string();
}

std::string urn_of(std::string_view kind, std::string_view id) {
  return uri("urn:x-rapporteur:" + std::string(kind) + ":" + std::string(id));
}

std::string on_one_line(std::string_view text) {
  std::string out = well_formed(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return out;
}

}  // namespace rapporteur::exports
