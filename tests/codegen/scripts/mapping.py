# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Says what the classes of the staff model in folder argv[2], made for the target argv[1], do not do: one line each, sorted.
import sys

target, folder = sys.argv[1:]


def classes():
    if target == "django":
        sys.path.insert(0, folder + "/..")
        import django
        from django.conf import settings
        settings.configure(INSTALLED_APPS=["app"], USE_TZ=False, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
        django.setup()
        import app.models_ext
        return app.models_ext
    sys.path.insert(0, folder)
    import models_ext
    if target == "peewee":
        models_ext.database.initialize(models_ext.SqliteDatabase(":memory:"))
    return models_ext


def counts_versions(cls, member):
    if target != "sqlalchemy":
        return False  # neither has anything of the kind
    from sqlalchemy import inspect
    column = inspect(cls).version_id_col
    return column is not None and column.name == member


def is_deferred(cls, member):
    if target != "sqlalchemy":
        sql = str(cls.objects.all().query) if target == "django" else cls.select().sql()[0]
        return f'"{member}"' not in sql
    from sqlalchemy import inspect
    return inspect(cls).attrs[member].deferred


m = classes()
lines = []
if not counts_versions(m.Person, "version"):
    lines.append("people.version version")
for member in "bio", "photo":
    if not is_deferred(m.Person, member):
        lines.append(f"people.{member} deferred")
for table, cls, base in ("employees", m.Employee, m.Person), ("managers", m.Manager, m.Employee), ("guests", m.Guest, m.Person):
    if not issubclass(cls, base):
        lines.append(f"{table}.base inherits")
for name in "Truck", "Bus", "DoubleDecker":
    if not hasattr(m, name):
        lines.append(f"vehicles subclasses {name}")
print("\n".join(sorted(lines)))
