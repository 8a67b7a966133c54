"""The embedded size as the tests see it: its own folder, and a broker that is not there, so no test leans on one."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

worker = os.environ.get("PYTEST_XDIST_WORKER", "")
folder = Path(tempfile.mkdtemp(prefix=f"dissemination-tests-{worker}-"))
folder.chmod(0o755)
atexit.register(shutil.rmtree, folder, ignore_errors=True)

os.environ["EMBEDDED"] = "1"
os.environ["VAR_DIR"] = str(folder)
os.environ["REDIS_URL"] = "redis://127.0.0.1:1/0"
for name in (
    "DEBUG",
    "EMAIL_URL",
    "MEDIA_ROOT",
    "STATIC_ROOT",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
    "LOG_LEVEL",
    "INTAKE_IMAP_URL",
    "SIGNING_DIR",
    "SIGNING_TSA_URL",
    "SIGNING_CRL_DIR",
    "SIGNING_ONLINE",
):
    os.environ.pop(name, None)

from dissemination.settings import *  # noqa: E402, F403  (the one idiom for settings on top of settings)

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Static files by their plain names: no test waits for collectstatic.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
# A file, as in real life: a database in memory can't be shared with a worker or a browser's threads.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": folder / "test.sqlite3"}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
