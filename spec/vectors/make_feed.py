"""Makes `feed.json`: `python spec/vectors/make_feed.py`; entries arriving at a node, and what it then holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from writing import save

from firebreak.core.line.closed import feed_id
from firebreak.core.record.codec import encode
from firebreak.core.record.crypto import sign_ed25519
from firebreak.core.record.entry import build_entry, item_value
from firebreak.core.record.kinds import CharterEntry, Genesis, ManifestEntry, Payload, to_fields, trim
from firebreak.core.record.merkle import EMPTY_ROOT, Frontier
from firebreak.core.types import ClaimedTime, FeedId, Marking, Root
from firebreak.testing.pair import START, introduced

OUT = Path(__file__).resolve().parent / "feed.json"
KIT, KEYS = introduced(None)
LINE, US, THEM = KIT.charter.line_id, KIT.charter.parties[0].party, KIT.charter.parties[1].party
EMPTY = Frontier(size=0, hashes=())
Step = dict[str, Any]


def plain(n: int) -> Payload:
    return CharterEntry(revision=n, hash=bytes([n % 256]) * 32)


@dataclass
class Writer:
    """The other side, writing clear entries into one feed."""

    nonce: bytes
    predecessor: tuple[bytes, int, bytes] | None = None
    line: bytes = LINE
    party: bytes = THEM
    seed: bytes = KEYS[1].seeds["entry"]
    frontier: Frontier = EMPTY
    feed: FeedId = field(init=False)

    def __post_init__(self) -> None:
        key = KIT.manifests[1].key("entry").public
        self.genesis = Genesis(
            line=self.line, party=self.party, entry_key=key, nonce=self.nonce, charter=1, manifest=1,
            predecessor=self.predecessor,
        )  # fmt: skip
        self.feed = feed_id(self.genesis)

    def next(self, payload: Payload | None = None, *, grow: bool = True, **changes: Any) -> bytes:
        """Return the wire item of the next entry; without a payload, the genesis."""
        chosen = payload or self.genesis
        content = encode(trim(to_fields(chosen)))
        values: dict[str, Any] = {
            "feed": self.feed, "n": self.frontier.size, "root": self.frontier.root(), "m": 0, "peer_root": EMPTY_ROOT,
            "t": ClaimedTime(START), "kind": chosen.NUMBER, "marking": Marking.OPERATIONAL, "commitment": None,
            "epoch": 0, "content": content, **changes,
        }  # fmt: skip
        entry = build_entry(**values)
        if grow:
            self.frontier = self.frontier.append(entry.leaf)
        return encode(item_value(entry, values["content"], sign_ed25519(self.seed, "entry", entry.body)))

    def head(self) -> tuple[bytes, int, bytes]:
        return bytes(self.feed), self.frontier.size, bytes(self.frontier.root())


def first(writer: Writer, count: int = 3) -> list[bytes]:
    """Return a genesis and what follows it."""
    return [writer.next()] + [writer.next(plain(n)) for n in range(1, count)]


def unsigned(item: bytes) -> bytes:
    return item[:-64] + bytes(64)


class Story:
    """Items in the order they arrive, and what the node holds after each."""

    def __init__(self, name: str, rules: str) -> None:
        self.name, self.rules, self.steps = name, rules.split(), list[Step]()

    def __call__(self, item: bytes, size: int, error: str | None = None, **more: Any) -> None:
        self.steps.append({"item": item.hex(), "size": size, "error": error, **more})

    def done(self) -> dict[str, Any]:
        return {"exchange": self.name, "rules": self.rules, "steps": self.steps}


def in_order(story: Story) -> None:
    for n, item in enumerate(first(Writer(b"a" * 32), 5), 1):
        story(item, n)
    story(item, 5)


def out_of_order(story: Story) -> None:
    one, two, three, four = first(Writer(b"b" * 32), 4)
    story(two, 0, "FEED-2")
    story(one, 1)
    story(four, 1)
    story(unsigned(three), 1, "ENT-9")
    story(three, 1)
    story(two, 4)


def forged(story: Story) -> None:
    writer = Writer(b"c" * 32)
    story(writer.next(), 1)
    good = writer.next(plain(1))
    story(unsigned(good), 1, "ENT-9")
    story(good, 2)
    writer.seed = KEYS[0].seeds["entry"]
    story(writer.next(plain(2)), 2, "ENT-9")


def forked(story: Story) -> None:
    writer = Writer(b"d" * 32)
    for n, item in enumerate(first(writer), 1):
        story(item, n)
    other = writer.next(plain(9), grow=False)
    story(writer.next(plain(3)), 4)
    story(other, 4, fork=True)
    story(other, 4, fork=True)
    story(writer.next(plain(4)), 5, fork=True)


def other_history(story: Story) -> None:
    writer = Writer(b"e" * 32)
    for n, item in enumerate(first(writer), 1):
        story(item, n)
    story(writer.next(plain(3), grow=False, root=Root(b"r" * 32)), 3, "FEED-3", fork=True)
    story(writer.next(plain(3)), 4, fork=True)


def wrong_counts(story: Story) -> None:
    writer = Writer(b"f" * 32)
    for n, item in enumerate(first(writer), 1):
        story(item, n)
    story(writer.next(plain(3), m=500, peer_root=Root(b"r" * 32)), 4)
    story(writer.next(plain(4)), 5)


def genesis_refused(story: Story) -> None:
    for changes in ({"line": bytes(32)}, {"party": bytes(32)}):
        story(Writer(b"g" * 32, **changes).next(), 0, "FEED-7")  # type: ignore[arg-type]
    misnamed = Writer(b"g" * 32)
    misnamed.feed = FeedId(bytes(32))
    story(misnamed.next(), 0, "FEED-7")
    other = Writer(b"g" * 32, seed=KEYS[0].seeds["entry"])
    story(other.next(), 0, "ENT-9")
    story(Writer(b"g" * 32).next(), 1)


def switched(story: Story) -> None:
    old = Writer(b"h" * 32)
    for n, item in enumerate(first(old), 1):
        story(item, n)
    stray = Writer(b"i" * 32)
    story(stray.next(), 3)
    sibling = Writer(b"j" * 32, predecessor=(bytes(32), 3, bytes(32)))
    story(sibling.next(), 3)
    new = Writer(b"k" * 32, predecessor=old.head())
    story(new.next(), 1, live=new.feed.hex())
    story(old.next(plain(3)), 1, live=new.feed.hex(), late=1)
    story(old.next(plain(4), grow=False, root=Root(b"r" * 32)), 1, live=new.feed.hex(), late=1, fork=True)
    story(new.next(plain(1)), 2, live=new.feed.hex(), late=1, fork=True)


def unknown_kinds(story: Story) -> None:
    writer = Writer(b"l" * 32)
    for n, item in enumerate(first(writer), 1):
        story(item, n)
    story(writer.next(plain(3), kind=47), 4)
    story(writer.next(ManifestEntry(party=THEM, version=1, hash=bytes(32)), content=b"\x80"), 5)
    story(writer.next(plain(5)), 6)


STORIES: tuple[tuple[Callable[[Story], None], str, str], ...] = (
    (in_order, "a feed from its genesis, and the last entry again", "FEED-1 FEED-6"),
    (out_of_order, "held, asked for, and taken when the gap closes; a forged copy first", "FEED-2 FEED-6"),
    (forged, "signatures of nobody and of another key", "FEED-1"),
    (forked, "two signed entries at one place: the first stands", "FEED-6"),
    (other_history, "a signed entry over another history of its feed", "FEED-3"),
    (wrong_counts, "more counted of our feed than there is: kept and counted", "FEED-5"),
    (genesis_refused, "a genesis of another line, party, name or key", "FEED-7"),
    (switched, "a feed that follows, two that do not, and late entries of the old one", "FEED-7 FEED-8"),
    (unknown_kinds, "an unknown kind and a malformed one are counted", "FEED-10"),
)


def main() -> None:
    exchanges = []
    for tell, name, rules in STORIES:
        story = Story(name, rules)
        tell(story)
        exchanges.append(story.done())
    setting = {
        "line": LINE.hex(), "party": THEM.hex(), "own_party": US.hex(),
        "entry_key": KIT.manifests[1].key("entry").public.hex(),
    }  # fmt: skip
    save(OUT, json.dumps({**setting, "exchanges": exchanges}, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
