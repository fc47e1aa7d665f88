# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Writes and reads rows of the library schema through the models in folder argv[1].
import sys, uuid, decimal
sys.path.insert(0, sys.argv[1])
from models import *
database.initialize(SqliteDatabase(sys.argv[2], pragmas={"foreign_keys": 1}))
database.create_tables(MODELS)
key = uuid.uuid4()
ann = Author.create(name="Ann"); Author.create(name="Bo", mentor=ann)
Book.insert(isbn="1", title="T", genre=Genre.SCIENCE_FICTION, price=decimal.Decimal("2.50"), tag=key, facts={"a": [1]}).execute()
book = Book.get_by_id("1")
Writing.create(book=book, author=ann)
BookCopy.create(book=book, number=1)
assert book.genre is Genre.SCIENCE_FICTION and book.tag == key and book.facts == {"a": [1]}
assert [a.name for a in book.authors] == ["Ann"] and [b.isbn for b in ann.books] == ["1"]
assert [a.name for a in ann.students] == ["Bo"] and book.copies.count() == 1
assert book.in_print and float(book.gross) == 2.68, book.gross
book.price = decimal.Decimal("5.00"); book.save()
assert float(Book.get_by_id("1").gross) == 5.35
try:
    Book.insert(isbn="2", title="T", genre="opera").execute(); raise SystemExit("an unknown genre was taken")
except IntegrityError:
    pass
