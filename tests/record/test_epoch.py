"""The block ratchet: any order gives the same secrets, and what is used or passed is gone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.errors import IntegrityError, PeerError, UsageError
from firebreak.core.record import crypto, epoch
from firebreak.core.record.codec import decode, encode
from firebreak.core.record.epoch import Chain, start_chain
from firebreak.core.types import FeedId, Leaf, LineId

LINE, FEED, PEER = LineId(b"l" * 32), FeedId(b"f" * 32), FeedId(b"p" * 32)


def chain(**changed: Any) -> Chain:
    place: dict[str, Any] = {
        "seed": b"s" * 32,
        "link_base": None,
        "line": LINE,
        "from_feed": FEED,
        "to_feed": PEER,
        "e": 1,
        "open_leaf": Leaf(b"o" * 32),
        "n_open": 250,
    }
    return start_chain(**(place | changed))


def take(start: Chain, *indices: int) -> tuple[list[bytes], Chain]:
    secrets = []
    for n in indices:
        secret, start = start.secret(n)
        secrets.append(secret)
    return secrets, start


def rule(ask: Any) -> str:
    with pytest.raises(PeerError) as refused:
        ask()
    return refused.value.rule


@given(st.permutations([251, 255, 256, 300, 511, 512, 1500, 1501, 9000]))
def test_any_order_gives_the_same_secrets(order: list[int]) -> None:
    expected = dict(zip(sorted(order), take(chain(), *sorted(order))[0], strict=True))
    secrets, left = take(chain(), *order)
    assert dict(zip(order, secrets, strict=True)) == expected
    assert len(set(secrets)) == len(order)
    for n in order:
        assert rule(lambda n=n: left.secret(n)) == rule(lambda n=n: left.peek(n)) == "EPOCH-3"


@given(st.integers(251, 3000), st.integers(251, 3000))
def test_peeking_changes_nothing_and_tells_the_same(first: int, second: int) -> None:
    start = chain()
    assert start.peek(first) == start.secret(first)[0]
    _, entered = start.secret(second)
    if first != second:
        assert entered.peek(first) == start.peek(first) == entered.secret(first)[0]


def test_what_is_used_is_not_in_the_file() -> None:
    (secret,), left = take(chain(), 600)
    assert secret not in encode(left.to_value())
    assert left.peek(601) in encode(left.to_value())
    block = crypto.expand(chain().key, "block", 0)
    assert block in encode(left.to_value())  # block 0 was skipped and can still be read
    assert block not in encode(left.forget_before(512).to_value())


def test_what_is_passed_is_gone() -> None:
    _, left = take(chain(), 600, 700, 300)
    kept = left.forget_before(650)
    for n in (251, 300, 599, 649):
        assert rule(lambda n=n: kept.peek(n)) == "EPOCH-3"
    assert rule(lambda: kept.peek(700)) == "EPOCH-3"
    assert kept.peek(650) == chain().peek(650)
    assert kept.peek(5000) == chain().peek(5000)


@pytest.mark.parametrize("n", [251, 252, 256, 300, 512, 513, 100_000, 10_000_000])
def test_forgetting_in_a_fresh_chain(n: int) -> None:
    kept = chain().forget_before(n)
    if n > 251:
        assert rule(lambda: kept.peek(n - 1)) == "EPOCH-3"
    if n < 200_000:
        assert kept.peek(n) == chain().peek(n)
    assert len(kept.peek(n)) == 32


def test_forgetting_twice_and_backwards_changes_nothing() -> None:
    kept = chain().forget_before(700)
    assert kept.forget_before(700) == kept
    assert kept.forget_before(300) == kept
    assert chain().forget_before(10) == chain()


def test_a_sender_keeps_one_block() -> None:
    sender = chain()
    for n in range(251, 1400, 7):
        _, sender = sender.secret(n)
        sender = sender.forget_before(n + 1)
        assert len(sender.entered) <= 1
        assert sender.skipped == ()
    assert len(encode(sender.to_value())) < 8_500


def test_limits_on_what_is_held() -> None:
    far = 256 * 1024
    assert rule(lambda: chain().secret(far + 256)) == "EPOCH-4"
    assert rule(lambda: chain().peek(far + 256)) == "EPOCH-4"
    assert len(take(chain(), far)[1].skipped) == epoch.MAX_SKIPPED_BLOCKS
    sparse = take(chain(), *(256 * i for i in range(1, epoch.MAX_ENTERED_BLOCKS + 1)))[1]
    assert rule(lambda: sparse.secret(256 * 40)) == "EPOCH-4"
    assert sparse.peek(256 * 40) == chain().peek(256 * 40)
    assert sparse.forget_before(256 * 3).secret(256 * 40)[0] == chain().peek(256 * 40)


@pytest.mark.parametrize(
    "changed",
    [
        {"seed": b"t" * 32},
        {"link_base": b"k" * 32},
        {"line": LineId(b"m" * 32)},
        {"from_feed": PEER, "to_feed": FEED},
        {"to_feed": FeedId(b"q" * 32)},
        {"e": 2},
        {"open_leaf": Leaf(b"n" * 32)},
    ],
)
def test_every_circumstance_changes_key_and_link(changed: dict[str, Any]) -> None:
    assert chain(**changed).peek(300) != chain().peek(300)
    assert chain(**changed).link != chain().link


def test_a_base_of_zero_bytes_is_no_base() -> None:
    """A link is a hash output; the all-zero salt means that there was no earlier epoch."""
    assert chain(link_base=bytes(32)).link == chain(link_base=None).link
    with pytest.raises(UsageError):
        chain(link_base=b"")


def test_the_ratchet_file_reads_back() -> None:
    _, left = take(chain(), 600, 9000)
    assert Chain.from_value(decode(encode(left.to_value()))) == left


@pytest.mark.parametrize("at", range(8))
def test_a_damaged_ratchet_file_stops_the_node(at: int) -> None:
    value = list(take(chain(), 600)[1].to_value())
    for wrong in ("text", ((1, b"short"),), ((1,),)):
        with pytest.raises(IntegrityError):
            Chain.from_value((*value[:at], wrong, *value[at + 1 :]))
    with pytest.raises(IntegrityError):
        Chain.from_value(tuple(value[:-1]))


def test_an_epoch_from_end_to_end() -> None:
    prekey, seed = bytes(range(32)), b"e" * 32
    info = epoch.seal_info(LINE, FEED, PEER, 1, 0, Leaf(b"k" * 32))
    sealed = crypto.hpke_seal(crypto.xwing_public(prekey), info, seed)
    assert len(sealed) == 1_168
    sender, receiver = chain(seed=seed), chain(seed=crypto.hpke_open(prekey, info, sealed))
    secret, sender = sender.secret(251)
    ciphertext = epoch.seal_payload(epoch.message_keys(secret), b"ad", b"\x80")
    assert epoch.open_payload(epoch.message_keys(receiver.peek(251)), b"ad", ciphertext) == b"\x80"
    assert sender.link == receiver.link
    keys = epoch.message_keys(secret)
    assert len({keys.key, keys.nonce, keys.salts, epoch.voice_secret(secret), secret}) == 5
