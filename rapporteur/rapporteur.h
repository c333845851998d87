// Rapporteur, the public API: everything that programs and bindings include.
//
// An article goes in, a record of who said what comes out, and a store keeps it:
//
//   auto analyser = rapporteur::Analyser::open("models/english.bin");
//   if (!analyser) return complain(to_string(analyser.error()));
//   auto store = rapporteur::Store::open_or_create("tern.store");
//   for (auto& record : analyser->read(bytes, "page.html")) {          // one file may hold many articles
//     if (!record) { complain(to_string(record.error())); continue; }  // a bad one never costs a good one
//     std::cout << record->json() << '\n';
//     if (store) keep(*store, *record);
//   }
//
// What goes in: bytes of a page, a text or JSON (docs/formats/article.md), recognised by content. What comes out: the
// record as JSON (docs/formats/record.md), as text to be read, as CoNLL-U. It is a record of what was reported, never
// a claim of what happened. Spans are code points of Record::text().
//
// What can go wrong is a value: Result<T> (base/result.h) holds a T or an Error with a code, the name of the input and
// the offending piece of it; to_string() makes one line of it. Nothing here prints, exits, opens a connection or keeps
// a reference to what it was given. Exceptions mean exhausted memory or a fault of this library.
// Store and the plain types of its answers (Query, Entry, Stored, Added) are store/store.h.
// Tested in tests/unit/api/ and through the program in tests/cli/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/csv.h"
#include "rapporteur/base/result.h"
#include "rapporteur/base/span.h"
#include "rapporteur/coding/coding.h"
#include "rapporteur/exports/actors.h"
#include "rapporteur/exports/changes.h"
#include "rapporteur/exports/citation.h"
#include "rapporteur/exports/exports.h"
#include "rapporteur/exports/stats.h"
#include "rapporteur/overview/charts.h"
#include "rapporteur/overview/overview.h"
#include "rapporteur/store/store.h"

namespace rapporteur {

using store::ActorQuery;
using store::Added;
using store::AddOutcome;
using store::Change;
using store::Correcting;
using store::Correction;
using store::Entry;
using store::EntryKind;
using store::Happening;
using store::KnownActor;
using store::Query;
using store::Store;
using store::Stored;

/// "0.1.0".
std::string_view version();

/// The articles of the demonstration, invented, as JSON lines (docs/formats/article.md).
std::string_view demonstration();

/// What the caller knows of an article already; wins over what the input says. Empty: nothing.
struct About {
  std::string published = {};  // a date, with time and offset where known
  std::string outlet = {};
  std::string url = {};
  std::string title = {};  // metadata only: never put into the text
  bool force = false;      // read on where the language is not English
};

/// How a record is written to be read by a person.
struct Look {
  bool colours = false;      // terminal escapes; else the spans stand in marks: {source} *cue* [content]
  std::uint32_t width = 80;  // columns
};

/// Whether this is a list of layers: some of tokens, syntax, roles, factuality, names, entities, coreference and
/// attribution, with commas between them; kBadArgument names the one that is none.
Status check_layers(std::string_view list);

/// One article, with its record once it is analysed. Movable, for one thread at a time.
class Record {
 public:
  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;
  ~Record();

  const std::string& id() const;  // 16 hex digits
  const std::string& title() const;
  const std::string& text() const;  // UTF-8
  std::uint32_t revision() const;   // 1, or what the store says after keep()
  std::size_t statements() const;   // how many
  bool analysed() const;

  /// The record as one line of JSON, without the line's end. `layers` are added: a list that check_layers() takes.
  /// Roles, factuality, entities and coreference are empty unless analyse() was asked for them.
  std::string json(std::string_view layers = {}) const;
  /// Sentences with their words as CoNLL-U, ending in a blank line.
  std::string conllu() const;
  /// The record to be read: a line on the article, then a block per statement with its sentence.
  std::string readable(const Look& look = {}) const;

 private:
  friend class Analyser;
  friend std::vector<Result<Record>> read_articles_of(std::string_view, std::string_view, const About&);
  friend Result<Added> keep(Store&, Record&);
  friend Result<bool> is_kept(Store&, const Record&);
  friend Result<Record> record_of(std::string_view, std::string_view);
  struct Inside;
  explicit Record(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// The articles in the bytes of one file, in order, not analysed yet. `name` stands in errors. At least one element
/// comes back. Errors: those of document/read.h.
std::vector<Result<Record>> read_articles_of(std::string_view bytes, std::string_view name,
                                             const About& about = {});

/// Tables of the user's, which win over the built-in ones (docs/formats/actors.md).
struct OwnTables {
  std::string name;                      // of the file, for errors
  std::string actors;                    // its bytes
  std::vector<Error>* faults = nullptr;  // lines that cannot be used are left out and told here
};

/// The language core with its tables, loaded once. Safe to use from many threads at once; movable.
class Analyser {
 public:
  /// Loads a model file. Errors: kUnreadable, kDamagedModel, kWrongModelVersion, kDamagedData.
  static Result<Analyser> open(const std::string& model_path, const OwnTables& own = {});

  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;
  ~Analyser();

  /// Fills the record of an article, and the layers of a list that check_layers() takes.
  void analyse(Record& record, std::string_view layers = {}) const;

  /// read_articles_of() and analyse() in one.
  std::vector<Result<Record>> read(std::string_view bytes, std::string_view name, const About& about = {},
                                   std::string_view layers = {}) const;

  /// The model's name and the hash of its file, as they stand in every record.
  const std::string& model_name() const;
  const std::string& model_sha256() const;

 private:
  struct Inside;
  explicit Analyser(std::shared_ptr<const Inside> inside);
  std::shared_ptr<const Inside> inside_;
};

/// The record of one article as JSON, read elsewhere or by an earlier run; it counts as analysed. Errors: kDamagedInput,
/// kTooLarge, with the path of the offending field.
Result<Record> record_of(std::string_view json, std::string_view name);

/// Keeps an analysed record (its JSON without layers) in a store, in one transaction; sets the record's revision. Errors: those of
/// Store::add; kBadArgument for a record that is not analysed.
Result<Added> keep(Store& store, Record& record);

/// Whether the store has this article with this very text as its newest revision, so that keep() would change
/// nothing. Asked of a record that is not analysed yet, it saves the analysis.
Result<bool> is_kept(Store& store, const Record& record);

/// What Record::readable() gave, of an article in a store.
Result<std::string> readable(Store& store, const Stored& stored, const Look& look = {});
/// The same with some lines of one revision only, as people corrected them. Requires `found` not to be empty.
Result<std::string> readable(Store& store, const std::vector<Entry>& found, const Look& look = {});

}  // namespace rapporteur
