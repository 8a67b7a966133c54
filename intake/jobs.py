"""What this room asks of a machine: find the text of a scan, telling how far it has come."""

from django.utils import timezone

from intake.services import scans
from jobs import queue
from jobs.models import Job


@queue.handler(scans.KIND, lane=queue.LONG)
def scan(job: Job) -> None:
    def tell(page: int, pages: int) -> None:
        queue.progress(job, page, pages, at=timezone.now())

    scans.read(job.payload["arrival"], at=timezone.now(), tell=tell)
