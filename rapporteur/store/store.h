// store/: the record on disk. One SQLite file, or the tables of a PostgreSQL server, hold every article that was added, each
// of its revisions, and the lines of the newest ones (statements, events, meetings, positions) with full-text search; any
// tool of theirs can open it. The layout is docs/formats/store.md, the choice of journal docs/decisions/store-journal.md,
// that of two databases docs/decisions/two-databases.md.
// Needs: an analysed Document whose entries have their ids, and its JSON record, from which it is read back.
// Also public: entry.h, actor.h, living.h, stats.h, facets.h, sources.h, vocabulary.h (a line as it is found; an actor across
// articles; corrections and changes; figures; of a question's lines; independent sources; the words of a line).
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
#include "rapporteur/store/actor.h"
#include "rapporteur/store/entry.h"
#include "rapporteur/store/facets.h"
#include "rapporteur/store/living.h"
#include "rapporteur/store/stats.h"
#include "rapporteur/store/vocabulary.h"

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
  bool withdrawn = false;      // unchanged, and still withdrawn
};

/// What to look for; an empty field asks nothing. Of a field's values one must hold, of the fields all.
/// "Words" are words, "a phrase" or prefix*, compared without case and accents.
struct Query {
  using Some = std::vector<std::string>;
  std::vector<EntryKind> kinds = {};
  Some who = {};     // words of the speakers, actors, parties: names, titles, offices, whom they act for
  Some whom = {};    // the same of addressees and recipients; of those who meet or agree, of each
  Some act = {};     // speech acts: "deny"; statements only
  Some what = {};    // labels of any kind: "deny", "CONSULT", "summit", "rejects"; case does not count
  Some mode = {};    // of events: "visit"
  Some status = {};  // of events, phases of meetings, polarity of statements
  Some place = {};   // words of its name, region, country or ISO code
  Some when = {};    // the time told of: a date, or DATE..DATE with both ends in it; what overlaps it
  Some outlet = {};  // part of its name
  Some according_to = {};  // words of those who say so
  Some text = {};          // words of the sentence, of what was said or done, of who and whom
  Some article = {};       // ids
  Some id = {};            // of entries
  Some happening = {};     // ids
  Some missing = {};       // what a line lacks: "who", "whom", "time", "place", "published"
  Some actor = {};         // ids of actors across articles that take part, in any role
  std::string since = {};  // published: YYYY, YYYY-MM or YYYY-MM-DD, the outlet's own date, inclusive
  std::string until = {};  // the same, inclusive: until 2026-03 holds all of March
  std::optional<double> confidence = {};  // at least
  std::optional<bool> background = {};
  bool oldest_first = false;
  // Only what stands behind it: cursor_of() the last line that find() gave, or the id of the last one of happenings().
  std::string after = {};
  std::optional<std::uint64_t> limit = {};
};

/// The place of a line in the order of find(), to go on behind it with Query::after.
std::string cursor_of(const Entry& entry);

/// One revision of an article as it was added.
struct Stored {
  std::string article, url, title, outlet, published, added, text,
      record;  // `added` is UTC, `record` the JSON
  std::uint32_t revision = 1;
  std::uint32_t revisions = 1;            // how many there are
  std::string withdrawn, withdrawn_note;  // when and why; empty where it is not
};

/// Makes the JSON record of a document whose revision number is settled.
using RecordWriter = std::function<std::string(const Document&)>;

/// One open store. Not for several threads at once; several processes may have the same one open. Where a call `visit`s,
/// nothing may be written to the store meanwhile.
class Store {
 public:
  /// Opens to add; `where` is the path of a file, or postgresql://…, whose tables are in the first schema of its search path.
  /// Makes the store, but no folder and no database, if there is none. Errors: kUnwritable, kDamagedStore (also
  /// a file or database that is not ours: it is left untouched), kWrongStoreVersion, kStoreBusy.
  static Result<Store> open_or_create(const std::string& where,
                                      std::chrono::milliseconds wait = kDefaultWait);
  /// Opens to find and show; writes nothing unless the store is of an older version, which it brings up to date.
  /// Errors: kNotFound, kUnreadable, and as above.
  static Result<Store> open(const std::string& where, std::chrono::milliseconds wait = kDefaultWait);

  /// How many records could not be read when this opening brought an older store up to date: their articles have no lines.
  std::size_t lost_when_opened() const;

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

  /// Calls `visit` for each line found, newest article first, undated ones last, until it returns false. Lines of
  /// newest revisions only, none of articles that were withdrawn. Errors: kBadArgument (a date, label, status or cursor
  /// that is none; words without a word), kStoreBusy, kDamagedStore.
  Status find(const Query& query, const std::function<bool(const Entry&)>& visit);

  /// How many lines find() would give. Errors: as of find().
  Result<std::uint64_t> count(const Query& query);

  /// What the lines found are, in figures; `limit` and `after` count for nothing. Errors: as of find().
  Result<Facets> facets(const Query& query);

  /// Calls `visit` for each happening that a line found tells of, the newest first, with everything that is told of it;
  /// `limit` counts happenings. Errors: as of find(); kGone where the one to go on behind is not found any more.
  Status happenings(const Query& query, const std::function<bool(const Happening&)>& visit);
  /// The same of those to which something came since a moment (as of changes()), which `visit` is given as it stands in
  /// Entry::added, too. Errors: as of happenings(); kBadArgument (no moment).
  Status news(const std::string& since, const Query& query,
              const std::function<bool(const Happening&, const std::string& since)>& visit);
  /// One of them; without entries where there is none of this id. Errors: kStoreBusy, kDamagedStore.
  Result<Happening> happening(const std::string& id);
  /// Calls `visit` for each actor across articles, those of most articles first, until it returns false. Errors: kBadArgument
  /// (a kind or country that is none; words without a word), kStoreBusy, kDamagedStore.
  Status actors(const ActorQuery& query, const std::function<bool(const KnownActor&)>& visit);

  /// The article with this id, or the only one whose id begins so; the newest revision if none is named.
  /// Errors: kNotFound, kBadArgument (the beginning of several ids, named in the detail), kDamagedStore.
  Result<Stored> show(const std::string& id, std::optional<std::uint32_t> revision = std::nullopt);

  /// The document of a revision, read back from its record: everything but tokens and what hangs on them. Errors:
  /// kNotFound, kDamagedStore.
  Result<Document> recall(const std::string& article, std::uint32_t revision);
  /// The same as people corrected it: what the lines found are made of. An entry that is none stands in it still.
  Result<Document> recall_corrected(const std::string& article, std::uint32_t revision);

  // ── living data: withdraw.cc, correct.cc, changes.cc, check.cc ────────────────────────────────────────────

  /// Takes the lines of an article (an id, or the only one that begins so) out of the store: nothing finds them, changes()
  /// tells that they are gone. Its text and records stay, and show() says that it is withdrawn. A changed text that is
  /// added brings it back, the same text does not. Returns its id. Errors: kNotFound, kConflict (withdrawn already),
  /// and as of add().
  Result<std::string> withdraw(const std::string& article, const std::string& note);
  /// Takes that back: the lines are there again. Errors: kNotFound, kConflict (it is not withdrawn), and as of add().
  Result<std::string> restore(const std::string& article);
  /// Whether the article is there and withdrawn.
  Result<bool> withdrawn(const std::string& article);

  /// Keeps a correction and applies it at once; every line that is written later obeys it as long as its entry has the
  /// same id. Returns it with its number. Errors: kNotFound (no such entry was ever there, no such happening),
  /// kBadArgument (a value that is none), and as of add().
  Result<Correction> correct(const Correcting& correcting);
  /// Several, all of them or none: in the order given, the later ones of one field in force.
  Result<std::vector<Correction>> correct(const std::vector<Correcting>& all);
  /// Takes a correction back: what it changed is as the program read it, or as an earlier correction has it. Errors: kNotFound
  /// (no such number), kConflict (undone already), and as of add().
  Result<Correction> undo(std::int64_t number);
  /// Calls `visit` for each correction that was ever made, the first one first, until it returns false.
  Status corrections(const std::function<bool(const Correction&)>& visit);

  /// Calls `visit` for what is new, changed or gone since a moment (a date or an ISO 8601 moment; without an offset it is
  /// UTC), that second included, in order of time, until it returns false. `kinds`: only these (of Change::kind); empty:
  /// all. Errors: kBadArgument (no moment, no such kind), kStoreBusy, kDamagedStore.
  Status changes(const std::string& since, const std::vector<std::string>& kinds,
                 const std::function<bool(const Change&)>& visit);

  /// Holds the store to what it was made of: the file, the search, each record against its text and its lines, accounts and
  /// groups of happenings, the ledger. Calls `visit` for each fault. Errors: kStoreBusy, kDamagedStore (so damaged that
  /// it cannot be read on).
  Result<Checked> check(const std::function<void(const StoreFault&)>& visit);
  /// Writes everything that is made of the records anew, in one transaction; corrections are kept. Returns how many
  /// records could not be read. Errors: as of add().
  Result<std::size_t> repair();

  /// A word that is another one as soon as anybody else, another Store in this process or another process, has changed
  /// anything in the store; it costs next to nothing. It means nothing to another Store. Errors: kStoreBusy, kDamagedStore.
  Result<std::string> moment();

  /// What is in it, in figures. Errors: kStoreBusy, kDamagedStore.
  Result<Stats> stats();

 private:
  struct Inside;
  static Result<Store> opened(const std::string& where, std::chrono::milliseconds wait, bool to_add);
  explicit Store(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace rapporteur::store
