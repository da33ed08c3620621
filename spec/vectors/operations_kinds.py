"""How each check of the vectors of kinds is carried out with this package; `KINDS.md` says what the fields mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from firebreak.core.line.items import resolve
from firebreak.core.record.codec import Value, decode, encode
from firebreak.core.record.kinds import from_fields, payload_fields, to_fields, trim
from firebreak.core.types import Leaf

Case = dict[str, Any]
MAX_BYTES = 16_512


def diagnostic(value: Value) -> str:
    """Return a value in the diagnostic notation of RFC 8949 section 8."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(diagnostic, value))}]"
    return f"h'{value.hex()}'" if isinstance(value, bytes) else json.dumps(value)


def op_payload(case: Case) -> str:
    data = bytes.fromhex(case["hex"])
    fields = payload_fields(case["kind"], decode(data, max_bytes=MAX_BYTES))
    again = to_fields(from_fields(case["kind"], fields))
    assert again == fields
    assert encode(trim(again)) == data
    return diagnostic(fields)


def op_reference(case: Case) -> str | None:
    ref: Any = decode(bytes.fromhex(case["hex"]))
    own, counted = (
        {int(i): Leaf(bytes.fromhex(leaf)) for i, leaf in case[name].items()} for name in ("own", "counted")
    )
    found = resolve(ref, n=case["n"], m=case["m"], writer=own, other=counted)
    return found.hex() if found is not None else None


OPERATIONS: dict[str, Callable[[Case], Any]] = {"payload": op_payload, "reference": op_reference}
