# MariaDB's client library as MariaDB::Client; it brings no package of its own for CMake.
if(NOT TARGET MariaDB::Client)
  find_path(MARIADB_INCLUDE_DIR mysql.h PATH_SUFFIXES mariadb REQUIRED)
  find_library(MARIADB_LIBRARY mariadb REQUIRED)
  add_library(MariaDB::Client UNKNOWN IMPORTED)
  set_target_properties(MariaDB::Client PROPERTIES IMPORTED_LOCATION "${MARIADB_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${MARIADB_INCLUDE_DIR}")
endif()
