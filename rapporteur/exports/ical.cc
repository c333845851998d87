// iCalendar (RFC 5545): one VEVENT per real meeting whose day is known. Entries come newest article first, so
// a meeting has the phase that was reported last, and the day of the newest report that names one; a later
// export updates an earlier one in the calendar, by UID and SEQUENCE. Tested in
// tests/unit/exports/ical_test.cc.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "rapporteur/base/text.h"
#include "rapporteur/exports/fields.h"
#include "rapporteur/exports/forms_lines.h"
#include "rapporteur/exports/moment.h"

namespace rapporteur::exports {
namespace {

using store::Entry;
using store::Party;

constexpr const char* kLineEnd = "\r\n";
constexpr std::size_t kLongestLine = 75;  // octets, RFC 5545 3.1
constexpr const char* kNotice = "A record of what was reported, not of what happened.";

struct PhaseStatus {
  std::string_view phase;
  const char* status;
};
constexpr std::array kStatuses = {
    PhaseStatus{"proposed", "TENTATIVE"},  PhaseStatus{"scheduled", "TENTATIVE"},
    PhaseStatus{"confirmed", "CONFIRMED"}, PhaseStatus{"ongoing", "CONFIRMED"},
    PhaseStatus{"held", "CONFIRMED"},      PhaseStatus{"postponed", "TENTATIVE"},
    PhaseStatus{"cancelled", "CANCELLED"}, PhaseStatus{"refused", "CANCELLED"},
};

/// Backslash, semicolon, comma and line breaks escaped, other control characters left out.
std::string text_value(std::string_view value) {
  std::string out;
  for (const char c : well_formed(value)) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += std::string("\\") + c;
    } else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)) {
      out += c;
    }
  }
  return out;
}

/// A quoted parameter, which can hold neither quotation marks nor control characters.
std::string parameter(std::string_view value) {
  std::string out = on_one_line(value);
  std::replace(out.begin(), out.end(), '"', '\'');
  return '"' + out + '"';
}

/// The line in pieces of at most 75 octets, never broken inside a character.
std::string folded(std::string_view line) {
  std::string out;
  for (std::size_t room = kLongestLine; line.size() > room; room = kLongestLine - 1) {
    std::size_t end = room;
    while (end > 1 && (line[end] & 0xC0) == 0x80) --end;
    out.append(line.substr(0, end)).append(kLineEnd).append(" ");
    line.remove_prefix(end);
  }
  return out.append(line).append(kLineEnd);
}

std::string property(std::string_view name, std::string_view value) {
  return folded(std::string(name) + ":" + std::string(value));
}

/// "Talks: Velia, Norland"
std::string summary_of(const Entry& entry, const Options& options) {
  std::string kind = entry.label.empty() ? "meeting" : entry.label;
  if (kind[0] >= 'a' && kind[0] <= 'z') kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
  std::string names = names_of(who_of(entry), options);
  if (names.empty()) {  // nobody is known to be represented: who goes, or what it was called
    Parties going;
    for (const Party& party : entry.parties) {
      if (party.role == "delegate") going.push_back(&party);
    }
    names = names_of(going, options);
  }
  if (names.empty() && !options.no_text) names = entry.words;
  return names.empty() ? kind : kind + ": " + names;
}

/// What is known of its place: "Geneva, CHE".
std::string location_of(const Entry& entry) {
  if (!entry.place || entry.place->name.empty()) return {};
  const store::EntryPlace& place = *entry.place;
  return place.name + (place.country.empty() || place.country == place.name ? "" : ", " + place.country);
}

/// The middle of a region or a country is not where they meet.
bool is_point(const store::EntryPlace& place) {
  return any_of(place.precision, {"point", "city"}) && place.lat && place.lon &&
         !number(*place.lat).empty() && !number(*place.lon).empty();
}

/// Roles of one who takes part, and in what way: "delegate, for Velia", "attendance, absent".
std::string party_line(const Party& party, const Options& options) {
  std::string words = party.role;
  if (!party.as.empty()) words += ", " + party.as;
  if (!party.acts_for.empty()) words += ", for " + party.acts_for;
  return std::string(name_of(party, options)) + " (" + words + ")";
}

class Calendar : public Writer {
 public:
  explicit Calendar(const Options& options) : options_(options) {
    const auto now = moment_of(options.now);
    stamp_ = now && now->utc ? basic_form(*now) : "19700101T000000Z";
  }

  std::string head() override {
    return std::string("BEGIN:VCALENDAR") + kLineEnd + "VERSION:2.0" + kLineEnd +
           property("PRODID", "-//Rapporteur//Rapporteur " + text_value(options_.version) + "//EN") +
           "CALSCALE:GREGORIAN" + kLineEnd + property("X-WR-CALDESC", text_value(kNotice));
  }

  std::string entry(const Entry& entry) override {
    if (entry.kind != store::EntryKind::kMeeting) return leave_out();
    Standing& standing = newest(entry);
    const auto period = period_of(entry);
    if (!period || standing.written) return leave_out();
    standing.written = true;
    return event(entry, *period, standing);
  }

  std::string tail() override { return std::string("END:VCALENDAR") + kLineEnd; }

  /// A calendar has no comments and ends with a fixed line, so the note is an entry of its journal before it.
  std::string cut(std::string_view reason) override {
    const std::string note = "# cut: " + on_one_line(reason);
    return std::string("BEGIN:VJOURNAL") + kLineEnd +
           property("UID", "cut-" + sha256_of(stamp_ + note).substr(0, 16)) + property("DTSTAMP", stamp_) +
           property("SUMMARY", text_value(note)) + "END:VJOURNAL" + kLineEnd + "END:VCALENDAR" + kLineEnd;
  }

 private:
  /// Where a meeting stands by the newest article that tells of it.
  struct Standing {
    std::string phase;
    std::int64_t sequence = -1;
    bool written = false;
  };

  std::string leave_out() {
    ++left_out_;
    return {};
  }

  static const std::string& uid_of(const Entry& entry) {
    return entry.happening.empty() ? entry.id : entry.happening;
  }

  /// Rises with every report of a meeting: the day of publication, then the revision of the article.
  static std::int64_t sequence_of(const Entry& entry) {
    const std::int64_t revision = std::min<std::uint32_t>(entry.revision, 99);
    if (entry.happening.empty()) return entry.revision;
    const auto published = moment_of(std::string_view(entry.published).substr(0, 10));
    return published ? published->day.time_since_epoch().count() * 100 + revision : revision;
  }

  Standing& newest(const Entry& entry) {
    Standing& standing = standings_[uid_of(entry)];
    const std::int64_t sequence = sequence_of(entry);
    if (sequence > standing.sequence) {
      standing.phase = entry.status;
      standing.sequence = std::max<std::int64_t>(sequence, 0);
    }
    return standing;
  }

  std::string event(const Entry& entry, const Period& period, const Standing& standing) const {
    std::string out = std::string("BEGIN:VEVENT") + kLineEnd;
    out += property("UID", text_value(uid_of(entry)));
    out += property("DTSTAMP", stamp_);
    out += time("DTSTART", period.begin);
    if (period.end) out += time("DTEND", *period.end);
    out += property("SEQUENCE", std::to_string(standing.sequence));
    const auto status = std::find_if(kStatuses.begin(), kStatuses.end(),
                                     [&](const PhaseStatus& one) { return one.phase == standing.phase; });
    if (status != kStatuses.end()) out += property("STATUS", status->status);
    out += property("SUMMARY", text_value(summary_of(entry, options_)));
    out += property("DESCRIPTION", text_value(description(entry, standing)));
    if (const std::string where = location_of(entry); !where.empty())
      out += property("LOCATION", text_value(where));
    if (entry.place && is_point(*entry.place))
      out += property("GEO", number(*entry.place->lat) + ";" + number(*entry.place->lon));
    for (const Party& party : entry.parties) out += party_property(party);
    if (const std::string address = address_of(entry); !address.empty()) out += property("URL", address);
    return out + "TRANSP:TRANSPARENT" + kLineEnd + "END:VEVENT" + kLineEnd;
  }

  static std::string time(const char* name, const Moment& moment) {
    return property(name + std::string(moment.clock ? "" : ";VALUE=DATE"), basic_form(moment));
  }

  /// ATTENDEE needs an address to write to and must not stand in a published calendar (RFC 5545 3.8.4.1).
  std::string party_property(const Party& party) const {
    const std::string_view name = name_of(party, options_);
    if (name.empty()) return {};
    std::string out = "X-RAPPORTEUR-PARTY;X-ROLE=" + parameter(party.role);
    if (!party.as.empty()) out += ";X-AS=" + parameter(party.as);
    if (!party.acts_for.empty()) out += ";X-FOR=" + parameter(party.acts_for);
    return property(out, text_value(name));
  }

  std::string description(const Entry& entry, const Standing& standing) const {
    std::string out = kNotice;
    const auto add = [&out](const std::string& name, const std::string& value) {
      if (!value.empty()) out += "\n" + name + ": " + value;
    };
    add("Phase", standing.phase);
    if (standing.phase == "postponed") out += " (the day given here may be the old one)";
    for (const Party& party : entry.parties) {
      if (!name_of(party, options_).empty()) add("With", party_line(party, options_));
    }
    add(options_.no_text ? "Sentence, SHA-256" : "Sentence",
        options_.no_text && !entry.sentence.empty() ? sha256_of(entry.sentence) : entry.sentence);
    add("According to", entry.according_to);
    add("Reported by", entry.outlet);
    add("Published", entry.published);
    add("Entry", entry.id);
    return out;
  }

  Options options_;
  std::string stamp_;
  std::unordered_map<std::string, Standing> standings_;
};

}  // namespace

std::unique_ptr<Writer> make_ical(const Options& options) { return std::make_unique<Calendar>(options); }

}  // namespace rapporteur::exports
