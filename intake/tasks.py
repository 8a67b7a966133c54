"""The clock's look into the mailbox, as Celery sees it; what can't be opened is told, and asked again next time."""

import imaplib
import logging

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from directives.policies import Refused
from intake import mailbox
from intake.services import mails

log = logging.getLogger(__name__)


@shared_task
def poll_mailbox() -> int:
    try:
        return mailbox.poll(now=timezone.now)
    except Refused as error:  # there is no văn thư to tell
        log.warning("The mailbox could not be read: %s", error)
    except (OSError, imaplib.IMAP4.error) as error:
        log.warning("The mailbox could not be read: %s", error)
        is_down = isinstance(error, OSError | imaplib.IMAP4.abort)
        mails.tell_unopened(clerk=settings.INTAKE_IMAP_CLERK, is_down=is_down, at=timezone.now())
    return 0
