# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Makes the tables of the models in folder argv[1] in the SQLite file argv[2].
import sys, warnings
warnings.simplefilter("error")
sys.path.insert(0, sys.argv[1])
import models_ext
from sqlalchemy import create_engine
from sqlalchemy.orm import configure_mappers
configure_mappers()
engine = create_engine("sqlite:///" + sys.argv[2])
models_ext.Base.metadata.create_all(engine)
models_ext.Base.metadata.create_all(engine)
