# Compiles the sources of a target eight at a time, where RAPPORTEUR_TOGETHER is on:
#
#   compile_together(TARGET)
#
# Headers are read and templates made once for eight sources. For builds of everything (./check); who changes one source
# waits for the seven beside it, so it is off by default. Sources that give a name of their own to what another of their
# folder names so too, in its nameless namespace, are compiled apart: Apart.txt.
option(RAPPORTEUR_TOGETHER "compile tests, and in a sanitized build the library, several sources at a time" OFF)
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/Apart.txt RAPPORTEUR_APART REGEX "^[^#]")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/Apart.txt)

function(compile_together TARGET)
  if(NOT RAPPORTEUR_TOGETHER)
    return()
  endif()
  set_target_properties(${TARGET} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  get_target_property(SOURCES ${TARGET} SOURCES)
  foreach(SOURCE ${SOURCES})
    file(RELATIVE_PATH NAME ${PROJECT_SOURCE_DIR} ${SOURCE})
    if(NAME IN_LIST RAPPORTEUR_APART)
      set_source_files_properties(${SOURCE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  endforeach()
endfunction()
