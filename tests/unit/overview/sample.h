// Happenings made by hand for the tests of overview/: entries of articles, what is said by whom, who takes part. An entry's
// id is its article's with a number behind it, so that a failing test tells which one it was.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rapporteur/store/entry.h"

namespace rapporteur::testing {

/// One article: what all entries made of it have in common.
struct Paper {
  std::string article, outlet, published, copy_of;
};

inline store::Party party(const std::string& role, const std::string& name, const std::string& actor = {}) {
  store::Party out;
  out.role = role;
  out.name = name;
  out.actor = actor;
  out.kind = "state";
  return out;
}

/// One who speaks for somebody: "person", for a body that is a "state" or an "organisation".
inline store::Party spokesman(const std::string& name, const std::string& acts_for, const std::string& kind) {
  store::Party out = party("speaker", name);
  out.kind = "person";
  out.acts_for = acts_for;
  out.acts_for_kind = kind;
  return out;
}

inline store::Party present(const std::string& name, const std::string& as, const std::string& actor = {}) {
  store::Party out = party("attendance", name, actor);
  out.as = as;
  return out;
}

inline store::Figure figure(const std::string& what, std::optional<double> low, std::optional<double> high,
                            const std::string& unit = "person") {
  return {what, unit, low, high, {}};
}

inline store::EntryPlace place(const std::string& name, const std::string& country) {
  store::EntryPlace out;
  out.name = name;
  out.country = country;
  return out;
}

/// Builds a Happening. The entry that event() and meeting() give is valid until the next one.
class Story {
 public:
  store::Entry& event(const Paper& paper, const std::string& status = "occurred",
                      const std::string& label = "ASSAULT") {
    return add(happening_.entries, paper, store::EntryKind::kEvent, label, status);
  }
  store::Entry& meeting(const Paper& paper, const std::string& phase, const std::string& kind = "talks") {
    return add(happening_.entries, paper, store::EntryKind::kMeeting, kind, phase);
  }
  /// A statement of the article by this speaker; its id.
  std::string said(const Paper& paper, const store::Party& speaker) {
    store::Entry& out = add(happening_.statements, paper, store::EntryKind::kStatement, "say", "affirmative");
    out.parties = {speaker};
    return out.id;
  }
  std::string said(const Paper& paper, const std::string& speaker) {
    return said(paper, party("speaker", speaker));
  }

  const store::Happening& get() const { return happening_; }

 private:
  store::Entry& add(std::vector<store::Entry>& to, const Paper& paper, store::EntryKind kind,
                    const std::string& label, const std::string& status) {
    store::Entry& out = to.emplace_back();
    out.kind = kind;
    out.id = paper.article + "-" + std::to_string(++number_);
    out.article = paper.article;
    out.outlet = paper.outlet;
    out.published = paper.published;
    out.copy_of = paper.copy_of;
    out.label = label;
    out.status = status;
    out.sentence = "Sentence of " + out.id + ".";
    return out;
  }

  store::Happening happening_{"h1", {}, {}};
  int number_ = 0;
};

/// Makes the entry stand in somebody's words.
inline void by(store::Entry& entry, const std::string& statement, const std::string& name = {}) {
  entry.links.push_back({"according_to", statement, ""});
  entry.according_to = name;
}

inline const Paper kTern{"tern", "The Tern", "2026-03-03", {}};
inline const Paper kGull{"gull", "The Gull", "2026-03-04", {}};
inline const Paper kTernLater{"tern2", "The Tern", "2026-03-05", {}};
inline const Paper kUndated{"undated", "The Auk", "", {}};

}  // namespace rapporteur::testing
