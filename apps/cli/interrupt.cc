// Signals as a flag. Tested in tests/cli/add_test.py.
#include "apps/cli/interrupt.h"

#include <signal.h>
#include <stdlib.h>

namespace cli {
namespace {

std::atomic<bool> asked = false;
volatile sig_atomic_t which = 0;

void note(int signal_number) {
  which = signal_number;
  asked = true;
}

}  // namespace

static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

Interrupt::Interrupt() {
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal_number, &action, nullptr);
}

const std::atomic<bool>& Interrupt::requested() { return asked; }

void Interrupt::end() {
  const int signal_number = which;
  signal(signal_number, SIG_DFL);
  raise(signal_number);
  exit(128 + signal_number);
}

}  // namespace cli
