// The cue lexicon (data/cues/acts.tsv) and the channels (data/cues/channels.tsv), and their search in a sentence.
// Phrases are matched on lemmas; where the lemma is wrong or missing, on the regular inflection of the phrase's word.
// Tested in tests/unit/statements/cues_test.cc, over every example of both tables.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rapporteur/actors/tree.h"

namespace rapporteur {

enum class Negated { kKeep, kDecline, kNone };

struct CueEntry {
  std::vector<std::string> words;  // "*": up to four words between, and the object of the verb
  bool noun = false;               // "/n"
  bool infinitive = false;         // "+to"
  bool clause = false;             // "+clause"
  bool bare = false;               // "+bare"
  bool object = false;             // "+object"
  std::optional<SpeechAct> act;    // none: no statement
  Negated negated = Negated::kKeep;
  std::string addressee;  // "obj", a preposition, or empty
  std::string example;
};

struct CueMatch {
  const CueEntry* entry = nullptr;
  std::vector<std::uint32_t> tokens;  // those that the phrase's words stand for, in order
  std::uint32_t head() const { return tokens.front(); }
};

struct ChannelEntry {
  std::vector<std::string> words;
  std::string kind;
  std::string example;
};

struct DocumentEntry {
  std::string kind;   // of the channel it makes
  bool near = false;  // its issuer may stand in a sentence before
};

struct ChannelMatch {
  const ChannelEntry* entry = nullptr;
  Range tokens;
};

class CueLexicon {
 public:
  static Result<CueLexicon> load();

  /// The longest phrase that starts at a token and ends before `end`; empty if the token starts none.
  std::optional<CueMatch> match(const Tree& tree, std::uint32_t token, std::uint32_t end) const;
  /// The act that naming words in lower case make of what is named ("an illegal act": condemn, "a fabrication": deny);
  /// data/cues/judgements.tsv.
  std::optional<SpeechAct> judgement(std::string_view lower_text) const;
  /// The longest channel phrase that starts at a token, within tokens for which `inside` is true.
  std::optional<ChannelMatch> channel(const Tree& tree, std::uint32_t token,
                                      const std::vector<bool>& inside) const;

  /// A noun of what cannot speak ("debate"); data/cues/mute.tsv.
  bool is_mute(std::string_view lemma) const { return mute_.contains(std::string(lemma)); }

  /// A noun of what somebody else says to be so ("allegation"); data/cues/claims.tsv.
  bool is_claim(std::string_view lemma) const { return claims_.contains(std::string(lemma)); }

  /// The entry of a text that speaks for its issuer ("statement"), or nullptr; data/cues/documents.tsv.
  const DocumentEntry* document(std::string_view lemma) const {
    const auto found = documents_.find(std::string(lemma));
    return found == documents_.end() ? nullptr : &found->second;
  }

  const std::vector<CueEntry>& cues() const { return cues_; }
  const std::vector<ChannelEntry>& channels() const { return channels_; }

 private:
  std::vector<CueEntry> cues_;
  std::vector<ChannelEntry> channels_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_word_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> channel_by_first_word_;
  std::unordered_map<std::string, std::string> irregular_;  // form to lemma
  std::vector<std::pair<std::string, SpeechAct>> judgements_;
  std::unordered_set<std::string> mute_;
  std::unordered_set<std::string> claims_;
  std::unordered_map<std::string, DocumentEntry> documents_;

  Status read_cues();
  Status read_channels();
  Status read_words();
  std::vector<std::string> lemmas_of(const Tree& tree, std::uint32_t token) const;
  bool same_word(const Tree& tree, std::uint32_t token, const std::string& word) const;
  friend class CueMatcher;
};

/// The words a form may be a regular inflection of, itself among them: "planned": planned, plann, plan, planne.
std::vector<std::string> stems_of(std::string_view lower_form);

}  // namespace rapporteur
