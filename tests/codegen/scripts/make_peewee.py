# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Makes the tables of the models in folder argv[1] in the SQLite file argv[2].
import sys
sys.path.insert(0, sys.argv[1])
import models_ext as m
m.database.initialize(m.SqliteDatabase(sys.argv[2], pragmas={"foreign_keys": 1}))
m.database.create_tables(m.MODELS)
m.database.create_tables(m.MODELS)
