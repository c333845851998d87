// See json_forms.h. simdjson reads (its depth is bounded at 1,024). Tested in tests/cases/document/json.case.
#include "rapporteur/document/json_forms.h"

#include <simdjson.h>

#include <algorithm>

#include "rapporteur/document/dates.h"
#include "rapporteur/document/metadata.h"
#include "rapporteur/document/page.h"
#include "rapporteur/document/plain_text.h"
#include "rapporteur/document/read.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::string text_of(object from, const char* key) {
  std::string_view text;
  return from[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

bool has(object from, const char* key) {
  element value;
  return from[key].get(value) == simdjson::SUCCESS;
}

std::string first_of(object from, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    if (std::string text = text_of(from, key); !trim(text).empty()) return text;
  }
  return {};
}

/// A string, or a list of strings joined by commas.
std::string names_of(object from, const char* key) {
  simdjson::dom::array list;
  if (from[key].get(list) != simdjson::SUCCESS) return squeeze(text_of(from, key));
  std::string out;
  for (element item : list) {
    std::string_view name;
    if (item.get(name) == simdjson::SUCCESS) out += (out.empty() ? "" : ", ") + squeeze(name);
  }
  return out;
}

void set_published(Article& article, const std::string& text) {
  if (const auto date = parse_date(text)) {
    article.published = *date;
    article.published_basis = DateBasis::kMetadata;
  }
}

DateBasis basis_of(std::string_view word) {
  for (const DateBasis basis :
       {DateBasis::kMetadata, DateBasis::kPage, DateBasis::kUrl, DateBasis::kDateline, DateBasis::kGiven}) {
    if (to_word(basis) == word) return basis;
  }
  return DateBasis::kMetadata;
}

Article own_form(object from) {
  SourceText text;
  text.append_own(text_of(from, "text"));
  Article article = read_plain_text(text);
  article.source_map.clear();
  article.url = squeeze(text_of(from, "url"));
  if (std::string title = squeeze(text_of(from, "title")); !title.empty()) {
    article.title = title;
    const bool in_text =
        !article.paragraphs.empty() && squeeze(article.text.slice(article.paragraphs[0].span)) == title;
    if (in_text) article.paragraphs[0].part = Part::kTitle;
  }
  if (std::string outlet = squeeze(text_of(from, "outlet")); !outlet.empty()) article.outlet = outlet;
  if (std::string byline = squeeze(text_of(from, "byline")); !byline.empty()) article.byline = byline;
  if (has(from, "published")) {
    set_published(article, text_of(from, "published"));
    if (!article.published.empty()) article.published_basis = basis_of(text_of(from, "published_basis"));
  }
  std::int64_t revision = 0;
  if (from["revision"].get(revision) == simdjson::SUCCESS && revision > 0 && revision < 1'000'000) {
    article.revision = static_cast<std::uint32_t>(revision);
  }
  return article;
}

/// Title and body as a page gives them: paragraphs parted by blank lines.
Article titled(const std::string& title, std::string_view body) {
  SourceText text;
  const std::string line = squeeze(title);
  const std::string_view trimmed = trim(body);
  const bool repeated = !line.empty() && trimmed.substr(0, line.size()) == line;
  if (!line.empty() && !repeated) text.append_own(line + "\n\n");
  text.append_own(trimmed);
  Article article = read_plain_text(text);
  article.source_map.clear();
  for (Paragraph& paragraph : article.paragraphs) {
    if (paragraph.part == Part::kTitle) paragraph.part = Part::kBody;
  }
  if (!line.empty() && !article.paragraphs.empty()) {
    article.paragraphs[0].part = Part::kTitle;
    if (article.paragraphs.size() > 1) article.paragraphs[1].part = Part::kLead;
  }
  article.title = line;
  return article;
}

Article news_please(object from) {
  Article article = titled(first_of(from, {"title", "title_page"}), first_of(from, {"maintext", "text"}));
  article.url = squeeze(text_of(from, "url"));
  const std::string host = host_of(article.url);
  article.outlet = outlet_of_url(article.url);
  if (article.outlet.empty()) article.outlet = outlet_of_url("//" + text_of(from, "source_domain"));
  if (std::string names = names_of(from, "authors"); !names.empty()) article.byline = names;
  set_published(article, text_of(from, "date_publish"));
  return article;
}

/// The value of the first entry of a list, one whose role is `role` before others.
std::string value_of_role(object from, const char* key, std::string_view role, std::string& type) {
  simdjson::dom::array list;
  if (from[key].get(list) != simdjson::SUCCESS) return {};
  std::string found;
  for (element item : list) {
    object entry;
    if (item.get(entry) != simdjson::SUCCESS) continue;
    std::string value = text_of(entry, "value");
    if (trim(value).empty()) continue;
    const bool wanted = text_of(entry, "role") == role;
    if (!found.empty() && !wanted) continue;
    found = std::move(value);
    type = first_of(entry, {"contentType", "contenttype", "mediatype"});
    if (wanted) break;
  }
  return found;
}

std::string ninjs_outlet(object from) {
  for (const char* key : {"infoSources", "infosource", "organisations", "organisation"}) {
    simdjson::dom::array list;
    if (from[key].get(list) != simdjson::SUCCESS) continue;
    for (element item : list) {
      object entry;
      if (item.get(entry) != simdjson::SUCCESS) continue;
      const std::string name = squeeze(text_of(entry, "name"));
      const bool is_source = std::string_view(key).substr(0, 4) == "info";
      if (!name.empty() && is_source) return name;
    }
  }
  return squeeze(first_of(from, {"provider", "copyrightHolder", "copyrightholder"}));
}

Result<Article> ninjs(object from, const std::string& name) {
  const std::string status = lower_ascii(first_of(from, {"pubStatus", "pubstatus"}));
  if (status == "canceled" || status == "cancelled" || status == "withheld") {
    return Error{ErrorCode::kNoArticle, name, "pubStatus " + status};
  }
  std::string type;
  std::string ignored;
  std::string body = value_of_role(from, "bodies", "main", type);
  if (body.empty()) body = first_of(from, {"body_html", "body_xhtml"});
  if (body.empty()) body = first_of(from, {"body_text", "description_text"});
  if (trim(body).empty()) return Error{ErrorCode::kNoArticle, name, "ninjs without a text body"};
  std::string title = value_of_role(from, "headlines", "main", ignored);
  if (title.empty()) title = first_of(from, {"headline", "title", "name"});
  if (type.find("html") != std::string::npos || looks_like_html(body)) {
    auto fragment = read_fragment(body, name);
    if (!fragment.ok()) return fragment;
    body = fragment.value().text.utf8();
  }
  Article article = titled(title, body);
  article.url = squeeze(text_of(from, "uri"));
  if (std::string by = squeeze(first_of(from, {"by", "byline"})); !by.empty()) {
    article.byline = byline_of(by).empty() ? by : byline_of(by);
  }
  if (std::string outlet = ninjs_outlet(from); !outlet.empty()) article.outlet = outlet;
  set_published(article, first_of(from, {"contentCreated", "contentcreated", "versionCreated",
                                         "versioncreated", "firstCreated", "firstcreated"}));
  return article;
}

Result<Article> read_object(element value, const std::string& name) {
  object from;
  if (value.get(from) != simdjson::SUCCESS)
    return Error{ErrorCode::kUnknownFormat, name, "JSON that is no object"};
  object inner;
  if (from["article"].get(inner) == simdjson::SUCCESS && has(inner, "text")) from = inner;
  Result<Article> result = Error{ErrorCode::kUnknownFormat, name, "JSON of no article form"};
  if (has(from, "maintext") || has(from, "date_publish") || has(from, "source_domain")) {
    result = news_please(from);
  } else if (has(from, "uri") &&
             (has(from, "bodies") || has(from, "body_html") || has(from, "body_xhtml") ||
              has(from, "body_text") || has(from, "pubStatus") || has(from, "pubstatus"))) {
    result = ninjs(from, name);
  } else if (has(from, "text")) {
    result = own_form(from);
  }
  if (result.ok() && trim(result.value().text.utf8()).empty())
    return Error{ErrorCode::kNoArticle, name, "no text"};
  return result;
}

/// One object or list that is the whole of `json`.
void read_whole(simdjson::dom::parser& parser, std::string_view json, const std::string& name,
                std::vector<NamedArticle>& out) {
  if (json.size() > kMaxArticleBytes) {
    out.push_back(
        {name, Error{ErrorCode::kTooLarge, name, "over " + std::to_string(kMaxArticleBytes >> 20) + " MB"}});
    return;
  }
  element root;
  const auto error = parser.parse(json.data(), json.size()).get(root);
  if (error != simdjson::SUCCESS) {
    out.push_back({name, Error{ErrorCode::kDamagedInput, name, simdjson::error_message(error)}});
    return;
  }
  simdjson::dom::array list;
  if (root.get(list) != simdjson::SUCCESS) {
    out.push_back({name, read_object(root, name)});
    return;
  }
  std::size_t number = 0;
  for (element item : list) {
    const std::string item_name = name + "[" + std::to_string(++number) + "]";
    out.push_back({item_name, read_object(item, item_name)});
  }
  if (number == 0) out.push_back({name, Error{ErrorCode::kEmpty, name, "a list of no articles"}});
}

/// A first line that is a whole object, and something after it.
bool is_json_lines(simdjson::dom::parser& parser, std::string_view utf8) {
  const std::string_view text = trim(utf8);
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || text.front() != '{' || end > kMaxArticleBytes) return false;
  const std::string_view first = trim(text.substr(0, end));
  if (first.back() != '}') return false;
  element root;
  return parser.parse(first.data(), first.size()).get(root) == simdjson::SUCCESS;
}

}  // namespace

bool looks_like_json(std::string_view utf8) {
  const std::string_view head = trim(utf8.substr(0, 4'096));
  if (head.empty()) return false;
  if (head.front() == '[') {
    const std::string_view next = trim(head.substr(1));
    return !next.empty() && (next.front() == '{' || next.front() == ']');
  }
  if (head.front() != '{') return false;
  const std::string_view next = trim(head.substr(1));
  return !next.empty() && (next.front() == '"' || next.front() == '}');
}

std::vector<NamedArticle> read_json(std::string_view utf8, std::string_view name) {
  std::vector<NamedArticle> out;
  simdjson::dom::parser parser;
  const std::string subject(name);
  if (!is_json_lines(parser, utf8)) {
    read_whole(parser, utf8, subject, out);
    return out;
  }
  std::size_t line = 1;
  for (std::size_t from = 0; from < utf8.size(); ++line) {
    const std::size_t end = std::min(utf8.find('\n', from), utf8.size());
    const std::string_view json = trim(utf8.substr(from, end - from));
    if (!json.empty()) read_whole(parser, json, subject + ":" + std::to_string(line), out);
    from = end + 1;
  }
  return out;
}

}  // namespace rapporteur::document
