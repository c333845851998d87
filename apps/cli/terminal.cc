// Colours, width, progress. Tested in tests/cli/find_test.py.
#include "apps/cli/terminal.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace cli {
namespace {

constexpr std::uint32_t kWidest = 120;  // longer lines are hard to read
constexpr std::size_t kBar = 24;

std::string_view setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

}  // namespace

rapporteur::Look look_of_output() {
  rapporteur::Look look;
  if (isatty(STDOUT_FILENO) == 0) return look;
  look.colours = setting("NO_COLOR").empty() && setting("TERM") != "dumb";
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    look.width = std::min<std::uint32_t>(size.ws_col, kWidest);
  }
  return look;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
  return out;
}

void complain(std::string_view message) { fmt::print(stderr, "rapporteur: {}\n", one_line(message)); }

void complain(const rapporteur::Error& error) { complain(to_string(error)); }

Progress::Progress(std::size_t files, bool wanted)
    : files_(files),
      on_(wanted && files > 1 && isatty(STDERR_FILENO) != 0),
      begun_(std::chrono::steady_clock::now()) {}

void Progress::show(std::size_t files_done, std::size_t articles, std::size_t failed) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || now - last_ < 100ms) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const std::size_t filled = kBar * files_done / files_;
  fmt::print(stderr, "\r\033[K[{}{}] {} of {} files, {} articles, {} failed, {:.0f} articles/s",
             std::string(filled, '#'), std::string(kBar - filled, ' '), files_done, files_, articles, failed,
             static_cast<double>(articles) / std::max(seconds, 0.1));
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace cli
