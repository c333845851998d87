// The table, and the way of a request through it: host, token, method, header, form, and what is remembered.
// Tested in tests/api/.
#include "apps/server/routes.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "apps/server/content_coding.h"

namespace server {
namespace {

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/", about},
    {"GET", "/openapi", openapi},
    {"GET", "/stats", stats, "json csv"},
    {"GET", "/entries", entries, "json csv jsonl ics rss"},
    {"GET", "/entries/{id}", entry},
    {"GET", "/entries/{id}/citation", citation},
    {"GET", "/count", count},
    {"GET", "/facets", facets},
    {"GET", "/export", export_entries},
    {"GET", "/articles/{id}", article},
    {"POST", "/articles/{id}/withdraw", withdraw, "json", true},
    {"POST", "/articles/{id}/restore", restore, "json", true},
    {"GET", "/happenings", happenings, "json csv jsonl"},
    {"GET", "/happenings/{id}", happening},
    {"GET", "/news", news, "json csv jsonl"},
    {"GET", "/meetings", meetings, "json csv jsonl ics"},
    {"GET", "/disputes", disputes, "json csv jsonl"},
    {"GET", "/timeline", timeline, "json csv jsonl"},
    {"GET", "/positions", positions, "json csv jsonl"},
    {"POST", "/positions", coded_positions, "json csv jsonl"},
    {"GET", "/network", network},
    {"GET", "/map", map},
    {"GET", "/actors", actors, "json csv jsonl"},
    {"GET", "/actors/{id}", actor},
    {"GET", "/changes", changes, "json csv jsonl"},
    {"GET", "/corrections", corrections, "json jsonl"},
    {"POST", "/corrections", correct, "json", true},
    {"DELETE", "/corrections/{number}", undo, "json", true},
    {"POST", "/read", read},
    {"POST", "/articles", add, "json", true},
    {"POST", "/articles/fetch", add_from, "json", true},
});

/// Media types of the forms, and the words that stand behind the dot.
struct Form {
  std::string_view name, type;
};
constexpr auto kForms = std::to_array<Form>({{"json", "application/json"},
                                             {"csv", "text/csv"},
                                             {"jsonl", "application/x-ndjson"},
                                             {"ics", "text/calendar"},
                                             {"rss", "application/rss+xml"}});

bool has_form(const Route& route, std::string_view form) {
  std::string_view rest = route.forms;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == form) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

/// The first of the types that are accepted which the route has; JSON where none is named.
std::string_view accepted_form(const Route& route, std::string_view accept) {
  while (!accept.empty()) {
    const std::size_t end = std::min(accept.find(','), accept.size());
    std::string_view type = accept.substr(0, std::min(accept.find(';'), end));
    while (!type.empty() && type.front() == ' ') type.remove_prefix(1);
    while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
    for (const Form& form : kForms) {
      if (form.type == type && has_form(route, form.name)) return form.name;
    }
    accept.remove_prefix(std::min(end + 1, accept.size()));
  }
  return "json";
}

/// The values of {…} where the path is that of the route. `form` is what stands behind the last dot, where it is one of a route's.
std::optional<std::vector<std::string>> match(const Route& route, std::span<const std::string> path,
                                              std::string_view& form) {
  std::vector<std::string> named;
  std::string_view rest = route.path.substr(1);
  form = {};
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (rest.empty()) return std::nullopt;
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view wanted = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::string_view segment = path[i];
    if (wanted.front() == '{') {
      named.emplace_back(segment);
      continue;
    }
    if (i + 1 == path.size() && segment != wanted) {
      const std::size_t dot = std::min(segment.rfind('.'), segment.size());
      if (dot < segment.size() && has_form(route, segment.substr(dot + 1))) {
        form = segment.substr(dot + 1);
        segment = segment.substr(0, dot);
      }
    }
    if (segment != wanted) return std::nullopt;
  }
  if (!rest.empty()) return std::nullopt;
  return named;
}

/// "csv, json", where another method would have been answered.
Reply no_such_method(const std::string& allowed) {
  Reply out = error_reply(405, "method_not_allowed", "this can be asked by " + allowed);
  out.headers.emplace_back("Allow", allowed);
  return out;
}

std::string_view word_of(std::string_view header) {
  const std::size_t hash = header.find_first_of(":");
  return header.substr(0, hash);
}

/// A page of another site may name this address by a name of its own (DNS rebinding): what it asks is not for us.
bool names_this_host(const Setup& setup, const Request& request) {
  if (setup.hosts.empty()) return true;
  std::string_view host = request.header("host");
  if (!host.empty() && host.front() == '[') {
    host = host.substr(0, std::min(host.find(']') + 1, host.size()));
  } else {
    host = word_of(host);
  }
  return std::find(setup.hosts.begin(), setup.hosts.end(), host) != setup.hosts.end();
}

/// The same time for every word of its length, so that nobody learns a token letter by letter.
bool is_token(std::string_view given, std::string_view token) {
  if (given.size() != token.size()) return false;
  unsigned different = 0;
  for (std::size_t i = 0; i < token.size(); ++i)
    different |=
        static_cast<unsigned>(static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(token[i]));
  return different == 0;
}

constexpr std::string_view kCookie = "rapporteur=";

bool may(const Setup& setup, const Request& request) {
  if (setup.token.empty()) return true;
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view header = request.header("authorization");
  if (header.starts_with(kBearer)) return is_token(header.substr(kBearer.size()), setup.token);
  std::string_view cookies = request.header("cookie");
  while (!cookies.empty()) {
    const std::size_t end = std::min(cookies.find(';'), cookies.size());
    std::string_view one = cookies.substr(0, end);
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    if (one.starts_with(kCookie)) return is_token(one.substr(kCookie.size()), setup.token);
  }
  return false;
}

/// Whether it is a visit of a screen with the token in its address.
bool brings_token(const Setup& setup, const Request& request) {
  if (setup.token.empty() || request.method != "GET" || request.target.starts_with("/api/")) return false;
  const auto to = target_of(request.target);
  return to && std::any_of(to->query.begin(), to->query.end(), [&](const Parameter& one) {
           return one.name == "token" && is_token(one.value, setup.token);
         });
}

/// It is remembered by a cookie, and goes on without the token in the address.
Reply let_in(const Setup& setup, const Request& request) {
  std::string to = request.target.substr(0, request.target.find('?'));
  // a browser would take that for another host
  if (to.starts_with("//") || to.starts_with("/\\")) to = "/";
  for (const Parameter& one : request.to.query) {
    if (one.name == "token") continue;
    to += (to.find('?') == std::string::npos ? "?" : "&") + escaped(one.name) + "=" + escaped(one.value);
  }
  Reply out{.status = 303, .type = "text/plain; charset=utf-8"};
  out.headers = {{"Location", to},
                 {"Set-Cookie", std::string(kCookie) + setup.token + "; HttpOnly; SameSite=Strict; Path=/"}};
  out.lasting = false;
  return out;
}

Reply call(Desk& desk, const Request& request, const Route& route, std::vector<std::string> named,
           std::string_view form) {
  // a page of another site can send a form here, but no header of its own
  if (route.method != "GET" && request.header("x-rapporteur").empty())
    return error_reply(403, "header_missing", "what writes or reads a text needs the header X-Rapporteur: 1");
  if (desk.setup().read_only && route.writes)
    return error_reply(403, "read_only", "this desk was started to read only");
  if (form.empty()) form = accepted_form(route, request.header("accept"));
  return route.handle(desk, {request, Parameters(request.to), std::move(named), form});
}

Reply route(Desk& desk, const Request& request, std::span<const std::string> path) {
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  std::string allowed;
  for (const Route& one : kRoutes) {
    std::string_view form;
    auto named = match(one, path, form);
    if (!named) continue;
    if (one.method == method) return call(desk, request, one, std::move(*named), form);
    if (allowed.find(one.method) == std::string::npos)
      allowed.append(allowed.empty() ? "" : ", ").append(one.method);
  }
  if (!allowed.empty()) return no_such_method(allowed);
  return error_reply(404, "not_found", "there is no such route; /api/v1/openapi.json lists all",
                     request.target);
}

std::string tag_of(const std::string& body) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::size_t hash = std::hash<std::string>{}(body);
  std::string out = "\"" + std::to_string(body.size()) + "-";
  for (int i = 0; i < 16; ++i, hash >>= 4U) out += kDigits[hash & 15U];
  return out + "\"";
}

bool asks(const Request& request) { return request.method == "GET" || request.method == "HEAD"; }

bool takes_gzip(const Request& request) { return accepts_gzip(request.header("accept-encoding")); }

std::string tag_in(const Reply& reply) {
  for (const auto& [name, value] : reply.headers) {
    if (name == "ETag") return value;
  }
  return {};
}

/// With its tag and the headers of the request that it depends on.
Reply tagged(Reply reply, const char* varies) {
  reply.headers.emplace_back("Vary", varies);
  if (reply.status == 200 && !reply.stream) reply.headers.emplace_back("ETag", tag_of(reply.body));
  return reply;
}

/// Nothing but the tag where the client has the answer already.
Reply unless_known(Reply reply, const Request& request) {
  const std::string tag = tag_in(reply);
  const std::string_view known = request.header("if-none-match");
  if (reply.status != 200 || tag.empty() || (known != "*" && known.find(tag) == std::string_view::npos))
    return reply;
  reply.status = 304;
  reply.body.clear();
  std::erase_if(reply.headers, [](const auto& header) { return header.first == "Content-Encoding"; });
  return reply;
}

/// A file of the screens; in gzip it is made once.
Reply file(Desk& desk, const Request& request) {
  if (!asks(request)) return no_such_method("GET");
  Reply reply = tagged(asset(desk, request), "Accept-Encoding");
  if (!takes_gzip(request)) return reply;
  const std::string what = "file " + reply.type + tag_in(reply);
  if (auto known = desk.remembered(what, "always")) return std::move(*known);
  reply = gzipped(std::move(reply));
  if (reply.status == 200) desk.remember(what, "always", reply);
  return reply;
}

Reply routed(Desk& desk, const Request& request) {
  const std::span<const std::string> path = request.to.path;
  if (path.empty() || path[0] != "api") return file(desk, request);
  if (path.size() < 2 || path[1] != "v1")
    return error_reply(404, "not_found", "there is /api/v1", request.target);
  std::span<const std::string> rest = path.subspan(2);
  if (rest.size() == 1 && rest[0].empty()) rest = {};  // "/api/v1/"
  if (!asks(request)) return route(desk, request, rest);
  const bool in_gzip = takes_gzip(request);
  // a feed has links to the host that it was asked by
  std::string question = (in_gzip ? "gzip " : "") + request.target;
  for (const char* name : {"accept", "host"}) question.append("\n").append(request.header(name));
  const std::string moment = desk.moment();
  if (auto known = desk.remembered(question, moment)) return std::move(*known);
  Reply reply = tagged(route(desk, request, rest), "Accept, Accept-Encoding");
  if (in_gzip) reply = gzipped(std::move(reply));
  if (request.method == "GET" && reply.status == 200 && reply.lasting && !reply.stream)
    desk.remember(question, moment, reply);
  return reply;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

std::optional<Reply> refuse(const Desk& desk, const Request& request) {
  std::optional<Reply> out;
  if (!names_this_host(desk.setup(), request)) {
    out = error_reply(421, "wrong_host", "this server does not go by that name", request.header("host"));
  } else if (!may(desk.setup(), request) && !brings_token(desk.setup(), request)) {
    out = error_reply(401, "token_missing",
                      "this server asks for its token: Authorization: Bearer TOKEN, or /?token=TOKEN");
    out->headers.emplace_back("WWW-Authenticate", "Bearer");
  }
  return out;
}

Reply answer(Desk& desk, const Request& request) {
  if (brings_token(desk.setup(), request)) return let_in(desk.setup(), request);
  Reply reply = routed(desk, request);
  return asks(request) ? unless_known(std::move(reply), request) : reply;
}

}  // namespace server
