// The public API over the stages: holds no logic of its own beyond handing one part's answer to the next.
// Tested in tests/unit/api/api_test.cc and through the program in tests/cli/.
#include "rapporteur/rapporteur.h"

#include <algorithm>
#include <utility>

#include "rapporteur/base/data.h"
#include "rapporteur/document/read.h"
#include "rapporteur/pipeline.h"
#include "rapporteur/record/record.h"

namespace rapporteur {

struct Analyser::Inside {
  std::unique_ptr<Pipeline> pipeline;
};

struct Record::Inside {
  Document document;
  std::string given;     // the record as JSON, where it was read elsewhere: kept as it is
  RecordOptions header;  // version and model; the model is unknown until the analysis
  bool analysed = false;
};

std::string_view version() { return RAPPORTEUR_VERSION; }

std::string_view demonstration() { return embedded_data("demo/articles.jsonl"); }

Status check_layers(std::string_view list) {
  RecordOptions ignored;
  return request_layers(list, ignored);
}

Record::Record(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

const std::string& Record::id() const { return inside_->document.article.id; }
const std::string& Record::title() const { return inside_->document.article.title; }
const std::string& Record::text() const { return inside_->document.article.text.utf8(); }
std::uint32_t Record::revision() const { return inside_->document.article.revision; }
std::size_t Record::statements() const { return inside_->document.statements.size(); }
bool Record::analysed() const { return inside_->analysed; }

std::string Record::json(std::string_view layers) const {
  RecordOptions options = inside_->header;
  (void)request_layers(layers, options);  // an unknown list leaves the options as they are
  return to_json(inside_->document, options);
}

std::string Record::conllu() const { return to_conllu(inside_->document); }

std::string Record::readable(const Look& look) const {
  return to_text(inside_->document, {.colours = look.colours, .width = look.width});
}

std::vector<Result<Record>> read_articles_of(std::string_view bytes, std::string_view name,
                                             const About& about) {
  const Given given{.published = about.published,
                    .outlet = about.outlet,
                    .url = about.url,
                    .title = about.title,
                    .force = about.force};
  std::vector<Result<Record>> out;
  for (Result<Article>& article : read_articles(bytes, name, given)) {
    if (!article) {
      out.emplace_back(article.error());
      continue;
    }
    auto inside = std::make_unique<Record::Inside>();
    inside->document.article = std::move(article).value();
    inside->header.version = version();
    out.emplace_back(Record(std::move(inside)));
  }
  return out;
}

Analyser::Analyser(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;
Analyser::~Analyser() = default;

Result<Analyser> Analyser::open(const std::string& model_path, const OwnTables& own) {
  PipelineOptions options;
  options.actors = {own.name, own.actors};
  options.faults = own.faults;
  auto pipeline = Pipeline::open(model_path, std::move(options));
  if (!pipeline) return pipeline.error();
  auto inside = std::make_shared<Inside>();
  inside->pipeline = std::move(pipeline).value();
  return Analyser(std::move(inside));
}

void Analyser::analyse(Record& record, std::string_view layers) const {
  RecordOptions wanted;
  (void)request_layers(layers, wanted);  // an unknown list asks for nothing
  inside_->pipeline->analyse(record.inside_->document, {.predicates = wanted.roles || wanted.factuality});
  name_entries(record.inside_->document);
  record.inside_->header.model_name = model_name();
  record.inside_->header.model_sha256 = model_sha256();
  record.inside_->analysed = true;
}

std::vector<Result<Record>> Analyser::read(std::string_view bytes, std::string_view name, const About& about,
                                           std::string_view layers) const {
  std::vector<Result<Record>> records = read_articles_of(bytes, name, about);
  for (Result<Record>& record : records) {
    if (record) analyse(record.value(), layers);
  }
  return records;
}

const std::string& Analyser::model_name() const { return inside_->pipeline->model_name(); }
const std::string& Analyser::model_sha256() const { return inside_->pipeline->model_sha256(); }

Result<Added> keep(Store& store, Record& record) {
  if (!record.analysed()) return Error{ErrorCode::kBadArgument, record.id(), "not analysed yet"};
  return store.add(record.inside_->document, [&](const Document& document) {
    const std::string& given = record.inside_->given;
    // a revision that the store numbers otherwise is written anew; nothing else is taken from anybody's record
    return given.empty() || document.article.revision != 1 ? to_json(document, record.inside_->header)
                                                           : given;
  });
}

Result<Record> record_of(std::string_view json, std::string_view name) {
  Result<Document> document = document_of(json, name);
  if (!document) return document.error();
  if (document->article.id.empty())
    return Error{ErrorCode::kDamagedInput, std::string(name),
                 "article.id is empty: nothing could name the article"};
  auto inside = std::make_unique<Record::Inside>();
  inside->document = std::move(document).value();
  inside->document.article.revision = 1;
  inside->header.version = version();
  inside->given = json;
  inside->analysed = true;
  return Record(std::move(inside));
}

Result<bool> is_kept(Store& store, const Record& record) {
  return store.holds(record.inside_->document.article);
}

Result<std::string> readable(Store& store, const Stored& stored, const Look& look) {
  const Result<Document> document = store.recall(stored.article, stored.revision);
  if (!document) return document.error();
  return to_text(document.value(), {.colours = look.colours, .width = look.width});
}

Result<std::string> readable(Store& store, const std::vector<Entry>& found, const Look& look) {
  Result<Document> document = store.recall_corrected(found.front().article, found.front().revision);
  if (!document) return document.error();
  Selection only;
  const auto take = [](std::vector<std::uint32_t>& numbers, std::size_t count, const Entry& entry) {
    if (entry.number < count) numbers.push_back(entry.number);
  };
  for (const Entry& entry : found) {
    switch (entry.kind) {
      case EntryKind::kStatement: take(only.statements, document->statements.size(), entry); break;
      case EntryKind::kEvent: take(only.events, document->events.size(), entry); break;
      case EntryKind::kMeeting: take(only.meetings, document->meetings.size(), entry); break;
      case EntryKind::kPosition: take(only.positions, document->positions.size(), entry); break;
    }
  }
  return to_text(document.value(), {.colours = look.colours, .width = look.width, .only = &only});
}

}  // namespace rapporteur
