"""The process that sends one page: an order on standard input, an exit code as the answer, not a word elsewhere.

Keeps true: the services' code runs beside no key and no record of ours, for as long as one page takes; addresses are
written nowhere. A page is made when one address took it, a test holds when all of them did.
Leaves to others: who is paged with which words, and ending a process that hangs (`apprise`, `programs`).
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

NONE_TOOK, SOME_TOOK, UNUSABLE = 11, 12, 13
AT_ONCE = 8


def send(order: dict[str, Any]) -> int:
    """Send to every address of an order, all at once; return 0 or what went wrong."""
    import apprise  # here: whoever imports a code of this module does not want 170 services

    asset = apprise.AppriseAsset(app_id="Firebreak", app_desc="", app_url="", image_url_mask="", async_mode=False)
    services = [apprise.Apprise(asset=asset) for _ in order["urls"]]
    usable = [service.add(url) for service, url in zip(services, order["urls"], strict=True)]
    if order["all"] and not all(usable):
        return UNUSABLE

    def deliver(service: apprise.Apprise) -> bool:
        text = apprise.NotifyFormat.TEXT
        return bool(len(service) and service.notify(body=order["body"], title=order["title"], body_format=text))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return verdict(list(pool.map(deliver, services)), every=order["all"])


def verdict(took: Sequence[bool], *, every: bool) -> int:
    """Return what it means that these addresses took it; `every`: all of them have to."""
    if not any(took):
        return NONE_TOOK
    return SOME_TOOK if every and not all(took) else 0


def main() -> int:
    """Carry out the order on standard input."""
    logging.disable()
    return send(json.loads(sys.stdin.buffer.read()))


if __name__ == "__main__":
    sys.exit(main())
