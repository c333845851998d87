// The JSON record, field by field in the order of docs/formats/record.md; written with nlohmann-json.
// A field that is unknown is absent. Tested in tests/unit/record/json_test.cc.
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "rapporteur/record/ids.h"
#include "rapporteur/record/record.h"

namespace rapporteur {
namespace {

using Json = nlohmann::ordered_json;

Json to_array(Span span) { return Json::array({span.begin, span.end}); }

Json to_array(const std::vector<Span>& spans) {
  Json out = Json::array();
  for (const Span span : spans) out.push_back(to_array(span));
  return out;
}

Json to_array(const Document& document, const std::vector<Range>& ranges) {
  Json out = Json::array();
  for (const Range range : ranges) out.push_back(to_array(document.span_of(range)));
  return out;
}

Json actor_ids(const std::vector<std::uint32_t>& actors) {
  Json out = Json::array();
  for (const std::uint32_t actor : actors) out.push_back(record::actor_id(actor));
  return out;
}

void put_known(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

/// Three decimals: more would be noise, and different between machines.
double rounded(float confidence) { return std::round(static_cast<double>(confidence) * 1000.0) / 1000.0; }

Json article_json(const Article& article) {
  Json out;
  out["id"] = article.id;
  put_known(out, "url", article.url);
  put_known(out, "title", article.title);
  put_known(out, "outlet", article.outlet);
  put_known(out, "byline", article.byline);
  put_known(out, "published", article.published);
  out["published_basis"] = to_word(article.published_basis);
  put_known(out, "language", article.language);
  out["revision"] = article.revision;
  put_known(out, "sha256", article.sha256);
  out["text"] = article.text.utf8();
  return out;
}

Json sentences_json(const Document& document) {
  Json out = Json::array();
  const auto& paragraphs = document.article.paragraphs;
  for (const Sentence& sentence : document.sentences) {
    const Part part =
        sentence.paragraph < paragraphs.size() ? paragraphs[sentence.paragraph].part : Part::kBody;
    out.push_back(
        {{"span", to_array(sentence.span)}, {"part", to_word(part)}, {"paragraph", sentence.paragraph}});
  }
  return out;
}

Json offices_json(const std::vector<Office>& offices) {
  Json out = Json::array();
  for (const Office& office : offices) {
    Json entry = {{"title", office.title}};
    if (office.of) entry["of"] = record::actor_id(*office.of);
    put_known(entry, "from", office.from);
    put_known(entry, "until", office.until);
    if (!office.evidence.empty()) entry["evidence"] = to_array(office.evidence);
    out.push_back(std::move(entry));
  }
  return out;
}

Json other_json(const Alternative& other) {
  Json out;
  if (other.actor) out["actor"] = record::actor_id(*other.actor);
  if (other.place) out["place"] = record::place_id(*other.place);
  out["lost"] = to_word(other.lost);
  if (other.behind) out["behind"] = *other.behind;
  return out;
}

Json mention_json(const Mention& mention) {
  Json out = {
      {"span", to_array(mention.span)}, {"sentence", mention.sentence}, {"form", to_word(mention.form)}};
  if (mention.reason) out["reason"] = to_word(*mention.reason);
  if (!mention.evidence.empty()) out["evidence"] = to_array(mention.evidence);
  put_known(out, "entry", mention.entry);
  for (const Alternative& other : mention.others) out["others"].push_back(other_json(other));
  return out;
}

Json actor_json(const Actor& actor, std::uint32_t index) {
  Json out = {{"id", record::actor_id(index)}, {"name", actor.name}, {"kind", to_word(actor.kind)}};
  if (actor.acts_for) out["for"] = record::actor_id(*actor.acts_for);
  if (!actor.offices.empty()) out["offices"] = offices_json(actor.offices);
  put_known(out, "country", actor.country);
  put_known(out, "country_basis", actor.country_basis);
  put_known(out, "sector", actor.sector);
  put_known(out, "wikidata", actor.wikidata);
  if (actor.count) out["count"] = *actor.count;
  if (!actor.members.empty()) out["members"] = actor_ids(actor.members);
  Json mentions = Json::array();
  for (const Mention& mention : actor.mentions) mentions.push_back(mention_json(mention));
  out["mentions"] = std::move(mentions);
  return out;
}

Json statement_json(const Statement& statement, const std::string& id) {
  Json out = {{"id", id}, {"sentence", statement.sentence}};
  out["speaker"] = actor_ids(statement.speakers);
  out["via"] = actor_ids(statement.via);
  out["act"] = to_word(statement.act);
  out["polarity"] = to_word(statement.polarity);
  out["form"] = to_word(statement.form);
  if (!statement.cue.empty()) out["cue"] = to_array(statement.cue);
  if (statement.source) out["source"] = to_array(*statement.source);
  out["content"] = to_array(statement.content);
  if (statement.addressee) out["addressee"] = actor_ids({*statement.addressee});
  if (statement.time) out["time"] = record::time_id(*statement.time);
  if (statement.place) out["place"] = record::place_id(*statement.place);
  if (statement.channel) {
    out["channel"] = {{"kind", statement.channel->kind}, {"span", to_array(statement.channel->span)}};
  }
  out["confidence"] = rounded(statement.confidence);
  put_known(out, "reason", statement.reason);
  return out;
}

Json participant_json(const Participant& participant) {
  Json out = {{"role", to_word(participant.role)}};
  if (participant.actor) out["actor"] = record::actor_id(*participant.actor);
  if (participant.place) out["place"] = record::place_id(*participant.place);
  if (!participant.span.empty()) out["span"] = to_array(participant.span);
  put_known(out, "reason", participant.reason);
  return out;
}

Json quantity_json(const Quantity& quantity) {
  Json out = {{"what", quantity.what}};
  if (quantity.low) out["low"] = *quantity.low;
  if (quantity.high) out["high"] = *quantity.high;
  out["unit"] = quantity.unit;
  out["span"] = to_array(quantity.span);
  return out;
}

template <class Write, class List>
Json list_json(const List& list, Write write) {
  Json out = Json::array();
  for (const auto& one : list) out.push_back(write(one));
  return out;
}

/// `ids` of all events and statements: what an event refers to.
Json event_json(const Event& event, const record::EntryIds& ids) {
  Json out = {{"sentence", event.sentence}, {"trigger", to_array(event.trigger)}};
  const auto told = [&](const std::vector<std::uint32_t>& statements) {
    return list_json(statements, [&](std::uint32_t s) { return ids.statements[s]; });
  };
  out["type"] = to_word(event.type);
  put_known(out, "mode", event.mode);
  if (!event.contexts.empty()) out["contexts"] = event.contexts;
  put_known(out, "cameo", event.cameo);
  out["quad"] = quad_of(event.type);
  out["intensity"] = event.intensity;
  out["participants"] = list_json(event.participants, participant_json);
  out["status"] = to_word(event.status);
  if (event.background) out["background"] = true;
  if (event.condition) {
    out["condition"] = Json::object();
    if (!event.condition->span.empty()) out["condition"]["span"] = to_array(event.condition->span);
    if (event.condition->event) out["condition"]["event"] = ids.events[*event.condition->event];
  }
  if (event.time) out["time"] = record::time_id(*event.time);
  if (event.place) out["place"] = record::place_id(*event.place);
  if (!event.quantities.empty()) out["quantities"] = list_json(event.quantities, quantity_json);
  out["according_to"] = told(event.according_to);
  if (!event.disputed_by.empty()) out["disputed_by"] = told(event.disputed_by);
  out["happening"] = "h" + std::to_string(event.happening + 1);
  out["confidence"] = rounded(event.confidence);
  put_known(out, "reason", event.reason);
  return out;
}

Json events_json(const Document& document, const record::EntryIds& ids) {
  Json out = Json::array();
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    Json one = {{"id", ids.events[i]}};
    one.update(event_json(document.events[i], ids));
    out.push_back(std::move(one));
  }
  return out;
}

Json evidence_json(const Evidence& evidence, const record::EntryIds& ids) {
  Json out = Json::array();
  for (const std::uint32_t s : evidence.statements) out.push_back(ids.statements[s]);
  for (const std::uint32_t e : evidence.events) out.push_back(ids.events[e]);
  return out;
}

Json meeting_json(const Document& document, const Meeting& meeting, const record::EntryIds& ids) {
  Json out;
  put_known(out, "what", std::string(document.article.text.slice(meeting.what)));
  out["kind"] = to_word(meeting.kind);
  out["parties"] = actor_ids(meeting.parties);
  out["attendance"] = list_json(meeting.attendance, [&](const Attendance& one) {
    return Json{{"actor", record::actor_id(one.actor)},
                {"as", to_word(one.as)},
                {"evidence", evidence_json(one.evidence, ids)}};
  });
  out["delegates"] = list_json(meeting.delegates, [](const Delegate& one) {
    Json entry = {{"actor", record::actor_id(one.actor)}};
    if (one.acts_for) entry["for"] = record::actor_id(*one.acts_for);
    return entry;
  });
  if (!meeting.hosts.empty()) out["host"] = actor_ids(meeting.hosts);
  if (!meeting.mediators.empty()) out["mediator"] = actor_ids(meeting.mediators);
  if (meeting.place) out["place"] = record::place_id(*meeting.place);
  if (meeting.time) out["time"] = record::time_id(*meeting.time);
  if (!meeting.purpose.empty()) out["purpose"] = to_array(meeting.purpose);
  out["phase"] = to_word(meeting.phase);
  out["history"] = list_json(meeting.history, [&](const MeetingStep& step) {
    return Json{{"phase", to_word(step.phase)}, {"evidence", evidence_json(step.evidence, ids)}};
  });
  out["events"] = list_json(meeting.events, [&](std::uint32_t e) { return ids.events[e]; });
  out["confidence"] = rounded(meeting.confidence);
  put_known(out, "reason", meeting.reason);
  return out;
}

Json meetings_json(const Document& document, const record::EntryIds& ids) {
  Json out = Json::array();
  for (std::size_t i = 0; i < document.meetings.size(); ++i) {
    Json one = {{"id", ids.meetings[i]}};
    one.update(meeting_json(document, document.meetings[i], ids));
    out.push_back(std::move(one));
  }
  return out;
}

Json positions_json(const Document& document, const record::EntryIds& ids) {
  Json out = Json::array();
  for (std::size_t i = 0; i < document.positions.size(); ++i) {
    const Position& position = document.positions[i];
    Json one = {{"id", ids.positions[i]},          {"actor", record::actor_id(position.actor)},
                {"issue", position.issue},         {"stance", to_word(position.stance)},
                {"span", to_array(position.span)}, {"confidence", rounded(position.confidence)}};
    if (position.statement) one["statement"] = ids.statements[*position.statement];
    if (position.event) one["event"] = ids.events[*position.event];
    put_known(one, "reason", position.reason);
    out.push_back(std::move(one));
  }
  return out;
}

// ── layers on request ───────────────────────────────────────────────────────────────────────────────────

Json tokens_json(const Document& document) {
  Json out = Json::array();
  for (const Token& token : document.tokens) {
    Json entry = {{"span", to_array(token.span)}};
    if (token.joined) entry["joined"] = true;
    out.push_back(std::move(entry));
  }
  return out;
}

Json syntax_json(const Document& document) {
  Json out = Json::array();
  for (const SyntaxWord& word : document.syntax) {
    Json entry = {{"upos", word.upos}, {"xpos", word.xpos}};
    if (word.feats != "_") put_known(entry, "feats", word.feats);
    entry["lemma"] = word.lemma;
    if (word.head != kRoot) entry["head"] = word.head;
    entry["deprel"] = word.deprel;
    out.push_back(std::move(entry));
  }
  return out;
}

Json names_json(const Document& document) {
  Json out = Json::array();
  for (const Name& name : document.names) {
    out.push_back({{"span", to_array(name.span)},
                   {"type", to_word(name.type)},
                   {"confidence", rounded(name.confidence)}});
  }
  return out;
}

Json attribution_json(const Document& document) {
  Json out = Json::array();
  for (const Attribution& attribution : document.attributions) {
    out.push_back({{"source", to_array(document, attribution.source)},
                   {"cue", to_array(document, attribution.cue)},
                   {"content", to_array(document, attribution.content)},
                   {"confidence", rounded(attribution.confidence)}});
  }
  return out;
}

Json roles_json(const Document& document) {
  Json out = Json::array();
  for (const Predicate& predicate : document.predicates) {
    Json arguments = Json::array();
    for (const Argument& argument : predicate.arguments) {
      arguments.push_back({{"role", argument.role}, {"span", to_array(document.span_of(argument.tokens))}});
    }
    out.push_back({{"predicate", to_array(document.tokens[predicate.token].span)},
                   {"arguments", std::move(arguments)}});
  }
  return out;
}

Json factuality_json(const Document& document) {
  Json out = Json::array();
  for (const Predicate& predicate : document.predicates) {
    out.push_back({{"span", to_array(document.tokens[predicate.token].span)},
                   {"value", rounded(predicate.factuality)}});
  }
  return out;
}

/// The spans of every entity that is mentioned twice or more, in the order of first mentions.
Json coreference_json(const Document& document) {
  std::vector<Json> spans;
  for (const EntityMention& mention : document.entities) {
    if (mention.entity >= spans.size()) spans.resize(mention.entity + 1, Json::array());
    spans[mention.entity].push_back(to_array(mention.span));
  }
  Json out = Json::array();
  for (Json& entity : spans) {
    if (entity.size() > 1) out.push_back(std::move(entity));
  }
  return out;
}

Json mentions_json(const Document& document) {
  Json out = Json::array();
  for (const EntityMention& mention : document.entities) {
    out.push_back({{"span", to_array(mention.span)},
                   {"head", to_array(document.tokens[mention.head].span)},
                   {"kind", mention.kind},
                   {"entity", mention.entity}});
  }
  return out;
}

Json times_json(const Document& document) {
  Json out = Json::array();
  for (std::size_t i = 0; i < document.times.size(); ++i) {
    const TimeExpression& time = document.times[i];
    Json one = {{"id", record::time_id(i)}, {"span", to_array(time.span)}, {"type", to_word(time.type)}};
    put_known(one, "value", time.value);
    put_known(one, "mod", time.modifier);
    put_known(one, "from", time.from);
    put_known(one, "to", time.to);
    put_known(one, "reason", time.reason);
    out.push_back(std::move(one));
  }
  return out;
}

/// A place the gazetteer does not know has its span and the reason alone.
Json places_json(const Document& document) {
  Json out = Json::array();
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    const Place& place = document.places[i];
    Json one = {{"id", record::place_id(i)}, {"span", to_array(place.span)}};
    if (!place.name.empty()) {
      one["lat"] = place.lat;
      one["lon"] = place.lon;
      one["precision"] = to_word(place.precision);
    }
    put_known(one, "name", place.name);
    put_known(one, "country", place.country);
    put_known(one, "admin1", place.admin1);
    if (place.geonames != 0) one["geonames"] = place.geonames;
    put_known(one, "reason", place.reason);
    out.push_back(std::move(one));
  }
  return out;
}

Json statements_json(const Document& document, const record::EntryIds& ids) {
  Json out = Json::array();
  for (std::size_t i = 0; i < document.statements.size(); ++i)
    out.push_back(statement_json(document.statements[i], ids.statements[i]));
  return out;
}

Json actors_json(const Document& document) {
  Json out = Json::array();
  for (std::uint32_t i = 0; i < document.actors.size(); ++i) out.push_back(actor_json(document.actors[i], i));
  return out;
}

/// The layers that can be asked for, in the order they are written.
struct Layer {
  std::string_view word;
  bool RecordOptions::*asked;
  Json (*write)(const Document&);
};
constexpr std::array kLayers = {
    Layer{"tokens", &RecordOptions::tokens, tokens_json},
    Layer{"syntax", &RecordOptions::syntax, syntax_json},
    Layer{"roles", &RecordOptions::roles, roles_json},
    Layer{"factuality", &RecordOptions::factuality, factuality_json},
    Layer{"names", &RecordOptions::names, names_json},
    Layer{"entities", &RecordOptions::entities, mentions_json},
    Layer{"coreference", &RecordOptions::coreference, coreference_json},
    Layer{"attribution", &RecordOptions::attribution, attribution_json},
};

}  // namespace

Status request_layers(std::string_view list, RecordOptions& options) {
  RecordOptions asked = options;
  for (std::size_t from = 0; from <= list.size();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    const std::string_view word = list.substr(from, comma - from);
    from = comma + 1;
    const auto layer =
        std::find_if(kLayers.begin(), kLayers.end(), [&](const auto& l) { return l.word == word; });
    if (layer == kLayers.end()) return Error{ErrorCode::kBadArgument, std::string(list), std::string(word)};
    asked.*layer->asked = true;
  }
  options = asked;
  return Done{};
}

std::string to_json(const Document& document, const RecordOptions& options) {
  Json out;
  out["rapporteur"] = options.version;
  if (!options.model_name.empty()) {
    out["model"]["name"] = options.model_name;
    put_known(out["model"], "sha256", options.model_sha256);
  }
  out["article"] = article_json(document.article);
  out["sentences"] = sentences_json(document);
  out["actors"] = actors_json(document);
  out["times"] = times_json(document);
  out["places"] = places_json(document);
  const record::EntryIds ids = record::entry_ids(document);
  out["statements"] = statements_json(document, ids);
  out["events"] = events_json(document, ids);
  out["meetings"] = meetings_json(document, ids);
  out["positions"] = positions_json(document, ids);
  for (const Layer& layer : kLayers) {
    if (options.*layer.asked) out[std::string(layer.word)] = layer.write(document);
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace rapporteur
