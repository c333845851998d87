// Happenings, meetings and disputes as a person reads them. Tested in tests/cli/overview_test.py.
#pragma once

#include <string>

#include "rapporteur/rapporteur.h"

namespace cli {

/// "2026-03-05", "2026-03", "from 2026-03-05 to 2026-03-09"; empty where nothing is known.
std::string when_of(const std::string& from, const std::string& to, const std::string& value);

/// One line: what, how it stands, who, whom, when, where, how many tell of it.
std::string text_of(const rapporteur::overview::Summary& summary);
/// Several lines: the meeting, who comes and who does not, and its phases article by article.
std::string text_of(const rapporteur::overview::MeetingThread& meeting);
/// Several lines: what is disputed, and every account with who says so.
std::string text_of(const rapporteur::overview::Dispute& dispute);
/// Several lines: the issue, and the party's stances on it in order of publication.
std::string text_of(const rapporteur::overview::Stands& stands);

}  // namespace cli
