# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Writes and reads rows of the library schema through the models in folder argv[1].
import sys, uuid, datetime, decimal
sys.path.insert(0, sys.argv[1])
from models import *
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
engine = create_engine("sqlite:///" + sys.argv[2])
Base.metadata.create_all(engine)
key = uuid.uuid4()
with Session(engine) as session:
    ann = Author(name="Ann"); ann.students.append(Author(name="Bo"))
    book = Book(isbn="1", title="T", genre=Genre.SCIENCE_FICTION, price=decimal.Decimal("2.50"), tag=key, facts={"a": [1]}, authors=[ann])
    session.add(book); session.flush()
    session.add(BookCopy(isbn="1", number=1)); session.flush()
    session.add(Loan(isbn="1", number=1)); session.commit()
with Session(engine) as session:
    book = session.get(Book, "1")
    assert book.genre is Genre.SCIENCE_FICTION and book.tag == key and book.facts == {"a": [1]}, (book.genre, book.tag, book.facts)
    assert book.authors[0].name == "Ann" and book.authors[0].students[0].mentor is book.authors[0]
    assert book.authors[0].books == [book] and book.gross == decimal.Decimal("2.68"), book.gross
    assert book.copies[0].loan.days == 28 and book.in_print is True
