// HTTP/1.1 over Boost.Beast: one thread waits for all connections, a few answer. A client that sends or takes nothing for a while,
// sends too much, or what is no HTTP, costs a connection and nothing else (docs/decisions/http-by-beast.md).
// Measured by bench/server. Tested in tests/api/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "apps/server/reply.h"
#include "apps/server/request.h"

namespace server {

struct Limits {
  std::size_t most_body = 64u << 20;    // bytes
  std::size_t most_header = 16u << 10;  // bytes, the request line with it
  std::size_t most_connections = 1024;  // more are closed at once
  unsigned header_seconds = 20;         // from one answer to the whole head of the next request
  unsigned body_seconds = 120;          // for the whole body
  unsigned write_seconds = 60;          // for the client to take an answer, or a piece of a stream
  unsigned workers = 4;                 // requests that are answered at a time
  unsigned streams = 16;                // that are written at a time; more are told to come again
  unsigned works = 4;                   // readings of texts and pages at a time; more wait
};

/// Asked from several threads at once. What it throws becomes a 500.
using Answer = std::function<Reply(const Request&)>;
/// Asked with a request whose body has not come yet: an answer where nobody is to read it. It must be quick.
using Refuse = std::function<std::optional<Reply>(const Request&)>;

class HttpServer {
 public:
  /// Takes the port; 0: any free one. Errors: kBadArgument (no such address), kUnwritable (the port is taken, or not ours
  /// to take).
  static rapporteur::Result<HttpServer> listen(const std::string& address, std::uint16_t port,
                                               const Limits& limits, Refuse refuse, Answer answer);
  HttpServer(HttpServer&&) noexcept;
  HttpServer& operator=(HttpServer&&) noexcept;
  ~HttpServer();

  std::uint16_t port() const;
  /// Serves until SIGINT, SIGTERM or stop(). `ending` is called then, before answers under way are waited for, so that work
  /// which waits for others can give up.
  void run(const std::function<void()>& ending = {});
  /// From any thread.
  void stop();

 private:
  struct Inside;
  explicit HttpServer(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace server
