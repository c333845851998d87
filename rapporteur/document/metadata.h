// What a page says of itself: JSON-LD, OpenGraph and other meta elements, <time>, and the lines by the headline.
// Order of trust: JSON-LD of the article, meta elements, microdata, the page's own words, the URL.
// Sources: schema.org NewsArticle, ogp.me, Google News sitemaps' names, rNews. Tested in tests/unit/document and
// tests/cases/document/metadata.case.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/document/document.h"
#include "rapporteur/document/outline.h"

namespace rapporteur::document {

struct Metadata {
  std::string title;
  std::string outlet;
  std::string byline;
  std::string published;
  DateBasis published_basis = DateBasis::kUnknown;
  std::string url;
  std::string stated_body;  // JSON-LD articleBody, white space squeezed
};

/// Everything but what needs to know the body. `given_url` is used where the page names no canonical URL.
Metadata read_metadata(const Outline& outline, std::string_view given_url);

/// Date and byline from the lines around the body, where the metadata has none: `body` are its blocks.
void complete_from_page(const Outline& outline, const std::vector<std::uint32_t>& body, Metadata& metadata);

/// Name of the outlet in data/document/outlets.tsv at the host of a URL, or of a domain it belongs to; else empty.
std::string known_outlet(std::string_view url);

/// Name of the outlet at a host of data/document/outlets.tsv ("www.bbc.co.uk" → "BBC News"), or the host itself
/// without "www."; empty for an empty URL.
std::string outlet_of_url(std::string_view url);

/// Host of a URL, lower case, without "www."; empty where there is none.
std::string host_of(std::string_view url);

}  // namespace rapporteur::document
