"""The page of an introduction: what two parties compare aloud, in digit groups and as a symbol to scan.

Keeps true: the code is that of the charter in force, made from it here; nothing secret is in it.
Leaves to others: proposing, signing and adopting a charter (`node.introduction`), comparing aloud (people).
"""

from __future__ import annotations

import io

from firebreak.api import replies_desk as replies
from firebreak.api.access import ANYBODY
from firebreak.api.operations import Ask, get
from firebreak.core.record.charter import CharterParty, comparison_code

_GROUP = 4
_SYMBOL = "firebreak:charter:"


@get("/v1/lines/{line}/introduction", replies.Introduction, roles=ANYBODY)
async def introduction(ask: Ask) -> replies.Introduction:
    """Show the code that both parties compare aloud, and the fingerprints of both."""
    line = ask.line
    ctx = line.material.context
    charter, us, them = ctx.charter, ctx.charter.parties[ctx.me], ctx.charter.parties[1 - ctx.me]
    code = comparison_code(charter.hash)
    return replies.Introduction(
        line=line.name, code=code, charter=charter.hash.hex(), us=us.name, them=them.name, our_card=fingerprint(us),
        their_card=fingerprint(them), qr=symbol(_SYMBOL + code.replace(" ", "")), our_telephones=list(us.telephones),
        their_telephones=list(them.telephones),
    )  # fmt: skip


def fingerprint(party: CharterParty) -> str:
    """Return a party's id, which every card of it carries, in groups that can be read aloud."""
    text = party.party.hex()
    return " ".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))


def symbol(text: str) -> str:
    """Return a QR symbol as SVG without any style of its own."""
    import segno  # not before somebody asks: a start is short

    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=4)
    return out.getvalue().decode()


PAGES = (introduction,)
