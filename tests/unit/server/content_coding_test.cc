// What a client says it takes, and that what it gets is the body that it would have got. How answers are remembered and tagged is tested
// in tests/api/coding_test.py.
#include "apps/server/content_coding.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace server {
namespace {

/// Of a whole gzip; "broken" where it is none or is cut.
std::string read_gzip(const std::string& bytes) {
  z_stream state{};
  inflateInit2(&state, 15 + 16);
  std::string in = bytes, out(1u << 23, '\0');
  state.next_in = reinterpret_cast<Bytef*>(in.data());
  state.avail_in = static_cast<uInt>(in.size());
  state.next_out = reinterpret_cast<Bytef*>(out.data());
  state.avail_out = static_cast<uInt>(out.size());
  const int done = inflate(&state, Z_FINISH);
  out.resize(out.size() - state.avail_out);
  inflateEnd(&state);
  return done == Z_STREAM_END && state.avail_in == 0 ? out : "broken";
}

std::string header(const Reply& reply, const std::string& wanted) {
  for (const auto& [name, value] : reply.headers) {
    if (name == wanted) return value;
  }
  return {};
}

/// Words that are not all the same.
std::string long_text() {
  std::string out;
  for (std::size_t i = 0; i < 60'000; ++i)
    out += "Velia and Norland met " + std::to_string(i * i) + " times; ";
  return out;
}

TEST(ContentCoding, GzipIsTakenWhereItIsAskedFor) {
  for (const char* one : {"gzip", "GZIP", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1", "*",
                          "x-gzip", "identity, gzip ; q=0.001", "*;q=0, gzip", "deflate,gzip"})
    EXPECT_TRUE(accepts_gzip(one)) << one;
  for (const char* one : {"", "identity", "br", "gzip;q=0", "gzip; q=0.000, *", "*;q=0", "deflate, notgzip",
                          "gzi", "gzip;q=", "gzip;q=high", ",,", ";", "gzip;q=0;a=b"})
    EXPECT_FALSE(accepts_gzip(one)) << one;
}

TEST(ContentCoding, ABodyComesBackWhole) {
  const std::string text = long_text();
  Reply reply = json_reply(text);
  reply.headers.emplace_back("ETag", "\"29-0f\"");
  const Reply made = gzipped(reply);
  EXPECT_EQ(header(made, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(made, "ETag"), "\"29-0f-gzip\"");
  EXPECT_LT(made.body.size(), text.size() / 4);
  EXPECT_EQ(read_gzip(made.body), text);
}

TEST(ContentCoding, WhatIsShortOrAnErrorStaysAsItIs) {
  const Reply brief = gzipped(json_reply("{\"count\":3}\n"));
  EXPECT_EQ(header(brief, "Content-Encoding"), "");
  EXPECT_EQ(brief.body, "{\"count\":3}\n");
  const Reply error = gzipped(error_reply(400, "bad_argument", std::string(5000, 'a')));
  EXPECT_EQ(header(error, "Content-Encoding"), "");
}

TEST(ContentCoding, AStreamComesBackWholeInPieces) {
  const std::string text = long_text();
  Reply reply;
  reply.stream = [&text](const Send& send) {
    for (std::size_t at = 0; at < text.size(); at += 1000) {
      if (!send(std::string_view(text).substr(at, 1000))) return;
    }
  };
  const Reply made = gzipped(std::move(reply));
  std::vector<std::string> pieces;
  made.stream([&](std::string_view piece) { return pieces.emplace_back(piece), true; });
  EXPECT_GT(pieces.size(), 3U) << "not all of it is held back to the end";
  std::string whole;
  for (const std::string& piece : pieces) whole += piece;
  EXPECT_EQ(read_gzip(whole), text);
}

TEST(ContentCoding, AStreamThatBreaksOrIsNotWantedHasNoEnd) {
  const std::string text = long_text();
  Reply breaking;
  breaking.stream = [&text](const Send& send) {
    send(text);
    throw std::runtime_error("the store is gone");
  };
  std::string got;
  const auto take = [&got](std::string_view piece) { return got.append(piece), true; };
  EXPECT_THROW(gzipped(std::move(breaking)).stream(take), std::runtime_error);
  EXPECT_EQ(read_gzip(got), "broken");

  Reply left;
  std::size_t asked = 0;
  left.stream = [&](const Send& send) {
    while (send(text)) ++asked;
  };
  std::size_t taken = 0;
  gzipped(std::move(left)).stream([&taken](std::string_view) { return ++taken < 3; });
  EXPECT_EQ(taken, 3U) << "nothing is sent to a client that is gone";
  EXPECT_LT(asked, 3U);
}

}  // namespace
}  // namespace server
