// The record as a person reads it: the article on one line, then who said what and what happened, each with the sentence it rests on,
// and the meetings and positions made of these. Tested in tests/cases/record and tests/unit/record/text_test.cc.
#include <algorithm>
#include <iomanip>
#include <numeric>
#include <sstream>

#include "rapporteur/record/record.h"
#include "rapporteur/record/terminal.h"

namespace rapporteur {
namespace {

using record::Paragraph;
using record::Style;

constexpr std::uint32_t kNarrowest = 40;
constexpr std::size_t kIndent = 3;

std::string_view basis_words(DateBasis basis) {
  switch (basis) {
    case DateBasis::kMetadata: return "date from the page's metadata";
    case DateBasis::kPage: return "date printed on the page";
    case DateBasis::kUrl: return "date from the address";
    case DateBasis::kDateline: return "date from the dateline";
    case DateBasis::kGiven: return "date as given";
    case DateBasis::kUnknown: break;
  }
  return "date of unknown origin";
}

/// "2026-03-03T14:05:00+01:00" as "2026-03-03 14:05 +01:00"; anything else as it is.
std::string readable_time(const std::string& iso) {
  if (iso.size() < 16 || iso[10] != 'T') return iso;
  std::string out = iso.substr(0, 10) + " " + iso.substr(11, 5);
  const std::size_t zone = iso.find_first_of("Z+-", 16);
  if (zone == std::string::npos) return out;
  return out + (iso[zone] == 'Z' ? " UTC" : " " + iso.substr(zone));
}

std::vector<std::uint32_t> first_numbers(std::size_t count) {
  std::vector<std::uint32_t> out(count);
  std::iota(out.begin(), out.end(), 0U);
  return out;
}

Selection all_of(const Document& document) {
  return {.statements = first_numbers(document.statements.size()),
          .events = first_numbers(document.events.size()),
          .meetings = first_numbers(document.meetings.size()),
          .positions = first_numbers(document.positions.size())};
}

class Renderer {
 public:
  Renderer(const Document& document, const TextOptions& options)
      : document_(document),
        chosen_(options.only != nullptr ? *options.only : all_of(document)),
        chosen_by_hand_(options.only != nullptr),
        colours_(options.colours),
        width_(std::max(options.width, kNarrowest)) {}

  std::string run() {
    article();
    for (const std::uint32_t i : chosen_.statements) statement(i);
    if (document_.statements.empty() && !chosen_by_hand_) {
      Paragraph none;
      none.add("No statements found.");
      out_ += "\n" + none.wrapped(kIndent, width_, colours_);
    }
    if (!chosen_.events.empty()) heading("Events");
    for (std::size_t i = 0; i < chosen_.events.size(); i = events_of_sentence(i)) {
    }
    if (!chosen_.meetings.empty()) heading("Meetings");
    for (const std::uint32_t i : chosen_.meetings) meeting(document_.meetings[i]);
    if (!chosen_.positions.empty()) heading("Positions");
    for (const std::uint32_t i : chosen_.positions) position(document_.positions[i]);
    return std::move(out_);
  }

 private:
  void article() {
    const Article& article = document_.article;
    Paragraph title;
    title.add(article.title.empty() ? "(no title)" : article.title, Style::kStrong);
    out_ += title.wrapped(0, width_, colours_);
    Paragraph line;
    std::string_view separator;
    const auto piece = [&](std::string_view words) {
      line.add(separator, Style::kFaint);
      line.add(words, Style::kFaint);
      separator = " \u00b7 ";
    };
    if (!article.outlet.empty()) piece(article.outlet);
    if (article.published.empty()) {
      piece("no date known");
    } else {
      piece(readable_time(article.published) + " (" + std::string(basis_words(article.published_basis)) +
            ")");
    }
    if (!article.byline.empty()) piece(article.byline);
    if (!article.url.empty()) piece(article.url);
    out_ += line.wrapped(0, width_, colours_);
  }

  const Actor* actor(std::uint32_t index) const {
    return index < document_.actors.size() ? &document_.actors[index] : nullptr;
  }

  std::string names_of(const std::vector<std::uint32_t>& indexes) const {
    std::string out;
    for (std::size_t i = 0; i < indexes.size(); ++i) {
      if (i > 0) out += i + 1 == indexes.size() ? " and " : ", ";
      if (const Actor* one = actor(indexes[i])) out += one->name;
    }
    return out;
  }

  void speakers(const Statement& statement, Paragraph& line) const {
    if (statement.speakers.empty()) return line.add("speaker not named", Style::kFaint);
    line.add(names_of(statement.speakers), Style::kStrong);
    std::vector<std::uint32_t> behind;
    bool unnamed = false;
    for (const std::uint32_t index : statement.speakers) {
      const Actor* one = actor(index);
      if (one == nullptr) continue;
      unnamed |= one->kind == ActorKind::kUnnamed;
      if (one->acts_for && std::find(behind.begin(), behind.end(), *one->acts_for) == behind.end()) {
        behind.push_back(*one->acts_for);
      }
    }
    if (unnamed) line.add(" (unnamed)");
    if (!behind.empty()) line.add(", for " + names_of(behind));
  }

  void statement(std::size_t index) {
    const Statement& statement = document_.statements[index];
    Paragraph head;
    speakers(statement, head);
    head.add(" \u00b7 ", Style::kFaint);
    head.add(to_word(statement.act), Style::kCue);
    if (statement.polarity == Polarity::kNegative) head.add(" (negated)", Style::kCue);
    const auto detail = [&](std::string_view label, std::string_view words) {
      head.add(" \u00b7 ", Style::kFaint);
      head.add(label, Style::kFaint);
      head.add(words);
    };
    if (!statement.via.empty()) detail("via ", names_of(statement.via));
    if (statement.addressee) detail("to ", names_of({*statement.addressee}));
    if (statement.channel) detail("", document_.article.text.slice(statement.channel->span));
    out_ += "\n" + head.wrapped(0, width_, colours_);
    evidence(statement);
  }

  /// Style of a code point of the text in this statement.
  static Style style_at(const Statement& statement, std::uint32_t at) {
    const auto in = [at](Span span) { return span.begin <= at && at < span.end; };
    if (in(statement.cue)) return Style::kCue;
    if (statement.source && in(*statement.source)) return Style::kSource;
    return std::any_of(statement.content.begin(), statement.content.end(), in) ? Style::kContent
                                                                               : Style::kPlain;
  }

  bool rests_on(const Statement& statement, std::uint32_t sentence) const {
    const Span span = document_.sentences[sentence].span;
    const auto touches = [span](Span other) { return span.overlaps(other); };
    return sentence == statement.sentence || touches(statement.cue) ||
           (statement.source && touches(*statement.source)) ||
           std::any_of(statement.content.begin(), statement.content.end(), touches);
  }

  void evidence(const Statement& statement) {
    Paragraph quote;
    bool gap = false, first = true;
    for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
      if (!rests_on(statement, i)) {
        gap = true;
        continue;
      }
      if (!first) quote.add(gap ? " [\u2026] " : " ", Style::kFaint);
      marked(statement, document_.sentences[i].span, quote);
      first = gap = false;
    }
    out_ += quote.wrapped(kIndent, width_, colours_);
  }

  /// The sentence, its pieces styled; without colours in marks: {source} *cue* [content].
  void marked(const Statement& statement, Span span, Paragraph& quote) const {
    for (std::uint32_t from = span.begin; from < span.end;) {
      const Style style = style_at(statement, from);
      std::uint32_t to = from + 1;
      while (to < span.end && style_at(statement, to) == style) ++to;
      const std::string_view words = document_.article.text.slice({from, to});
      if (colours_ || style == Style::kPlain) {
        quote.add(words, style);
      } else {
        const std::string_view marks = style == Style::kSource ? "{}" : style == Style::kCue ? "**" : "[]";
        quote.add(marks.substr(0, 1));
        quote.add(words);
        quote.add(marks.substr(1));
      }
      from = to;
    }
  }

  void heading(std::string_view word) {
    Paragraph line;
    line.add(word, Style::kStrong);
    out_ += "\n" + line.wrapped(0, width_, colours_);
  }

  /// " · label words" where there are words.
  static void detail(Paragraph& line, std::string_view label, std::string_view words) {
    if (words.empty()) return;
    line.add(" \u00b7 ", Style::kFaint);
    line.add(label, Style::kFaint);
    line.add(words);
  }

  std::string name_of(const Participant& one) const {
    if (one.actor && actor(*one.actor) != nullptr) return actor(*one.actor)->name;
    return std::string(document_.article.text.slice(one.span));
  }

  std::string names_in(const Event& event, ParticipantRole role) const {
    std::string out;
    for (const Participant& one : event.participants) {
      if (one.role == role) out += (out.empty() ? "" : ", ") + name_of(one);
    }
    return out;
  }

  /// "2026-03-05", else the article's words for it.
  std::string when(std::uint32_t index) const {
    const TimeExpression& time = document_.times[index];
    return time.value.empty() ? std::string(document_.article.text.slice(time.span)) : time.value;
  }

  std::string where(std::uint32_t index) const {
    const Place& place = document_.places[index];
    return place.name.empty() ? std::string(document_.article.text.slice(place.span)) : place.name;
  }

  std::string sources_of(const std::vector<std::uint32_t>& statements, std::string_view between) const {
    std::string out;
    for (const std::uint32_t s : statements) {
      if (s >= document_.statements.size()) continue;
      const std::string names = names_of(document_.statements[s].speakers);
      if (!out.empty()) out += between;
      out += names.empty() ? std::string("a speaker not named") : names;
    }
    return out;
  }

  static std::string figure(const Quantity& quantity) {
    const auto number = [](double value) {
      std::ostringstream text;
      text << std::setprecision(15) << value;
      return text.str();
    };
    std::string out;
    if (quantity.low && quantity.high) {
      out = number(*quantity.low);
      if (*quantity.low != *quantity.high) out += "\u2013" + number(*quantity.high);
    } else if (quantity.low) {
      out = "at least " + number(*quantity.low);
    } else {
      out = "at most " + number(*quantity.high);
    }
    return out + " " + (quantity.what == "money" ? quantity.unit : quantity.what);
  }

  void event_line(const Event& event) {
    Paragraph line;
    line.add(to_word(event.type), Style::kStrong);
    if (!event.mode.empty()) line.add(" " + event.mode);
    line.add(" \u00b7 ", Style::kFaint);
    line.add(to_word(event.status), Style::kCue);
    if (event.background) line.add(" (background)", Style::kFaint);
    const std::string actors = names_in(event, ParticipantRole::kActor);
    const std::string recipients = names_in(event, ParticipantRole::kRecipient);
    if (!recipients.empty()) {
      detail(line, "", (actors.empty() ? "?" : actors) + " \u2192 " + recipients);
    } else {
      detail(line, "", actors);
    }
    for (const auto role : {ParticipantRole::kHost, ParticipantRole::kMediator, ParticipantRole::kBeneficiary,
                            ParticipantRole::kInstrument, ParticipantRole::kTarget})
      detail(line, std::string(to_word(role)) + " ", names_in(event, role));
    if (event.time) detail(line, "", when(*event.time));
    if (event.place) detail(line, "in ", where(*event.place));
    for (const Quantity& one : event.quantities) detail(line, "", figure(one));
    if (event.condition) detail(line, "", document_.article.text.slice(event.condition->span));
    detail(line, "according to ", sources_of(event.according_to, ", by way of "));
    detail(line, "disputed by ", sources_of(event.disputed_by, ", "));
    out_ += line.wrapped(0, width_, colours_);
  }

  /// The lines of all chosen events of one sentence, and the sentence below; returns the place of the next sentence's
  /// first.
  std::size_t events_of_sentence(std::size_t first) {
    const std::uint32_t sentence = document_.events[chosen_.events[first]].sentence;
    out_ += "\n";
    std::vector<Span> triggers;
    std::size_t i = first;
    for (; i < chosen_.events.size(); ++i) {
      const Event& event = document_.events[chosen_.events[i]];
      if (event.sentence != sentence) break;
      event_line(event);
      triggers.insert(triggers.end(), event.trigger.begin(), event.trigger.end());
    }
    Paragraph quote;
    if (sentence < document_.sentences.size()) {
      Statement marks;  // the triggers stand out as cues do
      const Span span = document_.sentences[sentence].span;
      std::sort(triggers.begin(), triggers.end());
      std::uint32_t from = span.begin;
      for (const Span trigger : triggers) {
        if (trigger.begin < from || trigger.end > span.end) continue;
        marked(marks, {from, trigger.begin}, quote);
        marks.cue = trigger;
        marked(marks, trigger, quote);
        marks.cue = {};
        from = trigger.end;
      }
      marked(marks, {from, span.end}, quote);
    }
    out_ += quote.wrapped(kIndent, width_, colours_);
    return i;
  }

  void meeting(const Meeting& meeting) {
    Paragraph line;
    line.add(to_word(meeting.kind), Style::kStrong);
    line.add(" \u00b7 ", Style::kFaint);
    line.add(to_word(meeting.phase), Style::kCue);
    detail(line, "", names_of(meeting.parties));
    std::vector<std::uint32_t> delegates;
    for (const Delegate& one : meeting.delegates) delegates.push_back(one.actor);
    detail(line, "by ", names_of(delegates));
    detail(line, "hosted by ", names_of(meeting.hosts));
    detail(line, "mediated by ", names_of(meeting.mediators));
    if (meeting.time) detail(line, "", when(*meeting.time));
    if (meeting.place) detail(line, "in ", where(*meeting.place));
    for (const Span span : meeting.purpose) detail(line, "on ", document_.article.text.slice(span));
    for (const Attendance& one : meeting.attendance) {
      std::string word(to_word(one.as));
      std::replace(word.begin(), word.end(), '_', ' ');
      detail(line, word + ": ", names_of({one.actor}));
    }
    out_ += "\n" + line.wrapped(0, width_, colours_);
  }

  void position(const Position& position) {
    Paragraph line;
    line.add(names_of({position.actor}), Style::kStrong);
    line.add(" \u00b7 ", Style::kFaint);
    line.add(to_word(position.stance), Style::kCue);
    detail(line, "", position.issue);
    out_ += "\n" + line.wrapped(0, width_, colours_);
  }

  const Document& document_;
  Selection chosen_;
  bool chosen_by_hand_;
  bool colours_;
  std::uint32_t width_;
  std::string out_;
};

}  // namespace

std::string to_text(const Document& document, const TextOptions& options) {
  return Renderer(document, options).run();
}

}  // namespace rapporteur
