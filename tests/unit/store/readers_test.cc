// Many readers at once, each thread with a store of its own, while another process adds: each answer is of one moment, nobody
// waits, nothing fails. What threads share is found under the thread sanitizer (-DRAPPORTEUR_SANITIZE=thread).
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
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
void read(const std::string& path, const std::atomic<bool>& done, std::atomic<int>& faults) {
  std::uint64_t last = 0;
  bool more = true;
  while (more) {
    more = !done;
    Result<Store> store = Store::open(path);  // opened again and again, as by a server
    if (!store) {
      ++faults;
      continue;
    }
    for (int i = 0; i < 3; ++i) {
      std::uint64_t lines = 0, denials = 0;
      const Status found = store->find({}, [&](const Entry& entry) {
        ++lines;
        if (entry.label == "deny") ++denials;
        return true;
      });
      if (!found || lines != 2 * denials || lines < last || lines < 2) ++faults;
      last = lines;
      if (!store->stats() || !store->count({.text = {"talks"}})) ++faults;
      if (!store->happenings({}, [](const Happening&) { return true; })) ++faults;
    }
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
  std::atomic<int> faults = 0;
  std::vector<std::thread> readers;
  readers.reserve(kReaders);
  for (int i = 0; i < kReaders; ++i) readers.emplace_back([&] { read(path, done, faults); });
  int status = 0;
  waitpid(writer, &status, 0);
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(status, 0) << "the writer";
  EXPECT_EQ(faults, 0);
  EXPECT_EQ(Store::open(path)->count({}).value(), 2U * kArticles);
}

}  // namespace
}  // namespace rapporteur::store
