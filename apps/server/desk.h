// What the routes share: the store, opened as often as requests read it at a time; the one that writes; the model; and answers that
// still hold. Every member may be called from several threads at once.
// Tested in tests/api/.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "apps/server/reply.h"
#include "apps/server/request.h"
#include "apps/server/server.h"
#include "rapporteur/rapporteur.h"

namespace server {

struct Setup {
  std::string store;               // a path, or postgresql://…
  std::string name;                // of the store, as it is shown
  std::string web;                 // a folder with the screens; empty: those in the program
  std::string token;               // that every request must bring; empty: none is asked for
  std::vector<std::string> hosts;  // names under which the server is asked for; empty: any
  bool read_only = false;
  bool fetch_inside = false;  // pages of this network, too
  OpenAnalyser open_analyser;
};

class Desk {
 public:
  /// Errors: those of Store::open().
  static rapporteur::Result<std::unique_ptr<Desk>> open(Setup setup);

  const Setup& setup() const { return setup_; }

  /// Runs `work` with a store that nobody else uses meanwhile.
  Reply read(const std::function<Reply(rapporteur::Store&)>& work);
  /// The same of a store that may be written to, one request at a time; routes.cc lets none through where the desk is read-only.
  Reply write(const std::function<Reply(rapporteur::Store&)>& work);
  /// The language core, or why there is none.
  rapporteur::Result<const rapporteur::Analyser*> analyser();

  /// Set when the server ends: work that waits for others gives up.
  const std::atomic<bool>& ending() const { return ending_; }
  void end() { ending_ = true; }

  /// A word that changes with the store; empty where it cannot be told.
  std::string moment();
  /// The answer to a question that was asked before, as long as the store is as it was.
  std::optional<Reply> remembered(const std::string& question, const std::string& moment);
  void remember(const std::string& question, const std::string& moment, const Reply& reply);

 private:
  explicit Desk(Setup setup) : setup_(std::move(setup)) {}
  rapporteur::Result<rapporteur::Store> borrow();
  void give_back(rapporteur::Store store);

  struct Remembered {
    std::string question, moment;
    Reply reply;
  };

  Setup setup_;
  std::atomic<bool> ending_ = false;
  std::mutex idle_lock_;
  std::vector<rapporteur::Store> idle_;
  std::mutex writing_lock_;
  std::optional<rapporteur::Store> writing_;
  std::mutex analyser_lock_;
  std::optional<rapporteur::Result<rapporteur::Analyser>> analyser_;
  std::mutex watching_lock_;
  std::optional<rapporteur::Store>
      watching_;  // never writes, so that its moment moves with everything that does
  std::mutex answers_lock_;
  std::list<Remembered> answers_;  // the one asked for last first
  std::map<std::string, std::list<Remembered>::iterator> by_question_;
  std::size_t remembered_bytes_ = 0;
};

}  // namespace server
