// Forms and actors made by hand for the tests of identities/ and of the store's actors.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rapporteur/identities/identities.h"

namespace rapporteur::testing {

inline const Identities& identities() {
  static const Identities kIdentities = Identities::load().value();
  return kIdentities;
}

inline Form person(std::string name, std::string country = "", std::vector<HeldOffice> offices = {}) {
  Form form;
  form.name = std::move(name);
  form.sure = !country.empty();
  form.country = std::move(country);
  form.offices = std::move(offices);
  return form;
}

inline Form body(std::string name, ActorKind kind, std::string country = "",
                 std::vector<std::string> further = {}) {
  Form form = person(std::move(name), std::move(country));
  form.kind = kind;
  form.further = std::move(further);
  return form;
}

/// The groups of forms as names: {"Ana Reis", "Reis"}, {"Tom Reis"}; the same whatever the order.
inline std::multiset<std::multiset<std::string>> groups(const std::vector<Form>& forms) {
  const std::vector<std::uint32_t> group_of = identities().resolve(forms);
  std::map<std::uint32_t, std::multiset<std::string>> by_group;
  for (std::size_t i = 0; i < forms.size(); ++i) by_group[group_of[i]].insert(forms[i].name);
  std::multiset<std::multiset<std::string>> out;
  for (const auto& [group, names] : by_group) out.insert(names);
  return out;
}

}  // namespace rapporteur::testing
