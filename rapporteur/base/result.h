// Result<T>: a value or an Error. Expected failures (a damaged page, a full disk) are values that carry the
// offending piece of input; exceptions are left to broken invariants and exhausted memory.
// The closed table of codes and their messages is base/error.cc. Tested in tests/unit/base/result_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace rapporteur {

enum class ErrorCode {
  kUnreadable,         // the file cannot be opened or read
  kUnwritable,         // the file cannot be created or written (permissions, full disk)
  kEmpty,              // nothing in it but white space
  kTooLarge,           // over a stated limit; detail names the limit
  kBinary,             // bytes that are no text
  kBadEncoding,        // text that no known encoding explains
  kUnknownFormat,      // text, but of no kind the program reads
  kDamagedInput,       // of a known kind, but broken (JSON that ends early, say)
  kNoArticle,          // a page without article text
  kNotEnglish,         // an article in another language
  kDamagedModel,       // the model file is truncated or altered
  kWrongModelVersion,  // the model file is of another format version
  kDamagedStore,       // the store is no database or is corrupt
  kWrongStoreVersion,  // the store was written by a newer version
  kStoreBusy,          // another process holds the store
  kDamagedData,        // a table in data/ does not parse; detail gives file and line
  kNotFound,           // no such article, actor, …
  kBadArgument,        // an argument or option value that cannot be used
  kConflict,           // what is asked for is so already, or cannot be from here: withdrawn twice
  kGone,               // what was there when the question began is not any more: a cursor
  kInternal,           // a fault of this program met while reading one input; the others go on
};

struct Error {
  ErrorCode code;
  std::string subject;  // what was being read: a file name, a URL, a table with its line
  std::string detail;   // the offending piece of input or the limit; may be empty
};

/// The table's sentence for a code, without full stop: "is empty", "is not a text file".
std::string_view describe(ErrorCode code);

/// One line for a person: `subject: sentence (detail)`.
std::string to_string(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Requires ok(); throws std::bad_variant_access otherwise (a broken invariant).
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// Requires !ok().
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// For functions that only succeed or fail.
struct Done {};
using Status = Result<Done>;

}  // namespace rapporteur
