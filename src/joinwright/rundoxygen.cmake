# Runs doxygen and fails when it warns.
execute_process(COMMAND ${DOXYGEN} ${DOCS}/Doxyfile RESULT_VARIABLE result)
file(READ ${DOCS}/warnings.txt warnings)
if(NOT result EQUAL 0 OR NOT warnings STREQUAL "")
  message(FATAL_ERROR "doxygen: ${result}\n${warnings}")
endif()
