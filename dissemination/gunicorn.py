"""How gunicorn serves the province's size. The embedded size has its own command in dissemination/embedded.py."""

import os

from dissemination.logs import AccessLog

bind = os.environ.get("BIND", "0.0.0.0:8000")
workers = int(os.environ.get("WEB_PROCESSES", "3"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 20
# A long-lived process is renewed now and then, not all at the same moment.
max_requests, max_requests_jitter = 5000, 500
# The heartbeat file must not wait for a disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
control_socket_disable = True
accesslog, logger_class = "-", AccessLog
