// Renders what document/ reads from a case's input. Options of a case:
//   @show metadata    title, outlet, byline, published with its basis, url, language instead of the text
//   @name FILE        the name errors carry (default "input")
//   @published @outlet @url @title @force    what is given (Given)
//   @encode NAME      the input is converted to this encoding first
//   @ends crlf|cr     line ends of the input
// Text: one line per paragraph, "title| …", "lead| …", "body| …", "quote| …"; several articles are parted by "~~~".
// An article that cannot be read is its error's one line.
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <string>
#include <vector>

#include "rapporteur/document/read.h"
#include "tests/support/case_file.h"

namespace {

using rapporteur::testing::Case;

std::string option(const Case& c, const std::string& key) {
  const auto found = c.options.find(key);
  return found == c.options.end() ? std::string() : found->second;
}

std::string with_ends(const std::string& text, const std::string& ends) {
  std::string out;
  for (const char ch : text) out += ch == '\n' ? (ends == "crlf" ? "\r\n" : "\r") : std::string(1, ch);
  return out;
}

std::string encoded(const std::string& text, const std::string& encoding) {
  const auto units = icu::UnicodeString::fromUTF8(text);
  std::vector<char> bytes(static_cast<std::size_t>(units.length()) * 4 + 16);
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.c_str(), &status);
  const auto length = ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                      units.getBuffer(), units.length(), &status);
  ucnv_close(converter);
  return std::string(bytes.data(), static_cast<std::size_t>(length));
}

std::string metadata_of(const rapporteur::Article& a) {
  std::string out;
  const auto line = [&out](const std::string& key, const std::string& value) {
    if (!value.empty()) out += key + ": " + value + "\n";
  };
  line("title", a.title);
  line("outlet", a.outlet);
  line("byline", a.byline);
  if (!a.published.empty())
    line("published", a.published + " (" + std::string(to_word(a.published_basis)) + ")");
  line("url", a.url);
  line("language", a.language);
  return out;
}

std::string text_of(const rapporteur::Article& a) {
  std::string out;
  for (const rapporteur::Paragraph& paragraph : a.paragraphs) {
    std::string text(a.text.slice(paragraph.span));
    for (char& ch : text) {
      if (ch == '\n' || ch == '\r') ch = ' ';
    }
    out += std::string(to_word(paragraph.part)) + "| " + text + "\n";
  }
  return out;
}

std::string render(const Case& c) {
  std::string input = c.input;
  if (!option(c, "ends").empty()) input = with_ends(input, option(c, "ends"));
  if (!option(c, "encode").empty()) input = encoded(input, option(c, "encode"));
  rapporteur::Given given{option(c, "published"), option(c, "outlet"), option(c, "url"), option(c, "title"),
                          c.options.count("force") != 0};
  const std::string name = option(c, "name").empty() ? "input" : option(c, "name");
  std::string out;
  for (const auto& result : rapporteur::read_articles(input, name, given)) {
    if (!out.empty()) out += "~~~\n";
    if (!result.ok()) {
      out += to_string(result.error()) + "\n";
      continue;
    }
    rapporteur::Document document;
    document.article = result.value();
    if (const std::string fault = verify(document); !fault.empty()) out += "FAULT " + fault + "\n";
    out += option(c, "show") == "metadata" ? metadata_of(result.value()) : text_of(result.value());
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out;
}

const bool registered = (rapporteur::testing::register_cases("document", render), true);

}  // namespace
