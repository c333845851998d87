// Fuzzes the store: the first byte chooses. Even and below 128: it names a field of the query too, and the rest is what a
// person types there; it must never be a syntax error. Even from 128: the rest is what is right of a line, as who corrects
// it typed it; kept and taken back, the line is as it was. Odd: the rest is a store file (if it says so itself, else its
// bytes are laid over a sound one); opening, finding, showing, recalling and adding must give values or errors, and so
// must checking where it is 1 of eight.
#include "rapporteur/store/store.h"

#include <stdlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document/document.h"
#include "tests/unit/store/dispute.h"
#include "tests/unit/store/sample.h"

namespace {

using rapporteur::ErrorCode;
using rapporteur::SpeechAct;
using rapporteur::store::Entry;
using rapporteur::store::Query;
using rapporteur::store::Store;

struct Place {
  std::string folder, sound_file;
  std::string sound_bytes;

  Place() {
    char pattern[] = "/tmp/fuzz-store-XXXXXX";
    folder = mkdtemp(pattern);
    sound_file = folder + "/sound";
    {
      Store store = Store::open_or_create(sound_file).value();
      auto document = rapporteur::testing::sample({{"Ana Reis", SpeechAct::kDeny, "denied", "a date was set"},
                                                   {"Tom Okafor", SpeechAct::kSay, "said", "nothing"}});
      auto dispute = rapporteur::testing::dispute();
      (void)store.add(document, rapporteur::testing::small_record);
      (void)store.add(dispute, rapporteur::testing::small_record);
    }
    std::ifstream in(sound_file, std::ios::binary);
    sound_bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  ~Place() { std::filesystem::remove_all(folder); }
};

constexpr std::array<Query::Some Query::*, 14> kFields = {
    &Query::text,   &Query::who,     &Query::whom, &Query::according_to, &Query::place,
    &Query::act,    &Query::what,    &Query::mode, &Query::status,       &Query::when,
    &Query::outlet, &Query::article, &Query::id,   &Query::happening};

/// The words, as one alternative and, parted at line breaks, as several.
void find_words(Place& place, std::uint8_t field, std::string_view words) {
  static Store store = Store::open(place.sound_file).value();
  Query one, several;
  (one.*kFields[field % kFields.size()]) = {std::string(words)};
  for (std::string_view rest = words; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    (several.*kFields[field % kFields.size()]).emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  several.since = words.substr(0, 10);
  for (const Query& query : {one, several}) {
    std::uint64_t seen = 0;
    const auto done = store.find(query, [&seen](const Entry&) { return ++seen > 0; });
    if (!done.ok() && done.error().code != ErrorCode::kBadArgument) abort();
    const auto counted = store.count(query);
    if (counted.ok() != done.ok() || (counted.ok() && counted.value() != seen)) abort();
  }
}

using Lines = std::vector<std::string>;

Lines lines_of(Store& store) {
  Lines out;
  (void)store.find({}, [&out](const Entry& entry) {
    out.push_back(entry.id + entry.label + entry.status + entry.from + entry.to + entry.time_value +
                  entry.according_to + (entry.place ? entry.place->name : ""));
    for (const auto& party : entry.parties) out.back() += party.role + party.name;
    return true;
  });
  return out;
}

/// The words as the value of any correction of any line.
void correct_by(Place& place, std::uint8_t choice, std::string_view words) {
  static Store store = [&place] {
    std::ofstream(place.folder + "/corrected", std::ios::binary) << place.sound_bytes;
    return Store::open_or_create(place.folder + "/corrected").value();
  }();
  static const Lines as_read = lines_of(store);
  constexpr std::array kWhat = {"label", "status", "who", "whom", "time", "place", "merge", "split"};
  const std::string& line = as_read[choice / kWhat.size() % as_read.size()];
  const auto made = store.correct({.entry = line.substr(0, 16),
                                   .what = kWhat[choice % kWhat.size()],
                                   .value = std::string(words),
                                   .by = std::string(words.substr(0, 3)),
                                   .note = ""});
  if (made.ok()) {
    if (made.value().value != words || !store.undo(made.value().number).ok()) abort();
  } else if (made.error().code != ErrorCode::kBadArgument && made.error().code != ErrorCode::kNotFound) {
    abort();
  }
  if (lines_of(store) != as_read) abort();
}

void use_file(Place& place, std::string_view bytes, bool check) {
  std::string file(bytes);
  if (!bytes.starts_with("SQLite format 3") && bytes.size() >= 3) {
    file = place.sound_bytes;
    const auto high = static_cast<std::uint8_t>(bytes[0]), low = static_cast<std::uint8_t>(bytes[1]);
    const std::size_t at = (high * 256U + low) * 7U % file.size();
    bytes = bytes.substr(2, file.size() - at);
    file.replace(at, bytes.size(), bytes);
  }
  const std::string path = place.folder + "/file";
  for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(path + end);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << file;
  for (const bool writing : {false, true}) {
    auto store = writing ? Store::open_or_create(path) : Store::open(path);
    if (!store.ok()) continue;
    (void)store->find({}, [](const Entry&) { return true; });
    (void)store->count({.who = {"norland"}, .when = {"2026"}, .text = {"talks"}});
    (void)store->show("a");
    (void)store->happenings({}, [](const rapporteur::store::Happening&) { return true; });
    (void)store->actors({}, [](const rapporteur::store::KnownActor&) { return true; });
    (void)store->changes("2000", {}, [](const rapporteur::store::Change&) { return true; });
    (void)store->corrections([](const rapporteur::store::Correction&) { return true; });
    (void)store->stats();
    if (check) (void)store->check([](const rapporteur::store::StoreFault&) {});
    (void)store->recall("a1b2c3d4e5f60718", 1);
    (void)store->recall("5b0c6f1f2d9be0aa", 1);
    if (!writing) continue;
    // a revision, which takes lines away and gathers anew, and another article that tells the same
    auto document = rapporteur::testing::sample({{"C", SpeechAct::kSay, "said", "more"}});
    auto dispute = rapporteur::testing::dispute();
    dispute.article.id = "5b0c6f1f2d9be0ab";
    (void)store->add(document, rapporteur::testing::small_record);
    (void)store->add(dispute, rapporteur::testing::small_record);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Place place;
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    if (data[0] < 0x80) {
      find_words(place, data[0] / 2, rest);
    } else {
      correct_by(place, data[0] % 0x80 / 2, rest);
    }
  } else {
    use_file(place, rest, data[0] % 8 == 1);
  }
  return 0;
}
