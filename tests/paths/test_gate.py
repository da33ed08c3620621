"""Admission by source address: what strangers can use up is bounded, and known peers do not pay for them."""

from __future__ import annotations

import pytest

from firebreak.core.errors import UsageError
from firebreak.paths.gate import MAX_ADDRESSES, Gate, RefusalMeter, StreamLimits

A, B = "192.0.2.1", "192.0.2.2"


def test_only_listed_sources_enter() -> None:
    gate = Gate(StreamLimits(networks=("192.0.2.0/31", "2001:db8::/32")))
    assert gate.enter("192.0.2.1", 0.0) == ""
    assert gate.enter("::ffff:192.0.2.0", 0.0) == "", "IPv4 inside IPv6 is still that IPv4 address"
    assert gate.enter("2001:db8:1::7", 0.0) == ""
    assert "not on the list" in gate.enter(B, 0.0)
    assert "not on the list" in gate.enter("2001:db9::1", 0.0)
    assert "not on the list" in gate.enter("", 0.0)


def test_a_wrong_network_is_told_at_once() -> None:
    with pytest.raises(UsageError, match="not a network"):
        StreamLimits(networks=("192.0.2.1/24",))


def test_a_buffer_too_small_for_two_frames_is_told_at_once() -> None:
    with pytest.raises(UsageError, match="at least 131072"):
        StreamLimits(send_buffer=131_071)


def test_unfinished_handshakes_of_one_address_are_limited() -> None:
    gate = Gate(StreamLimits(handshakes_per_address=2))
    assert [bool(gate.enter(A, 0.0)) for _ in range(4)] == [False, False, True, True]
    assert gate.enter(B, 0.0) == ""
    gate.leave(A, authenticated=False)
    assert gate.enter(A, 0.0) == ""


def test_all_unfinished_handshakes_are_limited_and_finished_ones_are_not_counted() -> None:
    gate = Gate(StreamLimits(handshakes=3))
    assert [gate.enter(f"192.0.2.{n}", 0.0) for n in range(3)] == [""] * 3
    assert "3 unfinished handshakes" in gate.enter(A, 0.0)
    gate.authenticated("192.0.2.0")
    assert gate.enter(A, 0.0) == ""


def test_connections_are_limited() -> None:
    gate = Gate(StreamLimits(connections=2))
    for address in (A, B):
        assert gate.enter(address, 0.0) == ""
        gate.authenticated(address)
    assert "2 connections" in gate.enter("192.0.2.3", 0.0)
    gate.leave(A, authenticated=True)
    assert gate.enter("192.0.2.3", 0.0) == ""


def knock(gate: Gate, address: str, now_s: float) -> bool:
    """Connect and fail; return whether the gate let us begin."""
    if gate.enter(address, now_s):
        return False
    gate.leave(address, authenticated=False)
    return True


def test_failed_attempts_use_up_a_budget_that_comes_back() -> None:
    gate = Gate(StreamLimits(attempts=5, attempts_window_s=10.0))
    assert [knock(gate, A, 0.0) for _ in range(7)] == [True] * 5 + [False] * 2
    assert knock(gate, B, 0.0), "one address used up what belongs to another"
    assert [knock(gate, A, 2.0), knock(gate, A, 2.0)] == [True, False]
    assert [knock(gate, A, 600.0) for _ in range(7)] == [True] * 5 + [False] * 2


def test_success_is_not_charged() -> None:
    gate = Gate(StreamLimits(attempts=3))
    for _ in range(50):
        assert gate.enter(A, 0.0) == ""
        gate.authenticated(A)
        gate.leave(A, authenticated=True)


def test_one_network_of_ipv6_is_one_source() -> None:
    gate = Gate(StreamLimits(attempts=3))
    assert [knock(gate, f"2001:db8::{n}", 0.0) for n in range(1, 5)] == [True, True, True, False]
    assert knock(gate, "2001:db8:0:1::1", 0.0)


def test_memory_for_addresses_is_bounded() -> None:
    gate = Gate(StreamLimits(attempts=2))
    assert [knock(gate, A, 0.0) for _ in range(3)] == [True, True, False]
    for n in range(MAX_ADDRESSES):
        knock(gate, f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}", 0.0)
    assert knock(gate, A, 0.0), "the address seen longest ago is forgotten first"


def test_reports_of_one_kind_are_held_back_and_counted() -> None:
    meter = RefusalMeter(period_s=10.0)
    assert [meter.count("a", now) for now in (0.0, 1.0, 9.9)] == [0, None, None]
    assert meter.count("b", 5.0) == 0
    assert meter.count("a", 10.0) == 2
    assert meter.count("a", 20.0) == 0


def test_many_kinds_of_report_are_limited_together() -> None:
    meter = RefusalMeter(period_s=10.0, most=3)
    assert [meter.count(str(n), 0.0) for n in range(5)] == [0, 0, 0, None, None]
    assert meter.count("5", 10.0) == 0
