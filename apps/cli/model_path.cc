// Where the model is. Tested in tests/cli/add_test.py.
#include "apps/cli/model_path.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace cli {

namespace fs = std::filesystem;

std::vector<std::string> model_candidates() {
  constexpr const char* kName = "english.bin";
  if (const char* set = std::getenv("RAPPORTEUR_MODEL"); set != nullptr && *set != '\0') return {set};
  std::vector<std::string> out;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    const fs::path above = program.parent_path().parent_path();
    out.push_back((above / "models" / kName).string());
    out.push_back((above / "share" / "rapporteur" / kName).string());
  }
  out.push_back((fs::path(RAPPORTEUR_SOURCE_MODELS) / kName).string());
  return out;
}

}  // namespace cli
