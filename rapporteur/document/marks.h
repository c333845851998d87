// What the class, id, role and itemprop of an element say it is, by the word lists of data/document/marks.tsv.
// Tested in tests/unit/document/tables_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document/html_parser.h"

namespace rapporteur::document {

enum class Mark : unsigned char {
  kNone,
  kBody,      // the body of an article: itemprop=articleBody, class "article-body", …
  kArticle,   // a whole article with its head: <article>, class "article", …
  kComments,  // readers' comments
  kCaption,   // text of a picture: figcaption, class "caption", "credit"
  kAside,     // related, share, newsletter, advertisement, tags, author box …
  kFrame,     // menus, header and footer of the page
  kNotice,    // cookie and consent notices
  kHidden,    // not shown
  kHead,      // headline, byline and date lines of an article
};

/// The words of a class or id value: parted at everything but letters and digits and at capitals
/// ("storyBody__relatedLinks-2" → story body related links 2).
std::vector<std::string> mark_words(std::string_view value);

Mark mark_of(const GumboNode* element);

}  // namespace rapporteur::document
