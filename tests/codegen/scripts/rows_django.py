# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Writes and reads rows of the library schema through the models in folder argv[1].
exec(open(__import__("sys").argv[3] + "/make_django.py").read())
import uuid, decimal
from app.models import *
with connection.cursor() as cursor: # as the database has it, which Django could not make
    cursor.execute("ALTER TABLE books DROP COLUMN gross")
    cursor.execute("ALTER TABLE books ADD COLUMN gross NUMERIC GENERATED ALWAYS AS (round(price * 1.07, 2)) VIRTUAL")
key = uuid.uuid4()
ann = Author.objects.create(name="Ann"); Author.objects.create(name="Bo", mentor=ann)
book = Book.objects.create(isbn="1", title="T", genre=Genre.SCIENCE_FICTION, price=decimal.Decimal("2.50"), tag=key, facts={"a": [1]})
Writing.objects.create(book=book, author=ann)
BookCopy.objects.create(book=book, number=1)
book = Book.objects.get(isbn="1")
assert book.genre == Genre.SCIENCE_FICTION and book.tag == key and book.facts == {"a": [1]}
assert [a.name for a in book.authors.all()] == ["Ann"] and [b.isbn for b in ann.books.all()] == ["1"]
assert [a.name for a in ann.students.all()] == ["Bo"] and book.copies.count() == 1 and book.in_print
book.price = decimal.Decimal("5.00"); book.save(); book.refresh_from_db(); assert book.gross == decimal.Decimal("5.35"), book.gross
Book.objects.bulk_create([Book(isbn="3", title="T", price=decimal.Decimal("1.00"))])
assert Book.objects.get(isbn="3").gross == decimal.Decimal("1.07")
from django.db import IntegrityError
try:
    Book.objects.create(isbn="2", title="T", genre="opera"); raise SystemExit("an unknown genre was taken")
except IntegrityError:
    pass
