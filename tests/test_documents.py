"""Documents, code and vectors agree: every rule is written, raised and shown; links resolve; nothing local leaks.

A rule stands in a page of `spec/` at the start of a line as `**CBOR-3** text`; one about bytes is written
`**CBOR-3** [bytes] text` and has vectors that accept and vectors that reject.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent

_RULE_ID = re.compile(r"[A-Z]{2,}-\d+")
_RULE_LINE = re.compile(r"^\*\*([A-Z]{2,}-\d+)\*\* (\[bytes\] )?\S", re.MULTILINE)
_NOT_RULES = {"AES-128", "AES-256", "SHA-256", "SHA-384", "SHA-512", "SHAKE-256", "UTF-8", "UTF-16", "RFC-3339"}
_FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)")
_LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

# A letter in brackets stops each pattern from finding itself in this file.
_UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E)\b")
_LOCAL = re.compile(r"(?<![\w.$}>~-])/(?:root|Users|work|workspace|builds)/|/home/(?!firebreak\b)\w")
_REGISTRIES = re.compile(
    r"py[p]i\.org|python[h]osted|npm[j]s\.(?:org|com)|yarn[p]kg\.com|\bdeb\.[d]ebian|security\.[d]ebian\.org"
    r"|proxy\.[g]olang\.org|crates\.[i]o"
)


def rules_in(page: str) -> list[tuple[str, bool]]:
    """Return the rules a page defines, each with whether it is about bytes."""
    return [(match[1], bool(match[2])) for match in _RULE_LINE.finditer(page)]


def raised_in(source: str) -> set[str]:
    """Return every rule id that stands as a whole string in a module, however it reaches its `PeerError`."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and _RULE_ID.fullmatch(text)} - _NOT_RULES


def assembled_in(source: str) -> list[int]:
    """Return the lines that put a rule id together at run time, where nobody can look it up."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("PeerError")
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args[:1])
    ]


def vector_groups(value: Any) -> Iterator[dict[str, Any]]:
    """Yield each group of vectors of a decoded file: every object that names a `rule`, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("rule"), str):
            yield value
        for part in value.values():
            yield from vector_groups(part)
    elif isinstance(value, list):
        for part in value:
            yield from vector_groups(part)


def vector_faults(bytes_rules: set[str], all_rules: set[str], groups: list[dict[str, Any]]) -> list[str]:
    """Return rules about bytes without both kinds of vector, and vectors that name a rule nobody wrote."""
    faults = []
    for kind in ("accept", "reject"):
        shown = {group["rule"] for group in groups if group.get(kind)}
        faults += [f"{rule}: no vector of kind {kind}" for rule in sorted(bytes_rules - shown)]
    named = {group["rule"] for group in groups}
    for group in groups:
        rejects = group.get("reject") or []
        faults += [f"{group['rule']}: a reject vector without its error" for case in rejects if not case.get("error")]
        named |= {case["error"] for case in rejects if case.get("error")}
    return faults + [f"{rule}: in the vectors, in no page of spec/" for rule in sorted(named - all_rules)]


def broken_links(page: Path, text: str) -> list[str]:
    """Return the relative links of a page that lead nowhere, headings included."""
    faults = []
    for match in _LINK.finditer(_FENCE.sub("", text)):
        target, _, anchor = match[1].partition("#")
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        path = (page.parent / target).resolve() if target else page
        if not path.exists():
            faults.append(f"{page.name}: {match[1]} does not exist")
        elif (
            anchor
            and path.suffix == ".md"
            and anchor not in _anchors(text if path == page else path.read_text("utf-8"))
        ):
            faults.append(f"{page.name}: {match[1]} names no heading")
    return faults


def _anchors(text: str) -> set[str]:
    """Return the anchors a page's headings get, numbered where a heading repeats, and those set by hand."""
    found: set[str] = set(re.findall(r'<a (?:id|name)="([^"]+)"', text))
    for heading in re.findall(r"^#{1,6} +(.+?)\s*#*$", _FENCE.sub("", text), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        count = 0
        while (name := f"{slug}-{count}" if count else slug) in found:
            count += 1
        found.add(name)
    return found


def leaks_in(text: str) -> list[str]:
    """Return what may stand in no committed file: paths of one machine, package hosts, unfinished work."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        for what, pattern in (("machine path", _LOCAL), ("package host", _REGISTRIES), ("unfinished", _UNFINISHED)):
            if match := pattern.search(line):
                found.append(f"{number}: {what}: {match[0]}")
    return found


@cache
def _files() -> tuple[Path, ...]:
    """Every file that is or could be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    return tuple(sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file()))


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None


def _spec_rules() -> list[tuple[str, bool, str]]:
    pages = sorted((ROOT / "spec").rglob("*.md"))
    return [(rule, about_bytes, page.name) for page in pages for rule, about_bytes in rules_in(page.read_text("utf-8"))]


def _python(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_every_raised_rule_is_written() -> None:
    written = {rule for rule, _, _ in _spec_rules()}
    raised = {rule: path for path in _python("src") for rule in raised_in(path.read_text("utf-8"))}
    assert raised, "no rule id in the source: is it where this test looks?"
    missing = [f"{rule} ({raised[rule].relative_to(ROOT)})" for rule in sorted(raised.keys() - written)]
    assert not missing, "raised, but in no page of spec/: " + ", ".join(missing)


def test_no_rule_id_is_assembled_at_run_time() -> None:
    faults = [f"{path.relative_to(ROOT)}:{n}" for path in _python("src") for n in assembled_in(path.read_text("utf-8"))]
    assert not faults, "write the rule id as one string: " + ", ".join(faults)


def test_every_written_rule_is_in_code_or_tests() -> None:
    used = {rule for path in _python("src", "tests") for rule in _RULE_ID.findall(path.read_text("utf-8"))}
    unused = [f"{rule} ({page})" for rule, _, page in _spec_rules() if rule not in used]
    assert not unused, "written, but neither raised nor cited: " + ", ".join(unused)


def test_every_rule_is_written_once() -> None:
    pages: dict[str, list[str]] = {}
    for rule, _, page in _spec_rules():
        pages.setdefault(rule, []).append(page)
    assert not {rule: where for rule, where in pages.items() if len(where) > 1}


def test_rules_about_bytes_have_vectors_that_accept_and_reject() -> None:
    rules = _spec_rules()
    files = sorted((ROOT / "spec" / "vectors").rglob("*.json"))
    groups = [group for path in files for group in vector_groups(json.loads(path.read_text("utf-8")))]
    faults = vector_faults(
        {rule for rule, about_bytes, _ in rules if about_bytes}, {rule for rule, _, _ in rules}, groups
    )
    assert any(about_bytes for _, about_bytes, _ in rules), "no rule about bytes in spec/"
    assert not faults, "\n".join(faults)


def test_relative_links_resolve() -> None:
    pages = [path for path in _files() if path.suffix == ".md"]
    faults = [fault for page in pages for fault in broken_links(page, page.read_text("utf-8"))]
    assert not faults, "\n".join(faults)


def test_no_file_names_one_machine_a_package_host_or_unfinished_work() -> None:
    faults = []
    for path in _files():
        text = None if "vendor" in path.parts else _text(path)
        faults += [f"{path.relative_to(ROOT)}:{leak}" for leak in leaks_in(text or "")]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lock", _LOCKS, ids=lambda path: path.name)
def test_locks_are_pinned_by_hash_and_name_no_index(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert not re.search(r"://|^\s*-(?:i|f|-index|-extra-index|-find-links|-trusted)", text, re.MULTILINE)
    pinned = [entry for entry in re.split(r"\n(?=[a-z])", text) if re.match(r"[a-z]", entry)]
    assert pinned
    assert not [entry for entry in pinned if "==" not in entry.splitlines()[0] or "--hash=sha256:" not in entry]


def test_there_is_a_lock_for_each_requirement_file() -> None:
    assert {path.stem for path in _LOCKS} == {path.stem for path in (ROOT / "requirements").glob("*.in")}


def test_rules_are_read_from_pages_and_code() -> None:
    page = "# X\n\n**CBOR-3** [bytes] Short integers.\n\n**LINE-1** A line has two parties.\nsee **CBOR-9** there\n"
    assert rules_in(page) == [("CBOR-3", True), ("LINE-1", False)]
    source = 'fail("ENT-2")\nraise PeerError("CBOR-10", "detail of ENT-9")\nhash_name = "SHA-256"\n'
    assert raised_in(source) == {"ENT-2", "CBOR-10"}
    assembled = 'raise PeerError(f"CBOR-{n}", "x")\nraise PeerError(rule, "y")\nPeerError("A-" + n, "")'
    assert assembled_in(assembled) == [1, 3]


def test_missing_vectors_are_seen() -> None:
    group = {"rule": "CBOR-1", "accept": [{"hex": "00"}], "reject": [{"hex": "1800", "error": "CBOR-1"}]}
    assert vector_faults({"CBOR-1"}, {"CBOR-1"}, [group]) == []
    assert list(vector_groups({"file": [{"deep": [group]}]})) == [group]
    assert vector_faults({"CBOR-1", "CBOR-2"}, {"CBOR-1", "CBOR-2"}, [group]) == [
        "CBOR-2: no vector of kind accept",
        "CBOR-2: no vector of kind reject",
    ]
    assert vector_faults({"CBOR-1"}, {"CBOR-1"}, [group | {"reject": []}]) == ["CBOR-1: no vector of kind reject"]
    assert vector_faults(set(), {"CBOR-1"}, [group | {"reject": [{"hex": "", "error": "CBOR-7"}]}]) == [
        "CBOR-7: in the vectors, in no page of spec/"
    ]


def test_broken_links_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    (tmp_path / "b.md").write_text("# Two words\n\n## `code` and, more\n", "utf-8")
    good = "[b](b.md) [c](b.md#two-words) [d](b.md#code-and-more) [e](#top) [f](https://example.org/x)\n# Top\n"
    page.write_text(good, "utf-8")
    assert broken_links(page, good + "```\n[in code](nowhere.md)\n```\n") == []
    bad = broken_links(page, "[b](c.md) [c](b.md#three) ![p](p.png)")
    assert bad == ["a.md: c.md does not exist", "a.md: b.md#three names no heading", "a.md: p.png does not exist"]


@pytest.mark.parametrize(
    "pieces",
    [
        ("cd /Use", "rs/ann/x"),
        ("cd /build", "s/x"),
        ("see /roo", "t/.config"),
        ("/hom", "e/ann/x"),
        ("https://files.python", "hosted.org/x"),
        ("registry.npm", "js.org"),
        ("# TO", "DO: later"),
        ("FIX", "ME"),
    ],
)
def test_leaks_are_seen(pieces: tuple[str, str]) -> None:
    assert len(leaks_in("fine\n" + "".join(pieces))) == 1
    assert leaks_in("the work/life of src/work/x, a/root/node, /home/firebreak and todo lists\n") == []
