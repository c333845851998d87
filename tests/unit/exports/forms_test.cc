// The list of forms: every one can be made, and what holds for all of them.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "rapporteur/exports/exports.h"
#include "tests/unit/exports/line_sample.h"

namespace rapporteur::exports {
namespace {

using namespace testing;
using namespace std::string_literals;

TEST(Forms, HaveNamesOfTheirOwnAndASentence) {
  std::set<std::string> names;
  for (const Form& form : forms()) {
    EXPECT_TRUE(names.insert(form.name).second) << form.name;
    EXPECT_FALSE(std::string(form.what).empty()) << form.name;
    EXPECT_NE(writer_of(form.name, kOptions), nullptr) << form.name;
  }
  for (const char* name : {"csv", "json", "ical", "annotations", "graphml"})
    EXPECT_TRUE(names.contains(name)) << name;
}

TEST(Forms, ThereIsNoWriterOfAnotherName) {
  for (const char* name : {"", "CSV", "csv ", "xml", "jso"})
    EXPECT_EQ(writer_of(name, kOptions), nullptr) << name;
}

TEST(Forms, WriteOrLeaveOutEveryEntry) {
  for (const Form& form : forms()) {
    const auto writer = writer_of(form.name, kOptions);
    std::size_t written = 0;
    Entry occurred = event();  // tables without a column for status take no other
    occurred.status = "occurred";
    occurred.background = false;
    for (const Entry& one : {statement(), event(), occurred, meeting(), position()})
      written += !writer->entry(one).empty();
    EXPECT_EQ(written + writer->left_out(), 5U) << form.name;
    EXPECT_GT(written, 0U) << form.name;
  }
}

TEST(Forms, SayWhyTheyWereCutInOneOfTheirLastLines) {
  for (const Form& form : forms()) {
    const auto writer = writer_of(form.name, kOptions);
    std::string out = writer->head() + writer->entry(event());
    const std::string cut = writer->cut("the disk\nis full");
    EXPECT_TRUE(contains(cut, "is full")) << form.name;
    EXPECT_TRUE(cut.ends_with("\n")) << form.name;
  }
}

TEST(Forms, StandEmptyEntriesAndHostileBytes) {
  Entry hostile = event();
  for (std::string* field :
       {&hostile.id, &hostile.article, &hostile.url, &hostile.title, &hostile.outlet, &hostile.published,
        &hostile.sentence, &hostile.label, &hostile.words, &hostile.from, &hostile.to, &hostile.time_value,
        &hostile.happening, &hostile.according_to, &hostile.parties[0].name, &hostile.parties[0].actor}) {
    *field = "\xFF\xC3\0\x01\"'<&>,;\\\r\n]]>--="s;
  }
  hostile.sentence_span = {~0U, 0};
  hostile.spans = {{"cue", {5, 2}}, {"trigger", {~0U - 1, ~0U}}};
  hostile.parties[1].name = "";
  hostile.parties[1].actor = "";
  for (const Form& form : forms()) {
    for (const Options& options : {kOptions, kNoText, Options{}}) {
      const auto writer = writer_of(form.name, options);
      std::string out = writer->head();
      for (const EntryKind kind :
           {EntryKind::kStatement, EntryKind::kEvent, EntryKind::kMeeting, EntryKind::kPosition}) {
        hostile.kind = kind;
        out += writer->entry(hostile);
        Entry empty;
        empty.kind = kind;
        out += writer->entry(empty);
      }
      out += writer->tail();
      EXPECT_EQ(out.find('\xFF'), std::string::npos) << form.name << ": ill-formed UTF-8";
      EXPECT_EQ(out.find('\0'), std::string::npos) << form.name;
    }
  }
}

TEST(Forms, WithoutTextHaveNeitherSentenceNorWordsNorReason) {
  for (const Form& form : forms()) {
    Entry one = statement();
    one.parties.push_back(party("addressee", "several dozen fishermen", ""));
    one.parties.back().span = Span{400, 423};
    one.words = "such words";
    Entry other = meeting();
    other.words = "such words";
    const std::string out = exported(form.name, {one, event(), other, position()}, kNoText);
    for (const char* text :
         {"denied the attack", "such words", "with its subject", "several dozen fishermen"})
      EXPECT_FALSE(contains(out, text)) << form.name << ": " << text;
  }
}

}  // namespace
}  // namespace rapporteur::exports
