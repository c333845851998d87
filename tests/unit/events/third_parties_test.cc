// The rows of data/frames/third_parties.tsv: every example is read by the whole pipeline, and its marked word must be to the
// marked event what the row says.
#include "rapporteur/events/third_parties.h"

#include <gtest/gtest.h>

#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

const ThirdPartyWords& words() {
  static const auto loaded = ThirdPartyWords::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

struct Example {
  std::string text;
  Span event, third;
};

Example unmarked(const std::string& marked) {
  Example out;
  for (const char c : marked) {
    const std::uint32_t at = count_code_points(out.text);
    switch (c) {
      case '[': out.event.begin = at; break;
      case ']': out.event.end = at; break;
      case '{': out.third.begin = at; break;
      case '}': out.third.end = at; break;
      default: out.text += c;
    }
  }
  return out;
}

std::string named(std::optional<ParticipantRole> role) { return role ? std::string(to_word(*role)) : "none"; }

/// Who hosts or mediates the word, as the example tells it: "host United Nations".
std::string told(const std::string& marked, EventType type) {
  const Example example = unmarked(marked);
  testing::Case one;
  one.input = example.text;
  const Document document = testing::analysed(one, "syntax");
  const Tree tree(document);
  std::string out;
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    if (document.tokens[t].span != example.event) continue;
    for (const auto& found : words().of(tree, t, type)) {
      const bool right = example.third.contains(document.tokens[found.token].span);
      out += named(found.row->role) +
             (right ? " of the example" : " elsewhere: " + std::string(tree.form(found.token)));
    }
  }
  return out;
}

TEST(ThirdParties, EveryExampleIsRead) {
  for (const ThirdPartyWords::Row& row : words().rows()) {
    const EventType type = row.types.empty() ? EventType::kConsult : row.types.front();
    // who accuses and who is accused have a row each
    EXPECT_NE(told(row.example, type).find(named(row.role) + " of the example"), std::string::npos)
        << row.example;
  }
}

TEST(ThirdParties, NobodyWhereNoWordTellsOne) {
  EXPECT_EQ(told("Norland and {Velia} held [talks] in Geneva on Monday.", EventType::kConsult), "");
  EXPECT_EQ(told("{Norland} received weapons and [met] the envoy.", EventType::kConsult), "");
  // the types of a row hold
  EXPECT_EQ(told("{Norland} hosted a [raid] on the port.", EventType::kAssault), "");
}

/// The roles that the first word of a text has in the event that its word `event` tells, where the model gave it `role`.
std::vector<ParticipantRole> roles_after(const char* text, std::uint32_t event, EventType type,
                                         ParticipantRole role) {
  testing::Case one;
  one.input = text;
  const Document document = testing::analysed(one, "syntax");
  EventParts parts;
  parts.participants = {{role, 0, true}};
  words().add_to(parts, Tree(document), event, type);
  std::vector<ParticipantRole> out;
  for (const EventParts::Part& part : parts.participants) out.push_back(part.role);
  return out;
}

using Roles = std::vector<ParticipantRole>;

TEST(ThirdParties, WhoOnlySpeaksOfADeedDoesNotDoIt) {
  const char* const text = "Norland condemned the raid.";
  EXPECT_EQ(roles_after(text, 3, EventType::kAssault, ParticipantRole::kActor), Roles{});
  EXPECT_EQ(roles_after(text, 3, EventType::kAssault, ParticipantRole::kRecipient),
            Roles{ParticipantRole::kRecipient});
}

TEST(ThirdParties, APartyThatMediatesIsNoParty) {
  EXPECT_EQ(roles_after("Egypt brokered a truce.", 3, EventType::kRetreat, ParticipantRole::kActor),
            Roles{ParticipantRole::kMediator});
}

}  // namespace
}  // namespace rapporteur
