// Matching tries every way through the elements and keeps the longest; patterns are a handful of elements, so that no
// cleverer method pays. Tested in tests/unit/rule/pattern_test.cc.
#include "rapporteur/rule/pattern.h"

#include <algorithm>

#include "rapporteur/base/text.h"

namespace rapporteur::rule {

std::uint16_t Names::id_of(std::string_view name) {
  if (const auto known = find(name)) return *known;
  names_.emplace_back(name);
  return static_cast<std::uint16_t>(names_.size() - 1);
}

std::optional<std::uint16_t> Names::find(std::string_view name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  if (at == names_.end()) return std::nullopt;
  return static_cast<std::uint16_t>(at - names_.begin());
}

Result<Pattern> Pattern::compile(std::string_view text, Names& names, std::string_view subject) {
  Pattern pattern;
  for (std::string_view piece : split(text, ' ')) {
    const std::string_view whole = piece;
    Element element;
    if (piece.front() == '~') {
      element.context = true;
      piece.remove_prefix(1);
    }
    if (piece.size() > 1 && piece.back() == '?') {
      element.optional = true;
      piece.remove_suffix(1);
    }
    for (const std::string_view option : split(piece, '|')) {
      if (option.front() != '<') {
        element.options.push_back({std::string(option)});
        continue;
      }
      const std::size_t colon = option.find(':');
      if (option.back() != '>' || option.size() < 3)
        return Error{ErrorCode::kDamagedData, std::string(subject), std::string(whole)};
      const std::string_view inside = option.substr(1, option.size() - 2);
      const std::string_view kind = colon == std::string_view::npos ? inside : inside.substr(0, colon - 1);
      const std::string_view slot = colon == std::string_view::npos ? inside : inside.substr(colon);
      element.options.push_back({{}, names.id_of(kind), names.id_of(slot)});
    }
    if (element.options.empty())
      return Error{ErrorCode::kDamagedData, std::string(subject), std::string(whole)};
    pattern.elements_.push_back(std::move(element));
  }
  const auto& all = pattern.elements_;
  if (std::all_of(all.begin(), all.end(), [](const Element& e) { return e.optional || e.context; }))
    return Error{ErrorCode::kDamagedData, std::string(subject),
                 std::string(text) + ": nothing has to be there"};
  return pattern;
}

struct Pattern::Walk {
  const std::vector<Word>& words;
  Match now;
  std::optional<Match> best = std::nullopt;
  bool begun = false;
};

void Pattern::follow(Walk& walk, std::size_t element, std::uint32_t at) const {
  if (element == elements_.size()) {
    if (walk.begun && (!walk.best || walk.now.end > walk.best->end)) walk.best = walk.now;
    return;
  }
  const Element& e = elements_[element];
  const auto take = [&](std::uint32_t length, const Capture* capture) {
    const Match kept = walk.now;
    const bool begun = walk.begun;
    if (!e.context) {
      if (!begun) walk.now.begin = at;
      walk.begun = true;
      walk.now.end = at + length;
      if (capture != nullptr) walk.now.captures.push_back(*capture);
    }
    follow(walk, element + 1, at + length);
    walk.now = kept;
    walk.begun = begun;
  };
  if (at < walk.words.size()) {
    for (const Option& option : e.options) {
      if (!option.form.empty()) {
        if (walk.words[at].form == option.form) take(1, nullptr);
        continue;
      }
      for (const Reading& reading : walk.words[at].readings) {
        if (reading.kind != option.kind) continue;
        const Capture capture{option.slot, reading.value};
        take(reading.length, &capture);
      }
    }
  }
  if (e.optional) follow(walk, element + 1, at);
}

std::optional<Match> Pattern::match(const std::vector<Word>& words, std::uint32_t at) const {
  Walk walk{words, {}};
  follow(walk, 0, at);
  return walk.best;
}

Pattern::Beginnings Pattern::beginnings() const {
  Beginnings out;
  for (const Element& element : elements_) {
    for (const Option& option : element.options) {
      if (option.form.empty()) {
        out.kinds.push_back(option.kind);
      } else {
        out.forms.push_back(option.form);
      }
    }
    if (!element.optional) break;
  }
  return out;
}

std::vector<std::uint16_t> Pattern::kinds() const {
  std::vector<std::uint16_t> out;
  for (const Element& element : elements_) {
    for (const Option& option : element.options) {
      if (option.form.empty()) out.push_back(option.kind);
    }
  }
  return out;
}

bool Pattern::has_slot(std::uint16_t slot) const {
  return std::any_of(elements_.begin(), elements_.end(), [&](const Element& e) {
    return std::any_of(e.options.begin(), e.options.end(),
                       [&](const Option& o) { return o.form.empty() && o.slot == slot; });
  });
}

}  // namespace rapporteur::rule
