// Fuzzes the forms of actors as a store keeps them: any bytes, parted at form feeds, are forms or none. A form is written so
// that it reads back; its keys are words; resolve() numbers groups in the order of their first members, and says the
// same of the same forms.
#include "rapporteur/identities/identities.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace rapporteur;

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::size_t kMostForms = 40;

std::vector<Form> forms_in(std::string_view bytes) {
  std::vector<Form> out;
  while (!bytes.empty() && out.size() < kMostForms) {
    const std::size_t end = std::min(bytes.find('\f'), bytes.size());
    if (auto form = form_from(bytes.substr(0, end))) out.push_back(std::move(*form));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return out;
}

void keeps(const Form& form) {
  const std::string written = to_text(form);
  const auto again = form_from(written);
  require(again && to_text(*again) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto identities = Identities::load();
  const std::vector<Form> forms = forms_in({reinterpret_cast<const char*>(data), size});
  for (const Form& form : forms) {
    keeps(form);
    for (const std::string& key : identities.value().keys_of(form)) require(!key.empty());
    (void)identities.value().body_name(form.name, form.country, form.acts_for);
  }
  const std::vector<std::uint32_t> groups = identities.value().resolve(forms);
  require(groups.size() == forms.size());
  std::uint32_t next = 0;
  for (const std::uint32_t group : groups) {
    require(group <= next);
    next = std::max(next, group + 1);
  }
  require(identities.value().resolve(forms) == groups);
  return 0;
}
