# kernels.cc is compiled once per instruction set; dispatch.cc picks one at run time.
get_target_property(NN_SOURCES rapporteur_nn SOURCES)
list(FILTER NN_SOURCES EXCLUDE REGEX "/kernels\\.cc$")
set_target_properties(rapporteur_nn PROPERTIES SOURCES "${NN_SOURCES}")

function(kernel_set NAME)
  add_library(rapporteur_kernels_${NAME} OBJECT ${CMAKE_CURRENT_SOURCE_DIR}/nn/kernels.cc)
  target_compile_definitions(rapporteur_kernels_${NAME} PRIVATE RAPPORTEUR_KERNELS=${NAME})
  # No math errno and no traps: without them sqrtf and the comparisons stay vectors. Sums keep their order.
  target_compile_options(rapporteur_kernels_${NAME} PRIVATE -O3 -fno-math-errno -fno-trapping-math ${ARGN})
  target_sources(rapporteur_nn PRIVATE $<TARGET_OBJECTS:rapporteur_kernels_${NAME}>)
endfunction()

kernel_set(base)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  kernel_set(avx2 -march=x86-64-v3)
  kernel_set(avx512 -march=x86-64-v4 -mprefer-vector-width=512)
  target_compile_definitions(rapporteur_nn PRIVATE RAPPORTEUR_X86)
endif()
