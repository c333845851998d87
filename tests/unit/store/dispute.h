// One invented article with every field of every kind of entry, by hand: a denial passed on by an agency, a shelling with
// all roles, figures and a condition, planned talks that are disputed, with delegates, attendance and history, and a
// position. Spans are found by their words, so that no offset is counted. For the tests of lines and of finding.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "rapporteur/document/document.h"
#include "rapporteur/record/record.h"

namespace rapporteur::testing {

class Dispute {
 public:
  Dispute() {
    article();
    actors();
    places_and_times();
    statements();
    shelling();
    history();
    talks();
    meeting();
    position();
    name_entries(document_);
  }
  const Document& document() const { return document_; }

  // indexes into its actors
  static constexpr std::uint32_t kReis = 0, kVelia = 1, kNorland = 2, kTern = 3, kOfficial = 4, kUnions = 5,
                                 kSweden = 6;

 private:
  static constexpr const char* kText =
      "The fleet of Norland shelled the harbour of Bergen on Tuesday with rockets, killing at least 12 "
      "people, if the "
      "reports hold, Ana Reis, Velia\u2019s foreign minister, told Tern in an interview on Wednesday in "
      "Geneva.\n"
      "\u201cNo date,\u201d a Norland official did not confirm, Tern reported, \u201chas been agreed.\u201d\n"
      "Velia and Norland will hold talks on fishing in Geneva on 12 March, mediated by Sweden; the fishing "
      "unions were "
      "not invited and oppose the talks.\n"
      "In 1994 Norland seized Velia\u2019s trawlers.";

  /// The n-th place where these words stand.
  Span words(const std::string& of, int n = 1) const {
    const std::string& text = document_.article.text.utf8();
    std::size_t at = 0;
    for (int i = 0; i < n; ++i) {
      at = text.find(of, i == 0 ? 0 : at + 1);
      if (at == std::string::npos) throw std::logic_error("not in the text: " + of);
    }
    const auto byte = static_cast<std::uint32_t>(at);
    return {document_.article.text.offset_of_byte(byte),
            document_.article.text.offset_of_byte(byte + static_cast<std::uint32_t>(of.size()))};
  }

  void article() {
    Article& article = document_.article;
    article.id = "5b0c6f1f2d9be0aa";
    article.url = "https://gull.example/harbour";
    article.title = "Harbour shelled";
    article.outlet = "The Gull";
    article.byline = "T. Writer";
    article.published = "2026-03-04T18:00:00+01:00";
    article.published_basis = DateBasis::kMetadata;
    article.text = Text(kText);
    std::uint32_t paragraph = 0, begin = 0;
    while (begin < article.text.size()) {
      std::uint32_t end = begin;
      while (end < article.text.size() && article.text.at(end) != U'\n') ++end;
      article.paragraphs.push_back({{begin, end}, paragraph == 0 ? Part::kLead : Part::kBody});
      document_.sentences.push_back({.tokens = {}, .span = {begin, end}, .paragraph = paragraph++});
      begin = end + 1;
    }
  }

  void actor(const std::string& name, ActorKind kind, const std::vector<Span>& spans) {
    Actor& out = document_.actors.emplace_back();
    out.name = name;
    out.kind = kind;
    for (const Span span : spans) {
      std::uint32_t sentence = 0;
      while (!document_.sentences[sentence].span.contains(span)) ++sentence;
      out.mentions.push_back({.span = span, .tokens = {}, .sentence = sentence});
    }
  }

  void actors() {
    actor("Ana Reis", ActorKind::kPerson, {words("Ana Reis"), words("Velia\u2019s foreign minister")});
    document_.actors[kReis].mentions[1].form = MentionForm::kTitle;
    actor("Velia", ActorKind::kState, {words("Velia"), words("Velia", 2), words("Velia", 3)});
    actor("Norland", ActorKind::kState, {words("Norland"), words("Norland", 2), words("Norland", 3)});
    actor("Tern", ActorKind::kOutlet, {words("Tern"), words("Tern", 2)});
    actor("a Norland official", ActorKind::kUnnamed, {words("a Norland official")});
    actor("the fishing unions", ActorKind::kOrganisation, {words("the fishing unions")});
    actor("Sweden", ActorKind::kState, {words("Sweden")});
    Actor& reis = document_.actors[kReis];
    reis.acts_for = kVelia;
    reis.sector = "GOV";
    reis.wikidata = "Q42";
    reis.offices = {{"foreign minister", kVelia, "2024-05-01", "", words("foreign minister")}};
    document_.actors[kOfficial].acts_for = kNorland;
    document_.actors[kOfficial].count = 1;
    document_.actors[kOfficial].country = "NOR";
    document_.actors[kOfficial].country_basis = "for";
    document_.actors[kNorland].country = "NOR";
    document_.actors[kNorland].country_basis = "name";
    document_.actors[kSweden].country = "SWE";
    document_.actors[kSweden].country_basis = "name";
  }

  void time(const std::string& of, const std::string& from, const std::string& to) {
    TimeExpression& out = document_.times.emplace_back();
    out.span = words(of);
    out.value = from;
    out.from = from;
    out.to = to;
  }

  void places_and_times() {
    time("Tuesday", "2026-03-03", "2026-03-04");
    time("Wednesday", "2026-03-04", "2026-03-05");
    time("12 March", "2026-03-12", "2026-03-13");
    time("1994", "1994", "");
    document_.times[3].from = "1994-01-01";
    document_.times[3].to = "1995-01-01";
    Place bergen;
    bergen.span = words("Bergen");
    bergen.name = "Bergen";
    bergen.country = "NOR";
    bergen.admin1 = "Vestland";
    bergen.lat = 60.392;
    bergen.lon = 5.324;
    bergen.geonames = 3161732;
    Place geneva;
    geneva.span = words("Geneva");
    geneva.name = "Geneva";
    geneva.country = "CHE";
    geneva.lat = 46.2;
    geneva.lon = 6.15;
    Place harbour;  // in no table
    harbour.span = words("the harbour of Bergen");
    document_.places = {bergen, geneva, harbour};
  }

  void statements() {
    Statement told;
    told.sentence = 0;
    told.speakers = {kReis};
    told.act = SpeechAct::kAccuse;
    told.cue = words("told");
    told.source = words("Ana Reis");
    told.content = {words("The fleet of Norland shelled the harbour of Bergen")};
    told.addressee = kTern;
    told.channel = Channel{"interview", words("in an interview")};
    told.time = 1;
    told.place = 1;
    told.confidence = 0.9126F;
    told.reason = "'told' with its subject";
    Statement denied;
    denied.sentence = 1;
    denied.speakers = {kOfficial};
    denied.via = {kTern};
    denied.act = SpeechAct::kConfirm;
    denied.polarity = Polarity::kNegative;
    denied.form = SpeechForm::kDirect;
    denied.cue = words("confirm");
    denied.content = {words("No date"), words("has been agreed")};
    denied.confidence = 0.5F;
    document_.statements = {told, denied};
  }

  Event event(std::uint32_t sentence, const std::vector<Span>& trigger, EventType type, EventStatus status) {
    Event out;
    out.sentence = sentence;
    out.trigger = trigger;
    out.type = type;
    out.status = status;
    out.happening = static_cast<std::uint32_t>(document_.events.size());
    out.confidence = 0.8F;
    return out;
  }

  void shelling() {
    Event out = event(0, {words("shelled")}, EventType::kAssault, EventStatus::kConditional);
    out.mode = "heavy-weapons";
    out.contexts = {"military", "maritime"};
    out.cameo = "194";
    out.intensity = -9.5;
    out.participants = {{ParticipantRole::kActor, kNorland, {}, words("Norland"), "subject"},
                        {ParticipantRole::kRecipient, kVelia, {}, {}, ""},
                        {ParticipantRole::kInstrument, {}, {}, words("rockets"), ""},
                        {ParticipantRole::kTarget, {}, 2, words("the harbour of Bergen"), ""},
                        {ParticipantRole::kBeneficiary, kUnions, {}, {}, ""}};
    out.condition = Condition{words("if the reports hold"), 1};
    out.time = 0;
    out.place = 0;
    out.quantities = {{"killed", 12.0, {}, "person", words("at least 12 people")}};
    out.according_to = {0};
    out.disputed_by = {1};
    out.reason = "'shelled' is ASSAULT";
    document_.events.push_back(out);
  }

  void history() {
    Event out = event(3, {words("seized")}, EventType::kCoerce, EventStatus::kOccurred);
    out.mode = "seize";
    out.background = true;
    out.time = 3;
    out.participants = {{ParticipantRole::kActor, kNorland, {}, words("Norland", 4), ""},
                        {ParticipantRole::kRecipient, kVelia, {}, words("Velia", 3), ""}};
    document_.events.push_back(out);
  }

  void talks() {
    Event out = event(2, {words("hold"), words("talks")}, EventType::kConsult, EventStatus::kPlanned);
    out.mode = "talks";
    out.participants = {{ParticipantRole::kActor, kVelia, {}, words("Velia", 2), ""},
                        {ParticipantRole::kActor, kNorland, {}, words("Norland", 3), ""},
                        {ParticipantRole::kMediator, kSweden, {}, words("Sweden"), ""}};
    out.time = 2;
    out.place = 1;
    document_.events.push_back(out);
  }

  void meeting() {
    Meeting out;
    out.what = words("talks on fishing");
    out.kind = MeetingKind::kTalks;
    out.parties = {kVelia, kNorland};
    out.delegates = {{kReis, kVelia}};
    out.hosts = {kSweden};
    out.mediators = {kSweden};
    out.attendance = {{kUnions, AttendanceKind::kExcluded, {{2}, {0}}}};
    out.time = 2;
    out.place = 1;
    out.purpose = {words("fishing")};
    out.phase = MeetingPhase::kScheduled;
    out.history = {{MeetingPhase::kProposed, {{}, {1}}}, {MeetingPhase::kScheduled, {{2}, {}}}};
    out.events = {2};
    out.confidence = 0.7F;
    out.reason = "'hold talks'";
    document_.meetings.push_back(out);
  }

  void position() {
    Position out;
    out.actor = kUnions;
    out.issue = "the talks";
    out.stance = Stance::kOpposes;
    out.statement = 0;
    out.event = 2;
    out.span = words("the talks");
    out.confidence = 0.6F;
    document_.positions.push_back(out);
  }

  Document document_;
};

inline Document dispute() { return Dispute().document(); }

}  // namespace rapporteur::testing
