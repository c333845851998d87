// JSON-LD, meta elements, page lines; see metadata.h. JSON is read by simdjson, whose depth is bounded.
// Tested in tests/cases/document/metadata.case.
#include "rapporteur/document/metadata.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <map>

#include "rapporteur/document/dates.h"
#include "rapporteur/document/plain_text.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

using simdjson::dom::element;

/// First string under a value: itself, the first of a list, or an object's name (or @value).
std::string string_of(element value, int depth = 0) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return squeeze(text);
  simdjson::dom::array list;
  if (depth < 4 && value.get(list) == simdjson::SUCCESS) {
    for (element item : list) {
      if (std::string found = string_of(item, depth + 1); !found.empty()) return found;
    }
  }
  simdjson::dom::object object;
  if (depth < 4 && value.get(object) == simdjson::SUCCESS) {
    for (const char* key : {"name", "@value"}) {
      element inner;
      if (object[key].get(inner) == simdjson::SUCCESS) return string_of(inner, depth + 1);
    }
  }
  return {};
}

std::string field(simdjson::dom::object object, const char* key) {
  element value;
  return object[key].get(value) == simdjson::SUCCESS ? string_of(value) : std::string();
}

/// All names of a person or list of persons: "Ana Reis, Jon Dahl".
std::string names_of(element value) {
  simdjson::dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return string_of(value);
  std::string out;
  for (element item : list) {
    const std::string name = string_of(item);
    if (name.empty() || out.size() > 400) continue;
    out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

bool is_article_type(const std::string& type) {
  return type.find("Article") != std::string::npos || type.find("BlogPosting") != std::string::npos ||
         type == "Report" || type == "Review" || type.find("NewsItem") != std::string::npos;
}

/// Character references that some pages leave in JSON and meta values.
std::string without_markup(const std::string& text) {
  if (text.find_first_of("&<") == std::string::npos) return text;
  auto page = parse_html(text, "");
  return page.ok() ? text_under(
                         page.value().root()->v.document.children.length > 0
                             ? static_cast<const GumboNode*>(page.value().root()->v.document.children.data[0])
                             : page.value().root())
                   : text;
}

struct LinkedData {
  Metadata found;
  int score = -1;  // of the best object so far
};

void take_article(simdjson::dom::object object, LinkedData& best) {
  const std::string type = field(object, "@type");
  Metadata m;
  m.title = without_markup(field(object, "headline"));
  m.stated_body = field(object, "articleBody");
  m.outlet = without_markup(field(object, "publisher"));
  element author;
  if (object["author"].get(author) == simdjson::SUCCESS) m.byline = names_of(author);
  std::string date = field(object, "datePublished");
  if (date.empty()) date = field(object, "dateCreated");
  m.published = parse_date(date).value_or("");
  m.url = field(object, "url");
  const int score = (is_article_type(type) ? 8 : 0) + (m.published.empty() ? 0 : 4) +
                    (m.title.empty() ? 0 : 2) + (m.stated_body.empty() ? 0 : 2);
  const bool dated_page = type.find("WebPage") != std::string::npos && !m.published.empty();
  if ((is_article_type(type) || dated_page) && score > best.score) best = {std::move(m), score};
}

void search(element value, int depth, LinkedData& best) {
  simdjson::dom::array list;
  if (depth > 6) return;
  if (value.get(list) == simdjson::SUCCESS) {
    for (element item : list) search(item, depth + 1, best);
    return;
  }
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return;
  take_article(object, best);
  for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}) {
    element inner;
    if (object[key].get(inner) == simdjson::SUCCESS) search(inner, depth + 1, best);
  }
}

Metadata read_linked_data(const Outline& outline) {
  LinkedData best;
  simdjson::dom::parser parser;
  for (const GumboNode* script : outline.ld_json) {
    if (script->v.element.children.length == 0) continue;
    const auto* child = static_cast<const GumboNode*>(script->v.element.children.data[0]);
    if (child->type != GUMBO_NODE_TEXT) continue;
    std::string json = child->v.text.text;
    // Line breaks inside strings are common and no JSON; between values a space does as well.
    std::replace_if(
        json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    const std::size_t start = json.find_first_of("{[");
    const std::size_t end = json.find_last_of("}]");
    if (start == std::string::npos || end == std::string::npos || end < start) continue;
    element root;
    if (parser.parse(json.substr(start, end - start + 1)).get(root) == simdjson::SUCCESS)
      search(root, 0, best);
  }
  return best.found;
}

class MetaElements {
 public:
  explicit MetaElements(const Outline& outline) {
    for (const GumboNode* meta : outline.metas) {
      for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string name = lower_ascii(attribute(meta, key));
        const std::string value = squeeze(attribute(meta, "content"));
        if (!name.empty() && !value.empty()) values_.emplace(name, value);  // the first of a name stands
      }
    }
  }
  /// The first of these names that has a value.
  std::string first(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto found = values_.find(name);
      if (found != values_.end()) return found->second;
    }
    return {};
  }
  std::string first_date(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto found = values_.find(name);
      if (found == values_.end()) continue;
      if (const auto date = parse_date(found->second)) return *date;
    }
    return {};
  }

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

/// The first block with this tag that is text.
std::string first_heading(const Outline& outline, GumboTag tag) {
  for (const Block& block : outline.blocks) {
    for (std::uint32_t e = block.element; e != 0; e = outline.elements[e].parent) {
      if (outline.elements[e].tag == tag && block.words >= 2) return block.text.utf8();
      if (outline.elements[e].mark == Mark::kFrame) break;
    }
  }
  return {};
}

std::size_t heading_count(const Outline& outline, GumboTag tag) {
  return static_cast<std::size_t>(
      std::count_if(outline.elements.begin(), outline.elements.end(),
                    [&](const Element& e) { return e.tag == tag && e.end_block > e.first_block; }));
}

/// "Headline | Outlet", "Headline - Outlet": the part that is the outlet goes.
std::string without_outlet(const std::string& title, const std::string& outlet, const std::string& heading) {
  if (!heading.empty() && title.size() > heading.size() && title.compare(0, heading.size(), heading) == 0)
    return heading;
  for (const std::string_view bar :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "}) {
    const std::size_t at = title.rfind(bar);
    if (at == std::string::npos || at == 0) continue;
    const std::string tail = title.substr(at + bar.size());
    const bool names_outlet =
        !outlet.empty() && lower_ascii(tail).find(lower_ascii(outlet)) != std::string::npos;
    const bool short_tail = count_words(tail) <= 4 && count_words(title.substr(0, at)) >= 4;
    if (names_outlet || (bar == " | " && short_tail))
      return without_outlet(title.substr(0, at), outlet, heading);
  }
  return title;
}

std::string choose_title(const Outline& outline, const Metadata& linked, const MetaElements& meta,
                         const std::string& outlet) {
  const std::string heading =
      heading_count(outline, GUMBO_TAG_H1) == 1 ? first_heading(outline, GUMBO_TAG_H1) : std::string();
  const bool is_label = heading.ends_with('|') || heading.ends_with(':');  // "Local News |"
  if (!heading.empty() && !is_label && count_words(heading) >= 3 && heading.size() < 300) return heading;
  std::string title = linked.title;
  if (title.empty())
    title = without_markup(
        meta.first({"og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title"}));
  if (title.empty() && !outline.titles.empty()) title = text_under(outline.titles.front());
  if (title.empty()) title = first_heading(outline, GUMBO_TAG_H1);
  if (title.empty()) title = first_heading(outline, GUMBO_TAG_H2);
  return without_outlet(title, outlet, heading).substr(0, 600);
}

std::string canonical_url(const Outline& outline, const MetaElements& meta) {
  for (const GumboNode* link : outline.links) {
    if (lower_ascii(attribute(link, "rel")) == "canonical" &&
        attribute(link, "href").find("//") != std::string_view::npos) {
      return squeeze(attribute(link, "href"));
    }
  }
  return meta.first({"og:url", "twitter:url"});
}

std::string clean_byline(std::string byline) {
  byline = without_markup(byline);
  if (byline.rfind("http", 0) == 0 || byline.rfind("www.", 0) == 0 ||
      byline.find("facebook.com") != std::string::npos)
    return {};
  if (std::string names = byline_of(byline); !names.empty()) return names;
  const bool has_letter = std::any_of(
      byline.begin(), byline.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
  if (!has_letter && byline.size() < 6) return {};  // a dash where a name should be
  return byline.size() > 200 ? std::string() : byline;
}

/// <time datetime> or its text: one marked pubdate or published first, else the first outside comments and asides.
std::string date_of_times(const Outline& outline) {
  std::string found;
  for (const GumboNode* time : outline.times) {
    std::string_view stated = attribute(time, "datetime");
    if (stated.empty()) stated = attribute(time, "content");
    auto date = parse_date(stated);
    if (!date) date = parse_date(text_under(time));
    if (!date) continue;
    const bool marked = attribute(time, "itemprop") == "datePublished" ||
                        attribute(time, "pubdate").data() != nullptr ||
                        attribute(time, "class").find("publish") != std::string_view::npos;
    if (marked) return *date;
    if (found.empty()) found = *date;
  }
  return found;
}

std::map<std::string, std::string> load_outlets() {
  std::map<std::string, std::string> outlets;
  for (const TableRow& row : rows_of("document/outlets.tsv", 2, 4))
    outlets.emplace(row.cells[0], row.cells[1]);
  return outlets;
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("//");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 2);
  url = url.substr(0, std::min(url.find_first_of("/?#:"), url.size()));
  const std::size_t at = url.rfind('@');
  if (at != std::string_view::npos) url.remove_prefix(at + 1);
  std::string host = lower_ascii(url);
  if (host.rfind("www.", 0) == 0) host.erase(0, 4);
  return host;
}

std::string known_outlet(std::string_view url) {
  static const std::map<std::string, std::string> outlets = load_outlets();
  for (std::string part = host_of(url); part.find('.') != std::string::npos;
       part.erase(0, part.find('.') + 1)) {
    const auto found = outlets.find(part);
    if (found != outlets.end()) return found->second;
  }
  return {};
}

std::string outlet_of_url(std::string_view url) {
  const std::string known = known_outlet(url);
  return known.empty() ? host_of(url) : known;
}

Metadata read_metadata(const Outline& outline, std::string_view given_url) {
  const MetaElements meta(outline);
  const Metadata linked = read_linked_data(outline);
  Metadata m;
  m.url = given_url.empty() ? canonical_url(outline, meta) : std::string(given_url);
  // Sites of one outlet name themselves in many ways ("U.S.", "Reuters India"); a known host settles it.
  m.outlet = known_outlet(m.url);
  if (m.outlet.empty()) m.outlet = without_markup(meta.first({"og:site_name"}));
  if (m.outlet.empty()) m.outlet = linked.outlet;
  if (m.outlet.empty()) m.outlet = meta.first({"application-name", "dc.publisher", "publisher", "cre"});
  m.title = choose_title(outline, linked, meta, m.outlet);
  m.byline = clean_byline(linked.byline);
  if (m.byline.empty()) {
    m.byline = clean_byline(meta.first({"author", "byl", "dc.creator", "article:author", "sailthru.author",
                                        "parsely-author", "dc.author", "twitter:data1"}));
  }
  m.published = linked.published;
  if (m.published.empty()) {
    m.published = meta.first_date({"article:published_time",
                                   "og:published_time",
                                   "datepublished",
                                   "article:published",
                                   "dc.date.issued",
                                   "dcterms.issued",
                                   "dc.date",
                                   "dcterms.date",
                                   "dcterms.created",
                                   "dc.date.created",
                                   "date",
                                   "pubdate",
                                   "publishdate",
                                   "publish_date",
                                   "publish-date",
                                   "publication_date",
                                   "publicationdate",
                                   "published_at",
                                   "published-date",
                                   "sailthru.date",
                                   "parsely-pub-date",
                                   "article.published",
                                   "cxenseparse:recs:publishtime",
                                   "article_date_original",
                                   "ptime",
                                   "originalpublicationdate",
                                   "timestamp",
                                   "displaydate",
                                   "rnews:datepublished",
                                   "bt:pubdate",
                                   "dcsext.articlefirstpublished",
                                   "citation_publication_date",
                                   "citation_date",
                                   "datecreated",
                                   "og:article:published_time",
                                   "article:create_date",
                                   "created"});
  }
  if (!m.published.empty()) m.published_basis = DateBasis::kMetadata;
  m.stated_body = without_markup(linked.stated_body);
  return m;
}

void complete_from_page(const Outline& outline, const std::vector<std::uint32_t>& body, Metadata& m) {
  const std::uint32_t first = body.empty() ? 0 : body.front();
  const std::uint32_t from = first > 25 ? first - 25 : 0;
  if (m.published.empty()) {
    m.published = date_of_times(outline);
    for (std::uint32_t i = first; m.published.empty() && i-- > from;) {
      const Block& block = outline.blocks[i];
      if (block.words <= 30) m.published = parse_date(block.text.utf8()).value_or("");
    }
    if (!m.published.empty()) m.published_basis = DateBasis::kPage;
  }
  for (std::uint32_t i = first; m.byline.empty() && i-- > from;)
    m.byline = byline_of(outline.blocks[i].text.utf8());
  if (m.published.empty() && !m.url.empty()) {
    m.published = date_in_url(m.url).value_or("");
    if (!m.published.empty()) m.published_basis = DateBasis::kUrl;
  }
}

}  // namespace rapporteur::document
