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

namespace {

/// For what a person's record ties to no sentence.
constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

/// Ids of entries of one kind: hashes of the article, the kind, the words of the sentence and of the entry's own spans, and how many
/// equal ones stand before it.
class Naming {
 public:
  Naming(const Document& document, std::string_view kind) : document_(document), kind_(kind) {}

  std::string id(std::uint32_t sentence, const std::vector<Span>& spans) {
    std::string key = document_.article.id + kFieldEnd + kind_ + kFieldEnd;
    if (sentence < document_.sentences.size())
      append_words(key, document_.article.text.slice(document_.sentences[sentence].span));
    for (const Span span : spans) {
      key += kFieldEnd;
      append_words(key, document_.article.text.slice(span));
    }
    // counted by the hash: a sentence of many entries is not kept once for each
    const std::uint32_t occurrence = seen_[hashed(key)]++;
    return hashed(key + kFieldEnd + std::to_string(occurrence));
  }

 private:
  const Document& document_;
  std::string kind_;
  std::map<std::string, std::uint32_t> seen_;
};

}  // namespace

EntryIds entry_ids(const Document& document) {
  EntryIds ids;
  Naming statements(document, "statement"), events(document, "event"), meetings(document, "meeting"),
      positions(document, "position");
  for (const Statement& one : document.statements) {
    std::string id = statements.id(one.sentence, one.content);
    ids.statements.push_back(one.id.empty() ? std::move(id) : one.id);
  }
  for (const Event& one : document.events) {
    std::string id = events.id(one.sentence, one.trigger);
    ids.events.push_back(one.id.empty() ? std::move(id) : one.id);
  }
  for (const Meeting& one : document.meetings) {
    std::string id = one.events.empty() ? meetings.id(kNowhere, {one.what})
                                        : meetings.id(document.events[one.events.front()].sentence,
                                                      document.events[one.events.front()].trigger);
    ids.meetings.push_back(one.id.empty() ? std::move(id) : one.id);
  }
  for (const Position& one : document.positions) {
    const std::uint32_t sentence = one.statement ? document.statements[*one.statement].sentence
                                   : one.event   ? document.events[*one.event].sentence
                                                 : kNowhere;
    std::string id = positions.id(sentence, {one.span});
    ids.positions.push_back(one.id.empty() ? std::move(id) : one.id);
  }
  return ids;
}

}  // namespace record

void name_entries(Document& document) {
  const record::EntryIds ids = record::entry_ids(document);
  for (std::size_t i = 0; i < ids.statements.size(); ++i) document.statements[i].id = ids.statements[i];
  for (std::size_t i = 0; i < ids.events.size(); ++i) document.events[i].id = ids.events[i];
  for (std::size_t i = 0; i < ids.meetings.size(); ++i) document.meetings[i].id = ids.meetings[i];
  for (std::size_t i = 0; i < ids.positions.size(); ++i) document.positions[i].id = ids.positions[i];
}

}  // namespace rapporteur
