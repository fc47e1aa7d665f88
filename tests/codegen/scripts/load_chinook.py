# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Loads every row of the database argv[2] through the models in folder argv[1] and counts them.
import sys
sys.path.insert(0, sys.argv[1])
import models
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
engine = create_engine("sqlite:///" + sys.argv[2])
with Session(engine) as session:
    for mapper in sorted(models.Base.registry.mappers, key=lambda m: m.local_table.name):
        rows = session.query(mapper.class_).all()
        for row in rows:
            for attribute in mapper.column_attrs:
                getattr(row, attribute.key)
        print(mapper.local_table.name, len(rows))
    track = session.get(models.Track, 1)
    print([getattr(track, r.key).__class__.__name__ for r in models.Track.__mapper__.relationships if not r.uselist])
