// Tested through tests/unit/nn/model_file_test.cc, which reads back what is written here.
#include "tests/support/model_writer.h"

#include <openssl/sha.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace rapporteur::testing {
namespace {

void append_little(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

void pad(std::string& out) { out.resize((out.size() + 63) / 64 * 64, '\0'); }

std::string hash_of(const std::string& content) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest);
  return {reinterpret_cast<const char*>(digest), sizeof digest};
}

template <class T>
std::string bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

/// Adds the tensors of a tiny model; knows its sizes.
class TinyWriter {
 public:
  explicit TinyWriter(const TinyShape& shape) : shape_(shape), random_(shape.seed) {}

  ModelWriter write() {
    write_labels();
    write_encoder();
    for (const char* kind : {"upos", "xpos", "feats", "lemma", "names", "times", "entities", "events",
                             "modes", "contexts", "attendance", "statuses"})
      head("tag." + std::string(kind), count(kind));
    head("sentence.end", 1);
    head("cue", count("cue"));
    head("predicate", 1);
    head("factuality", 1);
    head("background", 1);
    write_parser();
    write_pairs("link", "cue", count("link"));
    write_pairs("role", "anchor", count("roles"));
    write_pairs("participant", "anchor", count("participants"));
    write_pairs("pair", "anchor", 1);
    floats("link.start", {count("link")}, 0.5F);
    floats("link.moves", {count("link"), count("link")}, 0.5F);
    floats("role.path", {count("paths"), shape_.part}, 0.5F);
    floats("participant.path", {count("paths"), shape_.part}, 0.5F);
    floats("pair.match", {3, shape_.part}, 0.5F);
    floats("pair.forms", {count("forms") * count("forms"), shape_.part}, 0.5F);
    floats("pair.kinds", {count("entities") * count("entities"), shape_.part}, 0.5F);
    return std::move(model_);
  }

 private:
  void labels(const std::string& kind, std::vector<std::string> values) {
    counts_[kind] = values.size();
    model_.labels(kind, std::move(values));
  }
  std::uint64_t count(const std::string& kind) const { return counts_.at(kind); }
  void floats(const std::string& name, ModelWriter::Shape sizes, float spread) {
    std::uint64_t n = 1;
    for (const std::uint64_t s : sizes) n *= s;
    model_.floats(name, std::move(sizes), random_.floats(n, spread));
  }
  void linear(const std::string& name, std::uint64_t out, std::uint64_t in) {
    const float spread = 1.5F / std::sqrt(static_cast<float>(in));
    const auto weight = random_.floats(out * in, spread);
    model_.linear(name, out, in, weight, random_.floats(out, 0.1F), shape_.exact);
  }
  void head(const std::string& name, std::uint64_t out) { linear(name, out, shape_.width); }
  void norm(const std::string& name) {
    std::vector<float> gain = random_.floats(shape_.width, 0.2F);
    for (float& g : gain) g += 1;
    model_.floats(name + ".gain", {shape_.width}, gain);
    floats(name + ".bias", {shape_.width}, 0.1F);
  }

  void write_labels() {
    std::vector<std::string> pieces = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", ".",   ",",
                                       "\"",    "the",   "talk",  "##s",   "said"};
    for (char c = 'a'; c <= 'z'; ++c) pieces.insert(pieces.end(), {std::string(1, c), std::string("##") + c});
    labels("pieces", pieces);
    labels("shapes", {"none", "lower", "title", "upper", "capital", "mixed", "digits", "alnum", "punct",
                      "quote", "other"});
    labels("upos", {"NOUN", "VERB", "PUNCT"});
    labels("xpos", {"NN", "VBD", "."});
    labels("feats", {"_", "Number=Sing"});
    labels("lemma", {"keep|0|", "lower|0|", "lower|1|", "whole|0|be"});
    labels("deprel", {"root", "nsubj", "obj", "punct"});
    labels("names", {"O", "B-PERSON", "I-PERSON", "B-PLACE", "I-PLACE"});
    labels("times", {"O", "B", "I"});
    labels("entities", {"O", "person", "place"});
    labels("roles", {"O", "ARG0", "ARGM-TMP"});
    labels("events",
           {"O", "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE",
            "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"});
    labels("modes", {"O", "ASSAULT aerial", "CONSULT visit"});
    labels("contexts", {"O", "military", "economic"});
    labels("attendance", {"O", "invited", "attended"});
    labels("statuses", {"occurred", "planned", "denied", "cancelled"});
    labels("participants", {"O", "actor", "recipient", "host", "instrument", "time", "place", "condition",
                            "quantity", "trigger"});
    labels("paths", {"0/0", "1/0", "0/1", "vnsubj", "vobj", "^obj vnsubj"});
    labels("forms",
           {"he", "it", "name", "definite", "definite_plural", "indefinite", "indefinite_plural", "event"});
    labels("pronouns", {"he he him his", "it it its"});
    labels("definite", {"the"});
    labels("cue", {"O", "B", "I"});
    labels("link", {"O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT"});
    labels("distance_edges", {"1", "2", "4"});
    labels("settings", {"window=" + std::to_string(shape_.window),
                        "overlap=" + std::to_string(shape_.overlap), "max_pieces=12"});
  }

  void write_encoder() {
    const std::uint64_t w = shape_.width;
    const std::uint64_t n = count("pieces");
    model_.matrix("encoder.words", n, w, random_.floats(n * w), shape_.exact, 127);
    floats("encoder.positions", {shape_.positions, w}, 0.3F);
    floats("encoder.shapes", {count("shapes"), w}, 0.3F);
    floats("encoder.layouts", {9, w}, 0.3F);
    norm("encoder.norm");
    for (std::uint32_t i = 0; i < shape_.layers; ++i) write_layer("encoder.layer." + std::to_string(i) + ".");
    for (std::uint32_t i = shape_.events_from; i < shape_.layers; ++i)
      write_layer("encoder.event_layer." + std::to_string(i) + ".");
  }

  void write_layer(const std::string& at) {
    const std::uint64_t w = shape_.width;
    linear(at + "qkv", 3 * w, w);
    linear(at + "out", w, w);
    linear(at + "up", shape_.inner, w);
    linear(at + "down", w, shape_.inner);
    norm(at + "norm1");
    norm(at + "norm2");
  }

  void write_parser() {
    for (const char* name : {"arc.dependent", "arc.head", "rel.dependent", "rel.head"})
      head(name, shape_.part);
    linear("arc.bilinear", shape_.part, shape_.part);
    linear("rel.out", count("deprel"), shape_.part);
    floats("arc.root.weight", {shape_.part}, 0.5F);
    floats("arc.root.bias", {1}, 0.1F);
    floats("arc.head_bias.weight", {shape_.part}, 0.5F);
    floats("rel.root", {shape_.part}, 0.5F);
  }

  /// What nn/given.h reads.
  void write_pairs(const std::string& name, const std::string& anchor, std::uint64_t outputs) {
    for (const std::string& part : {std::string("word"), anchor, std::string("word_gate"), anchor + "_gate"})
      head(name + "." + part, shape_.part);
    linear(name + ".out", outputs, shape_.part);
    floats(name + ".distance", {2 * count("distance_edges") + 1, shape_.part}, 0.5F);
  }

  TinyShape shape_;
  Random random_;
  ModelWriter model_;
  std::map<std::string, std::uint64_t> counts_;
};

}  // namespace

float Random::next() { return static_cast<float>(static_cast<double>(engine_()) / 2147483648.0 - 1.0); }

std::vector<float> Random::floats(std::size_t count, float spread) {
  std::vector<float> out(count);
  for (float& x : out) x = spread * next();
  return out;
}

void ModelWriter::floats(const std::string& tensor, Shape shape, const std::vector<float>& values) {
  tensors_[tensor] = {"float32", std::move(shape), bytes_of(values)};
}

void ModelWriter::bytes(const std::string& tensor, Shape shape, const std::vector<std::int8_t>& values) {
  tensors_[tensor] = {"int8", std::move(shape), bytes_of(values)};
}

void ModelWriter::matrix(const std::string& tensor, std::uint64_t out, std::uint64_t in,
                         const std::vector<float>& values, bool exact, int limit) {
  std::vector<float> scales(out, 1.0F);
  if (exact) {
    floats(tensor + ".weight", {out, in}, values);
  } else {
    std::vector<std::int8_t> rounded(values.size());
    for (std::uint64_t o = 0; o < out; ++o) {
      float top = 0;
      for (std::uint64_t i = 0; i < in; ++i) top = std::max(top, std::abs(values[o * in + i]));
      if (top > 0) scales[o] = top / static_cast<float>(limit);
      for (std::uint64_t i = 0; i < in; ++i) {
        rounded[o * in + i] = static_cast<std::int8_t>(std::lround(values[o * in + i] / scales[o]));
      }
    }
    bytes(tensor + ".weight", {out, in}, rounded);
  }
  floats(tensor + ".scale", {out}, scales);
}

void ModelWriter::linear(const std::string& name, std::uint64_t out, std::uint64_t in,
                         const std::vector<float>& weight, const std::vector<float>& bias, bool exact) {
  matrix(name, out, in, weight, exact, 63);
  floats(name + ".bias", {out}, bias);
}

std::vector<std::string> ModelWriter::tensors() const {
  std::vector<std::string> names;
  for (const auto& [name, tensor] : tensors_) names.push_back(name);
  return names;
}

std::string ModelWriter::file() const {
  nlohmann::json entries = nlohmann::json::object();
  std::string data;
  for (const auto& [name, tensor] : tensors_) {
    entries[name] = {{"type", tensor.type}, {"shape", tensor.shape}, {"offset", data.size()}};
    data += tensor.data;
    pad(data);
  }
  return model_file(nlohmann::json{{"name", "tiny"}, {"labels", labels_}, {"tensors", entries}}.dump(), data);
}

std::string model_file(const std::string& header, const std::string& data, std::uint32_t version) {
  std::string file = "RAPMODEL";
  append_little(file, version, 4);
  append_little(file, 0, 4);
  append_little(file, header.size(), 8);
  file += header;
  pad(file);
  file += data;
  return file + hash_of(file);
}

std::string rehashed(std::string file) {
  if (file.size() < SHA256_DIGEST_LENGTH) return file;
  file.resize(file.size() - SHA256_DIGEST_LENGTH);
  return file + hash_of(file);
}

ModelWriter tiny_model(const TinyShape& shape) { return TinyWriter(shape).write(); }

}  // namespace rapporteur::testing
