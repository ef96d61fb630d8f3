"""Secrets are told with their place, and never repeated."""

import pytest

from handbook.flaws import Flaw, Place
from handbook.secrets import redacted
from handbook.texts import read_text

SECRETS = [
    ("https://helen:tide42@harbour.example/", "a name or a password in front of an address", "tide42"),
    ("see http://tide42@harbour.example", "a name or a password in front of an address", "tide42"),
    ("-----BEGIN OPENSSH PRIVATE KEY-----", "a private key", "OPENSSH"),
    (f"ghp_{'aB3' * 12}", "a key to a service", "aB3aB3"),
    (f"glpat-{'aB3' * 7}", "a key to a service", "aB3aB3"),
    ("AKIAIOSFODNN7EXAMPLE", "a key to a service", "IOSFODNN7"),
    ("the password is tide-42!", "a password", "tide-42"),
    ("Passwort: x; password: tide42x", "a password", "tide42x"),
    ("api_key = 'aaaa1111bbbb'", "a password", "aaaa1111"),
    ("GB82 WEST 1234 5698 7654 32", "the number of a bank account", "WEST 1234"),
    ("DE89370400440532013000", "the number of a bank account", "0400440"),
    ("4111 1111 1111 1111", "the number of a bank card", "1111 1111"),
    ("AB 12 34 56 C", "the number by which the state knows somebody", "12 34"),
    ("078-05-1120", "the number by which the state knows somebody", "05-1120"),
]
HARMLESS = [
    "https://harbour.example/@helen",
    "https://harbour.example/a?mail=a@b.example",
    "one password for all of us",
    "password: shared",
    "a token of thanks: flowers and a card",
    "+44 20 7946 0142",
    "0800 123 4567 8901 234",
    "GB00 WEST 1234 5698 7654 32",
    "0000 0000 0000 0000",
    "4111 1111 1111 1112",
    "2026-11-24",
    "WCAG 2.2 AA",
]


@pytest.mark.parametrize(("text", "what", "_"), SECRETS)
def test_a_secret_is_told_with_its_place(tmp_path, text, what, _):
    file = tmp_path / "page.md"
    file.write_text(f"{'x' * 100}\nTwo: {text}\n", encoding="utf-8")
    flaws = read_text(file, "page.md")[1]
    assert {(flaw.problem, flaw.place.line, flaw.rule) for flaw in flaws} == {(f"{what} stands here", 2, "secrets")}
    assert all(6 <= flaw.place.column <= 6 + len(text) for flaw in flaws)


@pytest.mark.parametrize(("text", "_", "inside"), SECRETS)
def test_no_message_repeats_a_secret(text, _, inside):
    flaw = Flaw(Place("organization.yml"), f"`{text}` is no web address", f"write {text} without it", "organization")
    assert inside in text
    assert inside not in str(flaw)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_a_little_like_a_secret_is_welcome(tmp_path, text):
    file = tmp_path / "page.md"
    file.write_text(text, encoding="utf-8")
    assert read_text(file, "page.md") == (text, [])
    assert redacted(text) == text
