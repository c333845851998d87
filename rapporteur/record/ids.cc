// The hash is SHA-256 (OpenSSL) cut to 64 bits: within one article's few hundred entries two never meet by chance.
// Fields are parted by a byte that no text holds, so that no two lists of fields give the same bytes.
#include "rapporteur/record/ids.h"

#include <openssl/sha.h>

#include <map>

#include "rapporteur/record/record.h"

namespace rapporteur {
namespace record {
namespace {

constexpr char kFieldEnd = '\x1F';
constexpr std::size_t kIdBytes = 8;

/// Appends the text with every run of white space as one space, so that a line wrapped anew keeps its id.
void append_words(std::string& key, std::string_view text) {
  bool gap = false;
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      gap = true;
    } else {
      if (gap) key += ' ';
      gap = false;
      key += c;
    }
  }
}

std::string hashed(const std::string& key) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(key.data()), key.size(), digest);
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < kIdBytes; ++i) {
    out += kHex[digest[i] >> 4];
    out += kHex[digest[i] & 15];
  }
  return out;
}

}  // namespace

std::string actor_id(std::uint32_t index) { return "a" + std::to_string(index + 1); }

std::string time_id(std::size_t index) { return "t" + std::to_string(index + 1); }
std::string place_id(std::size_t index) { return "p" + std::to_string(index + 1); }

std::vector<std::string> statement_ids(const Document& document) {
  std::map<std::string, std::uint32_t> seen;
  std::vector<std::string> ids;
  ids.reserve(document.statements.size());
  for (const Statement& statement : document.statements) {
    std::string key = document.article.id + kFieldEnd + "statement" + kFieldEnd;
    if (statement.sentence < document.sentences.size()) {
      append_words(key, document.article.text.slice(document.sentences[statement.sentence].span));
    }
    for (const Span span : statement.content) {
      key += kFieldEnd;
      append_words(key, document.article.text.slice(span));
    }
    const std::uint32_t occurrence = seen[key]++;
    key += kFieldEnd + std::to_string(occurrence);
    ids.push_back(statement.id.empty() ? hashed(key) : statement.id);
  }
  return ids;
}

}  // namespace record

void name_statements(Document& document) {
  const std::vector<std::string> ids = record::statement_ids(document);
  for (std::size_t i = 0; i < ids.size(); ++i) document.statements[i].id = ids[i];
}

}  // namespace rapporteur
