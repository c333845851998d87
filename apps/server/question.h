// From the parameters of a request to a question to the store: the names are the options of `rapporteur find`. A parameter that a route
// does not know is an error, never ignored: a mistyped filter would answer another question. Tested in tests/api/.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/request.h"
#include "rapporteur/rapporteur.h"

namespace server {

/// The parameters of one request.
class Parameters {
 public:
  explicit Parameters(const Target& target) : all_(target.query) {}

  /// The only value, or nothing. Of several the last.
  std::string one(std::string_view name) const;
  std::vector<std::string> every(std::string_view name) const;
  bool has(std::string_view name) const;
  /// "true" or "false"; kBadArgument for anything else.
  rapporteur::Result<bool> flag(std::string_view name, bool otherwise) const;
  /// A whole number from `least` to `most`.
  rapporteur::Result<std::uint64_t> number(std::string_view name, std::uint64_t otherwise,
                                           std::uint64_t least, std::uint64_t most) const;
  /// kBadArgument, naming it, where there is one that is none of these.
  rapporteur::Status only(std::initializer_list<std::string_view> names) const;
  /// The same where those of a query may stand, too.
  rapporteur::Status only_query_and(std::initializer_list<std::string_view> names) const;

 private:
  const std::vector<Parameter>& all_;
};

/// Without a limit. Errors: kBadArgument.
rapporteur::Result<rapporteur::Query> query_of(const Parameters& parameters);

}  // namespace server
