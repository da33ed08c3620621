"""Epochs and the block ratchet: which secret protects entry n of a feed, and when it is gone.

Keeps true: a secret belongs to one feed, one index and one epoch open; a used or passed secret is no longer in the
value that is kept. Implements `spec/epoch.md`. Leaves to others: when an epoch may be used (`line`), keeping the
ratchet file, and wiping memory, which Python cannot promise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from firebreak.core.errors import IntegrityError, PeerError, UsageError
from firebreak.core.record.codec import Value, encode
from firebreak.core.record.crypto import aead_open, aead_seal, context, expand, hkdf_expand, hkdf_extract
from firebreak.core.types import HASH_BYTES, FeedId, Leaf, LineId

BLOCK: Final = 256
MAX_SKIPPED_BLOCKS: Final = 1_024
MAX_ENTERED_BLOCKS: Final = 32
SEED_BYTES: Final = 32
NONCE_BYTES: Final = 12

_ZERO: Final = bytes(HASH_BYTES)
_BLOCK_BYTES: Final = BLOCK * HASH_BYTES
# CBOR[context, "message", feed, n] without feed and n: an array of four that starts with these two items.
_MESSAGE_PREFIX: Final = b"\x84" + encode(context("kdf")) + encode("message")

Blocks = tuple[tuple[int, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKeys:
    """What one entry's secret gives: key 32, nonce 12, salts key 32 bytes."""

    key: bytes
    nonce: bytes
    salts: bytes


def seal_info(line: LineId, from_feed: FeedId, to_feed: FeedId, e: int, base: int, prekey_leaf: Leaf) -> bytes:
    """Return the HPKE info that binds a sealed seed to its place."""
    return encode((context("epoch"), line, from_feed, to_feed, e, base, prekey_leaf))


def message_keys(secret: bytes) -> MessageKeys:
    """Return the keys of one entry from its secret."""
    return MessageKeys(
        key=expand(secret, "key"),
        nonce=expand(secret, "nonce", length=NONCE_BYTES),
        salts=expand(secret, "salts"),
    )


def voice_secret(secret: bytes) -> bytes:
    """Return what a call-offer or answer entry gives to the voice key, 32 bytes."""
    return expand(secret, "voice")


def seal_payload(keys: MessageKeys, ad: bytes, payload: bytes) -> bytes:
    """Return the ciphertext of a payload, 16 bytes longer; `ad` comes from `entry.associated_data`."""
    return aead_seal(keys.key, keys.nonce, ad, payload)


def open_payload(keys: MessageKeys, ad: bytes, ciphertext: bytes) -> bytes:
    """Return the payload of a ciphertext; the caller must then recompute the commitment.

    Raises PeerError (AEAD-1).
    """
    return aead_open(keys.key, keys.nonce, ad, ciphertext)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The block ratchet of one direction and epoch, from just behind its epoch-open entry onwards.

    `skipped` are blocks passed over, each as its block secret; `entered` are blocks in use, each as the 256 message
    secrets one after the other, all zero where used or given up. Both ascend by block number.
    """

    e: int
    feed: FeedId
    n_open: int
    link: bytes
    next_block: int
    key: bytes
    skipped: Blocks
    entered: Blocks

    def peek(self, n: int) -> bytes:
        """Return the secret of entry `n`, 32 bytes, and keep it (for trying a frame before it is verified).

        Raises PeerError (EPOCH-2, EPOCH-3).
        """
        block, at = self._place(n)
        for number, secrets in self.entered:
            if number == block:
                return _unused(secrets[at : at + HASH_BYTES], n)
        return _message_secret(self._block_secret(block, n), self.feed, n)

    def secret(self, n: int) -> tuple[bytes, Chain]:
        """Return the secret of entry `n`, 32 bytes, and the chain without it.

        Raises PeerError (EPOCH-2, EPOCH-3, EPOCH-4).
        """
        block, at = self._place(n)
        for i, (number, secrets) in enumerate(self.entered):
            if number == block:
                found = _unused(secrets[at : at + HASH_BYTES], n)
                left = secrets[:at] + _ZERO + secrets[at + HASH_BYTES :]
                return found, self._with(entered=(*self.entered[:i], (block, left), *self.entered[i + 1 :]))
        return self._enter(block, n).secret(n)

    def forget_before(self, n: int) -> Chain:
        """Return the chain without any secret of an entry below `n`: senders at each step, receivers when m moves."""
        if n <= self.n_open + 1:
            return self
        block, at = self._place(n)
        chain = self._with(skipped=tuple(one for one in self.skipped if one[0] >= block))
        if block >= self.next_block:
            chain = self._advance(block, keep=False)
        if at and block not in (number for number, _ in chain.entered):
            chain = chain._enter_if_left(block)
        entered = tuple(
            (number, bytes(at) + secrets[at:] if number == block else secrets)
            for number, secrets in chain.entered
            if number >= block
        )
        return chain._with(entered=entered)

    def _place(self, n: int) -> tuple[int, int]:
        """Return the block of entry `n` and the byte offset of its secret there."""
        if n <= self.n_open:
            raise PeerError("EPOCH-2", f"entry {n} does not follow the open of epoch {self.e} at {self.n_open}")
        return n // BLOCK - self.n_open // BLOCK, n % BLOCK * HASH_BYTES

    def _block_secret(self, block: int, n: int) -> bytes:
        """Return the secret of a block not entered yet."""
        chain = self if block < self.next_block else self._advance(block + 1)
        for number, secret in chain.skipped:
            if number == block:
                return secret
        raise PeerError("EPOCH-3", f"the secret of entry {n} is used or erased")

    def _advance(self, until: int, *, keep: bool = True) -> Chain:
        """Return the chain stepped to `until`, with every block below kept as skipped, or none."""
        if keep and len(self.skipped) + until - self.next_block > MAX_SKIPPED_BLOCKS + 1:
            raise PeerError("EPOCH-4", f"more than {MAX_SKIPPED_BLOCKS} blocks would be skipped")
        key, skipped = self.key, list(self.skipped) if keep else []
        for block in range(self.next_block, until):
            if keep:
                skipped.append((block, expand(key, "block", block)))
            key = expand(key, "next", block)
        return self._with(next_block=until, key=key, skipped=tuple(skipped))

    def _enter_if_left(self, block: int) -> Chain:
        """Return the chain with `block` entered unless its secrets are gone; blocks before it are being given up."""
        if block < self.next_block and block not in (number for number, _ in self.skipped):
            return self
        alone = self._with(entered=tuple(one for one in self.entered if one[0] >= block))
        return alone._enter(block, self.n_open)

    def _enter(self, block: int, n: int) -> Chain:
        """Return the chain with the message secrets of `block` in place of its block secret."""
        if len(self.entered) >= MAX_ENTERED_BLOCKS:
            raise PeerError("EPOCH-4", f"more than {MAX_ENTERED_BLOCKS} blocks would be in use at once")
        secret = self._block_secret(block, n)
        chain = self if block < self.next_block else self._advance(block + 1)
        first = (block + self.n_open // BLOCK) * BLOCK
        secrets = b"".join(_message_secret(secret, self.feed, first + i) for i in range(BLOCK))
        if first <= self.n_open:
            secrets = bytes((self.n_open + 1 - first) * HASH_BYTES) + secrets[(self.n_open + 1 - first) * HASH_BYTES :]
        return chain._with(
            skipped=tuple(one for one in chain.skipped if one[0] != block),
            entered=tuple(sorted((*chain.entered, (block, secrets)))),
        )

    def _with(
        self,
        *,
        next_block: int | None = None,
        key: bytes | None = None,
        skipped: Blocks | None = None,
        entered: Blocks | None = None,
    ) -> Chain:
        return Chain(
            e=self.e,
            feed=self.feed,
            n_open=self.n_open,
            link=self.link,
            next_block=self.next_block if next_block is None else next_block,
            key=self.key if key is None else key,
            skipped=self.skipped if skipped is None else skipped,
            entered=self.entered if entered is None else entered,
        )

    def to_value(self) -> tuple[Value, ...]:
        """Return the chain for the ratchet file; it is secret."""
        return (self.e, self.feed, self.n_open, self.link, self.next_block, self.key, self.skipped, self.entered)

    @classmethod
    def from_value(cls, value: Value) -> Chain:
        """Return the chain read from the ratchet file.

        Raises IntegrityError if the file holds anything else.
        """
        match value:
            case (int(e), bytes(feed), int(n_open), bytes(link), int(next_block), bytes(key), skipped, entered):
                if len(link) == len(key) == len(feed) == HASH_BYTES:
                    return cls(
                        e=e,
                        feed=FeedId(feed),
                        n_open=n_open,
                        link=link,
                        next_block=next_block,
                        key=key,
                        skipped=_blocks(skipped, HASH_BYTES),
                        entered=_blocks(entered, _BLOCK_BYTES),
                    )
        raise IntegrityError("the ratchet file does not hold a chain")


def start_chain(
    *,
    seed: bytes,
    link_base: bytes | None,
    line: LineId,
    from_feed: FeedId,
    to_feed: FeedId,
    e: int,
    open_leaf: Leaf,
    n_open: int,
) -> Chain:
    """Return the chain of epoch `e` of `from_feed`, opened by its entry `n_open` with leaf `open_leaf`.

    `link_base` is the link of the base epoch, `None` if the base is 0. Raises PeerError (EPOCH-1) for another length of
    seed, which the peer chose.
    """
    if len(seed) != SEED_BYTES:
        raise PeerError("EPOCH-1", f"an epoch seed has {SEED_BYTES} bytes, not {len(seed)}")
    if link_base is not None and len(link_base) != HASH_BYTES:
        raise UsageError("the link of an epoch has 32 bytes")
    prk = hkdf_extract(_ZERO if link_base is None else link_base, seed)
    place = (line, from_feed, to_feed, e, open_leaf)
    return Chain(
        e=e,
        feed=from_feed,
        n_open=n_open,
        link=expand(prk, "link", *place),
        next_block=0,
        key=expand(prk, "chain", *place),
        skipped=(),
        entered=(),
    )


def _message_secret(block_secret: bytes, feed: bytes, n: int) -> bytes:
    """Return X(block, "message", feed, n); written out because a block needs it 256 times."""
    return hkdf_expand(block_secret, _MESSAGE_PREFIX + b"\x58\x20" + feed + encode(n))


def _unused(secret: bytes, n: int) -> bytes:
    if secret == _ZERO:
        raise PeerError("EPOCH-3", f"the secret of entry {n} is used or erased")
    return secret


def _blocks(value: Value, size: int) -> Blocks:
    """Return a list of numbered secrets read from the ratchet file."""
    if not isinstance(value, tuple):
        raise IntegrityError("the ratchet file does not hold a chain")
    found: list[tuple[int, bytes]] = []
    for one in value:
        match one:
            case (int(number), bytes(secret)) if len(secret) == size:
                found.append((number, secret))
            case _:
                raise IntegrityError("the ratchet file does not hold a chain")
    return tuple(found)
