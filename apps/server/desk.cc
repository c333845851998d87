// A store is borrowed from those that lie idle, or opened; answers are kept until the store's moment moves, the ones not asked for longest go first.
// Tested in tests/api/.
#include "apps/server/desk.h"

#include <utility>

namespace server {

using rapporteur::Analyser;
using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Result;
using rapporteur::Store;

namespace {

constexpr std::size_t kMostRemembered = 64u << 20;  // bytes of answers
constexpr std::size_t kMostOfOne = 4u << 20;

/// A store that is gone is no answer to what was asked.
Reply unopened(const Error& error) {
  if (error.code != ErrorCode::kNotFound) return error_reply(error);
  return error_reply(Error{ErrorCode::kUnreadable, {}, "the store is not there any more"});
}

std::size_t size_of(const Reply& reply) { return reply.body.size() + 512; }

}  // namespace

Result<std::unique_ptr<Desk>> Desk::open(Setup setup) {
  std::unique_ptr<Desk> out(new Desk(std::move(setup)));
  auto store = out->borrow();
  if (!store) return store.error();
  out->give_back(std::move(store).value());
  auto watching = Store::open(out->setup_.store);
  if (!watching) return watching.error();
  out->watching_.emplace(std::move(watching).value());
  return out;
}

Result<Store> Desk::borrow() {
  {
    const std::lock_guard lock(idle_lock_);
    if (!idle_.empty()) {
      Store out = std::move(idle_.back());
      idle_.pop_back();
      return out;
    }
  }
  return Store::open(setup_.store);
}

void Desk::give_back(Store store) {
  const std::lock_guard lock(idle_lock_);
  idle_.push_back(std::move(store));
}

Reply Desk::read(const std::function<Reply(Store&)>& work) {
  auto store = borrow();
  if (!store) return unopened(store.error());
  Reply out = work(store.value());
  // one that failed may have lost its server: the next request opens another
  if (out.status < 500) give_back(std::move(store).value());
  return out;
}

Reply Desk::write(const std::function<Reply(Store&)>& work) {
  const std::lock_guard lock(writing_lock_);
  if (!writing_) {
    auto store = Store::open_or_create(setup_.store);
    if (!store) return unopened(store.error());
    writing_.emplace(std::move(store).value());
  }
  Reply out = work(*writing_);
  if (out.status >= 500) writing_.reset();
  return out;
}

Result<const Analyser*> Desk::analyser() {
  const std::lock_guard lock(analyser_lock_);
  if (!analyser_) {
    if (!setup_.open_analyser) return Error{ErrorCode::kUnreadable, "model", "this desk reads no articles"};
    analyser_.emplace(setup_.open_analyser());
  }
  if (!*analyser_) return analyser_->error();
  return &analyser_->value();
}

std::string Desk::moment() {
  const std::lock_guard lock(watching_lock_);
  if (!watching_) {
    auto store = Store::open(setup_.store);
    if (!store) return {};
    watching_.emplace(std::move(store).value());
  }
  const auto out = watching_->moment();
  if (!out) watching_.reset();
  return out ? out.value() : std::string();
}

std::optional<Reply> Desk::remembered(const std::string& question, const std::string& moment) {
  const std::lock_guard lock(answers_lock_);
  const auto found = by_question_.find(question);
  if (found == by_question_.end() || moment.empty() || found->second->moment != moment) return std::nullopt;
  answers_.splice(answers_.begin(), answers_, found->second);
  return found->second->reply;
}

void Desk::remember(const std::string& question, const std::string& moment, const Reply& reply) {
  if (moment.empty() || size_of(reply) > kMostOfOne) return;
  const std::lock_guard lock(answers_lock_);
  const auto drop = [this](std::list<Remembered>::iterator one) {
    remembered_bytes_ -= size_of(one->reply) + one->question.size();
    by_question_.erase(one->question);
    answers_.erase(one);
  };
  if (const auto found = by_question_.find(question); found != by_question_.end()) drop(found->second);
  answers_.push_front({question, moment, reply});
  by_question_[question] = answers_.begin();
  remembered_bytes_ += size_of(reply) + question.size();
  while (remembered_bytes_ > kMostRemembered) drop(std::prev(answers_.end()));
}

}  // namespace server
