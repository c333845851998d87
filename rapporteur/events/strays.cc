// The weights were fitted (logistic regression) on 196 events of real pages, one or two a page, of which a person said whether they are
// any. A short text proves nothing: it begins with the shares of a usual page of foreign news.
#include "rapporteur/events/strays.h"

#include <algorithm>
#include <cmath>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr double kPolice = 0.4;         // of police and courts
constexpr double kUsualEvents = 0.4;    // events with a public actor, by sentence of a usual page
constexpr double kUsualMentions = 0.5;  // sentences that mention one
constexpr double kUsualSentences = 6;   // for how many sentences these are taken as read
constexpr double kBase = 1.9, kConfidence = 0.6, kPublic = 0.25, kEvents = 0.7, kMentions = 1.65;
constexpr double kLeast = -0.7;  // log odds: what is none two times in three
// A page with more than this of public affairs tells what the model found in it.
constexpr double kLittle = -0.95;
// ... and so does one that tells so many events by sentence: of a sect or a mafia, without a state.
constexpr double kMany = 0.9;
constexpr double kEdge = 0.02;  // of confidences: their log odds are unbounded
constexpr int kMostSteps = 3;   // from an actor to whom he acts for, and on

double log_odds(double share) {
  share = std::clamp(share, kEdge, 1 - kEdge);
  return std::log(share / (1 - share));
}

/// The share of a page's sentences, with those of a usual one before it.
double share_of(double count, double usual, std::size_t sentences) {
  return (count + usual * kUsualSentences) / (static_cast<double>(sentences) + kUsualSentences);
}

/// Of all sentences, the weight of the most public actor that each mentions.
double mentions_of(const Document& document, const std::vector<double>& weights) {
  std::vector<double> most(document.sentences.size());
  for (std::size_t a = 0; a < document.actors.size(); ++a) {
    for (const Mention& mention : document.actors[a].mentions) {
      double& here = most[mention.sentence];
      here = std::max(here, weights[a]);
    }
  }
  double sum = 0;
  for (const double one : most) sum += one;
  return sum;
}

}  // namespace

double public_weight(const Document& document, std::uint32_t actor) {
  for (int step = 0; step < kMostSteps; ++step) {
    const Actor& one = document.actors[actor];
    if (any_of(one.sector, {"COP", "JUD"})) return kPolice;
    if (any_of(one.sector, {"GOV", "MIL", "LEG", "REB", "IGO", "PTY", "OPP", "SPY", "UAF"})) return 1;
    if (one.kind == ActorKind::kState || one.kind == ActorKind::kGovernment ||
        one.kind == ActorKind::kArmedGroup || one.kind == ActorKind::kBloc)
      return 1;
    if (!one.acts_for) return 0;
    actor = *one.acts_for;
  }
  return 0;
}

std::vector<bool> strays_of(const Document& document, const Curve& confidence) {
  std::vector<double> weights;
  for (std::uint32_t a = 0; a < document.actors.size(); ++a) weights.push_back(public_weight(document, a));
  std::vector<double> parties;  // of each event, the most public one
  double told = 0;
  for (const Event& event : document.events) {
    double most = 0;
    for (const Participant& one : event.participants) {
      if (one.actor) most = std::max(most, weights[*one.actor]);
    }
    parties.push_back(most);
    told += most;
  }
  const std::size_t sentences = document.sentences.size();
  const double page =
      kBase + kEvents * std::log(share_of(told, kUsualEvents, sentences)) +
      kMentions * std::log(share_of(mentions_of(document, weights), kUsualMentions, sentences));
  std::vector<bool> out(document.events.size());
  const bool many = static_cast<double>(document.events.size()) >= kMany * static_cast<double>(sentences);
  if (page >= kLittle || many) return out;
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    const double sure = log_odds(confidence.at(document.events[i].confidence));
    out[i] = page + kConfidence * sure + kPublic * parties[i] < kLeast;
  }
  return out;
}

}  // namespace rapporteur
