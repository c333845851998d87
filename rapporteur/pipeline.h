// Pipeline: the stages a document passes, in order, as a list that can be read in pipeline.cc. One wrapper runs each
// of them: it names it, times it, and in debug builds (and where asked) verifies the document after it.
// Tested in tests/unit/pipeline/ and, end to end, in tests/cases/statements.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapporteur/actors/actors.h"
#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

struct PipelineOptions {
  std::string last;  // stop after the stage of this name; empty: run them all
#ifdef NDEBUG
  bool verify = false;  // check every layer after its stage
#else
  bool verify = true;
#endif
  OwnActors actors = {};                 // a table of the user's
  std::vector<Error>* faults = nullptr;  // where its bad lines are told while open() runs
};

/// Stages that the record itself does not need yet: they run for those who ask for their layers.
struct OnRequest {
  bool predicates = false;
};

/// Seconds spent in each stage, in order.
using StageTimes = std::vector<std::pair<std::string_view, double>>;

class Pipeline {
 public:
  /// Loads the model and the built-in tables. Errors: those of nn::ModelFile and of the tables (kDamagedData);
  /// kBadArgument for a `last` that names no stage.
  static Result<std::unique_ptr<Pipeline>> open(const std::string& model_path, PipelineOptions options = {});

  ~Pipeline();

  /// Fills the layers of a document whose article has been read. Safe from many threads, each with a document of its
  /// own. `times`, if given, is added to. Throws std::logic_error if a layer fails its check.
  void analyse(Document& document, OnRequest asked = {}, StageTimes* times = nullptr) const;

  /// Names of the stages, in order.
  std::vector<std::string_view> stages() const;
  const std::string& model_name() const;
  const std::string& model_sha256() const;

 private:
  struct Stage {
    std::string_view name;
    std::function<void(Document&)> run;
    bool OnRequest::*request = nullptr;  // runs only where this is asked for; null: always
  };
  struct Parts;

  Pipeline();
  void run(const Stage& stage, Document& document, StageTimes* times) const;

  PipelineOptions options_;
  std::unique_ptr<Parts> parts_;
  std::vector<Stage> stages_;
};

}  // namespace rapporteur
