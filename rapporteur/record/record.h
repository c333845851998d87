// record/: writes a Document as a record: JSON, CoNLL-U, or text for a terminal, and reads the JSON back. Needs the
// article, tokens and sentences; every other layer is written as far as it is filled. Adds nothing but the ids of
// entries.
//
// The formats are docs/formats/record.md (with record.schema.json) and docs/formats/conllu.md. Spans are code
// points of the article's text, [begin, end). All output is well-formed UTF-8.
// Tested in tests/unit/record and tests/cases/record.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// Gives every entry without one its id: 16 hex digits of a SHA-256 over the article's id, the kind of entry,
/// the words of its sentence and of its own spans, and how many equal ones stand before it; so that a second run, or
/// an edit elsewhere in the article, keeps it. Words are parted by single spaces before they are hashed.
void name_entries(Document& document);

/// What goes into the JSON beside the entries.
struct RecordOptions {
  std::string version;     // of the program
  std::string model_name;  // empty: no "model" in the record
  std::string model_sha256;
  bool tokens = false;  // the layers that are written on request, under their folder's name
  bool syntax = false;
  bool names = false;
  bool attribution = false;
  bool roles = false;  // these four need stages that run on request, see pipeline.h
  bool factuality = false;
  bool coreference = false;
  bool entities = false;
};

/// Turns on the layers of a list such as "tokens,syntax". kBadArgument with the word that is no layer; `options` is
/// then unchanged.
Status request_layers(std::string_view list, RecordOptions& options);

/// One JSON object on one line, without a line break at its end. Entries without an id get the one that
/// name_entries would give.
std::string to_json(const Document& document, const RecordOptions& options);

/// Records above this are not read: sixteen times the largest article (most records are six times theirs).
constexpr std::size_t kMaxRecordBytes = std::size_t{256} << 20;

/// The document that a JSON record tells of: the article with its paragraphs as far as sentences tell of them,
/// sentences, actors, times, places, statements, events, meetings, positions, all with their ids; not the layers on
/// request, and nothing that points at tokens. to_json() of it gives the program's record back byte for byte. Records
/// made by people (corpus/) leave fields out: what their schema allows to be absent may be. Of several addressees the
/// first is kept. Nothing in the bytes is believed: kDamagedInput with the way to the field that is wrong
/// ("events[3].participants[0].actor names nothing of this record"), kTooLarge above kMaxRecordBytes; `name` is
/// the subject of both.
Result<Document> document_of(std::string_view json, std::string_view name);

/// Sentences and words in CoNLL-U, ending in an empty line; without the syntax layer its columns are "_".
std::string to_conllu(const Document& document);

/// Which entries are written: indexes into the layers, in order.
struct Selection {
  std::vector<std::uint32_t> statements, events, meetings, positions;
};

struct TextOptions {
  bool colours = false;             // ANSI escape sequences; else marks: {source} *cue* [content]
  std::uint32_t width = 80;         // columns of the terminal; below 40 counts as 40
  const Selection* only = nullptr;  // null: everything
};

/// The record to be read by a person: a line on the article, then a block per statement. Control characters of the
/// article never reach the terminal. Ends in a line break.
std::string to_text(const Document& document, const TextOptions& options);

}  // namespace rapporteur
