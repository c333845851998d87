// The tagger of attendance: what it refuses to load, and that it tags nobody who is no actor.
#include "rapporteur/meetings/attendance.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"

namespace rapporteur {
namespace {

std::string fault_of(const testing::ModelWriter& writer) {
  const auto model = nn::ModelFile::parse(writer.file(), "tiny");
  if (!model) return to_string(model.error());
  const auto tagger = AttendanceTagger::load(*model.value());
  return tagger.ok() ? "" : tagger.error().detail;
}

TEST(AttendanceTagger, RefusesLabelsItDoesNotKnow) {
  auto writer = testing::tiny_model();
  EXPECT_EQ(fault_of(writer), "");
  writer.labels("attendance", {"O", "invited", "late"});
  EXPECT_EQ(fault_of(writer), "no kind of attendance: late");
  writer.labels("attendance", {"invited", "O", "absent"});
  EXPECT_EQ(fault_of(writer), "no kind of attendance: invited");
  writer.labels("attendance", {"O", "invited"});
  EXPECT_EQ(fault_of(writer), "the head of attendance does not fit its labels");
}

}  // namespace
}  // namespace rapporteur
