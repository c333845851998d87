// A form as a text: fields between tabs, the members of a list between line breaks; names hold neither. What comes back
// from a file is not believed. Tested in tests/unit/identities/form_test.cc.
#include <array>

#include "rapporteur/identities/identities.h"

namespace rapporteur {
namespace {

constexpr std::size_t kFields = 11;

std::string clean(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

std::vector<std::string> pieces(std::string_view text, char mark) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t end = text.find(mark);
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> list(const std::string& field) {
  return field.empty() ? std::vector<std::string>() : pieces(field, '\n');
}

}  // namespace

std::string to_text(const Form& form) {
  std::string further, titles, of;
  for (const std::string& name : form.further) further += (further.empty() ? "" : "\n") + clean(name);
  for (const HeldOffice& office : form.offices) {
    titles += (&office == form.offices.data() ? "" : "\n") + clean(office.title);
    of += (&office == form.offices.data() ? "" : "\n") + clean(office.of);
  }
  std::string out = std::to_string(static_cast<int>(form.kind));
  for (const std::string& field :
       {clean(form.name), clean(form.country), std::string(form.sure ? "1" : "0"), clean(form.acts_for),
        clean(form.sector), clean(form.wikidata), clean(form.article), further, titles, of})
    out += '\t' + field;
  return out;
}

std::optional<Form> form_from(std::string_view text) {
  const std::vector<std::string> fields = pieces(text, '\t');
  if (fields.size() != kFields || fields[0].size() != 1) return std::nullopt;
  const int kind = fields[0][0] - '0';
  if (kind < 0 || kind >= static_cast<int>(ActorKind::kUnnamed) || fields[1].empty()) return std::nullopt;
  Form out;
  out.kind = static_cast<ActorKind>(kind);
  out.name = fields[1];
  out.country = fields[2];
  out.sure = fields[3] == "1";
  out.acts_for = fields[4];
  out.sector = fields[5];
  out.wikidata = fields[6];
  out.article = fields[7];
  out.further = list(fields[8]);
  const std::vector<std::string> titles = list(fields[9]);
  const std::vector<std::string> of = titles.empty() ? list(fields[10]) : pieces(fields[10], '\n');
  if (titles.size() != of.size()) return std::nullopt;
  for (std::size_t i = 0; i < titles.size(); ++i) out.offices.push_back({titles[i], of[i]});
  return out;
}

}  // namespace rapporteur
