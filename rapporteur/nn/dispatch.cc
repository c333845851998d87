// Picks the compiled set of kernels for the processor at hand. Tested in tests/unit/nn/kernels_test.cc.
#include <cstdlib>
#include <string_view>

#include "rapporteur/nn/kernels.h"

namespace rapporteur::nn {

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
  static const Kernels& best = pick();
  return best;
}
#else
const Kernels& kernels() { return kKernels_base; }
#endif

}  // namespace rapporteur::nn
