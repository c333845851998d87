// The makers of the forms that keep entries of every kind, one line each, and of those for calendars,
// annotation tools and graphs. Private to exports/: forms() in exports.cc lists them. Tested in
// tests/unit/exports/, one file per form.
#pragma once

#include <memory>

#include "rapporteur/exports/exports.h"

namespace rapporteur::exports {

std::unique_ptr<Writer> make_csv(const Options& options);
std::unique_ptr<Writer> make_json(const Options& options);
std::unique_ptr<Writer> make_ical(const Options& options);
std::unique_ptr<Writer> make_annotations(const Options& options);
std::unique_ptr<Writer> make_graphml(const Options& options);

}  // namespace rapporteur::exports
