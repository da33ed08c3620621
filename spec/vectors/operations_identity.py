"""How each check of the identity vectors (root sets, charters, manifests, cards) is carried out with this package."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from firebreak.core.record import card, charter, manifest, rootset

Case = dict[str, Any]


def raw(case: Case, name: str = "hex") -> bytes:
    return bytes.fromhex(case[name])


def op_rootset(case: Case) -> str:
    return rootset.parse_rootset(raw(case)).hash.hex()


def op_root_statement(case: Case) -> str:
    signers = rootset.parse_rootset(raw(case, "rootset"))
    return rootset.verify_statement(raw(case), case["context"], signers).hex()


def op_next_rootset(case: Case) -> str:
    current = rootset.parse_rootset(raw(case, "rootset"))
    return rootset.verify_next_rootset(raw(case), current, raw(case, "committed")).hash.hex()


def op_charter(case: Case) -> str:
    return charter.parse_charter(raw(case)).line_id.hex()


def op_charter_statement(case: Case) -> str:
    first, second = (rootset.parse_rootset(bytes.fromhex(one)) for one in case["rootsets"])
    return charter.verify_charter(raw(case), (first, second)).hash.hex()


def op_charter_follows(case: Case) -> None:
    charter.check_follows(charter.parse_charter(raw(case)), charter.parse_charter(raw(case, "previous")))


def op_code(case: Case) -> str:
    return charter.comparison_code(raw(case))


def op_manifest(case: Case) -> str:
    return manifest.parse_manifest(raw(case)).hash.hex()


def op_manifest_statement(case: Case) -> str:
    return manifest.verify_manifest(raw(case), rootset.parse_rootset(raw(case, "rootset"))).hash.hex()


def op_manifest_follows(case: Case) -> None:
    later, earlier = manifest.parse_manifest(raw(case)), manifest.parse_manifest(raw(case, "previous"))
    manifest.check_manifest_follows(later, earlier)


def op_card(case: Case) -> str:
    return card.parse_card(raw(case)).party.name


def op_card_file(case: Case) -> str:
    return card.parse_card_file(raw(case)).manifest.hash.hex()


def op_armour(case: Case) -> str:
    return card.unarmour(case["title"], case["text"]).hex()


OPERATIONS: dict[str, Callable[[Case], Any]] = {
    name.removeprefix("op_").replace("_", "-"): check for name, check in globals().items() if name.startswith("op_")
}
