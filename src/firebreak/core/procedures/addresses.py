"""How the desks of both sides are to be addressed, language by language (`spec/watch.md`, WATCH-6 and WATCH-7).

Keeps true: each side states the forms of its own desks; a form is in force once a person of the other side has
agreed to it, and until a later one for the same desk and language is agreed; what one side can make the other keep is
bounded.
Leaves to others: using a form in a message (people, and the composer).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firebreak.core.procedures.model import Context, Item
from firebreak.core.procedures.state import Form, Matters, at_side, has_desk
from firebreak.core.record.kinds import Address, AddressAgreed
from firebreak.core.types import Leaf
from firebreak.core.values import changed as replace

FORMS_MAX = 8  # WATCH-7: forms of one desk in one language
PLACES_MAX = 512  # WATCH-7: desks and languages of one side


class Standing(StrEnum):
    """How a form of address stands."""

    STATED = "stated"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOfAddress:
    """One form, its entry, the agreement to it if there is one, and how it stands."""

    item: Item
    address: Address
    agreed: Item | None
    standing: Standing


def address_book(m: Matters, side: int) -> tuple[FormOfAddress, ...]:
    """Return the forms that a side stated for its own desks, by desk and language, each list in the order stated."""
    places = sorted(key for key, _ in m.duty.forms.items() if key[0] == side)
    return tuple(form for place in places for form in _standing(m.duty.forms.get(place) or ()))


def in_force(m: Matters, side: int, desk: int, lang: str) -> FormOfAddress | None:
    """Return the agreed form of a desk in a language, or None."""
    forms = _standing(m.duty.forms.get((side, desk, lang.lower())) or ())
    return next((form for form in forms if form.standing is Standing.AGREED), None)


def form_of(m: Matters, leaf: Leaf) -> FormOfAddress | None:
    """Return the form that an address entry stated, or None where there is none, or too many came after it."""
    place = m.duty.stated.get(leaf)
    forms = _standing(m.duty.forms.get(place) or ()) if place is not None else ()
    return next((form for form in forms if form.item.leaf == leaf), None)


def _standing(forms: tuple[Form, ...]) -> tuple[FormOfAddress, ...]:
    last = max((i for i, form in enumerate(forms) if form.agreed is not None), default=-1)
    out = []
    for i, form in enumerate(forms):
        assert isinstance(form.stated.payload, Address)
        standing = Standing.AGREED if i == last else Standing.STATED if i > last else Standing.SUPERSEDED
        out.append(FormOfAddress(item=form.stated, address=form.stated.payload, agreed=form.agreed, standing=standing))
    return tuple(out)


# --- the fold -----------------------------------------------------------------------------------------------------


def fold_address(m: Matters, item: Item, ctx: Context) -> Matters:
    """A side states a form for a desk of its own; of a desk and language the last eight count (WATCH-7)."""
    p = item.payload
    assert isinstance(p, Address)
    if not p.by.person or not has_desk(ctx, item.side, p.by.desk) or not has_desk(ctx, item.side, p.desk):
        return m
    place, duty = (item.side, p.desk, p.lang.lower()), m.duty
    known = duty.forms.get(place)
    if known is None:
        if duty.places[item.side] >= PLACES_MAX:
            return m
        duty = replace(duty, places=at_side(duty.places, item.side, duty.places[item.side] + 1))
    stated = duty.stated.set(item.leaf, place)
    for old in (known or ())[: 1 - FORMS_MAX]:
        stated = stated.without(old.stated.leaf)
    forms = (*(known or ())[1 - FORMS_MAX :], Form(stated=item))
    return replace(m, duty=replace(duty, forms=duty.forms.set(place, forms), stated=stated))


def fold_agreed(m: Matters, item: Item, ctx: Context) -> Matters:
    """A person of the side that will use a form agrees to it; the first agreement counts (WATCH-6)."""
    p = item.payload
    assert isinstance(p, AddressAgreed)
    place = m.duty.stated.get(item.ref) if item.ref is not None else None
    if place is None or place[0] == item.side or not p.by.person or not has_desk(ctx, item.side, p.by.desk):
        return m
    forms = tuple(
        replace(form, agreed=item) if form.stated.leaf == item.ref and form.agreed is None else form
        for form in m.duty.forms.get(place) or ()
    )
    return replace(m, duty=replace(m.duty, forms=m.duty.forms.set(place, forms)))
