// The sheet: the columns of the sample, those for the coder, then those of the exports, so that whoever knows one knows the
// other. Tested in tests/unit/coding/sample_test.cc.
#include <cmath>
#include <nlohmann/json.hpp>

#include "rapporteur/base/csv.h"
#include "rapporteur/coding/coding.h"

namespace rapporteur::coding {
namespace {

/// With four places at most.
double rounded(double value) {
  constexpr double kPlaces = 10'000;
  return std::round(value * kPlaces) / kPlaces;
}

}  // namespace

Sheet::Sheet(Form form)
    : form_(form), writer_(exports::writer_of(form == Form::kCsv ? "csv" : "json", exports::Options{})) {}

std::string Sheet::head() const {
  if (form_ == Form::kJson) return writer_->head();
  return "stratum,stratum_size,stratum_sampled,weight,coder,correct,comment," + writer_->head();
}

std::string Sheet::row(const Sample& sample, const Drawn& line) const {
  const Stratum& stratum = sample.strata[line.stratum];
  const std::string rest = writer_->entry(line.entry);
  if (form_ == Form::kCsv) {
    CsvRow ours;
    ours.put(stratum.name).put(stratum.size).put(stratum.drawn);
    return ours.put(rounded(stratum.weight())).put("").put("").put("").before(rest);
  }
  nlohmann::ordered_json ours;
  ours["stratum"] = stratum.name;
  ours["stratum_size"] = stratum.size;
  ours["stratum_sampled"] = stratum.drawn;
  ours["weight"] = stratum.weight();
  for (const char* column : {"coder", "correct", "comment"}) ours[column] = nullptr;
  std::string out = ours.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  out.back() = ',';  // where the object would end, the fields of the entry go on
  return out + rest.substr(1);
}

}  // namespace rapporteur::coding
