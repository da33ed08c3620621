"""Tokens: what the file may say, who is let in, and that no token is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from firebreak.api.access import Role, Tokens, dump_tokens, load_tokens, new_token, parse_tokens, without
from firebreak.core.errors import UsageError


def test_a_token_is_known_by_its_hash_alone(tmp_path: Path) -> None:
    tokens, secret = new_token(Tokens(), Role.OFFICER, "desk", os.urandom)
    data = dump_tokens(tokens)
    assert secret.encode() not in data
    assert parse_tokens(data.decode()) == tokens
    holder = tokens.holder(secret)
    assert holder is not None
    assert (holder.role, holder.name) == (Role.OFFICER, "desk")


@pytest.mark.parametrize("presented", ["", "x", "é", "\udcff", "0" * 64])
def test_what_was_never_given_out_is_nobody(presented: str) -> None:
    tokens, _ = new_token(Tokens(), Role.AUDITOR, "audit", os.urandom)
    assert tokens.holder(presented) is None


def test_the_hash_itself_is_no_token() -> None:
    tokens, _ = new_token(Tokens(), Role.AUDITOR, "audit", os.urandom)
    assert tokens.holder(tokens.known[0].digest) is None


@pytest.mark.parametrize(
    "line", ["admin " + "0" * 64 + " x", "officer 00 x", "officer " + "G" * 64 + " x", "officer " + "0" * 64]
)
def test_a_line_out_of_form_is_named(line: str) -> None:
    with pytest.raises(UsageError, match="tokens line 2"):
        parse_tokens("# who may come in\n" + line)


def test_names_are_unlike_and_can_be_taken_away() -> None:
    tokens, _ = new_token(Tokens(), Role.OFFICER, "desk", os.urandom)
    with pytest.raises(UsageError, match="already"):
        new_token(tokens, Role.AUDITOR, "desk", os.urandom)
    assert without(tokens, "desk") == Tokens()
    with pytest.raises(UsageError, match="no token"):
        without(tokens, "other")


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tokens"
    assert load_tokens(path) == Tokens()
    path.write_bytes(b"")
    path.chmod(0o640)
    with pytest.raises(UsageError, match="chmod 600"):
        load_tokens(path)
