// The store under full disks, kill -9, damage and competition. The promise: nothing that add() said yes to is lost,
// nothing is there by half, and every failure is an error value.
#include "rapporteur/store/store.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "tests/fault/failing_disk.h"
#include "tests/fault/store_faults.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

using testing::FailingDisk;
using testing::Fault;
using testing::fault_of;
using testing::Folder;
using testing::long_article;

Result<Added> add(Store& store, int n) {
  Document document = long_article(n);
  return store.add(document, testing::small_record);
}

/// A store of so many articles at `path`, made once and copied from then on.
void make(const std::string& path, int articles) {
  static std::map<int, std::string> made;
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
  if (!made.contains(articles)) {
    {
      Store store = Store::open_or_create(path).value();
      for (int n = 0; n < articles; ++n) ASSERT_TRUE(add(store, n).ok());
    }
    made[articles] = Folder::read(path);
  }
  std::ofstream(path, std::ios::binary) << made[articles];
}

void expect_articles(const std::string& path, int expected, const std::string& when) {
  int articles = 0;
  EXPECT_EQ(fault_of(path, articles), "") << when;
  EXPECT_EQ(articles, expected) << when;
}

// Adds article 2 to a store of two while the disk fails at its first write, then its second, … until it is through.
void fail_at_every_write(Fault fault, int most) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  bool through = false;
  for (int at = 1; !through && at <= most; ++at) {
    make(path, 2);
    bool added = false;
    {
      FailingDisk disk;
      Store store = Store::open_or_create(path).value();
      disk.arm(fault, at);
      const Result<Added> result = add(store, 2);
      added = result.ok();
      if (!added) {
        EXPECT_EQ(result.error().code, ErrorCode::kUnwritable) << to_string(result.error());
      }
      through = !disk.struck();
      disk.arm(Fault::kNone, 0);
      if (!added) {
        EXPECT_TRUE(store.show("article1").ok()) << "the same store goes on";
      }
    }
    expect_articles(path, added ? 3 : 2, "fault at " + std::to_string(at));
  }
  EXPECT_TRUE(through) << "more than " << most << " writes";
}

TEST(StoreFaults, AFullDiskAtEveryWrite) { fail_at_every_write(Fault::kFull, 600); }
TEST(StoreFaults, ADiskFullForAMoment) { fail_at_every_write(Fault::kFullOnce, 600); }
TEST(StoreFaults, ADiskThatCannotSync) { fail_at_every_write(Fault::kSyncFails, 50); }

TEST(StoreFaults, GoesOnWhenThereIsSpaceAgain) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  make(path, 1);
  {
    FailingDisk disk;
    Store store = Store::open_or_create(path).value();
    disk.arm(Fault::kFull, 3);
    EXPECT_FALSE(add(store, 1).ok());
    EXPECT_FALSE(add(store, 2).ok());
    disk.arm(Fault::kNone, 0);
    EXPECT_TRUE(add(store, 1).ok());
  }
  expect_articles(path, 2, "after the disk was full");
}

// The child is killed half way through its n-th write of adding article 2, from the first write to the last; the
// writes at closing (when the log is put into the file) are among them.
TEST(StoreFaults, AKillAtEveryWrite) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  bool through = false;
  for (int at = 1; !through && at <= 800; ++at) {
    make(path, 2);
    const int status = testing::finish(testing::start([&] {
      FailingDisk disk;
      Store store = Store::open_or_create(path).value();
      disk.arm(Fault::kKill, at);
      return add(store, 2).ok() ? 0 : 1;
    }));
    through = status == 0;
    EXPECT_TRUE(through || status == -SIGKILL) << status;
    int articles = 0;
    EXPECT_EQ(fault_of(path, articles), "") << "killed at write " << at;
    EXPECT_TRUE(articles == 2 || articles == 3) << articles;
    if (through) {
      EXPECT_EQ(articles, 3);
    }
  }
  EXPECT_TRUE(through);
}

TEST(StoreFaults, AKillWhileTheStoreIsMade) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  bool through = false;
  for (int at = 1; !through && at <= 600; ++at) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
    const int status = testing::finish(testing::start([&] {
      FailingDisk disk;
      disk.arm(Fault::kKill, at);
      return Store::open_or_create(path).ok() ? 0 : 1;
    }));
    through = status == 0;
    Result<Store> store = Store::open_or_create(path);
    ASSERT_TRUE(store.ok()) << "killed at write " << at << ": " << to_string(store.error());
    EXPECT_TRUE(add(store.value(), 0).ok());
  }
  EXPECT_TRUE(through);
}

// Without any layer: a child adds as fast as it can and says so over a pipe; it is killed at no particular moment.
TEST(StoreFaults, AKillAtAnyMomentKeepsWhatWasSaid) {
  const Folder folder;
  for (int round = 0; round < 8; ++round) {
    const std::string path = folder.file("round" + std::to_string(round));
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const int child = testing::start([&] {
      Store store = Store::open_or_create(path).value();
      for (int n = 0;; ++n) {
        if (!add(store, n).ok() || write(ends[1], "x", 1) != 1) return 1;
      }
    });
    close(ends[1]);
    char heard = 0;
    int said = 0;
    while (said < 3 + 2 * round && read(ends[0], &heard, 1) == 1) ++said;
    usleep(static_cast<useconds_t>(700 * round));
    kill(child, SIGKILL);
    EXPECT_EQ(testing::finish(child), -SIGKILL);
    while (read(ends[0], &heard, 1) == 1) ++said;
    close(ends[0]);
    int articles = 0;
    EXPECT_EQ(fault_of(path, articles), "");
    EXPECT_GE(articles, said) << "an add that was confirmed is lost";
    EXPECT_LE(articles, said + 1);
  }
}

TEST(StoreFaults, ALimitOnTheSizeOfFiles) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  make(path, 2);
  const int added = testing::finish(testing::start([&] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{300'000, 300'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    Store store = Store::open_or_create(path).value();
    for (int n = 2; n < 100; ++n) {
      const Result<Added> result = add(store, n);
      if (!result.ok()) return result.error().code == ErrorCode::kUnwritable ? n : 200;
    }
    return 201;
  }));
  ASSERT_LT(added, 100);
  ASSERT_GE(added, 2);
  expect_articles(path, added, "under a limit");
}

TEST(StoreFaults, TwoWritersLoseNothing) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  std::vector<int> children;
  for (int writer = 0; writer < 3; ++writer) {
    children.push_back(testing::start([&, writer] {
      Result<Store> store = Store::open_or_create(path);  // all three try to make it
      if (!store.ok()) return 2;
      for (int n = 0; n < 15; ++n) {
        if (!add(store.value(), 100 * (1 + writer % 2) + n).ok())
          return 1;  // two of them add the same articles
      }
      return 0;
    }));
  }
  for (const int child : children) EXPECT_EQ(testing::finish(child), 0);
  expect_articles(path, 30, "after three writers");
}

TEST(StoreFaults, ReadersGoOnWhileAWriterWrites) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  make(path, 3);
  Store reader = Store::open(path, std::chrono::milliseconds(0)).value();
  Store writer = Store::open_or_create(path, std::chrono::milliseconds(0)).value();
  int seen = 0;
  const Status done = reader.find({}, [&](const Entry&) {
    if (seen == 5) {
      EXPECT_TRUE(add(writer, 7).ok()) << "in the middle of a find";
    }
    return ++seen > 0;
  });
  EXPECT_TRUE(done.ok());
  EXPECT_EQ(seen, 3 * testing::kLines) << "what was there when the find began";
}

TEST(StoreFaults, SaysBusyAfterABoundedWait) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  make(path, 1);
  Store store = Store::open_or_create(path, std::chrono::milliseconds(200)).value();
  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(add(store, 1).error().code, ErrorCode::kStoreBusy);
  const auto waited = std::chrono::steady_clock::now() - begun;
  EXPECT_GE(waited, std::chrono::milliseconds(150));
  EXPECT_LE(waited, std::chrono::seconds(5));
  other.exec("ROLLBACK");
  EXPECT_TRUE(add(store, 1).ok()) << "and can go on";
}

/// Everything a program does with a store; errors are fine, anything else than a value or an error is not.
void use(const std::string& path) {
  for (const bool writing : {false, true}) {
    Result<Store> store = writing ? Store::open_or_create(path) : Store::open(path);
    if (!store.ok()) continue;
    Store& open = store.value();
    (void)open.find({}, [](const Entry&) { return true; });
    (void)open.find({.who = {"speaker"}, .text = {"article"}, .oldest_first = true},
                    [](const Entry&) { return true; });
    (void)open.find({.whom = {"a"}, .place = {"b"}, .according_to = {"c"}},
                    [](const Entry&) { return true; });
    (void)open.count({.what = {"CONSULT"}, .when = {"2026"}, .happening = {"x"}});
    (void)open.show("article1");
    (void)open.recall("article1", 1);
    if (writing) {
      (void)add(open, 1);
      (void)add(open, 9);
    }
  }
}

TEST(StoreFaults, AStoreCutOffAnywhereIsAnError) {
  const Folder folder;
  const std::string whole = folder.file("whole");
  make(whole, 3);
  const std::string bytes = Folder::read(whole);
  for (std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{50}, std::size_t{100},
                             std::size_t{4096}, bytes.size() / 2, bytes.size() - 4096, bytes.size() - 1}) {
    const std::string path = folder.write("cut", bytes.substr(0, length));
    const Result<Store> store = Store::open(path);
    ASSERT_FALSE(store.ok()) << length;
    EXPECT_EQ(store.error().code, ErrorCode::kDamagedStore) << length;
    use(path);
    std::filesystem::remove(path);
  }
}

TEST(StoreFaults, ADamagedStoreNeverBringsTheProgramDown) {
  const Folder folder;
  const std::string whole = folder.file("whole");
  make(whole, 3);
  const std::string bytes = Folder::read(whole);
  std::mt19937 random(7);
  for (int round = 0; round < 150; ++round) {
    std::string damaged = bytes;
    const bool zeroes = round % 3 == 0;
    for (int i = 0; i < (zeroes ? 1 : 20); ++i) {
      const std::size_t at = random() % damaged.size();
      if (zeroes) {
        damaged.replace(at, std::min<std::size_t>(4096, damaged.size() - at),
                        std::min<std::size_t>(4096, damaged.size() - at), '\0');
      } else {
        damaged[at] = static_cast<char>(random());
      }
    }
    const std::string path = folder.write("damaged" + std::to_string(round), damaged);
    use(path);
    std::filesystem::remove(path);
    std::filesystem::remove(path + "-wal");
    std::filesystem::remove(path + "-shm");
  }
}

TEST(StoreFaults, AStoreThatMayOnlyBeReadIsRead) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  make(path, 2);
  std::filesystem::permissions(folder.file(""), std::filesystem::perms(0555));
  std::filesystem::permissions(path, std::filesystem::perms(0444));
  const int found = testing::finish(testing::start([&] {
    if (getuid() == 0 && setuid(65534) != 0) return 200;  // root may write anything
    if (Store::open_or_create(path).ok()) {
      Store store = Store::open_or_create(path).value();
      if (add(store, 5).ok()) return 201;
    }
    int articles = 0;
    Result<Store> store = Store::open(path);
    if (!store.ok()) return 202;
    const Status done = store->find({}, [&](const Entry&) { return ++articles > 0; });
    return done.ok() ? articles / testing::kLines : 203;
  }));
  EXPECT_EQ(found, 2);
  std::filesystem::permissions(folder.file(""), std::filesystem::perms(0755));
}

}  // namespace
}  // namespace rapporteur::store
