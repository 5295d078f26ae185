"""The archive's settings for tests: a database and files of their own, thrown away at the end.

The tests never see the data of the archive in this checkout. DATABASE_URL in the environment still counts, for
trying another version of PostgreSQL; Django makes a database of its own ("test_…") there.
"""

from __future__ import annotations

import os

from tests.throwaway import data_directory

os.environ["ARCHIVE_DATA"] = str(data_directory())
os.environ["ARCHIVE_DATABASE_FAST"] = "1"
os.environ["SECRET_KEY"] = "for tests only"
os.environ["ALLOWED_HOSTS"] = "localhost,testserver"
for name in ("DEBUG", "BEHIND_HTTPS"):
    os.environ.pop(name, None)

from archive.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a log-in in a test takes no second
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
