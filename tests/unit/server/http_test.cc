// The deadlines and bounds of connections, made short. What goes over the line otherwise is tested in tests/api/hostile_test.py.
#include "apps/server/http.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace server {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kSoon{10};

/// A bare client.
class Client {
 public:
  explicit Client(std::uint16_t port, int receive = 0) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive, sizeof receive);
    const timeval patience{kSoon.count(), 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    there_ = connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool there() const { return there_; }
  bool send(std::string_view text) const {
    return ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
  }
  /// What comes until the server closes; nothing where it has not within some seconds.
  std::optional<std::string> rest() const {
    std::string out;
    char piece[65536];
    while (true) {
      const ssize_t got = recv(socket_, piece, sizeof piece, 0);
      if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return std::nullopt;
      if (got <= 0) return out;
      out.append(piece, static_cast<std::size_t>(got));
    }
  }
  /// One answer without a body, or as much as comes together.
  std::string some() const {
    char piece[4096];
    const ssize_t got = recv(socket_, piece, sizeof piece, 0);
    return {piece, got > 0 ? static_cast<std::size_t>(got) : 0U};
  }

 private:
  int socket_;
  bool there_ = false;
};

/// A server whose /stream never ends by itself and whose /work takes until it is told.
class Http : public ::testing::Test {
 protected:
  void start(const Limits& limits) {
    auto made = HttpServer::listen(
        "127.0.0.1", 0, limits,
        [](const Request& request) {
          return request.header("x-refuse").empty() ? std::nullopt
                                                    : std::optional(error_reply(401, "token_missing", "no"));
        },
        [this](const Request& request) { return answer(request); });
    ASSERT_TRUE(made);
    server_.emplace(std::move(made).value());
    thread_ = std::thread([this] { server_->run([this] { ending_ = true; }); });
  }
  void TearDown() override {
    ending_ = true;
    if (!server_) return;
    server_->stop();
    thread_.join();
  }

  Reply answer(const Request& request) {
    if (request.target == "/throw") throw std::runtime_error("a fault");
    if (request.target == "/stream") {
      Reply out;
      out.stream = [this](const Send& send) {
        const std::string piece(65536, 'a');
        while (!ending_ && send(piece)) continue;
        ++streams_ended_;
      };
      return out;
    }
    if (request.target == "/work") {
      Reply out;
      out.work = [this] {
        ++works_begun_;
        while (!ending_ && !go_on_) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return json_reply("{}");
      };
      return out;
    }
    return json_reply("{}");
  }

  Client client(int receive = 0) const { return Client(server_->port(), receive); }
  bool is_answered(const std::string& target = "/") const {
    const Client one = client();
    one.send("GET " + target + " HTTP/1.1\r\nConnection: close\r\n\r\n");
    return one.rest().value_or("").starts_with("HTTP/1.1 200 ");
  }
  template <class Condition>
  bool comes_true(const Condition& condition) const {
    for (const auto until = Clock::now() + kSoon; Clock::now() < until;) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return condition();
  }

  std::optional<HttpServer> server_;
  std::thread thread_;
  std::atomic<bool> ending_ = false, go_on_ = false;
  std::atomic<int> streams_ended_ = 0, works_begun_ = 0;
};

TEST_F(Http, AHeadMustComeWithinItsTime) {
  start({.header_seconds = 1});
  const Client silent = client(), slow = client();
  EXPECT_TRUE(slow.send("GET / HT"));
  EXPECT_EQ(silent.rest(), "");
  EXPECT_EQ(slow.rest(), "");
  EXPECT_TRUE(is_answered());
}

TEST_F(Http, ABodyMustComeWithinItsTime) {
  start({.body_seconds = 1});
  const Client slow = client();
  EXPECT_TRUE(slow.send("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc"));
  EXPECT_EQ(slow.rest(), "");
}

TEST_F(Http, AConnectionThatIsKeptEndsWhenNothingIsAsked) {
  start({.header_seconds = 1});
  const Client one = client();
  EXPECT_TRUE(one.send("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n"));
  const std::string all = one.rest().value_or("");
  EXPECT_NE(all.find("HTTP/1.1 200"), all.rfind("HTTP/1.1 200")) << "both are answered";
}

TEST_F(Http, AStreamThatIsNotTakenEnds) {
  start({.write_seconds = 1});
  const Client deaf = client(4096);
  EXPECT_TRUE(deaf.send("GET /stream HTTP/1.1\r\n\r\n"));
  EXPECT_TRUE(comes_true([&] { return streams_ended_ == 1; }));
}

TEST_F(Http, AStreamEndsWhenItsClientGoes) {
  start({});
  {
    const Client gone = client(4096);
    EXPECT_TRUE(gone.send("GET /stream HTTP/1.1\r\n\r\n"));
    EXPECT_TRUE(gone.some().starts_with("HTTP/1.1 200"));
  }
  EXPECT_TRUE(comes_true([&] { return streams_ended_ == 1; }));
}

TEST_F(Http, MoreStreamsThanMayBeAreToldToComeAgain) {
  start({.streams = 1});
  const Client first = client(4096);
  EXPECT_TRUE(first.send("GET /stream HTTP/1.1\r\n\r\n"));
  EXPECT_TRUE(first.some().starts_with("HTTP/1.1 200"));
  const Client second = client();
  EXPECT_TRUE(second.send("GET /stream HTTP/1.1\r\nConnection: close\r\n\r\n"));
  const std::string told = second.rest().value_or("");
  EXPECT_TRUE(told.starts_with("HTTP/1.1 503 ")) << told;
  EXPECT_NE(told.find("Retry-After: "), std::string::npos);
}

TEST_F(Http, WhatTakesLongKeepsNoOtherWaiting) {
  start({.workers = 1, .streams = 1});
  const Client first = client(), second = client();
  for (const Client* one : {&first, &second})
    EXPECT_TRUE(one->send("POST /work HTTP/1.1\r\nConnection: close\r\n\r\n"));
  EXPECT_TRUE(is_answered());
  go_on_ = true;
  for (const Client* one : {&first, &second})
    EXPECT_TRUE(one->rest().value_or("").starts_with("HTTP/1.1 200"));
}

TEST_F(Http, MoreConnectionsThanMayBeAreClosed) {
  start({.most_connections = 3});
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 3; ++i) clients.push_back(std::make_unique<Client>(server_->port()));
  EXPECT_EQ(client().rest(), "");
  clients.pop_back();
  EXPECT_TRUE(comes_true([&] { return is_answered(); }));
}

TEST_F(Http, WithoutAFileLeftItGoesOnOnceThereIsOne) {
  start({});
  EXPECT_TRUE(is_answered());
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  const int next = dup(0);
  close(next);
  const rlimit one_more{static_cast<rlim_t>(next + 1), before.rlim_max};
  setrlimit(RLIMIT_NOFILE, &one_more);
  const Client late = client();  // has the last one, and the server finds none
  EXPECT_TRUE(late.there());
  EXPECT_TRUE(late.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  setrlimit(RLIMIT_NOFILE, &before);
  EXPECT_TRUE(late.rest().value_or("").starts_with("HTTP/1.1 200"));
  EXPECT_TRUE(is_answered());
}

TEST_F(Http, ARefusalIsHeardBehindABodyThatNobodyReads) {
  start({.most_body = 1000});
  const std::string body(4u << 20, 'a');
  for (const std::string extra : {"", "X-Refuse: 1\r\n"}) {
    const Client one = client();
    one.send("POST / HTTP/1.1\r\n" + extra +
             "Content-Length: " + std::to_string(extra.empty() ? body.size() : 900) + "\r\n\r\n");
    one.send(extra.empty() ? body : body.substr(0, 900));
    EXPECT_TRUE(one.rest().value_or("").starts_with(extra.empty() ? "HTTP/1.1 413 " : "HTTP/1.1 401 "));
  }
}

TEST_F(Http, ARefusalOfHeadHasNoBody) {
  start({});
  const Client one = client();
  one.send("HEAD / HTTP/1.1\r\nX-Refuse: 1\r\n\r\n");
  EXPECT_TRUE(one.rest().value_or("").ends_with("\r\n\r\n"));
  const Client other = client();
  other.send("HEAD / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nX-Refuse: 1\r\n\r\n");
  EXPECT_TRUE(other.rest().value_or("").ends_with("}\n"));
}

TEST_F(Http, AFaultIsToldAndCostsOneAnswer) {
  start({});
  const Client one = client();
  one.send("GET /throw HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nConnection: close\r\n\r\n");
  const std::string all = one.rest().value_or("");
  EXPECT_TRUE(all.starts_with("HTTP/1.1 500 ")) << all;
  EXPECT_NE(all.find("\"internal\""), std::string::npos);
  EXPECT_NE(all.find("HTTP/1.1 200 "), std::string::npos);
}

TEST_F(Http, ItEndsWhileAStreamIsWritten) {
  start({});
  const Client deaf = client(4096);
  EXPECT_TRUE(deaf.send("GET /stream HTTP/1.1\r\n\r\n"));
  EXPECT_TRUE(deaf.some().starts_with("HTTP/1.1 200"));
  const auto before = Clock::now();
  server_->stop();
  thread_.join();
  EXPECT_LT(Clock::now() - before, kSoon);
  server_.reset();
}

TEST_F(Http, ItEndsThoughWorkWaitsForOthers) {
  start({});
  const Client one = client();
  EXPECT_TRUE(one.send("POST /work HTTP/1.1\r\n\r\n"));
  EXPECT_TRUE(comes_true([&] { return works_begun_ == 1; }));
  const auto before = Clock::now();
  server_->stop();
  thread_.join();
  EXPECT_LT(Clock::now() - before, kSoon);
  server_.reset();
}

TEST_F(Http, WorkThatStillWaitsIsDroppedWhenItEnds) {
  start({.workers = 1, .works = 1});
  const Client begun = client(), waiting = client();
  EXPECT_TRUE(begun.send("POST /work HTTP/1.1\r\n\r\n"));
  EXPECT_TRUE(comes_true([&] { return works_begun_ == 1; }));
  EXPECT_TRUE(waiting.send("POST /work HTTP/1.1\r\n\r\n"));
  EXPECT_TRUE(is_answered()) << "so the one worker has handed it over";
  server_->stop();
  thread_.join();
  server_.reset();  // a sanitizer tells where what waited outlives the server, or is kept for ever
}

TEST(Listen, AddressesThatAreNone) {
  const auto none = [](const Request&) { return std::optional<Reply>(); };
  const auto empty = [](const Request&) { return Reply(); };
  for (const char* address : {"", "localhost", "300.0.0.1", "127.0.0.1:80", "::g"}) {
    const auto made = HttpServer::listen(address, 0, {}, none, empty);
    ASSERT_FALSE(made) << address;
    EXPECT_EQ(made.error().code, rapporteur::ErrorCode::kBadArgument);
  }
  const auto first = HttpServer::listen("127.0.0.1", 0, {}, none, empty);
  ASSERT_TRUE(first);
  const auto second = HttpServer::listen("127.0.0.1", first->port(), {}, none, empty);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, rapporteur::ErrorCode::kUnwritable);
}

}  // namespace
}  // namespace server
