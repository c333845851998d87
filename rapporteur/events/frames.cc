// Tested in tests/unit/events/frames_test.cc.
#include "rapporteur/events/frames.h"

#include <algorithm>
#include <array>

#include "rapporteur/base/data.h"
#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

constexpr std::array<std::string_view, 16> kFiles = {
    "frames/accuse.tsv",   "frames/agree.tsv",    "frames/aid.tsv",     "frames/assault.tsv",
    "frames/coerce.tsv",   "frames/concede.tsv",  "frames/consult.tsv", "frames/cooperate.tsv",
    "frames/mobilize.tsv", "frames/protest.tsv",  "frames/reject.tsv",  "frames/request.tsv",
    "frames/retreat.tsv",  "frames/sanction.tsv", "frames/support.tsv", "frames/threaten.tsv"};
constexpr std::size_t kCells = 9;
constexpr std::array<std::string_view, 6> kSlots = {"subj", "obj", "iobj", "poss", "mod", "clause"};
constexpr std::array<std::string_view, 49> kPrepositions = {
    "about", "above", "across", "after", "against", "ahead",   "along",      "amid",    "among",   "around",
    "as",    "at",    "away",   "back",  "before",  "behind",  "below",      "beside",  "between", "beyond",
    "by",    "down",  "during", "for",   "from",    "in",      "inside",     "into",    "near",    "of",
    "off",   "on",    "onto",   "out",   "over",    "through", "throughout", "to",      "toward",  "towards",
    "under", "until", "up",     "upon",  "with",    "without", "alongside",  "outside", "past"};

bool is_slot(std::string_view text) {
  return std::find(kSlots.begin(), kSlots.end(), text) != kSlots.end() ||
         std::find(kPrepositions.begin(), kPrepositions.end(), text) != kPrepositions.end();
}

bool is_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<Slot> slots_of(std::string_view cell) {
  std::vector<Slot> out;
  if (cell == "-") return out;
  for (const std::string_view slot : split(cell, ',')) out.emplace_back(slot);
  return out;
}

std::string known(std::string_view cell) { return cell == "-" ? std::string() : std::string(cell); }

bool is_part(std::string_view upos, char part) {
  switch (part) {
    case 'v': return upos == "VERB" || upos == "AUX";
    case 'n': return upos == "NOUN" || upos == "PROPN";
    default: return upos == "ADJ";
  }
}

/// By its lemma, its form, or the form without the s that a lemmatizer may leave ("troops").
bool is_listed(const std::set<std::string, std::less<>>& words, const Tree& tree, std::uint32_t token) {
  const std::string_view form = tree.lower(token);
  return words.contains(tree.lemma(token)) || words.contains(form) ||
         (form.size() > 3 && form.ends_with('s') && words.contains(form.substr(0, form.size() - 1)));
}

}  // namespace

Result<FrameLexicon> FrameLexicon::load() {
  FrameLexicon lexicon;
  if (const Status status = lexicon.read_classes(); !status) return status.error();
  for (const std::string_view file : kFiles) {
    if (const Status status = lexicon.read(file); !status) return status.error();
  }
  return lexicon;
}

Status FrameLexicon::read_classes() {
  const auto rows = read_embedded_table("frames/classes.tsv", 2, 2);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    auto& words = classes_[std::string(row.cells[0])];
    if (!words.empty()) return table_error("data/frames/classes.tsv", row, "a class that stands there twice");
    for (const std::string_view word : split(row.cells[1], ' ')) words.emplace(word);
  }
  return Done{};
}

Status FrameLexicon::read(std::string_view file) {
  const auto rows = read_embedded_table(file, kCells, kCells);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    auto frame = frame_of(file, row.line, row.cells);
    if (!frame) return frame.error();
    const std::string main = frame->part == 'n' ? frame->words.back() : frame->words.front();
    const auto same = [&](std::uint32_t other) {
      const Frame& o = frames_[other];
      return o.words == frame->words && o.part == frame->part && o.when.size() == frame->when.size() &&
             std::equal(o.when.begin(), o.when.end(), frame->when.begin(), [](const auto& a, const auto& b) {
               return a.slot == b.slot && a.absent == b.absent && a.lemmas == b.lemmas &&
                      a.classes == b.classes;
             });
    };
    auto& others = by_word_[main];
    const auto found = std::find_if(others.begin(), others.end(), same);
    if (found != others.end())
      return table_error("data/" + std::string(file), row, "says the same as " + frames_[*found].place);
    others.push_back(static_cast<std::uint32_t>(frames_.size()));
    frames_.push_back(std::move(frame).value());
  }
  return Done{};
}

Result<Frame> FrameLexicon::frame_of(std::string_view file, std::size_t line,
                                     const std::vector<std::string_view>& cells) const {
  const std::string place = "data/" + std::string(file) + ":" + std::to_string(line);
  const auto wrong = [&](const std::string& what) { return Error{ErrorCode::kDamagedData, place, what}; };
  Frame frame;
  for (const std::string_view word : split(cells[0], ' ')) frame.words.emplace_back(word);
  if (cells[1].size() != 1 || std::string_view("vna").find(cells[1]) == std::string_view::npos)
    return wrong("the part of speech is v, n or a");
  frame.part = cells[1][0];
  if (cells[2] != "-") {
    for (std::string_view text : split(cells[2], ';')) {
      FrameCondition condition;
      condition.absent = text.starts_with('-');
      if (condition.absent) text.remove_prefix(1);
      const std::size_t equals = std::min(text.find('='), text.size());
      condition.slot = text.substr(0, equals);
      if (!is_slot(condition.slot)) return wrong("no such slot: " + condition.slot);
      if (equals < text.size()) {
        for (const std::string_view word : split(text.substr(equals + 1), ',')) {
          if (!word.starts_with('@')) {
            condition.lemmas.emplace(word);
          } else if (classes_.contains(word.substr(1))) {
            condition.classes.emplace_back(word.substr(1));
          } else {
            return wrong("no such class: " + std::string(word));
          }
        }
      }
      frame.when.push_back(std::move(condition));
    }
  }
  if (cells[3] != "NONE") {
    frame.type = event_type_of(cells[3]);
    if (!frame.type) return wrong("no such type: " + std::string(cells[3]));
  }
  if (cells[5] != "-" && !is_code(cells[5])) return wrong("no CAMEO code: " + std::string(cells[5]));
  frame.mode = known(cells[4]);
  frame.cameo = known(cells[5]);
  frame.actor = slots_of(cells[6]);
  frame.recipient = slots_of(cells[7]);
  for (const auto* list : {&frame.actor, &frame.recipient}) {
    for (const Slot& slot : *list) {
      if (!is_slot(slot)) return wrong("no such slot: " + slot);
    }
  }
  frame.example = cells[8];
  frame.place = place;
  return frame;
}

const Frame* FrameLexicon::match(const Tree& tree, std::uint32_t token) const {
  const auto found = by_word_.find(std::string(tree.lemma(token)));
  if (found == by_word_.end()) return nullptr;
  const Frame* best = nullptr;
  const auto rank = [](const Frame& frame) {
    std::size_t sum = 2 * frame.words.size();
    for (const FrameCondition& one : frame.when)
      sum += one.lemmas.empty() && one.classes.empty() && !one.absent ? 1 : 2;
    return sum;
  };
  for (const std::uint32_t index : found->second) {
    const Frame& frame = frames_[index];
    if (best != nullptr && rank(frame) <= rank(*best)) continue;
    if (fits(frame, tree, token)) best = &frame;
  }
  return best;
}

bool FrameLexicon::fits(const Frame& frame, const Tree& tree, std::uint32_t token) const {
  if (!is_part(tree.upos(token), frame.part)) return false;
  if (frame.part == 'n') {
    const std::size_t before = frame.words.size() - 1;
    if (token < before) return false;
    for (std::size_t i = 0; i < before; ++i) {
      const auto at = static_cast<std::uint32_t>(token - before + i);
      if (tree.lemma(at) != frame.words[i] && tree.lower(at) != frame.words[i]) return false;
    }
  } else {
    for (std::size_t i = 1; i < frame.words.size(); ++i) {
      if (!has_particle(tree, token, frame.words[i])) return false;
    }
  }
  return std::all_of(frame.when.begin(), frame.when.end(),
                     [&](const FrameCondition& condition) { return holds(condition, tree, token); });
}

bool FrameLexicon::holds(const FrameCondition& condition, const Tree& tree, std::uint32_t token) const {
  std::vector<std::uint32_t> there;
  if (condition.slot == "clause") {
    for (const std::uint32_t c : tree.children(token)) {
      if (tree.is(c, "ccomp") || tree.is(c, "xcomp") || tree.is(c, "advcl") || tree.is(c, "acl"))
        there.push_back(c);
    }
  } else {
    there = in_slot(tree, token, condition.slot);
  }
  if (condition.absent) return there.empty();
  if (condition.lemmas.empty() && condition.classes.empty()) return !there.empty();
  return std::any_of(there.begin(), there.end(), [&](std::uint32_t t) {
    return is_listed(condition.lemmas, tree, t) ||
           std::any_of(condition.classes.begin(), condition.classes.end(),
                       [&](const std::string& name) { return in_class(name, tree, t); });
  });
}

/// A word of the class's list; of persons, places and states a name or pronoun too.
bool FrameLexicon::in_class(std::string_view name, const Tree& tree, std::uint32_t token) const {
  const auto words = classes_.find(name);
  if (words == classes_.end()) return false;
  if (is_listed(words->second, tree, token)) return true;
  if (name == "person" && tree.upos(token) == "PRON") return tree.lower(token) != "it";
  const bool named = name == "person" || name == "place" || name == "state";
  if (!named || tree.upos(token) != "PROPN") return false;
  const auto& names = tree.document().names;
  const auto at = std::upper_bound(names.begin(), names.end(), token,
                                   [](std::uint32_t t, const Name& n) { return t < n.tokens.end; });
  if (at == names.end() || !at->tokens.contains(token)) return name != "place";
  const bool on_map = at->type == NameType::kPlace || at->type == NameType::kFacility;
  return name == "person" ? true : name == "place" ? on_map : at->type == NameType::kPlace;
}

}  // namespace rapporteur
