"""The map and the queue under the procedures, against a dictionary and a sorted list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firebreak.core.procedures.persistent import Deadlines, Pmap

KEYS = st.integers(0, 30).map(lambda n: bytes([n]) * 32)


@given(st.lists(st.tuples(KEYS, st.one_of(st.none(), st.integers()))))
def test_a_map_is_a_dictionary_whose_old_versions_stay(changes: list[tuple[bytes, int | None]]) -> None:
    model: dict[bytes, int] = {}
    now: Pmap[bytes, int] = Pmap()
    versions = [(now, dict(model))]
    for key, value in changes:
        if value is None:
            now, _ = now.without(key), model.pop(key, None)
        else:
            now, model = now.set(key, value), {**model, key: value}
        versions.append((now, dict(model)))
    for version, expected in versions:
        assert dict(version.items()) == expected and len(version) == len(expected)
        assert sorted(version.values()) == sorted(expected.values())
        assert all(version.get(k) == expected.get(k) and (k in version) == (k in expected) for k, _ in changes)


@given(st.lists(st.one_of(st.none(), st.tuples(st.integers(-9, 9), st.integers(0, 3), KEYS))))
def test_deadlines_come_in_order(steps: list[tuple[int, int, bytes] | None]) -> None:
    queue, model = Deadlines(), []
    for step in steps:
        if step is None:
            assert queue.first == (model[0] if model else None)
            queue, model = queue.rest(), model[1:]
        else:
            queue, model = queue.add(*step), sorted([*model, step])
    while model:
        assert queue.first == model[0]
        queue, model = queue.rest(), model[1:]
    assert queue.first is None


def test_many_deadlines_in_order_do_not_nest_deeply() -> None:
    queue = Deadlines()
    for n in range(20_000):
        queue = queue.add(n, 0, b"")
    for n in range(20_000):
        assert queue.first == (n, 0, b"")
        queue = queue.rest()
