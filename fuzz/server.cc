// Fuzzes what reads the line of a request: target_of() and query_of(). The input is the target; from one that can be read a question
// is made, and what is written with escaped() must come back.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "apps/server/question.h"
#include "apps/server/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto target = server::target_of(text);
  if (!target) return 0;
  for (const std::string& segment : target->path) {
    if (segment == ".." || segment.find('/') != std::string::npos || segment.find('\0') != std::string::npos)
      abort();
  }
  std::string again = "/?";
  for (const server::Parameter& one : target->query)
    again += server::escaped(one.name) + "=" + server::escaped(one.value) + "&";
  const auto same = server::target_of(again);
  if (!same || same->query.size() != target->query.size()) abort();
  for (std::size_t i = 0; i < same->query.size(); ++i) {
    if (same->query[i].name != target->query[i].name || same->query[i].value != target->query[i].value)
      abort();
  }
  const server::Parameters parameters(*target);
  const auto query = server::query_of(parameters);
  if (query && query->confidence && !(*query->confidence >= 0 && *query->confidence <= 1)) abort();
  (void)parameters.number("limit", 100, 1, 1000);
  (void)parameters.only_query_and({"limit", "cursor"});
  return 0;
}
