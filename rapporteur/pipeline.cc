// The list of stages. Adding one: load it in Parts, add its line to the list in open().
#include "rapporteur/pipeline.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <optional>
#include <stdexcept>

#include "rapporteur/actors/actors.h"
#include "rapporteur/attribution/attribution.h"
#include "rapporteur/coreference/coreference.h"
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/events/events.h"
#include "rapporteur/meetings/meetings.h"
#include "rapporteur/names/names.h"
#include "rapporteur/nn/model_file.h"
#include "rapporteur/places/places.h"
#include "rapporteur/positions/positions.h"
#include "rapporteur/predicates/predicates.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/statements/statements.h"
#include "rapporteur/syntax/syntax.h"
#include "rapporteur/times/times.h"
#include "rapporteur/tokens/tokens.h"

namespace rapporteur {

/// What the stages are made of. The model comes first: it must outlive those that point into it.
struct Pipeline::Parts {
  std::unique_ptr<nn::ModelFile> model;
  std::optional<Tokenizer> tokenizer;
  std::optional<TokenEncoder> encoder;
  std::optional<SentenceSplitter> splitter;
  std::optional<Parser> parser;
  std::optional<PredicateReader> predicates;
  std::optional<NameTagger> names;
  std::optional<TimeReader> times;
  std::optional<PlaceFinder> places;
  std::optional<CoreferenceResolver> coreference;
  std::optional<AttributionTagger> attribution;
  std::optional<ActorFinder> actors;
  std::optional<StatementReader> statements;
  std::optional<EventReader> events;
  std::optional<MeetingReader> meetings;
  std::optional<PositionReader> positions;
};

namespace {

/// Loads one part after the other; after the first failure the rest is skipped.
class Loading {
 public:
  template <class T, class Load>
  void operator()(std::optional<T>& part, Load load) {
    if (error_) return;
    auto loaded = load();
    if (loaded) {
      part.emplace(std::move(loaded).value());
    } else {
      error_ = loaded.error();
    }
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Error> error_;
};

/// Whether a stage that reads events comes no later than the last one (empty: that of all).
bool wants_events(std::string_view last) {
  return last.empty() || last == "events" || last == "meetings" || last == "positions";
}

}  // namespace

Pipeline::Pipeline() = default;
Pipeline::~Pipeline() = default;

Result<std::unique_ptr<Pipeline>> Pipeline::open(const std::string& model_path, PipelineOptions options) {
  std::unique_ptr<Pipeline> pipeline(new Pipeline);
  pipeline->options_ = std::move(options);
  pipeline->parts_ = std::make_unique<Parts>();
  Parts& p = *pipeline->parts_;
  // the large tables beside the model and each other; the future of an early return waits for them
  auto places = std::async([] { return PlaceFinder::load(); });
  auto actors = std::async(
      [&pipeline] { return ActorFinder::load(pipeline->options_.actors, pipeline->options_.faults); });
  auto model = nn::ModelFile::open(model_path);
  if (!model) return model.error();
  p.model = std::move(model).value();

  Loading load;
  load(p.tokenizer, [] { return Tokenizer::load(); });
  load(p.encoder, [&] { return TokenEncoder::load(*p.model); });
  load(p.splitter, [&] { return SentenceSplitter::load(*p.model); });
  load(p.parser, [&] { return Parser::load(*p.model); });
  load(p.predicates, [&] { return PredicateReader::load(*p.model); });
  load(p.names, [&] { return NameTagger::load(*p.model); });
  load(p.times, [&] { return TimeReader::load(*p.model); });
  load(p.places, [&] { return places.get(); });
  load(p.coreference, [&] { return CoreferenceResolver::load(*p.model); });
  load(p.attribution, [&] { return AttributionTagger::load(*p.model); });
  load(p.actors, [&] { return actors.get(); });
  load(p.statements, [] { return StatementReader::load(); });
  load(p.events, [&] { return EventReader::load(*p.model); });
  load(p.meetings, [&] { return MeetingReader::load(*p.model); });
  load(p.positions, [] { return PositionReader::load(); });
  pipeline->options_.faults = nullptr;  // the caller's
  if (load.error()) return *load.error();

  pipeline->stages_ = {
      {"tokens", [&p](Document& d) { p.tokenizer->tokenize(d); }},
      {"encoding",
       [&p, events = wants_events(pipeline->options_.last)](Document& d) { p.encoder->encode(d, events); }},
      {"sentences", [&p](Document& d) { p.splitter->split(d); }},
      {"syntax", [&p](Document& d) { p.parser->parse(d); }},
      {"predicates", [&p](Document& d) { p.predicates->read(d); }, &OnRequest::predicates},
      {"names", [&p](Document& d) { p.names->tag(d); }},
      {"times", [&p](Document& d) { p.times->read(d); }},
      {"places", [&p](Document& d) { p.places->find(d); }},
      {"coreference", [&p](Document& d) { p.coreference->resolve(d); }},
      {"attribution", [&p](Document& d) { p.attribution->tag(d); }},
      {"actors", [&p](Document& d) { p.actors->find(d); }},
      {"statements", [&p](Document& d) { p.statements->read(d); }},
      {"events", [&p](Document& d) { p.events->read(d); }},
      {"meetings", [&p](Document& d) { p.meetings->read(d); }},
      {"positions", [&p](Document& d) { p.positions->read(d); }},
  };
  auto& stages = pipeline->stages_;
  if (const std::string& last = pipeline->options_.last; !last.empty()) {
    const auto found =
        std::find_if(stages.begin(), stages.end(), [&](const Stage& s) { return s.name == last; });
    if (found == stages.end())
      return Error{ErrorCode::kBadArgument, "stage " + last, "there is no such stage"};
    stages.erase(found + 1, stages.end());
  }
  return pipeline;
}

void Pipeline::run(const Stage& stage, Document& document, StageTimes* times) const {
  const auto start = std::chrono::steady_clock::now();
  stage.run(document);
  if (times != nullptr) {
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    const auto row =
        std::find_if(times->begin(), times->end(), [&](const auto& t) { return t.first == stage.name; });
    if (row == times->end()) {
      times->emplace_back(stage.name, spent.count());
    } else {
      row->second += spent.count();
    }
  }
  if (!options_.verify) return;
  const std::string fault = verify(document);
  if (!fault.empty()) throw std::logic_error("after stage " + std::string(stage.name) + ": " + fault);
}

void Pipeline::analyse(Document& document, OnRequest asked, StageTimes* times) const {
  for (const Stage& stage : stages_) {
    if (stage.request == nullptr || asked.*stage.request) run(stage, document, times);
  }
}

std::vector<std::string_view> Pipeline::stages() const {
  std::vector<std::string_view> out;
  for (const Stage& stage : stages_) out.push_back(stage.name);
  return out;
}

const std::string& Pipeline::model_name() const { return parts_->model->name(); }
const std::string& Pipeline::model_sha256() const { return parts_->model->sha256(); }

}  // namespace rapporteur
