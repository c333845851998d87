// libcurl, held to http and https and, unless asked otherwise, to machines outside. Tested in tests/api/.
#include "apps/server/fetch.h"

#include <curl/curl.h>
#include <strings.h>

#include <boost/asio/ip/tcp.hpp>
#include <cstring>
#include <memory>
#include <string_view>

namespace server {
namespace {

using rapporteur::Error;
using rapporteur::ErrorCode;

constexpr std::size_t kMostBytes = 16u << 20;
constexpr long kSeconds = 30, kRedirects = 5;
constexpr int kLook = 200;  // milliseconds between two looks at whether the server ends

std::size_t take(char* data, std::size_t size, std::size_t count, void* to) {
  auto& out = *static_cast<std::string*>(to);
  if (out.size() + size * count > kMostBytes) return 0;  // ends the transfer
  out.append(data, size * count);
  return size * count;
}

/// Loopback, private, link-local, site-local and unspecified addresses (RFC 1918, 3879, 3927, 4193, 6598), and every IPv6 address
/// that leads to one of IPv4 (mapped, NAT64 of RFC 6052, 6to4 of RFC 3056): which one is not worth finding out.
bool is_inside(const boost::asio::ip::address& address) {
  using boost::asio::ip::address_v4;
  if (address.is_v6()) {
    const auto v6 = address.to_v6();
    const auto bytes = v6.to_bytes();
    const bool nat64 = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == 0xFF && bytes[3] == 0x9B;
    const bool six_to_four = bytes[0] == 0x20 && bytes[1] == 0x02;
    const bool site_local = bytes[0] == 0xFE && (bytes[1] & 0xC0U) == 0xC0;
    if (v6.is_v4_mapped()) return is_inside(boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, v6));
    return v6.is_loopback() || v6.is_unspecified() || v6.is_link_local() || v6.is_multicast() || nat64 ||
           six_to_four || site_local || (bytes[0] & 0xFEU) == 0xFC;
  }
  const address_v4::bytes_type bytes = address.to_v4().to_bytes();
  const unsigned first = bytes[0], second = bytes[1];
  return first == 0 || first == 10 || first == 127 || first >= 224 || (first == 169 && second == 254) ||
         (first == 172 && second >= 16 && second < 32) || (first == 192 && second == 168) ||
         (first == 100 && second >= 64 && second < 128);
}

/// libcurl would guess a protocol where none is named.
bool is_web_address(std::string_view url) {
  for (const std::string_view beginning : {"http://", "https://"}) {
    if (url.size() > beginning.size() && strncasecmp(url.data(), beginning.data(), beginning.size()) == 0)
      return true;
  }
  return false;
}

/// Asked by libcurl before it connects, with what the name was resolved to.
curl_socket_t open_outside(void*, curlsocktype, curl_sockaddr* to) {
  boost::asio::ip::tcp::endpoint endpoint;
  if (to->addrlen > endpoint.capacity()) return CURL_SOCKET_BAD;
  std::memcpy(endpoint.data(), &to->addr, to->addrlen);
  endpoint.resize(to->addrlen);
  if (is_inside(endpoint.address())) return CURL_SOCKET_BAD;
  return socket(to->family, to->socktype, to->protocol);
}

struct Closer {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct CloserOfAll {
  void operator()(CURLM* all) const { curl_multi_cleanup(all); }
};

/// One transfer, waited for in short steps: curl_easy_perform() would look up from it once a second at best.
CURLcode perform(CURL* curl, const std::atomic<bool>& ending) {
  const std::unique_ptr<CURLM, CloserOfAll> all(curl_multi_init());
  if (!all || curl_multi_add_handle(all.get(), curl) != CURLM_OK) return CURLE_FAILED_INIT;
  CURLcode out = CURLE_ABORTED_BY_CALLBACK;
  int running = 1;
  while (running > 0 && !ending) {
    if (curl_multi_perform(all.get(), &running) != CURLM_OK) break;
    if (running > 0 && curl_multi_poll(all.get(), nullptr, 0, kLook, nullptr) != CURLM_OK) break;
  }
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(all.get(), &left)) {
    if (message->msg == CURLMSG_DONE) out = message->data.result;
  }
  curl_multi_remove_handle(all.get(), curl);
  return out;
}

}  // namespace

rapporteur::Result<std::string> fetch(const std::string& url, bool inside, const std::atomic<bool>& ending) {
  if (!is_web_address(url))
    return Error{ErrorCode::kBadArgument, url, "an address begins with https:// or http://"};
  static const bool kReady = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  const std::unique_ptr<CURL, Closer> curl(kReady ? curl_easy_init() : nullptr);
  if (!curl) return Error{ErrorCode::kUnreadable, url, "libcurl cannot be used"};
  std::string out;
  const auto set = [&](auto option, auto value) { curl_easy_setopt(curl.get(), option, value); };
  set(CURLOPT_URL, url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 1L);
  set(CURLOPT_MAXREDIRS, kRedirects);
  set(CURLOPT_TIMEOUT, kSeconds);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_FAILONERROR, 1L);
  set(CURLOPT_ACCEPT_ENCODING, "");  // whatever it can decode
  set(CURLOPT_USERAGENT, "rapporteur");
  if (!inside) set(CURLOPT_OPENSOCKETFUNCTION, open_outside);
  set(CURLOPT_PROXY, inside ? "" : nullptr);  // a proxy of the environment is asked for what is outside alone
  set(CURLOPT_WRITEFUNCTION, take);
  set(CURLOPT_WRITEDATA, &out);
#if CURL_AT_LEAST_VERSION(7, 87, 0)
  set(CURLOPT_QUICK_EXIT, 1L);  // a name that is being looked up is not waited for
#endif
  const CURLcode done = perform(curl.get(), ending);
  if (done == CURLE_WRITE_ERROR) return Error{ErrorCode::kTooLarge, url, "over 16 MB"};
  if (done == CURLE_UNSUPPORTED_PROTOCOL || done == CURLE_URL_MALFORMAT)
    return Error{ErrorCode::kBadArgument, url, "an address begins with https:// or http://"};
  if (done == CURLE_ABORTED_BY_CALLBACK)
    return Error{ErrorCode::kUnreadable, url, "the desk ends, and waits for it no longer"};
  if (done == CURLE_COULDNT_CONNECT && !inside)
    return Error{ErrorCode::kUnreadable, url, "it cannot be reached, or is a machine of this network"};
  if (done != CURLE_OK) return Error{ErrorCode::kUnreadable, url, curl_easy_strerror(done)};
  return out;
}

}  // namespace server
