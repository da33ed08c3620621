"""A second reading of the rules of exchanges, written from `spec/` alone; it imports nothing of the package.

Entries are the objects of `spec/vectors/exchange_*.json`, all of them held by both sides.
"""

from __future__ import annotations

from typing import Any

Entry = dict[str, Any]
LADDER = ["at_station", "seen", "understood", "passed_to", "undertaken", "reported_done", "closed"]
STATES = ["open", "test_only", "receive_only", "suspended", "ended"]
DECISIONS = {"answer": "answered", "decline": "declined", "defer": "deferred", "alternative": "alternative_offered",
             "withdraw": "withdrawn"}  # fmt: skip


class Record:
    """Both feeds of one exchange."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.seq: dict[str, int] = {}
        sizes = [0, 0]
        for entry in entries:
            self.seq[entry["id"]] = sizes[entry["side"]]
            sizes[entry["side"]] += 1

    def knows(self, later: Entry, earlier: Entry) -> bool:
        if later["side"] == earlier["side"]:
            return self.seq[later["id"]] > self.seq[earlier["id"]]
        return bool(later["knows"] > self.seq[earlier["id"]])

    def counted(self, entry: Entry) -> bool:
        """Whether the other side says that it holds the entry."""
        return any(x["side"] != entry["side"] and self.knows(x, entry) for x in self.entries)

    def matter(self, ref: str | None) -> Entry | None:
        """The matter that a name leads to, through acts."""
        found = next((x for x in self.entries if x["id"] == ref), None)
        if found is None or found["kind"] in ("call-offer", "message"):
            return found
        return self.matter(found["fields"].get("ref"))

    def acts(self, matter: Entry, kind: str | None = None, side: int | None = None) -> list[Entry]:
        out = []
        for x in self.entries:
            names = self.matter(x["fields"].get("ref")) is matter or x["fields"].get("regarding") == matter["id"]
            asked = kind in (None, x["kind"]) and side in (None, x["side"])
            if x is not matter and names and asked and x["marking"] == matter["marking"]:
                out.append(x)
        return out

    def time_out(self, call: Entry, what: int) -> Entry | None:
        side = call["side"] if what == 1 else 1 - call["side"]
        found = [x for x in self.acts(call, "time-out", side) if x["fields"]["what"] == what]
        return found[0] if found else None

    def decisions(self, call: Entry) -> list[Entry]:
        """All acts that could decide, the callee's first ones first, then the caller's."""
        caller, out = call["side"], []
        for side in (1 - caller, caller):
            for x in self.entries:
                act = x in self.acts(call) and x["kind"] in DECISIONS and (x["kind"] == "withdraw") == (side == caller)
                joins = side == caller and x["kind"] == "answer" and self.joined(x) is call
                machine = x["kind"] == "answer" and x["fields"]["by"][1] == 0
                if x["side"] == side and (act or joins) and not machine:
                    out.append(x)
        end = self.time_out(call, 5)
        return [x for x in out if end is None or not self.knows(x, end)]

    def joined(self, answer: Entry) -> Entry | None:
        other = self.matter(answer["fields"]["ref"])
        if other is None or other["kind"] != "call-offer" or other["side"] == answer["side"]:
            return None
        for mine in reversed(self.entries):
            if mine["kind"] == "call-offer" and mine["side"] == answer["side"] and self.crossed(mine, other):
                before = Record([x for x in self.entries if x is not answer and (x is mine or self.knows(answer, x))])
                before.seq = self.seq
                if before.time_out(mine, 1) is None and before.deciding(mine) is None:
                    return mine
        return None

    def crossed(self, a: Entry, b: Entry) -> bool:
        strangers = not self.knows(a, b) and not self.knows(b, a) and a["marking"] == b["marking"]
        x, y = a["fields"], b["fields"]
        return strangers and x["by"][0] in y["to"] and y["by"][0] in x["to"]

    def deciding(self, call: Entry) -> Entry | None:
        acts = self.decisions(call)
        theirs = [x for x in acts if x["side"] != call["side"]]
        ours = [x for x in acts if x["side"] == call["side"]]
        if theirs and ours:
            return ours[0] if self.knows(theirs[0], ours[0]) else theirs[0]
        return (theirs or ours or [None])[0]

    def outcome(self, name: str) -> str | None:
        call = self.matter(name)
        assert call is not None
        act, over, end = self.deciding(call), self.time_out(call, 1), self.time_out(call, 5)
        if act is not None:
            late = over is not None and act["side"] != call["side"] and self.knows(act, over)
            return DECISIONS[act["kind"]] + ("_late" if late and act["kind"] in ("answer", "decline") else "")
        if over is None and end is None:
            return None
        rings = self.acts(call, "ring", 1 - call["side"])
        if any(over is None or not self.knows(r, over) for r in rings):
            return "not_answered"
        if over is None:
            return None
        results = {1: "unconfirmed", 2: "failed_own_side", 3: "failed_path", 4: "unconfirmed"}
        return results[over["fields"]["result"]]

    def settled(self, name: str) -> list[bool]:
        call = self.matter(name)
        assert call is not None
        act, over, end = self.deciding(call), self.time_out(call, 1), self.time_out(call, 5)
        rests = [act] if act is not None else [over, end]
        if None in rests:
            return [False, False]
        return [all(x["side"] != me or self.counted(x) for x in rests) for me in (0, 1)]

    def rungs(self, name: str, me: int) -> list[str]:
        matter = self.matter(name)
        assert matter is not None
        has = {rung for act in self.acts(matter) for rung in self._says(matter, act)}
        passed = [row[0] for x in self.entries if x["kind"] == "unreadable" for row in x["fields"]["passed"]]
        if name not in passed and (me != matter["side"] or self.counted(matter)):
            has.add("at_station")
        return [rung for rung in LADDER if rung in has]

    def _says(self, matter: Entry, act: Entry) -> list[str]:
        f, kind = act["fields"], act["kind"]
        person = f.get("by", [0, 0])[1] != 0
        if act["side"] == matter["side"]:
            if kind == "rung" and f["rung"] == 6 and person:
                return ["closed"]
            read = next((x for x in self.entries if x["id"] == f.get("ref") and x["kind"] == "read-back"), None)
            theirs = read is not None and read["side"] != matter["side"] and read["fields"]["by"][1] != 0
            return ["understood"] if kind == "read-back-check" and f["matched"] and theirs else []
        if not person:
            return []
        if kind == "rung":
            return [] if f["rung"] == 6 else [LADDER[f["rung"]]]
        if kind == "undertaking":
            return ["undertaken"]
        seen = ("answer", "decline", "defer", "alternative", "refuse", "message")
        return ["seen"] if kind in seen else []

    def refused(self, name: str) -> list[str]:
        matter = self.matter(name)
        assert matter is not None
        acts = self.acts(matter, "refuse", 1 - matter["side"])
        return [LADDER[x["fields"]["rung"]] for x in acts if x["fields"]["by"][1] != 0]

    def words(self) -> list[str]:
        sides = []
        for side in (0, 1):
            said = [x["fields"]["state"] for x in self.entries if x["kind"] == "line-state" and x["side"] == side]
            sides.append(STATES[said[-1] - 1] if said else "open")
        return [max(sides, key=STATES.index), *sides]

    def travels(self, accepted: list[int]) -> list[list[int]]:
        """The precedences of a message that may go from each side."""

        def may(sender: int, precedence: int) -> bool:
            for side, word in enumerate(self.words()[1:]):
                suspended = word == "suspended" and precedence in accepted
                if not (word == "open" or suspended or (word == "receive_only" and side != sender)):
                    return False
            return True

        return [[p for p in range(4) if may(sender, p)] for sender in (0, 1)]

    # --- what the page on the watch says, and versions in other languages ---

    def _person(self, x: Entry) -> bool:
        return x["fields"].get("by", [0, 0])[1] != 0

    def _there(self, x: Entry) -> bool:
        """Whether a person of a desk that there is wrote it."""
        return self._person(x) and x["fields"]["by"][0] in (1, 2, 3, 4)

    def matters(self) -> list[str]:
        return sorted(x["id"] for x in self.entries if x["kind"] in ("call-offer", "message"))

    def _versions(self, name: str) -> list[Entry]:
        source = next(x for x in self.entries if x["id"] == name)
        matter = self.matter(name)
        assert matter is not None
        return [
            x
            for x in self.acts(matter, "translation", 1 - source["side"])
            if x["fields"]["ref"] == name and self._person(x)
        ]

    def versions(self, name: str) -> list[str]:
        return [x["id"] for x in self._versions(name)]

    @staticmethod
    def _standing(found: list[Entry]) -> Entry | None:
        best: Entry | None = None
        for x in found:
            if best is None or x["fields"]["stage"] >= best["fields"]["stage"]:
                best = x
        return best

    def stands(self, name: str) -> dict[str, str]:
        out = {}
        for x in self._versions(name):
            lang = x["fields"]["lang"].lower()
            best = self._standing([y for y in self._versions(name) if y["fields"]["lang"].lower() == lang])
            assert best is not None
            out[lang] = best["id"]
        return out

    def rests(self, name: str) -> list[list[str]]:
        matter = self.matter(name)
        assert matter is not None
        side, found = 1 - matter["side"], self._versions(name)
        acts = [x for x in self.acts(matter, None, side) if x["kind"] != "translation" and self._person(x)]
        passed = {x["fields"]["desk"] for x in self.acts(matter, "rung", side) if x["fields"]["rung"] == 3}
        for desk in {*matter["fields"]["to"], *passed}:
            said = [
                x
                for x in self.entries
                if (x["kind"], x["side"], x["marking"]) == ("message", side, matter["marking"])
                and x["fields"].get("regarding") is None
                and x["fields"]["by"] == [desk, 1]
                and matter["fields"]["by"][0] in x["fields"]["to"]
            ]
            acts += said[-1:]
        out = []
        for act in sorted(acts, key=lambda x: self.seq[x["id"]]):
            stood = self._standing([v for v in found if self.knows(act, v)])
            if stood is not None:
                out.append([act["id"], stood["id"]])
        return out

    def checked(self, name: str) -> list[Any]:
        matter = self.matter(name)
        assert matter is not None
        made = [x for x in self.acts(matter, "read-back-check", matter["side"]) if x["fields"]["ref"] == name]
        by_people = [x for x in made if self._person(x)]
        stands = by_people[-1] if by_people else made[0] if made else None
        if stands is None:
            return [None, []]
        return [stands["fields"]["matched"], stands["fields"].get("differing", [])]

    def released(self, name: str) -> str | None:
        writer = next(x["side"] for x in self.entries if x["id"] == name)
        found = [x for x in self.entries if x["kind"] == "release" and x["side"] == writer]
        return next((x["id"] for x in found if x["fields"]["ref"] == name and self._person(x)), None)

    def _of_desk(self, place: str, kind: str) -> list[Entry]:
        side, desk = map(int, place.split("/")[:2])
        said = [x for x in self.entries if x["kind"] == kind and x["side"] == side and self._there(x)]
        return [x for x in said if x["fields"]["by"][0] == desk]

    def watches(self, place: str) -> list[Any] | None:
        said = self._of_desk(place, "watch")
        return [said[-1]["fields"]["on"], said[-1]["id"]] if said else None

    def handovers(self, place: str) -> list[Any] | None:
        made = self._of_desk(place, "handover")
        if not made:
            return None
        signed = [x for x in self._of_desk(place, "watch") if x["fields"].get("ref") == made[-1]["id"]]
        first = next((x["id"] for x in signed if x["fields"]["on"]), None)
        return [made[-1]["id"], first]

    def forms(self, place: str) -> list[list[str]]:
        side, desk, lang = place.split("/")
        stated = [
            x
            for x in self.entries
            if x["kind"] == "address" and x["side"] == int(side) and self._there(x)
            and (x["fields"]["desk"], x["fields"]["lang"].lower()) == (int(desk), lang) and int(desk) in (1, 2, 3, 4)
        ][-8:]  # fmt: skip
        ids = {
            x["fields"]["ref"]
            for x in self.entries
            if x["kind"] == "address-agreed" and x["side"] != int(side) and self._there(x)
        }
        last = max((i for i, x in enumerate(stated) if x["id"] in ids), default=-1)
        words = ["superseded" if i < last else "agreed" if i == last else "stated" for i in range(len(stated))]
        return [[x["id"], word] for x, word in zip(stated, words, strict=True)]
