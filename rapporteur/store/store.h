// store/: the record on disk. One SQLite file holds every article that was added, each of its revisions, and the
// statements in them with full-text search; any SQLite tool can open it. The layout is docs/formats/store.md, the
// choice of journal docs/decisions/store-journal.md.
// Needs: document, sentences, actors and statements of an analysed Document.
// Tested in tests/unit/store/ (behaviour) and tests/fault/ (crashes, full disks, damage, two writers).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/base/span.h"
namespace rapporteur {
struct Article;
struct Document;
}  // namespace rapporteur

namespace rapporteur::store {

/// How long a call waits for another process to let go of the store before it answers kStoreBusy.
constexpr std::chrono::milliseconds kDefaultWait{10'000};

enum class AddOutcome { kAdded, kRevised, kUnchanged };

struct Added {
  AddOutcome outcome = AddOutcome::kAdded;
  std::string article;         // its id
  std::uint32_t revision = 1;  // the one that now is the newest
  std::size_t statements = 0;  // in that revision
};

/// What to look for; an empty field asks nothing. Everything given must hold.
struct Query {
  std::string speaker = {};  // words that all stand in the speaker's names, titles or whom they speak for
  std::string act = {};      // a speech act: "deny"
  std::string since = {};    // YYYY, YYYY-MM or YYYY-MM-DD, the outlet's own date, inclusive
  std::string until = {};    // the same, inclusive: until 2026-03 holds all of March
  std::string text = {};     // words, "a phrase", prefix*; all must stand in sentence, content or speaker
  std::optional<std::uint64_t> limit = {};
};

/// One statement as it is kept, with what a reader needs to judge it. Spans are code points of the text of
/// the article's revision; several names are joined by "; ".
struct Found {
  std::string article, url, title, outlet, published;
  std::uint32_t revision = 1;
  std::uint32_t number = 0;  // its place in the article
  std::string id, speaker, acts_for, via, addressee, channel, act, polarity, form, cue, content;
  std::string sentence;  // text
  Span sentence_span;
  Span cue_span;  // empty where there is no cue
  std::optional<Span> source_span;
  std::vector<Span> content_spans;
  double confidence = 0;
};

/// One revision of an article as it was added.
struct Stored {
  std::string article, url, title, outlet, published, added, text,
      record;  // `added` is UTC, `record` the JSON
  std::uint32_t revision = 1;
  std::uint32_t revisions = 1;  // how many there are
};

/// Makes the JSON record of a document whose revision number is settled.
using RecordWriter = std::function<std::string(const Document&)>;

/// One open store. Not for several threads at once; several processes may have the same file open.
class Store {
 public:
  /// Opens to add; makes the store, but no folder, if there is no file. Errors: kUnwritable, kDamagedStore (also
  /// a file or database that is not ours: it is left untouched), kWrongStoreVersion, kStoreBusy.
  static Result<Store> open_or_create(const std::string& path, std::chrono::milliseconds wait = kDefaultWait);
  /// Opens to find and show; writes nothing unless the store is of an older version, which it brings up to date.
  /// Errors: kNotFound, kUnreadable, and as above.
  static Result<Store> open(const std::string& path, std::chrono::milliseconds wait = kDefaultWait);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Keeps one analysed document, in one transaction: after a crash or an error the store is as it was before.
  /// The same text under the same article id changes nothing; a changed text becomes a revision, whose number is
  /// set in `document.article.revision` before `writer` is called. Errors: kUnwritable (full disk), kStoreBusy,
  /// kDamagedStore.
  Result<Added> add(Document& document, const RecordWriter& writer);

  /// Whether the newest revision of this article has this very text, so that add() would change nothing: asked
  /// before an analysis, it saves one.
  Result<bool> holds(const Article& article);

  /// Calls `visit` for each statement found, newest article first, undated ones last, until it returns false.
  /// Errors: kBadArgument (a date or speech act that is none; text or speaker without a word), kStoreBusy,
  /// kDamagedStore.
  Status find(const Query& query, const std::function<bool(const Found&)>& visit);

  /// The article with this id, or the only one whose id begins so; the newest revision if none is named.
  /// Errors: kNotFound, kBadArgument (the beginning of several ids, named in the detail), kDamagedStore.
  Result<Stored> show(const std::string& id, std::optional<std::uint32_t> revision = std::nullopt);

  /// A document as far as the tables hold it: the article, sentences without tokens, actors without
  /// mentions, statements; enough to write it as text again. Errors: kNotFound, kDamagedStore.
  Result<Document> recall(const std::string& article, std::uint32_t revision);

 private:
  struct Inside;
  explicit Store(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace rapporteur::store
