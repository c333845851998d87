// Reads a record back: the inverse of json.cc, in the same order. simdjson parses (nesting bounded at 1,024); Node and
// References hold every value against docs/formats/record.schema.json, so nothing in the bytes is believed. Statements
// and what is made of them are read in entries.cc. Tested in tests/unit/record/parse_test.cc and fuzz/record.cc.
#include <openssl/sha.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <limits>

#include "rapporteur/record/entries.h"
#include "rapporteur/record/node.h"
#include "rapporteur/record/record.h"
#include "rapporteur/record/references.h"

namespace rapporteur {
namespace {

using record::Kind;
using record::Node;
using record::References;

constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kHashDigits = 2 * SHA256_DIGEST_LENGTH;

bool is_language(std::string_view word) {
  const std::string_view first = word.substr(0, word.find('-'));
  return first.size() >= 2 && first.size() <= 8 && word.size() <= 64 && word.back() != '-' &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

bool is_country(std::string_view word) { return record::has_form(word, "AAA"); }
bool is_wikidata(std::string_view word) { return record::is_numbered(word, 'Q'); }
bool is_basis(std::string_view word) {
  return any_of(word, {"name", "for", "office", "nationality", "place", "article"});
}
bool is_modifier(std::string_view word) {
  return any_of(
      word, {"START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"});
}

std::string sha256_of(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : digest) {
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

Article article_of(const Node& node) {
  Article article;
  const auto is_name = [](std::string_view word) {  // what names an article is typed and printed
    return word.size() <= kLongestId &&
           std::all_of(word.begin(), word.end(), [](unsigned char c) { return c > 0x20 && c < 0x7F; });
  };
  article.id = node.need("id").text();
  if (!is_name(article.id)) node["id"].fail("is no id");
  article.url = node["url"].words();
  article.title = node["title"].words();
  article.outlet = node["outlet"].words();
  article.byline = node["byline"].words();
  article.published = node["published"].words(record::is_time);
  article.published_basis = node.need("published_basis").word(DateBasis::kGiven);
  article.language = node["language"].words(is_language);
  article.revision = node.need("revision").whole(1, kAny);
  article.text = Text(std::string(node.need("text").text()));
  article.sha256 =
      node["sha256"].words([](std::string_view word) { return record::is_hex(word, kHashDigits); });
  if (!article.sha256.empty() && article.sha256 != sha256_of(article.text.utf8()))
    node["sha256"].fail("is not that of the text");
  return article;
}

/// Reads what stands before the entries: sentences with their paragraphs, actors, times, places.
class Ground {
 public:
  Ground(const Node& record, const References& references, Document& document)
      : record_(record), references_(references), document_(document) {}

  void read() {
    record_.need("sentences").each([this](const Node& node) { sentence(node); });
    record_["actors"].each([this](const Node& node) { actor(node); });
    record_["times"].each([this](const Node& node) { time(node); });
    record_["places"].each([this](const Node& node) { place(node); });
  }

 private:
  /// A paragraph reaches from its first sentence to its last; one that no sentence tells of is empty.
  void sentence(const Node& node) {
    Sentence out;
    out.span = references_.span(node.need("span"));
    // every paragraph before has a character at least: that keeps their number below that of characters
    out.paragraph = node.need("paragraph").whole(0, std::uint64_t{out.span.begin} + 1);
    const Part part = node.need("part").word(Part::kQuote);
    auto& sentences = document_.sentences;
    auto& paragraphs = document_.article.paragraphs;
    if (!sentences.empty() && out.span.begin < sentences.back().span.end)
      node["span"].fail("overlaps the one before");
    if (!sentences.empty() && out.paragraph < sentences.back().paragraph)
      node["paragraph"].fail("stands before that of the sentence before");
    if (node.failed()) return;
    if (out.paragraph >= paragraphs.size()) {
      const std::uint32_t end = paragraphs.empty() ? 0 : paragraphs.back().span.end;
      paragraphs.resize(out.paragraph, {{end, end}, Part::kBody});
      paragraphs.push_back({out.span, part});
    } else if (paragraphs.back().part != part) {
      node["part"].fail("is not that of its paragraph");
    }
    paragraphs.back().span.end = out.span.end;
    sentences.push_back(out);
  }

  Office office(const Node& node) const {
    Office out;
    out.title = node.need("title").words();
    out.of = references_.to(node["of"], Kind::kActor);
    out.from = node["from"].words(record::is_date);
    out.until = node["until"].words(record::is_date);
    out.evidence = references_.span(node["evidence"]);
    return out;
  }

  /// `actor`: whose mention it is.
  Alternative other(const Node& node, std::uint32_t actor) const {
    Alternative out;
    out.actor = references_.to(node["actor"], Kind::kActor);
    out.place = references_.to(node["place"], Kind::kPlace);
    out.lost = node.need("lost").word(LostBy::kKnownBody);
    if (const Node behind = node["behind"]; behind.known()) out.behind = behind.whole(0, kAny);
    if (out.actor.has_value() == out.place.has_value()) node.fail("is neither an actor nor a place, or both");
    if (out.actor == actor) node["actor"].fail("is the actor itself");
    return out;
  }

  Mention mention(const Node& node, std::uint32_t actor) const {
    Mention out;
    out.span = references_.span(node.need("span"));
    out.sentence = node.need("sentence").whole(0, document_.sentences.size());
    out.form = node.need("form").word(MentionForm::kPronoun);
    if (const Node reason = node["reason"]; reason.known()) out.reason = reason.word(MentionReason::kSpeaker);
    out.evidence = references_.span(node["evidence"]);
    out.entry = node["entry"].words();
    node["others"].each([&](const Node& one) {
      if (out.others.size() == kMostAlternatives) return one.fail("is one too many");
      out.others.push_back(other(one, actor));
    });
    return out;
  }

  void actor(const Node& node) {
    Actor out;
    out.name = node.need("name").words();
    out.kind = node.need("kind").word(ActorKind::kUnnamed);
    out.acts_for = references_.to(node["for"], Kind::kActor);
    if (out.acts_for == node.index()) node["for"].fail("is the actor itself");
    node["offices"].each([&](const Node& one) { out.offices.push_back(office(one)); });
    out.country = node["country"].words(is_country);
    out.country_basis = node["country_basis"].words(is_basis);
    out.sector = node["sector"].words();
    out.wikidata = node["wikidata"].words(is_wikidata);
    if (const Node count = node["count"]; count.known()) out.count = count.whole(0, kAny);
    out.members = references_.list(node["members"], Kind::kActor);
    if (std::find(out.members.begin(), out.members.end(), node.index()) != out.members.end())
      node["members"].fail("names the actor itself");
    node.need("mentions").each([&](const Node& one) {
      Mention next = mention(one, node.index());
      if (!out.mentions.empty() && next.span < out.mentions.back().span)
        one.fail("stands before the one before");
      out.mentions.push_back(std::move(next));
    });
    document_.actors.push_back(std::move(out));
  }

  void time(const Node& node) {
    TimeExpression out;
    out.span = references_.span(node.need("span"));
    out.type = node.need("type").word(TimeType::kSet);
    out.value = node["value"].words();
    out.modifier = node["mod"].words(is_modifier);
    out.from = node["from"].words(record::is_time);
    out.to = node["to"].words(record::is_time);
    out.reason = node["reason"].text();
    document_.times.push_back(std::move(out));
  }

  /// One that no table has is a span, and what little is known.
  void place(const Node& node) {
    Place out;
    out.span = references_.span(node.need("span"));
    out.name = node["name"].words();
    if (!out.name.empty()) {
      out.lat = node.need("lat").number(-90, 90);
      out.lon = node.need("lon").number(-180, 180);
      out.precision = node.need("precision").word(Precision::kCountry);
    }
    out.country = node["country"].words(is_country);
    out.admin1 = node["admin1"].words();
    if (const Node number = node["geonames"]; number.known()) out.geonames = number.whole(1, kAny);
    out.reason = node["reason"].words();
    document_.places.push_back(std::move(out));
  }

  const Node& record_;
  const References& references_;
  Document& document_;
};

}  // namespace

Result<Document> document_of(std::string_view json, std::string_view name) {
  if (json.size() > kMaxRecordBytes)
    return Error{ErrorCode::kTooLarge, std::string(name),
                 "over " + std::to_string(kMaxRecordBytes >> 20) + " MB"};
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const auto error = parser.parse(json.data(), json.size()).get(root);
  if (error != simdjson::SUCCESS)
    return Error{ErrorCode::kDamagedInput, std::string(name), simdjson::error_message(error)};
  std::string fault;
  const Node record(root, fault);
  record.need("rapporteur").text();
  Document document;
  {
    const Node article = record.need("article");
    document.article = article_of(article);
  }
  const References references(record, document.article.text.size());
  Ground(record, references, document).read();
  record::read_entries(record, references, document);
  if (!fault.empty()) return Error{ErrorCode::kDamagedInput, std::string(name), fault};
  return document;
}

}  // namespace rapporteur
