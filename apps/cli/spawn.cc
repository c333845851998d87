// A child by posix_spawn. Its input is a file in memory, so that neither side waits for the other. Tested in
// tests/cli/demo_test.py.
#include "apps/cli/spawn.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "apps/cli/exit_status.h"
#include "apps/cli/terminal.h"

extern char** environ;

namespace cli {
namespace {

/// A file descriptor that is closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int number() const { return number_; }

 private:
  int number_;
};

int failed(const char* what) {
  complain(std::string("cannot run itself: ") + what + ": " + std::strerror(errno));
  return kUnusable;
}

bool fill(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

void hand_out(int file, const std::function<bool(const std::string&)>& take) {
  std::string buffer(1 << 16, '\0'), line;
  bool wanted = true;
  while (true) {
    const ssize_t got = ::read(file, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    for (const char c : std::string_view(buffer.data(), static_cast<std::size_t>(got))) {
      if (c == '\n') {
        wanted = wanted && take(line);
        line.clear();
      } else if (wanted) {
        line += c;
      }
    }
  }
  if (wanted && !line.empty()) take(line);
}

/// Starts the child with these as its input and output; errno, 0 if it runs.
int start(pid_t& child, const std::vector<std::string>& words, int input, int output) {
  std::vector<std::string> own = {"rapporteur"};
  own.insert(own.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : own) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  const int error = posix_spawn(&child, "/proc/self/exe", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

}  // namespace

int run_self(const std::vector<std::string>& words, std::string_view input,
             const std::function<bool(const std::string&)>& take) {
  const Descriptor stdin_file(::memfd_create("articles", MFD_CLOEXEC));
  if (stdin_file.number() < 0 || !fill(stdin_file.number(), input)) return failed("no memory for its input");
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return failed("no pipe");
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  pid_t child = 0;
  errno = start(child, words, stdin_file.number(), writing.number());
  if (errno != 0) return failed("no process");
  writing.close();
  hand_out(reading.number(), take);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return failed("it is lost");
  }
  if (WIFSIGNALED(status)) {
    ::signal(WTERMSIG(status), SIG_DFL);
    ::raise(WTERMSIG(status));
  }
  return WEXITSTATUS(status);
}

}  // namespace cli
