"""How gunicorn serves the archive, in `make run` and in the container alike."""

import gc
import os
from pathlib import Path

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 60  # seconds for one answer
graceful_timeout = 15  # seconds for answers under way when it is told to stop
max_requests = 5_000  # a worker is renewed now and then, in case something leaks
max_requests_jitter = 500
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (gunicorn makes private files)

# No visitor's address and no search words: method, path without its query, status, bytes, microseconds.
accesslog = "-" if os.environ.get("ACCESS_LOG") == "1" else None
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(D)s"


def post_worker_init(_worker: object) -> None:
    """Read what every search needs, and leave it out of the look for garbage, which takes long over it."""
    from archive.search.lexicon import lexicon

    lexicon()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)
