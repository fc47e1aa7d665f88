# The target "docs": the reference of the public headers as HTML in BUILD/docs/html. It fails when doxygen has something
# to complain of (BUILD/docs/warnings.txt).
find_program(DOXYGEN_PROGRAM doxygen)
set(docs_dir ${PROJECT_BINARY_DIR}/docs)
set(docs_input)
get_property(rooms GLOBAL PROPERTY JOINWRIGHT_ROOMS)
foreach(room ${rooms})
  get_target_property(headers ${room} HEADER_SET)
  list(APPEND docs_input ${headers})
endforeach()
list(JOIN docs_input " \\\n                         " docs_input)
configure_file(Doxyfile.in ${docs_dir}/Doxyfile @ONLY)
if(DOXYGEN_PROGRAM)
  add_custom_target(docs COMMAND ${CMAKE_COMMAND} -DDOXYGEN=${DOXYGEN_PROGRAM} -DDOCS=${docs_dir} -P ${CMAKE_CURRENT_LIST_DIR}/rundoxygen.cmake
    COMMENT "Writing ${docs_dir}/html")
else()
  add_custom_target(docs COMMAND ${CMAKE_COMMAND} -E echo "doxygen is not installed (package doxygen)" COMMAND ${CMAKE_COMMAND} -E false)
endif()
