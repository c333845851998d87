// Reading the model file, every length checked before use. Format: docs/formats/model.md, written by
// training/export.py. Tested in tests/unit/nn/model_file_test.cc.
#include "rapporteur/nn/model_file.h"

#include <openssl/sha.h>

#include <cstring>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

namespace rapporteur::nn {
namespace {

constexpr std::string_view kMagic = "RAPMODEL";
constexpr std::size_t kFixed = 24;  // magic, version, zero, header length
constexpr std::size_t kHash = SHA256_DIGEST_LENGTH;
constexpr std::size_t kMaxFile = std::size_t{256} << 20;
constexpr std::uint64_t kMaxDimension = std::uint64_t{1} << 28;

template <class T>
T read_little(std::string_view bytes, std::size_t at) {
  T value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    value |= static_cast<T>(static_cast<T>(static_cast<unsigned char>(bytes[at + i])) << (8 * i));
  }
  return value;
}

std::string hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string hash_of(std::string_view bytes) {
  unsigned char digest[kHash];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return {reinterpret_cast<const char*>(digest), kHash};
}

std::size_t round_up(std::size_t n) { return (n + 63) / 64 * 64; }

/// Elements of a shape, or 0 where a dimension is absurd (their product then cannot overflow unnoticed).
std::uint64_t elements(const std::vector<std::uint64_t>& shape) {
  std::uint64_t n = 1;
  for (const std::uint64_t d : shape) {
    if (d == 0 || d > kMaxDimension || n > kMaxDimension / d) return 0;
    n *= d;
  }
  return n;
}

/// A size or offset; what is no whole number becomes one that no check lets through.
std::uint64_t whole_number(const nlohmann::json& value) {
  return value.is_number_unsigned() ? value.get<std::uint64_t>() : std::numeric_limits<std::uint64_t>::max();
}

}  // namespace

std::uint64_t TensorView::count() const { return elements(shape); }

Result<std::unique_ptr<ModelFile>> ModelFile::open(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) return Error{ErrorCode::kUnreadable, path, std::strerror(errno)};
  const auto size = in.tellg();
  if (size < 0 || static_cast<std::size_t>(size) > kMaxFile) {
    return Error{ErrorCode::kDamagedModel, path, "no file of at most 256 MiB"};
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.seekg(0);
  in.read(bytes.data(), size);
  if (!in) return Error{ErrorCode::kUnreadable, path, std::strerror(errno)};
  return parse(std::move(bytes), path);
}

Result<std::unique_ptr<ModelFile>> ModelFile::parse(std::string bytes, const std::string& subject) {
  std::unique_ptr<ModelFile> model(new ModelFile);
  model->file_ = std::move(bytes);
  model->subject_ = subject;
  const std::string_view file = model->file_;
  if (file.size() < kFixed + kHash) return model->damaged("truncated");
  if (file.substr(0, kMagic.size()) != kMagic) return model->damaged("it does not begin with RAPMODEL");
  const auto version = read_little<std::uint32_t>(file, 8);
  if (version != kModelVersion) {
    return Error{ErrorCode::kWrongModelVersion, subject,
                 "version " + std::to_string(version) + ", this program reads version " +
                     std::to_string(kModelVersion)};
  }
  const auto header = read_little<std::uint64_t>(file, 16);
  const std::size_t content = file.size() - kHash;
  if (header > content - kFixed || round_up(kFixed + header) > content) return model->damaged("truncated");
  if (hash_of(file.substr(0, content)) != file.substr(content)) {
    return model->damaged("its content does not match its hash");
  }
  model->sha256_ = hex(file.substr(content));
  const std::size_t data = round_up(kFixed + header);
  const Status read = model->read_header(file.substr(kFixed, header), file.substr(data, content - data));
  if (!read) return read.error();
  return model;
}

Status ModelFile::read_header(std::string_view text, std::string_view data) {
  const auto header = nlohmann::json::parse(text, nullptr, false);
  if (!header.is_object() || !header.contains("tensors") || !header["tensors"].is_object()) {
    return damaged("its header is no JSON object with tensors");
  }
  try {
    name_ = header.value("name", "");
    const auto labels = header.value("labels", nlohmann::json::object());
    for (const auto& [kind, values] : labels.items()) {
      labels_[kind] = values.get<std::vector<std::string>>();
    }
    for (const auto& [tensor, entry] : header["tensors"].items()) {
      TensorView view;
      const std::string type = entry.at("type");
      if (type != "int8" && type != "float32")
        return damaged("tensor " + tensor + " has the unknown type " + type);
      view.type = type == "int8" ? TensorType::kInt8 : TensorType::kFloat32;
      const auto& shape = entry.at("shape");
      if (!shape.is_array()) return damaged("tensor " + tensor + " has no shape");
      for (const auto& dimension : shape) view.shape.push_back(whole_number(dimension));
      const std::uint64_t offset = whole_number(entry.at("offset"));
      const std::uint64_t size = view.count() * (view.type == TensorType::kInt8 ? 1 : sizeof(float));
      if (size == 0 || offset % 64 != 0 || offset > data.size() || size > data.size() - offset) {
        return damaged("tensor " + tensor + " lies outside the file");
      }
      view.bytes = data.substr(offset, size);
      tensors_[tensor] = std::move(view);
    }
  } catch (const nlohmann::json::exception& e) {
    return damaged(std::string("header: ") + e.what());
  }
  return Done{};
}

const std::vector<std::string>& ModelFile::labels(const std::string& kind) const {
  static const std::vector<std::string> none;
  const auto found = labels_.find(kind);
  return found == labels_.end() ? none : found->second;
}

TensorType ModelFile::type(const std::string& tensor) const {
  const auto found = tensors_.find(tensor);
  return found == tensors_.end() ? TensorType::kFloat32 : found->second.type;
}

std::vector<std::uint64_t> ModelFile::shape(const std::string& tensor) const {
  const auto found = tensors_.find(tensor);
  return found == tensors_.end() ? std::vector<std::uint64_t>{} : found->second.shape;
}

Result<std::span<const float>> ModelFile::floats(const std::string& tensor, std::uint64_t count) const {
  const auto found = tensors_.find(tensor);
  if (found == tensors_.end()) return damaged("tensor " + tensor + " is missing");
  if (found->second.type != TensorType::kFloat32 || found->second.count() != count) {
    return damaged("tensor " + tensor + " has another type or size");
  }
  // Offsets are multiples of 64 from an aligned start, see parse(): the bytes are aligned for floats.
  return std::span<const float>(reinterpret_cast<const float*>(found->second.bytes.data()), count);
}

Result<std::span<const std::int8_t>> ModelFile::bytes(const std::string& tensor, std::uint64_t count) const {
  const auto found = tensors_.find(tensor);
  if (found == tensors_.end()) return damaged("tensor " + tensor + " is missing");
  if (found->second.type != TensorType::kInt8 || found->second.count() != count) {
    return damaged("tensor " + tensor + " has another type or size");
  }
  return std::span<const std::int8_t>(reinterpret_cast<const std::int8_t*>(found->second.bytes.data()),
                                      count);
}

}  // namespace rapporteur::nn
