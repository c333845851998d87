// Fuzzes the store: the first byte chooses. Even: the rest is what a person types to find; it must never be a syntax
// error. Odd: the rest is a store file (if it says so itself, else its bytes are laid over a sound one); opening,
// finding, showing, recalling and adding must give values or errors.
#include "rapporteur/store/store.h"

#include <stdlib.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "rapporteur/document/document.h"
#include "tests/unit/store/sample.h"

namespace {

using rapporteur::ErrorCode;
using rapporteur::SpeechAct;
using rapporteur::store::Found;
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
      (void)store.add(document, rapporteur::testing::small_record);
    }
    std::ifstream in(sound_file, std::ios::binary);
    sound_bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  ~Place() { std::filesystem::remove_all(folder); }
};

void find_words(Place& place, std::string_view words) {
  static Store store = Store::open(place.sound_file).value();
  for (const bool speaker : {false, true}) {
    rapporteur::store::Query query;
    (speaker ? query.speaker : query.text) = words;
    const auto done = store.find(query, [](const Found&) { return true; });
    if (!done.ok() && done.error().code != ErrorCode::kBadArgument) abort();
  }
}

void use_file(Place& place, std::string_view bytes) {
  std::string file(bytes);
  if (!bytes.starts_with("SQLite format 3") && bytes.size() >= 3) {
    file = place.sound_bytes;
    const auto high = static_cast<std::uint8_t>(bytes[0]), low = static_cast<std::uint8_t>(bytes[1]);
    const std::size_t at = (high * 256U + low) * 3U % file.size();
    bytes = bytes.substr(2, file.size() - at);
    file.replace(at, bytes.size(), bytes);
  }
  const std::string path = place.folder + "/file";
  for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(path + end);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << file;
  for (const bool writing : {false, true}) {
    auto store = writing ? Store::open_or_create(path) : Store::open(path);
    if (!store.ok()) continue;
    (void)store->find({}, [](const Found&) { return true; });
    (void)store->show("a");
    (void)store->recall("a1b2c3d4e5f60718", 1);
    if (!writing) continue;
    auto document = rapporteur::testing::sample({{"C", SpeechAct::kSay, "said", "more"}});
    (void)store->add(document, rapporteur::testing::small_record);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Place place;
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    find_words(place, rest);
  } else {
    use_file(place, rest);
  }
  return 0;
}
