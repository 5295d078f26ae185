"""Settings, read from the environment; what each variable means stands in docs/operations.md.

Without DATABASE_URL the archive is local: it brings its own database, makes its own secret key and answers to
the names of this machine only. With DATABASE_URL it is in production, and must be told both.
"""

from __future__ import annotations

import os

from archive import embedded
from archive.serving.secrets import required, secret_key

BASE_DIR = embedded.CHECKOUT
DATA_DIR = embedded.data_directory(os.environ)
IS_LOCAL = not os.environ.get("DATABASE_URL")
DEBUG = os.environ.get("DEBUG") == "1"
if IS_LOCAL:
    SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key(DATA_DIR)
    _hosts = os.environ.get("ALLOWED_HOSTS") or "localhost,127.0.0.1,[::1]"
else:
    SECRET_KEY = required(os.environ, "SECRET_KEY", "a random text of at least 50 characters, kept secret")
    _hosts = required(os.environ, "ALLOWED_HOSTS", "the host names of the archive, as in minutes.example.se")
ALLOWED_HOSTS = [host.strip() for host in _hosts.split(",") if host.strip()]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django_filters",
    "archive",
    "ingest",
]
MIDDLEWARE = [
    "archive.serving.security.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.serving.security.size_of_request",
    "archive.serving.moved.redirect_moved",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "archive.serving.kept_pages.KeptPages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "archive.serving.noindex.NoIndex",
]
ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": embedded.database_settings(os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# Static files: named by a hash of their content, so that a browser may keep them for ever.
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Accounts are for clerks. A reader gets no cookie: nothing is written to a session before somebody logs in.
LOGIN_URL = "/registrera/logga-in/"
LOGIN_REDIRECT_URL = "/registrera/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 10 * 60 * 60  # seconds: a working day
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# What the desk asks of accounts; docs/clerks.md says when to turn these on.
REQUIRE_SECOND_FACTOR = os.environ.get("REQUIRE_SECOND_FACTOR") == "1"
CLIENT_ADDRESS_HEADER = os.environ.get("CLIENT_ADDRESS_HEADER", "")
REMOTE_USER_HEADER = os.environ.get("REMOTE_USER_HEADER", "")
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
if REMOTE_USER_HEADER:
    AUTHENTICATION_BACKENDS.insert(0, "ingest.access.remote_user.RemoteUserBackend")
    _after = MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware") + 1
    MIDDLEWARE.insert(_after, "ingest.access.remote_user.RemoteUserMiddleware")

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # what somebody searched for stays in the archive
if os.environ.get("BEHIND_HTTPS") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

UPLOAD_FILE_LIMIT = 25 * 1024 * 1024  # bytes; one scanned protokoll with its appendices fits well
PARSING_SECONDS = float(os.environ.get("PARSING_SECONDS") or 60)  # for one text
UPLOAD_REQUEST_LIMIT = 10 * UPLOAD_FILE_LIMIT  # bytes, for many files at once
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of a form without its files
DATA_UPLOAD_MAX_NUMBER_FILES = 500
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a clerk may tick every meeting of a long life in politics

# Who runs the archive, for the pages on contact, personal data and accessibility; unsaid is said to be so.
ABOUT = {
    "operator": os.environ.get("ABOUT_OPERATOR", ""),
    "email": os.environ.get("ABOUT_EMAIL", ""),
    "address": os.environ.get("ABOUT_ADDRESS", ""),
    "dpo": os.environ.get("ABOUT_DATA_PROTECTION_OFFICER", ""),
    "updated": os.environ.get("ABOUT_UPDATED", ""),  # a day, as in 2026-11-22
    "accessibility_status": os.environ.get("ACCESSIBILITY_STATUS", ""),  # helt, delvis or inte
    "accessibility_reviewed": os.environ.get("ACCESSIBILITY_REVIEWED", ""),  # a day
    "accessibility_method": os.environ.get("ACCESSIBILITY_METHOD", ""),  # a sentence: by whom, and how
}
# Names of private people stop giving hits in the search when an item is this old; None: never. A body can
# set its own. The function that tells which names are private: text and known names in, spans out.
PRIVATE_NAMES_FADE_DAYS = int(os.environ.get("PRIVATE_NAMES_FADE_DAYS") or 0) or None
PRIVATE_NAMES_FINDER = "ingest.privacy.names.private_names"
# Masks outlive the database (ingest/keeping/ledger.py): where they are kept, if not in the data directory.
MASK_LEDGER = os.environ.get("MASK_LEDGER") or None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_query": {"()": "archive.serving.security.WithoutQuery"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_query"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},  # robots, all day long
    },
}
