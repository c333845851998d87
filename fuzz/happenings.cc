// Fuzzes what a store keeps of articles to compare them by. First byte below 128: the rest, parted in two, are accounts of
// happenings or none; what is one is written as the same bytes again, and any two are as likely one happening as the other
// way round. From 128, even: the rest is two texts, parted at a NUL, whose sketches must keep, compare alike in both
// directions and not see case or line breaks. Odd: the rest is what a store has for a sketch.
#include "rapporteur/happenings/happenings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "rapporteur/store/sketch.h"

namespace {

using namespace rapporteur;
using namespace rapporteur::store;

void require(bool holds) {
  if (!holds) std::abort();
}

void accounts(std::string_view bytes, std::size_t first) {
  static const auto likeness = Likeness::load();
  const auto one = account_from(bytes.substr(0, first)), other = account_from(bytes.substr(first));
  for (const auto* account : {&one, &other}) {
    if (!*account) continue;
    const std::string written = to_bytes(**account);
    const auto again = account_from(written);
    require(again && to_bytes(*again) == written);
    require(std::isfinite(likeness.value().between(**account, **account)));
    (void)keys_of(**account);
  }
  if (!one || !other) return;
  const double there = likeness.value().between(*one, *other);
  require(std::isfinite(there) && std::abs(there - likeness.value().between(*other, *one)) < 1e-9);
  for (const auto& [name, value] : likeness.value().features(*one, *other))
    require(!name.empty() && std::isfinite(value));
}

void keeps(const Sketch& sketch) {
  require(sketch.sample.size() <= kSampleSize && sketch.keys.size() <= kBands);
  const auto again = from_bytes(to_bytes(sketch));
  require(again && *again == sketch);
}

bool is_part(double value) { return value >= 0 && value <= 1; }

void compare(const Sketch& one, const Sketch& other) {
  require(is_part(resemblance(one, other)) && resemblance(one, other) == resemblance(other, one));
  require(is_part(containment(one, other)) && containment(one, other) == containment(other, one));
  require(are_copies(one, other) == are_copies(other, one));
  require(one.whole == 0 || are_copies(one, one));
}

void texts(std::string_view text) {
  const std::size_t end = std::min(text.find('\0'), text.size());
  const std::string first(text.substr(0, end));
  const Sketch one = sketch_of(first), other = sketch_of(text.substr(std::min(end + 1, text.size())));
  keeps(one);
  keeps(other);
  compare(one, other);
  std::string loud = first;
  for (char& c : loud) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == ' ') c = '\n';
  }
  require(sketch_of(loud) == one);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (data[0] < 0x80) {
    accounts(bytes.substr(2), (data[0] * 256U + data[1]) % (size - 1));
  } else if (data[0] % 2 == 0) {
    texts(bytes.substr(1));
  } else if (const auto sketch = from_bytes(bytes.substr(1))) {
    require(to_bytes(*sketch) == bytes.substr(1));
    keeps(*sketch);
    compare(*sketch, sketch_of("no such text"));
    (void)bands_of(*sketch);
  }
  return 0;
}
