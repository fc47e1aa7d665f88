# The installed package: find_package(Joinwright) gives one target a room (Joinwright::orm) and Joinwright::Joinwright for all.
include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY JOINWRIGHT_ROOMS)
add_library(joinwright INTERFACE)
add_library(Joinwright::Joinwright ALIAS joinwright)
target_link_libraries(joinwright INTERFACE ${rooms})
set_target_properties(joinwright PROPERTIES EXPORT_NAME Joinwright)
install(TARGETS joinwright EXPORT JoinwrightTargets)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Joinwright)
install(EXPORT JoinwrightTargets NAMESPACE Joinwright:: DESTINATION ${package_dir})
configure_package_config_file(JoinwrightConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/JoinwrightConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/JoinwrightConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/JoinwrightConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/JoinwrightConfigVersion.cmake MariaDBClient.cmake
  DESTINATION ${package_dir})
