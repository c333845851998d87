// A connection is a chain of callbacks on one executor: head, body, answer, write, next head. Answers are made on the workers; a
// stream is written by a thread of its own, which waits for each piece to be taken. Tested in tests/api/.
#include "apps/server/http.h"

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <csignal>
#include <exception>
#include <future>
#include <optional>
#include <utility>

namespace server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;

constexpr std::size_t kPiece = 64u << 10;         // bytes of a stream that are sent together
constexpr unsigned kLingerSeconds = 5;            // for a client to hear why it is not listened to any more
constexpr std::chrono::milliseconds kPause{100};  // where no connection can be taken

/// The threads that answer, write streams, and do what takes long.
struct Pools {
  explicit Pools(const Limits& limits)
      : workers(limits.workers), writers(limits.streams), works(limits.works) {}
  asio::thread_pool workers, writers, works;
};

/// What connections have in common.
struct Shared {
  Shared(const Limits& bounds, Refuse refuses, Answer answers)
      : limits(bounds),
        refuse(std::move(refuses)),
        answer(std::move(answers)),
        pools(std::in_place, bounds) {}
  Limits limits;
  Refuse refuse;
  Answer answer;
  std::optional<Pools> pools;  // what waits in them holds its connection, and so this
  std::atomic<std::size_t> connections = 0;
  std::atomic<unsigned> streams = 0;
  std::atomic<bool> ending = false;
};

/// This thread lets those that answer go first. An export, or a page that is read, is the work of seconds, and somebody waits for the next
/// fifty lines meanwhile. Linux has a priority per thread; where it cannot be had, nothing is lost but that.
void stand_back() {
#ifdef __linux__
  constexpr int kBehind = 10;
  thread_local const bool once = setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kBehind) == 0;
  static_cast<void>(once);
#endif
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

/// The headers that every answer has.
template <class Message>
void put_headers(Message& message, const Reply& reply) {
  message.set(http::field::server, "rapporteur");
  message.set(http::field::content_type, reply.type);
  for (const auto& [name, value] : rules()) message.set(name, value);
  for (const auto& [name, value] : reply.headers) message.set(name, value);
}

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, std::shared_ptr<Shared> shared)
      : stream_(std::move(socket)), shared_(std::move(shared)) {
    ++shared_->connections;
  }
  ~Connection() { --shared_->connections; }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void read_head() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_->limits.most_header));
    parser_->body_limit(shared_->limits.most_body);
    expire_after(shared_->limits.header_seconds);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](error_code fault, std::size_t) {
                              if (fault) return self->refuse(fault);
                              self->welcome_body();
                            });
  }

 private:
  using Response = http::response<http::string_body>;

  void expire_after(unsigned seconds) { stream_.expires_after(std::chrono::seconds(seconds)); }

  /// A client that asks whether its body is welcome is told so before it sends it.
  void welcome_body() {
    expire_after(shared_->limits.body_seconds);
    if (auto refusal = shared_->refuse(request_of(parser_->get()))) {
      keep_alive_ = false;  // what may still come is no request
      head_only_ = parser_->get().method() == http::verb::head;
      return write(std::move(*refusal));
    }
    if (!beast::iequals(parser_->get()[http::field::expect], "100-continue")) return read_body();
    auto go_on = std::make_shared<http::response<http::empty_body>>(http::status::continue_, 11);
    http::async_write(stream_, *go_on, [self = shared_from_this(), go_on](error_code fault, std::size_t) {
      if (!fault) self->read_body();
    });
  }

  void read_body() {
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](error_code fault, std::size_t) {
      if (fault) return self->refuse(fault);
      self->hand_over();
    });
  }

  /// What is no request gets one answer, and the connection ends.
  void refuse(error_code fault) {
    const error_code end = http::error::end_of_stream;
    if (fault == end || fault.category() != end.category()) return close();  // gone, or too slow
    keep_alive_ = false;
    head_only_ = false;
    if (fault == http::error::body_limit)
      return write(error_reply(413, "too_large", "the body is over the limit",
                               std::to_string(shared_->limits.most_body) + " bytes"));
    if (fault == http::error::header_limit || fault == http::error::buffer_overflow)
      return write(error_reply(431, "too_large", "the head of the request is over the limit",
                               std::to_string(shared_->limits.most_header) + " bytes"));
    write(error_reply(400, "bad_request", "this is no HTTP request", fault.message()));
  }

  void hand_over() {
    auto message = parser_->release();
    keep_alive_ = message.keep_alive();
    chunks_ = message.version() >= 11;
    head_only_ = message.method() == http::verb::head;
    auto request = std::make_shared<Request>(request_of(message));
    request->body = std::move(message.body());
    stream_.expires_never();  // the time that an answer takes is ours
    asio::post(shared_->pools->workers, [self = shared_from_this(), request] {
      Reply reply = self->guarded([&] { return self->answer(*request); });
      if (!reply.work) return self->give(std::move(reply));
      asio::post(self->shared_->pools->works, [self, request, work = std::move(reply.work)] {
        stand_back();
        self->give(self->guarded(work));
      });
    });
  }

  /// Back to the thread of the connections.
  void give(Reply reply) {
    asio::post(stream_.get_executor(), [self = shared_from_this(), reply = std::move(reply)]() mutable {
      self->write(std::move(reply));
    });
  }

  template <class Work>
  static Reply guarded(const Work& work) {
    try {
      return work();
    } catch (const std::exception& fault) {
      return error_reply(500, "internal", fault.what());
    }
  }

  /// Without the body.
  static Request request_of(const http::request<http::string_body>& message) {
    Request out;
    out.method = std::string(message.method_string());
    out.target = std::string(message.target());
    for (const auto& field : message)
      out.headers.emplace(lower(std::string(field.name_string())), std::string(field.value()));
    return out;
  }

  Reply answer(Request& request) const {
    auto to = target_of(request.target);
    if (!to)
      return error_reply(400, "bad_request", "the address cannot be read", request.target.substr(0, 200));
    request.to = std::move(*to);
    return shared_->answer(request);
  }

  void write(Reply reply) {
    if (reply.stream && !head_only_) return write_stream(std::move(reply));
    auto response = std::make_shared<Response>();
    response->version(11);
    response->result(reply.status);
    put_headers(*response, reply);
    response->keep_alive(keep_alive_);
    const std::size_t length = reply.body.size();
    if (!head_only_) response->body() = std::move(reply.body);
    if (reply.status != 304 && reply.status != 204 && !reply.stream) response->content_length(length);
    auto serializer = std::make_shared<http::response_serializer<http::string_body>>(*response);
    expire_after(shared_->limits.write_seconds);
    const auto written = [self = shared_from_this(), response, serializer](error_code fault, std::size_t) {
      self->end_or_go_on(fault);
    };
    if (head_only_) {
      http::async_write_header(stream_, *serializer, written);
    } else {
      http::async_write(stream_, *serializer, written);
    }
  }

  void end_or_go_on(error_code fault) {
    if (fault || !keep_alive_) return close();
    read_head();
  }

  /// Takes for a while what the client still sends: to close over unread bytes would reset the connection, and the last answer
  /// would be lost with it.
  void close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    expire_after(kLingerSeconds);
    drop_rest();
  }

  void drop_rest() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(kPiece),
                            [self = shared_from_this()](error_code fault, std::size_t) {
                              if (!fault) self->drop_rest();
                            });
  }

  void write_stream(Reply reply) {
    if (shared_->streams >= shared_->limits.streams) {
      Reply busy = error_reply(503, "busy", "too many exports are being written; come again");
      busy.headers.emplace_back("Retry-After", "5");
      return write(std::move(busy));
    }
    ++shared_->streams;
    auto head = std::make_shared<http::response<http::empty_body>>();
    head->version(11);
    head->result(reply.status);
    put_headers(*head, reply);
    if (!chunks_) keep_alive_ = false;  // its end is that of the connection
    head->keep_alive(keep_alive_);
    head->chunked(chunks_);
    auto serializer = std::make_shared<http::response_serializer<http::empty_body>>(*head);
    expire_after(shared_->limits.write_seconds);
    http::async_write_header(stream_, *serializer,
                             [self = shared_from_this(), head, serializer, reply = std::move(reply)](
                                 error_code fault, std::size_t) mutable {
                               if (fault) return --self->shared_->streams, self->close();
                               asio::post(self->shared_->pools->writers, [self, reply = std::move(reply)] {
                                 stand_back();
                                 self->write_pieces(reply);
                                 --self->shared_->streams;
                               });
                             });
  }

  /// On a thread of the writers.
  void write_pieces(const Reply& reply) {
    std::string piece;
    bool going = true;
    const auto flush = [&] {
      if (going && !piece.empty()) going = write_piece(std::exchange(piece, {}));
      return going;
    };
    bool whole = true;
    try {
      reply.stream([&](std::string_view text) {
        piece += text;
        return piece.size() < kPiece ? going : flush();
      });
    } catch (const std::exception&) {
      whole = false;  // the missing last chunk tells the client that this is not all
    }
    flush();
    asio::post(stream_.get_executor(), [self = shared_from_this(), ended = going && whole] {
      if (!ended) return self->stream_.close();
      if (!self->chunks_) return self->close();
      self->expire_after(self->shared_->limits.write_seconds);
      asio::async_write(self->stream_, http::make_chunk_last(),
                        [self](error_code fault, std::size_t) { self->end_or_go_on(fault); });
    });
  }

  /// Waits until the client has taken it, or is gone, or the server ends.
  bool write_piece(std::string text) {
    struct Piece {
      std::string text;
      std::promise<bool> taken;
    };
    const auto piece = std::make_shared<Piece>();
    piece->text = std::move(text);
    std::future<bool> taken = piece->taken.get_future();
    asio::post(stream_.get_executor(), [self = shared_from_this(), piece] {
      self->expire_after(self->shared_->limits.write_seconds);
      const auto done = [self, piece](error_code fault, std::size_t) { piece->taken.set_value(!fault); };
      const asio::const_buffer bytes(piece->text.data(), piece->text.size());
      if (self->chunks_) {
        asio::async_write(self->stream_, http::make_chunk(bytes), done);
      } else {
        asio::async_write(self->stream_, bytes, done);
      }
    });
    while (taken.wait_for(std::chrono::milliseconds(200)) != std::future_status::ready) {
      if (shared_->ending) return false;
    }
    return taken.get();
  }

  beast::tcp_stream stream_;
  std::shared_ptr<Shared> shared_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  bool keep_alive_ = true, head_only_ = false, chunks_ = true;
};

}  // namespace

struct HttpServer::Inside {
  Inside(const Limits& limits, Refuse refuse, Answer answer)
      : shared(std::make_shared<Shared>(limits, std::move(refuse), std::move(answer))),
        acceptor(io),
        pause(io),
        signals(io) {}
  /// What waits in the pools goes first: the sockets of its connections need `io`, and nobody else would let go of it.
  ~Inside() { shared->pools.reset(); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  void accept() {
    acceptor.async_accept([this](error_code fault, tcp::socket socket) {
      if (shared->ending) return;
      if (fault) return accept_later();
      if (shared->connections < shared->limits.most_connections) {
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        std::make_shared<Connection>(std::move(socket), shared)->read_head();
      }
      accept();
    });
  }

  /// Mostly there is no file left to open: asking again at once would keep the thread from those that are served.
  void accept_later() {
    pause.expires_after(kPause);
    pause.async_wait([this](error_code fault) {
      if (!fault) accept();
    });
  }

  void stop() {
    shared->ending = true;
    io.stop();
  }

  std::shared_ptr<Shared> shared;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  asio::signal_set signals;
};

HttpServer::HttpServer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

rapporteur::Result<HttpServer> HttpServer::listen(const std::string& address, std::uint16_t port,
                                                  const Limits& limits, Refuse refuse, Answer answer) {
  using rapporteur::Error;
  using rapporteur::ErrorCode;
  error_code fault;
  const asio::ip::address at = asio::ip::make_address(address, fault);
  if (fault) return Error{ErrorCode::kBadArgument, address, "an address is 127.0.0.1, 0.0.0.0, ::1 ..."};
  auto inside = std::make_unique<Inside>(limits, std::move(refuse), std::move(answer));
  const tcp::endpoint endpoint(at, port);
  tcp::acceptor& acceptor = inside->acceptor;
  acceptor.open(endpoint.protocol(), fault);
  if (!fault) acceptor.set_option(tcp::acceptor::reuse_address(true), fault);
  if (!fault) acceptor.bind(endpoint, fault);
  if (!fault) acceptor.listen(asio::socket_base::max_listen_connections, fault);
  if (fault) return Error{ErrorCode::kUnwritable, address + ":" + std::to_string(port), fault.message()};
  return HttpServer(std::move(inside));
}

std::uint16_t HttpServer::port() const { return inside_->acceptor.local_endpoint().port(); }

void HttpServer::run(const std::function<void()>& ending) {
  inside_->signals.add(SIGINT);
  inside_->signals.add(SIGTERM);
  inside_->signals.async_wait([this](error_code fault, int) {
    if (!fault) inside_->stop();
  });
  inside_->accept();
  inside_->io.run();
  if (ending) ending();
  // what is being answered is finished, though nobody is there to hear it; what waits is dropped
  Pools& pools = *inside_->shared->pools;
  for (asio::thread_pool* pool : {&pools.workers, &pools.writers, &pools.works}) {
    pool->stop();
    pool->join();
  }
}

void HttpServer::stop() { inside_->stop(); }

}  // namespace server
