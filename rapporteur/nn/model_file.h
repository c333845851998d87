// ModelFile: one self-describing file of named tensors (docs/formats/model.md):
//
//   "RAPMODEL"  u32 version  u32 0  u64 header length  header (JSON)  padding to 64  tensors  sha256 (32 bytes)
//
// The header names the model, its labels and, per tensor, type, shape and offset. Nothing in it is believed before
// it is checked: lengths against the file, the hash against the content. Tested in tests/unit/nn/model_file_test.cc;
// fuzzed by fuzz/model.cc.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur::nn {

constexpr std::uint32_t kModelVersion = 1;

enum class TensorType { kInt8, kFloat32 };

struct TensorView {
  TensorType type = TensorType::kFloat32;
  std::vector<std::uint64_t> shape;
  std::string_view bytes;  // valid as long as the ModelFile

  std::uint64_t count() const;
};

class ModelFile {
 public:
  /// Errors: kUnreadable, kDamagedModel (truncated, altered, inconsistent), kWrongModelVersion.
  static Result<std::unique_ptr<ModelFile>> open(const std::string& path);
  /// The same from memory; `subject` is named in errors.
  static Result<std::unique_ptr<ModelFile>> parse(std::string bytes, const std::string& subject);

  const std::string& name() const { return name_; }
  /// 64 hex digits: the hash that closes the file.
  const std::string& sha256() const { return sha256_; }
  const std::string& subject() const { return subject_; }

  /// A list of strings of the header, "labels.upos" say; empty if there is none.
  const std::vector<std::string>& labels(const std::string& kind) const;

  /// Floats of a tensor of exactly this many elements; kDamagedModel otherwise.
  Result<std::span<const float>> floats(const std::string& tensor, std::uint64_t count) const;
  /// 8-bit values, likewise.
  Result<std::span<const std::int8_t>> bytes(const std::string& tensor, std::uint64_t count) const;
  /// Type of a tensor; kFloat32 if there is none of that name.
  TensorType type(const std::string& tensor) const;
  /// Shape of a tensor; empty if there is none of that name.
  std::vector<std::uint64_t> shape(const std::string& tensor) const;

 private:
  ModelFile() = default;
  Status read_header(std::string_view header, std::string_view data);
  Error damaged(const std::string& detail) const { return {ErrorCode::kDamagedModel, subject_, detail}; }

  std::string file_;
  std::string subject_;
  std::string name_;
  std::string sha256_;
  std::map<std::string, std::vector<std::string>> labels_;
  std::map<std::string, TensorView> tensors_;
};

}  // namespace rapporteur::nn
