// A disk that fails on purpose: a layer over SQLite's own VFS (https://sqlite.org/vfs.html) that counts writes and,
// at a chosen one, is full, cannot sync, or kills the process in the middle of the write.
#pragma once

#include <sqlite3.h>

namespace rapporteur::testing {

enum class Fault {
  kNone,
  kFull,       // this write and every later one answers "disk full"
  kFullOnce,   // this one only: space was freed again
  kSyncFails,  // this sync (counted on their own) and every later one answers an I/O error
  kKill,       // half of this write reaches the file, then the process is killed as by kill -9
};

/// While it lives, every database opened in this process goes through the failing disk. One at a time.
class FailingDisk {
 public:
  FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;
  ~FailingDisk();

  /// Arms the fault for the `at`-th write (or sync) from now, counted from 1.
  void arm(Fault fault, int at);
  /// Whether the fault has struck since arm().
  bool struck() const;
};

}  // namespace rapporteur::testing
