"""A signer in software: seeds in memory, opened from the vault (`ports.Signer`).

Keeps true: each key signs for one purpose only, and nothing of a seed is in any representation or error.
Leaves to others: hardware tokens, which implement the same Protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from firebreak.core.record import crypto, seal
from firebreak.core.types import FeedId, Root


class SoftwareSigner:
    """Signs and seals with the node's own keys; `entropy(n)` gives n random bytes."""

    def __init__(self, seeds: Mapping[str, bytes], entropy: Callable[[int], bytes]) -> None:
        """`seeds` holds 32-byte seeds under `entry`, `seal-ed`, `seal-mldsa` and, where there is one, `desk`."""
        self._desk = seeds.get("desk")
        self._entry = seeds["entry"]
        self._seal_ed = seeds["seal-ed"]
        self._seal_mldsa = seeds["seal-mldsa"]
        self._seal_publics = crypto.ed25519_public(self._seal_ed), crypto.mldsa44_public(self._seal_mldsa)
        self._entropy = entropy

    def __repr__(self) -> str:
        """Show nothing of the keys."""
        return "SoftwareSigner(…)"

    def sign_entry(self, body: bytes) -> bytes:
        """Sign an entry body."""
        return crypto.sign_ed25519(self._entry, "entry", body)

    def sign_hello(self, body: bytes) -> bytes:
        """Sign a hello."""
        return crypto.sign_ed25519(self._entry, "hello", body)

    def sign_ring(self, body: bytes) -> bytes | None:
        """Sign a ring with the desk's key, None where there is none."""
        return None if self._desk is None else crypto.sign_ed25519(self._desk, "ring", body)

    def make_prekey(self) -> tuple[bytes, bytes]:
        """Draw an X-Wing key pair."""
        seed = self._entropy(32)
        return crypto.xwing_public(seed), seed

    def seal_epoch(self, public: bytes, info: bytes) -> tuple[bytes, bytes]:
        """Draw an epoch seed and seal it."""
        seed = self._entropy(32)
        return seed, crypto.hpke_seal(public, info, seed)

    def seal_feed(self, feed: FeedId, size: int, root: Root) -> bytes:
        """Make the hybrid seal: Ed25519 over the text, ML-DSA-44 over the subtree message."""
        ed_public, mldsa_public = self._seal_publics
        return seal.build_note(
            feed=feed,
            size=size,
            root=root,
            ed_public=ed_public,
            ed_signature=crypto.sign_ed25519_raw(self._seal_ed, seal.seal_text(feed, size, root)),
            mldsa_public=mldsa_public,
            mldsa_signature=crypto.sign_mldsa44(self._seal_mldsa, seal.mldsa_seal_message(feed, size, root)),
        )
