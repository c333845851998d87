// Files, folders, standard input. Tested in tests/cli/read_test.py.
#include "apps/cli/inputs.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "apps/cli/terminal.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using rapporteur::Error;
using rapporteur::ErrorCode;

constexpr std::size_t kChunk = 1u << 20;
constexpr std::string_view kSpaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(kSpaces);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kSpaces) - from + 1);
}

/// A first line that is an object by itself, and another object after it.
bool looks_like_json_lines(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  start.remove_prefix(std::min(start.find_first_not_of(kSpaces), start.size()));
  const std::size_t end = start.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view first = trimmed(start.substr(0, end));
  return first.starts_with('{') && first.ends_with('}') && trimmed(start.substr(end)).starts_with('{');
}

Error too_large(const std::string& name) {
  return {ErrorCode::kTooLarge, name, "over " + std::to_string(kMostBytes >> 20) + " MB"};
}

}  // namespace

Inputs::Inputs(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) expand(path);
}

void Inputs::expand(const std::string& path) {
  std::error_code failed;
  if (path == "-" || !fs::is_directory(path, failed)) {
    paths_.push_back(path);
    return;
  }
  std::vector<std::string> inside;
  for (fs::recursive_directory_iterator entry(path, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    std::error_code unknown;
    if (hidden && entry->is_directory(unknown)) entry.disable_recursion_pending();
    if (!hidden && entry->is_regular_file(unknown)) inside.push_back(entry->path().string());
  }
  if (failed) inside.push_back(path);  // opening it will say why
  std::sort(inside.begin(), inside.end());
  paths_.insert(paths_.end(), inside.begin(), inside.end());
}

std::optional<Error> Inputs::open(const std::string& path) {
  buffer_.clear();
  line_ = 0;
  failed_ = false;
  if (path == "-") {
    file_.reset(stdin);
  } else {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
      return Error{ErrorCode::kUnreadable, path, "a folder that cannot be opened"};
    file_.reset(std::fopen(path.c_str(), "rb"));
    if (!file_) return Error{ErrorCode::kUnreadable, path, std::strerror(errno)};
  }
  fill(kChunk);
  lines_ = looks_like_json_lines(buffer_);
  return std::nullopt;
}

/// Reads until the buffer holds this many bytes; false if the file ends before.
bool Inputs::fill(std::size_t wanted) {
  while (buffer_.size() < wanted) {
    const std::size_t had = buffer_.size();
    buffer_.resize(std::min(wanted, had + kChunk));
    const std::size_t got = std::fread(buffer_.data() + had, 1, buffer_.size() - had, file_.get());
    buffer_.resize(had + got);
    if (got == 0) {
      failed_ = std::ferror(file_.get()) != 0;
      return false;
    }
  }
  return true;
}

Input Inputs::whole() {
  Input out{.name = paths_[at_ - 1], .bytes = {}, .error = {}, .files_done = at_ - 1};
  const bool more = fill(kMostBytes + 1);
  if (failed_) {
    out.error = Error{ErrorCode::kUnreadable, out.name, std::strerror(errno)};
  } else if (more) {
    out.error = too_large(out.name);
  } else {
    out.bytes = std::move(buffer_);
  }
  file_.reset();
  return out;
}

std::optional<Input> Inputs::line() {
  while (file_) {
    std::size_t end = buffer_.find('\n');
    while (end == std::string::npos && buffer_.size() <= kMostBytes && fill(buffer_.size() + kChunk)) {
      end = buffer_.find('\n', buffer_.size() - kChunk);
    }
    if (end == std::string::npos) end = buffer_.find('\n');
    ++line_;
    Input out{.name = paths_[at_ - 1] + ":" + std::to_string(line_),
              .bytes = {},
              .error = {},
              .files_done = at_ - 1};
    if (end == std::string::npos && buffer_.size() > kMostBytes) {
      out.error = too_large(out.name);
      while (buffer_.find('\n') == std::string::npos && (buffer_.clear(), fill(kChunk))) continue;
      end = buffer_.find('\n');
    } else {
      out.bytes = buffer_.substr(0, end);
    }
    const bool last = end == std::string::npos;
    buffer_.erase(0, last ? buffer_.size() : end + 1);
    if (last) {
      if (failed_) out.error = Error{ErrorCode::kUnreadable, out.name, std::strerror(errno)};
      file_.reset();
    }
    if (out.error || !trimmed(out.bytes).empty()) return out;
  }
  return std::nullopt;
}

std::optional<Input> Inputs::next() {
  while (true) {
    if (file_) {
      if (!lines_) return whole();
      if (std::optional<Input> one = line()) return one;
    }
    if (at_ == paths_.size()) return std::nullopt;
    const std::string& path = paths_[at_++];
    if (const auto error = open(path))
      return Input{.name = path, .bytes = {}, .error = error, .files_done = at_ - 1};
  }
}

std::optional<std::string> table_of(const std::string& path) {
  constexpr std::size_t kMost = 16U << 20U;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(kMost + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  std::error_code ignored;
  if (bytes.size() > kMost) {
    complain(Error{ErrorCode::kTooLarge, path, "a table may have 16 MB"});
  } else if (std::filesystem::is_directory(path, ignored) || (bytes.empty() && !file.eof())) {
    complain(Error{ErrorCode::kUnreadable, path, {}});
  } else {
    return bytes;
  }
  return std::nullopt;
}

}  // namespace cli
