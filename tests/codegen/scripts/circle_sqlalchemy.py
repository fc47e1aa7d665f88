# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Rows that refer to one another go into the database together, through the models in folder argv[1].
import sys
sys.path.insert(0, sys.argv[1])
from models import *
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    department = Department()
    department.head = Person(department=department)
    session.add(department); session.commit()
    assert department.head.department is department and department.head_id == department.people[0].id
    department.head = Person(department=department)
    session.commit()
    assert len(department.people) == 2
