// zlib's deflate with the head and the end of gzip. Level 5: of a page of 50 lines (58 kB) an eighth is left, in a millisecond and a half.
// Tested in tests/unit/server/content_coding_test.cc and tests/api/coding_test.py.
#include "apps/server/content_coding.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <charconv>
#include <memory>
#include <new>
#include <utility>

namespace server {
namespace {

namespace beast = boost::beast;

constexpr int kLevel = 5;
constexpr int kGzip = 15 + 16;              // windowBits: the largest window, and gzip around it
constexpr int kMemory = 8;                  // memLevel, zlib's own choice: 256 KB for each stream
constexpr std::size_t kLeast = 860;         // bytes of a body: a shorter one goes in one packet anyway
constexpr std::size_t kAtOnce = 16u << 20;  // bytes given to zlib together, whose lengths are 32 bits
constexpr std::size_t kPiece = 16u << 10;   // bytes that come out together

/// One body, piece by piece.
class Gzip {
 public:
  Gzip() {
    if (deflateInit2(&state_, kLevel, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Gzip() { deflateEnd(&state_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  /// What is ready of it goes to `send`; false as soon as that is.
  bool take(std::string_view text, const Send& send) {
    while (!text.empty()) {
      const std::string_view some = text.substr(0, kAtOnce);
      text.remove_prefix(some.size());
      if (!run(some, Z_NO_FLUSH, send)) return false;
    }
    return true;
  }
  bool end(const Send& send) { return run({}, Z_FINISH, send); }

 private:
  bool run(std::string_view text, int flush, const Send& send) {
    // zlib does not write to it; its interface is older than const
    state_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));
    state_.avail_in = static_cast<uInt>(text.size());
    do {
      state_.next_out = reinterpret_cast<Bytef*>(out_.data());
      state_.avail_out = static_cast<uInt>(out_.size());
      deflate(&state_, flush);
      const std::size_t ready = out_.size() - state_.avail_out;
      if (ready > 0 && !send({out_.data(), ready})) return false;
    } while (state_.avail_out == 0);
    return true;
  }

  z_stream state_ = {};
  std::array<char, kPiece> out_;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Whether the parameters of a coding, "q=0.5", leave it any weight.
bool is_wanted(std::string_view parameters) {
  const std::string_view weight = trimmed(parameters);
  if (!weight.starts_with("q=") && !weight.starts_with("Q=")) return true;
  double value = 0;
  const std::string_view digits = weight.substr(2);
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return fault == std::errc() && end == digits.data() + digits.size() && value > 0;
}

std::string compressed(const std::string& body) {
  std::string out;
  out.reserve(body.size() / 6 + 64);
  const Send append = [&out](std::string_view piece) { return out.append(piece), true; };
  Gzip gzip;
  gzip.take(body, append);
  gzip.end(append);
  return out;
}

}  // namespace

bool accepts_gzip(std::string_view accepted) {
  bool others = false;
  while (!accepted.empty()) {
    const std::size_t end = std::min(accepted.find(','), accepted.size());
    const std::string_view one = accepted.substr(0, end);
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
    const std::size_t semicolon = std::min(one.find(';'), one.size());
    const std::string_view coding = trimmed(one.substr(0, semicolon));
    const bool wanted = is_wanted(one.substr(std::min(semicolon + 1, one.size())));
    if (beast::iequals({coding.data(), coding.size()}, "gzip") ||
        beast::iequals({coding.data(), coding.size()}, "x-gzip"))
      return wanted;
    if (coding == "*") others = wanted;
  }
  return others;
}

std::string gzip_tag(const std::string& tag) {
  return tag.empty() || tag.back() != '"' ? tag : tag.substr(0, tag.size() - 1) + "-gzip\"";
}

Reply gzipped(Reply reply) {
  if (reply.status != 200 || (!reply.stream && reply.body.size() < kLeast)) return reply;
  if (reply.stream) {
    reply.stream = [whole = std::move(reply.stream)](const Send& send) {
      Gzip gzip;
      bool going = true;
      whole([&](std::string_view text) { return going = going && gzip.take(text, send); });
      if (going) gzip.end(send);
    };
  } else {
    reply.body = compressed(reply.body);
  }
  reply.headers.emplace_back("Content-Encoding", "gzip");
  for (auto& [name, value] : reply.headers) {
    if (name == "ETag") value = gzip_tag(value);
  }
  return reply;
}

}  // namespace server
