// Readings of an entry that several forms share; see event_fields.h. Tested in tests/unit/exports/fields_test.cc.
#include "rapporteur/exports/event_fields.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "rapporteur/base/date.h"
#include "rapporteur/base/text.h"

namespace rapporteur::exports {
namespace {

constexpr std::size_t kIdDigits = 16;
constexpr std::size_t kDateLength = 10;  // "2026-03-05"
constexpr std::uint64_t kPositive = 0x7FFFFFFFFFFFFFFF;

bool is_done_together(const store::Entry& entry) {
  return any_of(entry.label, {"AGREE", "COOPERATE"}) || (entry.label == "CONSULT" && entry.mode != "visit");
}

std::uint64_t positive(std::uint64_t number) { return std::max<std::uint64_t>(number & kPositive, 1); }

std::array<unsigned char, SHA256_DIGEST_LENGTH> digest_of(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return digest;
}

}  // namespace

bool is_taken(const store::Entry& entry, const Options& options) {
  if (entry.kind != store::EntryKind::kEvent) return false;
  if (options.all_statuses) return true;
  return !entry.background && any_of(entry.status, {"occurred", "ongoing"});
}

Sides sides_of(const store::Entry& entry) {
  Sides out;
  for (const store::Party& party : entry.parties) {
    if (party.role == "actor") out.actors.push_back(&party);
    if (party.role == "recipient") out.recipients.push_back(&party);
  }
  if (out.recipients.empty() && out.actors.size() > 1 && is_done_together(entry)) {
    out.recipients.assign(out.actors.begin() + 1, out.actors.end());
    out.actors.resize(1);
  }
  return out;
}

const store::Party* first_of(const std::vector<const store::Party*>& side) {
  return side.empty() ? nullptr : side.front();
}

std::uint64_t number_of(std::string_view id) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(id.data(), id.data() + id.size(), number, 16);
  if (id.size() == kIdDigits && read.ec == std::errc() && read.ptr == id.data() + id.size())
    return positive(number);
  const auto digest = digest_of(id);
  for (std::size_t i = 0; i < sizeof(number); ++i) number = number << 8 | digest[i];
  return positive(number);
}

std::string_view date_of(std::string_view time) {
  if (time.size() > kDateLength && time[kDateLength] != 'T' && time[kDateLength] != ' ') return {};
  const std::string_view date = time.substr(0, kDateLength);
  return read_day(date) ? date : std::string_view();
}

std::string_view day_of(const store::Entry& event, const Options& options, std::size_t& filled) {
  const std::string_view told = date_of(event.from);
  if (!told.empty() || !options.published_dates) return told;
  const std::string_view published = date_of(event.published);
  if (!published.empty()) ++filled;
  return published;
}

std::string_view time_of_day(std::string_view time) {
  return date_of(time).empty() || time.size() <= kDateLength + 1 ? std::string_view()
                                                                 : time.substr(kDateLength + 1);
}

std::string day_before(std::string_view date) {
  const auto day = read_day(date_of(date));
  return day ? iso_day(*day - std::chrono::days(1)) : std::string();
}

std::string words_in_sentence(const store::Entry& entry, Span span) {
  if (span.empty() || !entry.sentence_span.contains(span)) return {};
  const std::uint32_t from = entry.sentence_span.begin;
  const Text sentence(entry.sentence);
  return std::string(sentence.slice({span.begin - from, span.end - from}));
}

const store::EntrySpan* span_of(const store::Entry& entry, std::string_view what) {
  for (const store::EntrySpan& span : entry.spans) {
    if (span.what == what) return &span;
  }
  return nullptr;
}

std::size_t count_links(const store::Entry& entry, std::string_view what) {
  return static_cast<std::size_t>(
      std::count_if(entry.links.begin(), entry.links.end(),
                    [&](const store::EntryLink& link) { return link.what == what; }));
}

}  // namespace rapporteur::exports
