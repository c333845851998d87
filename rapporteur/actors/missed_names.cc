// Missed names; see missed_names.h. Tested in tests/cases/actors/names.case.
#include "rapporteur/actors/missed_names.h"

#include <algorithm>

namespace rapporteur {

bool in_capitals(std::string_view form) {
  return form.size() > 1 &&
         std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void MissedNames::learn_surnames(const NameTypes& types) {
  for (const auto& [words, type] : types) {
    const std::size_t space = words.rfind(' ');
    if (type == NameType::kPerson && space != std::string::npos) surnames_.insert(words.substr(space + 1));
  }
}

// "WHO said": an abbreviation of the tables that the tagger took for a word; not in a headline all in capitals.
bool MissedNames::abbreviation(std::uint32_t token) const {
  if (name_at_[token] >= 0 || taken_[token] || !in_capitals(tree_.form(token))) return false;
  const bool shouted = (token > 0 && in_capitals(tree_.form(token - 1))) ||
                       (token + 1 < tree_.size() && in_capitals(tree_.form(token + 1)));
  return !shouted && tables_.organisation(std::string(tree_.form(token))) != nullptr;
}

// Begins with a capital, and is part of no name yet.
bool MissedNames::is_free_capital(std::uint32_t token) const {
  const char first = tree_.form(token).front();
  return first >= 'A' && first <= 'Z' && name_at_[token] < 0 && !taken_[token];
}

// "told | Harbour Insider", "told Quaycheck.info": whoever is told has a name, though the tagger saw none.
Range MissedNames::told_to(std::uint32_t token) const {
  const bool object = tree_.is(token, "iobj") || tree_.is(token, "obj");
  const auto verb = tree_.head(token);
  if (!object || !verb || *verb > token || tree_.lemma(*verb) != "tell" || !is_free_capital(token)) return {};
  if (tree_.upos(token) != "PROPN" && tree_.form(token).find('.') == std::string_view::npos) return {};
  if (reader_.agent(token) != nullptr || reader_.title_at(token)) return {};
  std::uint32_t begin = token;
  while (begin > *verb + 1 && is_free_capital(begin - 1) && tree_.is(begin - 1, "compound")) --begin;
  return {begin, token + 1};
}

// "Business Insider", "Free Norland Army": words that the tagger left alone and the tables know together. One word alone
// may be any.
Range MissedNames::known_from(std::uint32_t token) const {
  constexpr std::uint32_t kLongest = 7;  // words
  if (!is_free_capital(token)) return {};
  const Range sentence = tree_.document().sentences[tree_.sentence_of(token)].tokens;
  for (std::uint32_t end = std::min(sentence.end, token + kLongest); end > token + 1; --end) {
    if (!is_free_capital(end - 1)) continue;
    const bool free =
        std::none_of(name_at_.begin() + token, name_at_.begin() + end, [](std::int32_t n) { return n >= 0; });
    if (free && tables_.organisation(reader_.words({token, end})) != nullptr) return {token, end};
  }
  return {};
}

// "the United Nations High | Commissioner for Refugees": where the tables know a longer name than the tagger saw.
std::uint32_t MissedNames::known_end(Range name) const {
  constexpr std::uint32_t kLongest = 7;  // words behind the tagger's
  const Range sentence = tree_.document().sentences[tree_.sentence_of(name.begin)].tokens;
  for (std::uint32_t end = std::min(sentence.end, name.end + kLongest); end > name.end; --end) {
    if (tables_.organisation(reader_.words({name.begin, end})) != nullptr) return end;
  }
  // "the Office of the | Governor": no name ends with an article
  std::uint32_t end = name.end;
  const auto function_word = [this](std::uint32_t t) {
    return tree_.upos(t) == "DET" || tree_.upos(t) == "ADP";
  };
  if (!function_word(end - 1)) return end;
  while (end < sentence.end && tree_.is_nominal(end) && name_at_[end] < 0) ++end;
  while (end - 1 > name.begin && function_word(end - 1)) --end;
  return end;
}

}  // namespace rapporteur
