// Happenings, meetings and disputes as a person reads them. Tested in tests/cli/overview_test.py.
#pragma once

#include <string>

#include "rapporteur/rapporteur.h"

namespace cli {

/// "2026-03-05", "2026-03", "2026-03-05 to 2026-03-08", "until 2040"; empty where nothing is known.
std::string when_of(const std::string& from, const std::string& to, const std::string& value);

/// On one line, safe to print: line breaks are spaces, other control characters question marks.
std::string flat(std::string text);

/// Two lines: what, how it stands, who, whom, when, where, how many tell of it; and the newest sentence. `date` stands in
/// front.
std::string text_of(const rapporteur::overview::Summary& summary, const std::string& date);
/// The same with what moved below it; `date` stands in front.
std::string text_of(const rapporteur::overview::Movement& movement, const std::string& date);
/// Day of the newest article, or "undated".
std::string newest_day(const rapporteur::overview::Summary& summary);
/// Several lines: the meeting, who comes and who does not, and its phases article by article.
std::string text_of(const rapporteur::overview::MeetingThread& meeting);
/// Several lines: what is disputed, and every account with who says so.
std::string text_of(const rapporteur::overview::Dispute& dispute, const rapporteur::overview::Summary& about);
/// Several lines: the issue, and the party's stances on it in order of publication.
std::string text_of(const rapporteur::overview::Stands& stands);

}  // namespace cli
