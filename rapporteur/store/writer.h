// The prepared INSERTs of one article: its revision, sentences and actors. Private to store/.
// Tested in tests/unit/store/store_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/document/document.h"
#include "rapporteur/store/lines.h"

namespace rapporteur::store {

/// Where an article stands in the store: its newest revision.
struct Known {
  std::int64_t article = 0;  // keys
  std::int64_t revision = 0;
  std::uint32_t number = 0;
  bool same_text = false;
  bool withdrawn = false;
  std::size_t statements = 0;
};

/// Every call throws database::Failure and expects a transaction around it.
class Writer {
 public:
  explicit Writer(database::Connection& database);

  std::optional<Known> known(const Article& article);
  /// Makes the article's row, if `known` is empty, and the new current revision, added at `now`; returns the
  /// revision's key. An article that was withdrawn is there again.
  std::int64_t add_revision(const Article& article, const std::optional<Known>& known,
                            const std::string& record, const std::string& now);
  /// The sentences and actors of a revision with these lines.
  void add_layers(const Document& document, const std::vector<Line>& lines, std::int64_t revision);
  /// Takes these away again.
  void remove_layers(std::int64_t revision);

 private:
  void add_sentences(const Document& document, std::int64_t revision);
  void add_actors(const Document& document, const std::vector<Line>& lines, std::int64_t revision);
  void add_offices(const Actor& actor, std::int64_t revision, std::uint32_t number);

  database::Statement find_article_, article_, retire_, bring_back_, revision_, sentence_, actor_, office_,
      drop_sentences_, drop_actors_, drop_offices_;
};

}  // namespace rapporteur::store
