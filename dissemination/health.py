"""Is the app alive, and can it work? Answers for load balancers and health checks, in JSON, without sign-in."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from dissemination.celery import app

log = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers. Not asked about the database: a sick one must not restart healthy web servers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Database, migrations and broker: 200 when all three stand, otherwise 503."""
    database = database_answers()
    parts = {"database": database, "migrations": database and migrations_applied(), "broker": broker_answers()}
    good = all(parts.values())
    return JsonResponse({"status": "ok" if good else "not ready", **parts}, status=200 if good else 503)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.exception("the database does not answer")
        return False
    return True


def migrations_applied() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        log.exception("the migrations could not be read")
        return False


def broker_answers() -> bool:
    try:
        with app.connection_for_write() as doorbell:
            doorbell.ensure_connection(max_retries=1, interval_start=0, timeout=2)
    except (OSError, OperationalError):
        log.warning("the broker does not answer")
        return False
    return True
