"""The clock's look into the mailbox, as Celery sees it; a server that is down is asked again next time."""

import imaplib
import logging

from celery import shared_task
from django.utils import timezone

from directives.policies import Refused
from intake import mailbox

log = logging.getLogger(__name__)


@shared_task
def poll_mailbox() -> int:
    try:
        return mailbox.poll(now=timezone.now)
    except (OSError, imaplib.IMAP4.error, Refused) as error:
        log.warning("The mailbox could not be read: %s", error)
        return 0
