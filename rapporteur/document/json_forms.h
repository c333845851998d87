// Articles in JSON: the project's own form, news-please, ninjs (1.x to 3.1); docs/formats/article.md describes all
// three. A whole file is one object, a list, or one object per line. Text of the own form is kept as it is, that of
// the others gets its title as first paragraph, as a page does.
// Sources: news-please's NewsArticle.get_dict(), IPTC ninjs-schema_3.1.json. Tested in
// tests/cases/document/json.case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur::document {

/// Whether decoded text begins as JSON does.
bool looks_like_json(std::string_view utf8);

struct NamedArticle {
  std::string name;  // "file", or "file:12" for the object on line 12
  Result<Article> article;
};

/// All articles of a JSON text. Errors are kDamagedInput, kUnknownFormat, kNoArticle, kTooLarge, one per object.
std::vector<NamedArticle> read_json(std::string_view utf8, std::string_view name);

}  // namespace rapporteur::document
