// Bytes to UTF-8, with the way back: the encoding is the byte order mark's, else UTF-8 where the bytes are valid
// UTF-8, else the declared one, else a guess by uchardet; ICU converts. The order follows the WHATWG Encoding
// Standard but trusts valid UTF-8 over a declaration, which is wrong on many real pages.
// Tested in tests/unit/document/source_test.cc and tests/cases/document/encodings.case.
#pragma once

#include <string>
#include <string_view>

#include "rapporteur/base/result.h"
#include "rapporteur/document/source_text.h"

namespace rapporteur::document {

struct Decoded {
  std::string utf8;       // well-formed; what could not be decoded is U+FFFD; without byte order mark
  std::string encoding;   // ICU's name
  SourceOffsets offsets;  // of utf8 to the input
};

/// The encoding a page declares in its first 4,096 bytes (<meta charset>, <meta http-equiv>, <?xml encoding?>);
/// empty where it declares none.
std::string declared_encoding(std::string_view bytes);

/// Decodes an input. Errors: kEmpty (nothing but white space), kBinary (a known binary signature, or control
/// characters no text has), kBadEncoding (over a tenth of the characters cannot be decoded).
Result<Decoded> decode(std::string_view bytes, std::string_view name);

}  // namespace rapporteur::document
