// happenings/: which events of different articles report one real happening. What one article tells of one happening is an
// account: a pure function of the article, so that what belongs together does not depend on the order in which articles
// come. Two accounts are compared by a logistic regression over what they share (type, parties, time, place, figures,
// words; data/happenings/weights.tsv, fitted on the training threads of the corpus by training/happenings.py), and
// accounts are joined while the average likeness between two groups stays above a bound (average linkage; Lance and
// Williams 1967). Knows nothing of how accounts are kept: store/ does that.
// Needs: events and meetings of an analysed Document.
// Tested in tests/unit/happenings/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rapporteur/base/linkage.h"
#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// Days since 1970-01-01, half-open.
struct Days {
  std::int32_t from = 0, to = 0;
};

/// What one article tells of one happening. Names, words and places are hashes, sorted, each once.
struct Account {
  using Hashes = std::vector<std::uint32_t>;
  std::vector<std::uint32_t> events;      // of the document, in order
  std::optional<std::int32_t> published;  // days since 1970-01-01
  EventType type = EventType::kConsult;   // the most frequent one, the first of equals
  std::uint32_t types = 0;                // a bit per type told
  bool background = false;                // all of it
  Hashes modes;
  Hashes names;               // of those who take part
  Hashes named;               // of them those who have a name of their own
  Hashes states;              // they are, or act for
  Hashes actors, recipients;  // names and states of these
  Hashes triggers;            // words of the triggers
  Hashes words;               // of the sentences
  Hashes places, countries;
  Hashes figures;  // what and how many
  std::vector<Days> times;
};

/// The accounts of a document: its events by their `happening`, those of one meeting together and those of two apart.
std::vector<Account> accounts_of(const Document& document);

/// Keys under which an account is looked for: accounts that share none are not compared.
std::vector<std::int64_t> keys_of(const Account& account);

/// How an account is kept. from_bytes() gives nothing where the bytes are none; events are not kept.
std::string to_bytes(const Account& account);
std::optional<Account> account_from(std::string_view bytes);

/// The value of each feature of two accounts, in the order of the table.
class Likeness {
 public:
  /// Errors: kDamagedData.
  static Result<Likeness> load();

  /// The logarithm of the odds that both tell of one happening. Symmetric.
  double between(const Account& one, const Account& other) const;
  /// Names and values of the features, for training.
  std::vector<std::pair<std::string, double>> features(const Account& one, const Account& other) const;

 private:
  static constexpr std::size_t kFeatures = 26;
  using Values = std::array<double, kFeatures>;
  Values values_of(const Account& one, const Account& other) const;
  double shared_weight(const Account::Hashes& one, const Account::Hashes& other) const;

  Values weights_{};
  double bias_ = 0;
  std::unordered_map<std::uint32_t, double> rarity_;  // of a word: log of how seldom it stands in a sentence
  double unknown_rarity_ = 0;                         // of a word that is in no table
};

/// How accounts are grouped by it (base/linkage.h); two of one article never come together.
inline constexpr LinkageBounds kOneHappening{.missing = -2, .together = 0};

}  // namespace rapporteur
