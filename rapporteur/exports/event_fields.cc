// Readings of an entry that several forms share; see event_fields.h. Tested in tests/unit/exports/fields_test.cc.
#include "rapporteur/exports/event_fields.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "rapporteur/base/text.h"

namespace rapporteur::exports {
namespace {

constexpr std::size_t kIdDigits = 16;
constexpr std::size_t kDateLength = 10;  // "2026-03-05"
constexpr std::uint64_t kPositive = 0x7FFFFFFFFFFFFFFF;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_done_together(const store::Entry& entry) {
  return any_of(entry.label, {"AGREE", "COOPERATE"}) || (entry.label == "CONSULT" && entry.mode != "visit");
}

std::uint64_t positive(std::uint64_t number) { return std::max<std::uint64_t>(number & kPositive, 1); }

std::array<unsigned char, SHA256_DIGEST_LENGTH> digest_of(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return digest;
}

int number_at(std::string_view text, std::size_t from, std::size_t length) {
  int number = 0;
  std::from_chars(text.data() + from, text.data() + from + length, number);
  return number;
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
  if (time.size() < kDateLength) return {};
  if (time.size() > kDateLength && time[kDateLength] != 'T' && time[kDateLength] != ' ') return {};
  for (std::size_t i = 0; i < kDateLength; ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? time[i] != '-' : !is_digit(time[i])) return {};
  }
  const std::chrono::year_month_day date{std::chrono::year(number_at(time, 0, 4)),
                                         std::chrono::month(static_cast<unsigned>(number_at(time, 5, 2))),
                                         std::chrono::day(static_cast<unsigned>(number_at(time, 8, 2)))};
  return date.ok() ? time.substr(0, kDateLength) : std::string_view();
}

std::string_view time_of_day(std::string_view time) {
  return date_of(time).empty() || time.size() <= kDateLength + 1 ? std::string_view()
                                                                 : time.substr(kDateLength + 1);
}

std::string day_before(std::string_view date) {
  if (date_of(date).empty()) return {};
  const std::chrono::year_month_day day{std::chrono::year(number_at(date, 0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number_at(date, 5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number_at(date, 8, 2)))};
  const std::chrono::year_month_day before{std::chrono::sys_days(day) - std::chrono::days(1)};
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(before.year()),
                static_cast<unsigned>(before.month()), static_cast<unsigned>(before.day()));
  return out.data();
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
