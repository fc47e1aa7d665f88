# SPDX-FileCopyrightText: 2026 The Joinwright authors
# SPDX-License-Identifier: MIT
# Makes the tables of the models in folder argv[1] in the SQLite file argv[2].
import sys
sys.path.insert(0, sys.argv[1] + "/..")
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=["app"], USE_TZ=False, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[2]}})
django.setup()
from django.apps import apps
from django.core import checks
from django.db import connection
import app.models_ext
problems = [str(m) for m in checks.run_checks() if m.level >= checks.WARNING]
assert not problems, problems
with connection.schema_editor() as editor:
    for model in apps.get_app_config("app").get_models():
        editor.create_model(model)
