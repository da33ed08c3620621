"""How each check of the act vectors is carried out with this package."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from firebreak.core.record import act, assertion
from firebreak.core.record.codec import decode
from firebreak.core.record.kinds import from_fields, payload_fields
from firebreak.core.record.manifest import Officer
from firebreak.core.types import Leaf, LineId, Marking, PartyId

Case = dict[str, Any]


def raw(case: Case, name: str) -> bytes:
    return bytes.fromhex(case[name])


def act_of(case: Case) -> act.Act:
    payload = from_fields(case["kind"], payload_fields(case["kind"], decode(raw(case, "payload"))))
    return act.Act(
        line=LineId(raw(case, "line")), party=PartyId(raw(case, "party")), payload=payload,
        marking=Marking(case["marking"]), shown=tuple(Leaf(bytes.fromhex(one)) for one in case.get("shown", ())),
        text_hash=raw(case, "words"),
    )  # fmt: skip


def op_act_blob(case: Case) -> str:
    return act.parse_act_blob(raw(case, "hex")).rp_id


def op_act_cred(case: Case) -> None:
    act.check_cred(act.parse_act_blob(raw(case, "hex")), raw(case, "cred"))


def op_act_challenge(case: Case) -> str:
    return act.act_challenge(act_of(case), raw(case, "nonce")).hex()


def op_officer_key(case: Case) -> None:
    assertion.check_cose_key(raw(case, "hex"))


def op_act(case: Case) -> dict[str, Any]:
    """Verify a blob; `nonce` false stands for a reader who was shown its body alone."""
    blob = act.parse_act_blob(raw(case, "hex"))
    blob = blob if case.get("nonce", True) else act.parse_act_body(blob.body)
    officers = tuple(Officer(credential=bytes.fromhex(c), key=bytes.fromhex(k), roles=tuple(r))
                     for c, k, r in case["officers"])  # fmt: skip
    manifest: Any = SimpleNamespace(version=1, officers=officers)
    found = act.verify_act_blob(blob, act_of(case), manifest)
    return {"rp_id": found.rp_id, "counter": found.counter, "whole": found.whole, "roles": list(found.officer.roles)}


OPERATIONS: dict[str, Callable[[Case], Any]] = {
    name.removeprefix("op_").replace("_", "-"): check for name, check in globals().items() if name.startswith("op_")
}
