// SQLite opens a file with a table of functions; each table is copied once and xWrite, xSync and xClose replaced.
#include "tests/fault/failing_disk.h"

#include <signal.h>
#include <unistd.h>

#include <map>

namespace rapporteur::testing {
namespace {

struct State {
  Fault fault = Fault::kNone;
  int left = 0;  // writes (or syncs) until it strikes
  bool struck = false;
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs layer{};
  std::map<sqlite3_file*, const sqlite3_io_methods*> real_methods;
  std::map<const sqlite3_io_methods*, sqlite3_io_methods> hooked;
};

State& state() {
  static State one;
  return one;
}

/// Counts down; true at the chosen call and, for a lasting fault, at every later one.
bool strikes(bool lasting) {
  State& s = state();
  if (s.left > 0 && --s.left == 0) return s.struck = true;
  return lasting && s.struck;
}

int write_hook(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 offset) {
  State& s = state();
  const sqlite3_io_methods* real = s.real_methods.at(file);
  const bool counts = s.fault == Fault::kFull || s.fault == Fault::kFullOnce || s.fault == Fault::kKill;
  if (counts && strikes(s.fault == Fault::kFull)) {
    if (s.fault != Fault::kKill) return SQLITE_FULL;
    real->xWrite(file, bytes, amount / 2, offset);
    kill(getpid(), SIGKILL);
  }
  return real->xWrite(file, bytes, amount, offset);
}

int sync_hook(sqlite3_file* file, int flags) {
  State& s = state();
  if (s.fault == Fault::kSyncFails && strikes(true)) return SQLITE_IOERR_FSYNC;
  return s.real_methods.at(file)->xSync(file, flags);
}

int close_hook(sqlite3_file* file) {
  State& s = state();
  const sqlite3_io_methods* real = s.real_methods.at(file);
  s.real_methods.erase(file);
  return real->xClose(file);
}

int open_hook(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  State& s = state();
  const int result = s.real->xOpen(s.real, name, file, flags, out_flags);
  if (file->pMethods == nullptr) return result;
  s.real_methods[file] = file->pMethods;
  sqlite3_io_methods& mine = s.hooked[file->pMethods];
  mine = *file->pMethods;
  mine.xWrite = write_hook;
  mine.xSync = sync_hook;
  mine.xClose = close_hook;
  file->pMethods = &mine;
  return result;
}

}  // namespace

FailingDisk::FailingDisk() {
  State& s = state();
  s.real = sqlite3_vfs_find(nullptr);
  s.layer = *s.real;
  s.layer.zName = "failing";
  s.layer.pNext = nullptr;
  s.layer.xOpen = open_hook;
  sqlite3_vfs_register(&s.layer, 1);
}

FailingDisk::~FailingDisk() {
  arm(Fault::kNone, 0);
  sqlite3_vfs_unregister(&state().layer);
  sqlite3_vfs_register(state().real, 1);
}

void FailingDisk::arm(Fault fault, int at) {
  state().fault = fault;
  state().left = at;
  state().struck = false;
}

bool FailingDisk::struck() const { return state().struck; }

}  // namespace rapporteur::testing
