// Fuzz target of reading a record back (rapporteur/record): any bytes are a record. What is accepted must point into
// its own text and layers alone, as verify() has it of what does not need tokens, and writing it and reading that
// again must give the same record.
#include "rapporteur/record/record.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;

void must(bool holds) {
  if (!holds) std::abort();
}

class Checker {
 public:
  explicit Checker(const Document& document) : d_(document) {}

  void run() const {
    sentences();
    for (const Actor& one : d_.actors) actor(one);
    for (const TimeExpression& one : d_.times) words(one.span);
    for (const Place& one : d_.places) {
      words(one.span);
      must(std::abs(one.lat) <= 90 && std::abs(one.lon) <= 180);
    }
    for (const Statement& one : d_.statements) statement(one);
    for (const Event& one : d_.events) event(one);
    for (const Meeting& one : d_.meetings) meeting(one);
    for (const Position& one : d_.positions) {
      words(one.span);
      inside(one.actor, d_.actors);
      inside(one.statement, d_.statements);
      inside(one.event, d_.events);
    }
  }

 private:
  void words(Span span) const { must(span.begin < span.end && span.end <= d_.article.text.size()); }
  void words_if(Span span) const {
    if (!span.empty()) words(span);
  }
  void in_order(const std::vector<Span>& spans) const {
    std::uint32_t end = 0;
    for (const Span span : spans) {
      words(span);
      must(span.begin >= end);
      end = span.end;
    }
  }
  template <class Layer>
  void inside(std::optional<std::uint32_t> index, const Layer& layer) const {
    must(!index || *index < layer.size());
  }
  template <class Layer>
  void inside(const std::vector<std::uint32_t>& list, const Layer& layer) const {
    for (const std::uint32_t index : list) must(index < layer.size());
  }
  void inside(const Evidence& evidence) const {
    inside(evidence.events, d_.events);
    inside(evidence.statements, d_.statements);
  }
  void sure(float confidence) const { must(confidence >= 0 && confidence <= 1); }

  void sentences() const {
    const auto& paragraphs = d_.article.paragraphs;
    must(paragraphs.size() <= d_.article.text.size());
    std::uint32_t end = 0;
    for (const Paragraph& one : paragraphs) {
      must(one.span.begin >= end && one.span.end >= one.span.begin);
      end = one.span.end;
    }
    end = 0;
    for (const Sentence& one : d_.sentences) {
      words(one.span);
      must(one.span.begin >= end && one.paragraph < paragraphs.size());
      must(paragraphs[one.paragraph].span.contains(one.span));
      end = one.span.end;
    }
  }

  void actor(const Actor& one) const {
    inside(one.acts_for, d_.actors);
    for (const Office& office : one.offices) {
      inside(office.of, d_.actors);
      words_if(office.evidence);
    }
    for (const Mention& mention : one.mentions) {
      words(mention.span);
      inside(mention.sentence, d_.sentences);
    }
  }

  void statement(const Statement& one) const {
    inside(one.sentence, d_.sentences);
    inside(one.speakers, d_.actors);
    inside(one.via, d_.actors);
    inside(one.addressee, d_.actors);
    inside(one.time, d_.times);
    inside(one.place, d_.places);
    words_if(one.cue);
    if (one.source) words(*one.source);
    if (one.channel) words(one.channel->span);
    in_order(one.content);
    sure(one.confidence);
  }

  void event(const Event& one) const {
    inside(one.sentence, d_.sentences);
    must(!one.trigger.empty());
    in_order(one.trigger);
    for (const Participant& participant : one.participants) {
      inside(participant.actor, d_.actors);
      inside(participant.place, d_.places);
      words_if(participant.span);
    }
    if (one.condition) {
      words_if(one.condition->span);
      inside(one.condition->event, d_.events);
    }
    for (const Quantity& quantity : one.quantities) words(quantity.span);
    inside(one.time, d_.times);
    inside(one.place, d_.places);
    inside(one.according_to, d_.statements);
    inside(one.disputed_by, d_.statements);
    inside(one.happening, d_.events);
    sure(one.confidence);
  }

  void meeting(const Meeting& one) const {
    words_if(one.what);
    inside(one.parties, d_.actors);
    inside(one.hosts, d_.actors);
    inside(one.mediators, d_.actors);
    for (const Delegate& delegate : one.delegates) {
      inside(delegate.actor, d_.actors);
      inside(delegate.acts_for, d_.actors);
    }
    for (const Attendance& attendance : one.attendance) {
      inside(attendance.actor, d_.actors);
      inside(attendance.evidence);
    }
    for (const MeetingStep& step : one.history) inside(step.evidence);
    for (const Span span : one.purpose) words(span);
    inside(one.events, d_.events);
    inside(one.time, d_.times);
    inside(one.place, d_.places);
    sure(one.confidence);
  }

  const Document& d_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = document_of({reinterpret_cast<const char*>(data), size}, "it");
  if (!document.ok()) {
    must(document.error().code == ErrorCode::kDamagedInput && !document.error().detail.empty());
    return 0;
  }
  Checker(document.value()).run();
  const std::string record = to_json(document.value(), {});
  const auto again = document_of(record, "it again");
  must(again.ok());
  Checker(again.value()).run();
  must(to_json(again.value(), {}) == record);
  return 0;
}
