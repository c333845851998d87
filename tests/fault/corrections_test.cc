// A correction under kill -9, full disks and a store that is busy: it is made whole or not at all, and so is its undoing.
#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>

#include "rapporteur/store/store.h"
#include "tests/fault/failing_disk.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/folder.h"

namespace rapporteur::store {
namespace {

using testing::Deed;
using testing::FailingDisk;
using testing::Fault;
using testing::Folder;

/// A store whose articles tell of one happening, with the id of one line; made once and copied from then on.
class Corrected {
 public:
  Corrected() {
    const std::string path = folder_.file("whole");
    {
      Store store = Store::open_or_create(path).value();
      for (const char* id : {"a", "b", "c"}) {
        const Deed deed{"Norland", "shelled", "Velia", "Bergen", "NOR", "2026-03-02", "with rockets"};
        Document document = testing::deeds({deed}, {.id = id, .outlet = id, .published = "2026-03-03"});
        (void)store.add(document, testing::small_record);
      }
      (void)store.find({.article = {"b"}}, [&](const Entry& entry) {
        entry_ = entry.id;
        happening_ = entry.happening;
        return false;
      });
    }
    bytes_ = Folder::read(path);
  }

  std::string fresh() {
    const std::string path = folder_.file("a.store");
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    std::ofstream(path, std::ios::binary) << bytes_;
    return path;
  }

  /// Three steps, each in a transaction of its own; how many were confirmed.
  int work(const std::string& path) const {
    Store store = Store::open_or_create(path).value();
    if (!store.correct({.entry = entry_, .what = "status", .value = "denied", .by = "", .note = ""}).ok())
      return 0;
    if (!store.correct({.entry = happening_, .what = "split", .value = entry_, .by = "", .note = ""}).ok())
      return 1;
    return store.undo(1).ok() ? 3 : 2;
  }

  /// "", or what is wrong; `steps` becomes how many of them are there.
  std::string fault_of(const std::string& path, int& steps) const {
    Result<Store> store = Store::open(path);
    if (!store.ok()) return to_string(store.error());
    std::string out;
    const Result<Checked> done =
        store->check([&](const StoreFault& fault) { out += fault.article + ": " + fault.what + "\n"; });
    if (!done.ok()) return to_string(done.error());
    steps = 0;
    int undone = 0;
    (void)store->corrections([&](const Correction& one) {
      ++steps;
      undone += one.undone.empty() ? 0 : 1;
      return true;
    });
    steps += undone;
    std::string status, happening;
    (void)store->find({.id = {entry_}}, [&](const Entry& entry) {
      status = entry.status;
      happening = entry.happening;
      return true;
    });
    if (status != (steps == 1 || steps == 2 ? "denied" : "occurred")) out += "status " + status;
    if ((happening == happening_) != (steps < 2)) out += "happening " + happening;
    return out;
  }

 private:
  Folder folder_;
  std::string entry_, happening_, bytes_;
};

int in_child(const std::function<int()>& work) {
  const int child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

TEST(CorrectionFaults, AKillAtEveryWrite) {
  Corrected corrected;
  bool through = false;
  for (int at = 1; !through && at <= 300; ++at) {
    const std::string path = corrected.fresh();
    const int status = in_child([&] {
      FailingDisk disk;
      disk.arm(Fault::kKill, at);
      return corrected.work(path);
    });
    through = status == 3;
    EXPECT_TRUE(through || status == -SIGKILL) << status;
    int steps = 0;
    EXPECT_EQ(corrected.fault_of(path, steps), "") << "killed at write " << at;
    if (through) {
      EXPECT_EQ(steps, 3);
    }
  }
  EXPECT_TRUE(through);
}

TEST(CorrectionFaults, AFullDiskAtEveryWrite) {
  Corrected corrected;
  bool through = false;
  for (int at = 1; !through && at <= 300; ++at) {
    const std::string path = corrected.fresh();
    int done = 0;
    {
      FailingDisk disk;
      disk.arm(Fault::kFull, at);
      done = corrected.work(path);
      through = !disk.struck();
      disk.arm(Fault::kNone, 0);
    }
    int steps = 0;
    EXPECT_EQ(corrected.fault_of(path, steps), "") << "full at write " << at;
    EXPECT_EQ(steps, done) << "full at write " << at;
  }
  EXPECT_TRUE(through);
}

TEST(CorrectionFaults, ABusyStoreIsTold) {
  Corrected corrected;
  const std::string path = corrected.fresh();
  Store store = Store::open_or_create(path, std::chrono::milliseconds(50)).value();
  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  EXPECT_EQ(
      store.correct({.entry = "x", .what = "status", .value = "denied", .by = "", .note = ""}).error().code,
      ErrorCode::kStoreBusy);
  EXPECT_EQ(store.withdraw("a", "").error().code, ErrorCode::kStoreBusy);
  EXPECT_EQ(store.undo(1).error().code, ErrorCode::kStoreBusy);
  other.exec("ROLLBACK");
  EXPECT_TRUE(store.withdraw("a", "").ok()) << "and can go on";
}

}  // namespace
}  // namespace rapporteur::store
