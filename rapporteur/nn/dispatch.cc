// Picks the compiled set of kernels for the processor at hand. Tested in tests/unit/nn/kernels_test.cc.
#include <cstdlib>
#include <string_view>

#include "rapporteur/nn/kernels.h"

namespace rapporteur::nn {

std::vector<std::int8_t> pack_weights(const std::int8_t* weights, std::size_t outputs, std::size_t inputs) {
  const std::size_t blocks = (outputs + kProductOutputs - 1) / kProductOutputs;
  const std::size_t groups = (inputs + kProductInputs - 1) / kProductInputs;
  std::vector<std::int8_t> packed(blocks * groups * kProductOutputs * kProductInputs, 0);
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t i = 0; i < inputs; ++i) {
      const std::size_t group = o / kProductOutputs * groups + i / kProductInputs;
      const std::size_t half = i % kProductInputs / 4;
      const std::size_t place = (half * kProductOutputs + o % kProductOutputs) * 4 + i % 4;
      packed[group * kProductOutputs * kProductInputs + place] = weights[o * inputs + i];
    }
  }
  return packed;
}

extern const Kernels kKernels_base;
#ifdef RAPPORTEUR_X86
extern const Kernels kKernels_avx2;
extern const Kernels kKernels_avx512;

namespace {

const Kernels& pick() {
  const char* asked = std::getenv("RAPPORTEUR_ISA");
  const std::string_view limit = asked == nullptr ? "avx512" : asked;
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (limit == "avx512" && avx512) return kKernels_avx512;
  if (limit != "base" && avx2) return kKernels_avx2;
  return kKernels_base;
}

}  // namespace

const Kernels& kernels() {
  static const Kernels best = [] {
    Kernels set = pick();
    const char* product = std::getenv("RAPPORTEUR_PRODUCT");
    if (product != nullptr && std::string_view(product) == "onednn") set.product = nullptr;
    return set;
  }();
  return best;
}
#else
const Kernels& kernels() { return kKernels_base; }
#endif

}  // namespace rapporteur::nn
