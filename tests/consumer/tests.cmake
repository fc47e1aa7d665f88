# Installs the library into a folder of its own and builds and runs the stranger's project against it.
set(stage ${PROJECT_BINARY_DIR}/tests/stage)
add_test(NAME package_installs COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${stage})
set_tests_properties(package_installs PROPERTIES FIXTURES_SETUP package)
set(sanitize "")
if(JOINWRIGHT_SANITIZE)
  set(sanitize -fsanitize=${JOINWRIGHT_SANITIZE})
endif()
add_test(NAME package_is_used_by_a_stranger
  COMMAND ${CMAKE_CTEST_COMMAND} --build-and-test ${CMAKE_CURRENT_LIST_DIR} ${PROJECT_BINARY_DIR}/tests/consumer-build
    --build-generator ${CMAKE_GENERATOR} --build-project Consumer
    --build-options -DCMAKE_PREFIX_PATH=${stage} "-DCMAKE_CXX_COMPILER_LAUNCHER=${CCACHE_PROGRAM}"
      "-DCMAKE_CXX_FLAGS=${sanitize}"
    --test-command ${PROJECT_BINARY_DIR}/tests/consumer-build/consumer)
set_tests_properties(package_is_used_by_a_stranger PROPERTIES FIXTURES_REQUIRED package TIMEOUT 600)
add_test(NAME readme_shows_the_consumer COMMAND ${CMAKE_COMMAND}
  -DREADME=${PROJECT_SOURCE_DIR}/README.md -DEXAMPLE=${CMAKE_CURRENT_LIST_DIR}/main.cpp -P ${CMAKE_CURRENT_LIST_DIR}/compare.cmake)
