"""Settings for both sizes: a laptop with nothing set, and a province configured by environment variables.

Every variable is read here and nowhere else; docs/operations.md lists them. With `DEBUG` off the project refuses to
start half-configured (no secret key, no hosts, no PostgreSQL).
"""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# What kind of house is this?
DEBUG = env.bool("DEBUG", default=False)
# Embedded: tried on one machine under bin/run (SQLite, demo sign-ins allowed). Anything else is production.
EMBEDDED = env.bool("EMBEDDED", default=False)
# People with known passwords: refused at sign-in and by a check everywhere else.
DEMO_SIGN_INS = DEBUG or EMBEDDED
# Where the embedded size keeps its database, files and mail.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

if DEBUG or EMBEDDED:
    SECRET_KEY = env.str("SECRET_KEY", default="only-for-a-laptop-never-for-production-0123456789abcdef")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
else:
    SECRET_KEY = env.str("SECRET_KEY", default="")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
    if len(SECRET_KEY) < 50 or not ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "Production needs SECRET_KEY (50 characters or more) and ALLOWED_HOSTS. To try the app on one machine, "
            "use bin/run."
        )

# The rooms, from the ground up
INSTALLED_APPS = [
    "dissemination.apps.DisseminationConfig",
    "desks",
    "intake",
    "dispatches",
    "reminders",
    "compliance",
    "directives",
    "units",
    "audit",
    "jobs",
    "crispy_forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dissemination.compression.TextGzipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "units.middleware.ActingMiddleware",
    "units.middleware.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "dissemination.urls"
WSGI_APPLICATION = "dissemination.wsgi.application"

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
                "desks.context.frame",
            ],
        },
    },
]

# Database: SQLite is the embedded default, PostgreSQL everything else
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    if not (DEBUG or EMBEDDED):
        raise ImproperlyConfigured("Production needs DATABASE_URL=postgresql://user:password@host:5432/name")
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who
AUTH_USER_MODEL = "units.User"
AUTHENTICATION_BACKENDS = ["units.backends.PhoneOrNameBackend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "desk"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Language and time: Vietnamese is the source language of every page
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["dissemination.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Forms: crispy layouts on our own template pack
CRISPY_ALLOWED_TEMPLATE_PACKS = "house"
CRISPY_TEMPLATE_PACK = "house"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Files
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static", ("letter-fonts", BASE_DIR / "dispatches" / "fonts")]
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "files")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A plan with a hundred duties is read into one form of some two thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# The largest file a person may send, in bytes; a larger one is refused with a sentence.
MAX_UPLOAD_BYTES = env.int("MAX_UPLOAD_BYTES", default=20 * 1000 * 1000)

FILE_UPLOAD_HANDLERS = [
    "dissemination.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Mail: a folder under bin/run, a real server otherwise
MAIL_DIR = VAR_DIR / "mail"
if env.str("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
elif DEBUG or EMBEDDED:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = MAIL_DIR
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Triển khai văn bản <khong-tra-loi@localhost>")
# The address that links in messages start with, e.g. https://trienkhai.dinhhoa.gov.vn
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")

# Where users get the source of the version that runs here (AGPL-3.0, section 13)
SOURCE_URL = env.str("SOURCE_URL", default="")

# Celery: the doorbell
CELERY_BROKER_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Ringing a broken doorbell must not hold up the person who pressed a button.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 1,
    "interval_start": 0,
}
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    # One for each lane of `jobs.queue`. Where a long job holds its worker, a call that waited a minute is called again.
    "sweep": {"task": "jobs.tasks.sweep", "schedule": 60.0, "args": ["celery"]},
    "sweep-long": {
        "task": "jobs.tasks.sweep",
        "schedule": 60.0,
        "args": ["long"],
        "options": {"queue": "long", "expires": 60},
    },
    "seal": {"task": "audit.tasks.seal", "schedule": 60.0},
    "periods": {"task": "directives.tasks.open_periods", "schedule": crontab(hour="5-20", minute="5,35")},
    # The second entry catches up when the machine was off at half past six; a morning is planned once.
    "morning": {"task": "reminders.tasks.morning", "schedule": crontab(hour=6, minute=30)},
    "morning-late": {"task": "reminders.tasks.morning", "schedule": crontab(hour="7-11", minute="0,30")},
}

# A mailbox whose messages are handed in for the book, imaps://user:password@host:993/INBOX; empty: none. The văn thư
# (her sign-in name) in whose name and unit they come.
INTAKE_IMAP_URL = env.str("INTAKE_IMAP_URL", default="")
INTAKE_IMAP_CLERK = env.str("INTAKE_IMAP_CLERK", default="")
if INTAKE_IMAP_URL:
    if not INTAKE_IMAP_CLERK:
        raise ImproperlyConfigured("INTAKE_IMAP_URL needs INTAKE_IMAP_CLERK: the sign-in name of the văn thư.")
    CELERY_BEAT_SCHEDULE["mailbox"] = {
        "task": "intake.tasks.poll_mailbox",
        "schedule": 120.0,
        "options": {"expires": 120},
    }

# Safety
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "frame-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}
# The live preview shows our own PDF in a frame of our own page.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "dissemination.views.csrf_failure"
if not (DEBUG or EMBEDDED):
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    # The health answers are asked from inside, without TLS.
    SECURE_REDIRECT_EXEMPT = [r"^khoe$", r"^san-sang$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Printing
# A folder with an office's own licensed Times New Roman (times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf);
# empty: the Liberation Serif that comes with the project.
LETTER_FONT_DIR = env.str("LETTER_FONT_DIR", default="")

# Electronic signatures: a folder with a key for each post and unit that signs here, and the roots that are trusted; a
# server that says when (RFC 3161). Empty: papers are signed elsewhere and uploaded, and no time stamp is asked for.
SIGNING_DIR = env.str("SIGNING_DIR", default="")
SIGNING_TSA_URL = env.str("SIGNING_TSA_URL", default="")
# Whether a certificate was revoked: a folder with the authorities' lists (*.crl); may a worker ask the authorities?
SIGNING_CRL_DIR = env.str("SIGNING_CRL_DIR", default="")
SIGNING_ONLINE = env.bool("SIGNING_ONLINE", default=False)
if SIGNING_CRL_DIR or SIGNING_ONLINE:
    CELERY_BEAT_SCHEDULE["revocations"] = {
        "task": "dispatches.tasks.ask_for_revocations",
        "schedule": crontab(hour=5, minute=15),
    }

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "dissemination.logs.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_tokens"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # It tells at length of each signature that it refuses; so does the page.
    "loggers": {"pyhanko": {"level": "CRITICAL"}},
}
