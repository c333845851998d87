// Many readers at once, each thread with a store of its own, while another process adds: each answer is of one moment, nobody
// waits, nothing fails. What threads share is found under the thread sanitizer (-DRAPPORTEUR_SANITIZE=thread).
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "rapporteur/store/store.h"
#include "tests/unit/store/dispute.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

constexpr int kArticles = 40, kReaders = 6;

/// Two statements each; the first article is there before anybody asks.
Document article(int number) {
  Document out = testing::sample({{"Ana Reis", SpeechAct::kSay, "said", "the talks will go on"},
                                  {"Ana Reis", SpeechAct::kDeny, "denied", "that they ended"}});
  out.article.id = std::to_string(1000000000000000 + number);
  return out;
}

bool add(const std::string& path, int from, int to) {
  Result<Store> store = Store::open_or_create(path);
  for (int i = from; store && i < to; ++i) {
    Document document = article(i);
    if (!store->add(document, testing::small_record)) return false;
  }
  return store.ok();
}

/// Of one moment: each article has both lines or none, and none is gone that was there. Counts what is not so.
/// What went wrong in any of the threads.
class Faults {
 public:
  void add(const std::string& what) {
    const std::lock_guard<std::mutex> hold(mutex_);
    all_ += what + "\n";
  }
  const std::string& all() const { return all_; }

 private:
  std::mutex mutex_;
  std::string all_;
};

void ask(Store& store, std::uint64_t& last, Faults& faults) {
  std::uint64_t lines = 0, denials = 0;
  const Status found = store.find({}, [&](const Entry& entry) {
    ++lines;
    if (entry.label == "deny") ++denials;
    return true;
  });
  if (!found) faults.add("find: " + to_string(found.error()));
  if (lines != 2 * denials || lines < last || lines < 2)
    faults.add(std::to_string(lines) + " lines after " + std::to_string(last) + ", " +
               std::to_string(denials) + " of them denials");
  last = lines;
  if (const auto stats = store.stats(); !stats) faults.add("stats: " + to_string(stats.error()));
  if (const auto count = store.count({.text = {"talks"}}); !count)
    faults.add("count: " + to_string(count.error()));
  const Status told = store.happenings({}, [](const Happening&) { return true; });
  if (!told) faults.add("happenings: " + to_string(told.error()));
}

void read(const std::string& path, const std::atomic<bool>& done, Faults& faults) {
  std::uint64_t last = 0;
  bool more = true;
  while (more) {
    more = !done;
    Result<Store> store = Store::open(path);  // opened again and again, as by a server
    if (!store) faults.add("open: " + to_string(store.error()));
    for (int i = 0; store && i < 3; ++i) ask(store.value(), last, faults);
  }
}

TEST(Readers, AskInManyThreadsWhileAnotherProcessAdds) {
  const testing::Folder folder;
  const std::string path = folder.store("a.store");
  ASSERT_TRUE(add(path, 0, 1));
  const pid_t writer = fork();  // before there are threads
  ASSERT_NE(writer, -1);
  if (writer == 0) _exit(add(path, 1, kArticles) ? 0 : 1);
  std::atomic<bool> done = false;
  Faults faults;
  std::vector<std::thread> readers;
  readers.reserve(kReaders);
  for (int i = 0; i < kReaders; ++i) readers.emplace_back([&] { read(path, done, faults); });
  int status = 0;
  waitpid(writer, &status, 0);
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(status, 0) << "the writer";
  EXPECT_EQ(faults.all(), "");
  EXPECT_EQ(Store::open(path)->count({}).value(), 2U * kArticles);
}

}  // namespace
}  // namespace rapporteur::store
