foreach(test tst_diagramview tst_canvastools tst_canvaslook tst_canvasproperties)
  joinwright_test(${test} WIDGETS SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/../document/smallshop.cpp LIBRARIES studio_designer)
endforeach()
