"""Secrets are told with their place, and never repeated."""

from time import process_time

import pytest

from handbook.flaws import Flaw, Place
from handbook.repository.git import GitFailed
from handbook.repository.refused import Refused
from handbook.secrets.find import redacted
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
    ("https://files.example/x?sv=2024&sig=Zk3hQ9vT2mWq8uYb1nRx7Lc0PdEf5GaJ%3D", "a key to a service", "Zk3hQ9"),
    ("078-05-1120", "the number by which the state knows somebody", "05-1120"),
    *(
        (text, "a password", inside)
        for text, inside in (
            ("password Winter2024!", "Winter2024"),
            ("pass: hunter2", "hunter2"),
            ("pw: Sommer2024!", "Sommer2024"),
            ("Login: hr / Winter2024!", "Winter2024"),
            ("Passwort: Geheim123", "Geheim123"),
            ("Kennwort: Geheim123", "Geheim123"),
            ("mot de passe : soleil1", "soleil1"),  # codespell:ignore mot
            ("contraseña: verano1", "verano1"),
            ("Wi-Fi key is Gast-2024-xyz", "Gast-2024"),
            ("WLAN-Key: abcd1234", "abcd1234"),
            ("PIN: 4711", "4711"),
            ("your PIN is 4711.", "4711"),
            ("alarm PIN 4711, day and night", "4711"),
            ("client_secret: 8Q~abcdefgh.1234", "8Q~abcdefgh"),
            ("db_password=abc123x", "abc123x"),
            ("the password is: abc123x", "abc123x"),
            ("the password for guests is Gast2024!", "Gast2024"),
            ("**Password:** Winter2024!", "Winter2024"),
            ("| Password | Winter2024! |", "Winter2024"),
            ('"password": "Winter2024"', "Winter2024"),
        )
    ),
    ("Door code: 4711", "a code that opens a door", "4711"),
    ("alarm code is 9876.", "a code that opens a door", "9876"),
    ("Authorization: Bearer abcdef123456", "a key to a service", "abcdef"),
    ("https://hooks.slack.com/services/T000/B000/XXXXXXXX", "a key to a service", "XXXXXXXX"),
    ("https://harbour.webhook.office.com/webhookb2/1234-abcd", "a key to a service", "1234-abcd"),
    ("sort code 20-00-00, account number 55779911", "the number of a bank account", "55779911"),
    ("account number: 55779911, sort code: 20-00-00", "the number of a bank account", "55779911"),
    ("NO93 8601 1117 947", "the number of a bank account", "8601 1117"),
    ("BE68 5390 0754 7034 BIC", "the number of a bank account", "5390 0754"),
    ("be68-5390-0754-7034", "the number of a bank account", "5390-0754"),
    ("MT84MALT011000012345MTLCAST001S", "the number of a bank account", "011000012345"),
    ("4111 1111 1111 1111.", "the number of a bank card", "1111 1111"),
    ("4111 1111 1111 1111 12/27", "the number of a bank card", "1111 1111"),
    *(
        (text, "a key to a service", inside)
        for text, inside in (
            (f"SG.{'aB3' * 7}.{'cD4' * 14}", "aB3aB3"),
            (f"npm_{'aB3' * 12}", "aB3aB3"),
            (f"xapp-1-A0123-{'0123' * 4}", "01230123"),
            (f"DefaultEndpointsProtocol=https;AccountKey={'aB3+' * 10}==;", "aB3+aB3"),
            (f"https://calendar.google.com/calendar/ical/a%40b/private-{'0a1b' * 8}/basic.ics", "0a1b0a"),
            (f"https://outlook.office365.com/owa/calendar/{'0a1b' * 8}@x/{'0a1b' * 8}/calendar.ics", "0a1b0a"),
            ("otpauth://totp/hr?secret=JBSWY3DPEHPK3PXP", "JBSWY3"),
            ("https://discord.com/api/webhooks/123456789/abcdefghijkl-MN", "abcdefgh"),
        )
    ),
    ("PuTTY-User-Key-File-3: ssh-ed25519", "a private key", "File-3"),
    ("-----BEGIN PGP PRIVATE KEY BLOCK-----", "a private key", "PGP"),
    ("[password: hunter2x9](help-now.md)", "a password", "hunter2x9"),
    ("Passwort lautet Sommer2026!", "a password", "Sommer2026"),
    ("backup codes: a1b2c-3d4e5", "a password", "a1b2c"),
    ("Code for the door: 4711", "a code that opens a door", "4711"),
    ("Door code **4711**", "a code that opens a door", "4711"),
    ("Zugangscode: 4711", "a code that opens a door", "4711"),
    ("the safe: 12-34-56", "a code that opens a safe", "12-34"),
    ("safe 48-12-77", "a code that opens a safe", "48-12"),
    ("NHS number: 943 476 5919", "the number by which the state knows somebody", "476 5919"),
]
WORDS = [
    ("username: admin, password: admin", "a password", "admin"),
    ("password: admin", "a password", "admin"),
    ("user: hr; pwd: lantern", "a password", "lantern"),
]
"""Passwords that only the end behind them tells from the beginning of a sentence."""
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
    "reset your password within 2 days",
    "change your password every 90 days",
    "password 2 weeks",
    "the password policy of 2024",
    "a password of 12-16 characters",
    "your password: 12-character minimum",
    "password manager KeePass2",
    "password: ask IT",
    "password: 2026-11-24",
    "password: administrator rights are with IT",
    "reset your password: https://it.example/reset?id=12",
    "forgotten password: it2@harbour.example",
    "login: your e-mail, password: ask IT",
    "username: hr, password: shared",
    "Login: Mon-Fri / 9am-5pm",
    "Authorization: Bearer token",
    "ask for the door code at reception",
    "the door code changes on 2026-12-01",
    "access code: 12/2026",
    "building code 2021",
    "bus pass: 25.00/month",
    "forgot your password: 0800-123-4567",
    "the password guide2024.pdf",
    "who resets your password: administrator",
    "Login: harbour.example/staff2024",
    "Username: first.last\nPassword: initial",
    "alarm code: 999",
    "20261124120001",
    "PIN pads",
    "Mumbai, PIN: 400001",
    "Mumbai, PIN 400001",
    "the PIN 2026 campaign",
    "the code is 116 123",
    "+49 30 901820",
    "ISBN 978-3-16-148410-0",
    "ISBN 9780306406157",
    "VAT GB 123 4567 82",
    "VAT DE123456789",
    "company number 01234567",
    "sort code 20-00-00",
    "BE68 5390 0754 7035 BIC",
    "https://x.example?mail=a@b.example",
    "https://x.example#a@b",
    "form HR-123-45-6789",
    "000-12-3456",
    "666-12-3456",
    "912-12-3456",
    "NHS number: 943 476 5918",
    "NHS 111",
    "the safe was opened on 08-12-18",
    "safe 24-7",
    "| Password | Changed |\n|---|---|\n| kept in the safe | 2026-01-01 |",
    "| System | Password |\n|---|---|\n| till | 12 characters |",
    "SG.words and more",
]


@pytest.mark.parametrize(("text", "what", "_"), [*SECRETS, *WORDS])
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


@pytest.mark.parametrize(("text", "_", "inside"), WORDS)
def test_no_quote_repeats_a_password_that_is_a_word(text, _, inside):
    assert inside not in redacted(f"`{text}` is no web address")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_a_little_like_a_secret_is_welcome(tmp_path, text):
    file = tmp_path / "page.md"
    file.write_text(text, encoding="utf-8")
    assert read_text(file, "page.md") == (text, [])
    assert redacted(text) == text


def test_a_column_of_passwords_is_told_at_its_head_and_repeated_nowhere():
    table = "| System | Password |\n|---|---|\n| till | Winter2024! |\n| door | hunter22 |\n\nRing us."
    assert redacted(table) == "| System | …\n\nRing us."


def test_a_secret_in_another_is_told_once_and_leaves_the_text_around_it(tmp_path):
    key = f"ghp_{'aB3' * 12}"
    file = tmp_path / "page.md"
    file.write_text(f"password: {key} and password: https://bob:abc123@x.example", encoding="utf-8")
    assert [flaw.place.column for flaw in read_text(file, "page.md")[1]] == [1, 74]
    assert redacted(f"`password: {key}` is no address of a site") == "`…` is no address of a site"
    bob = "https://bob:abc123@x.example"
    assert (
        redacted(f"`password: {bob}` is no address of a site")
        == "`password: https://…x.example` is no address of a site"
    )


@pytest.mark.parametrize(
    "text",
    [
        *("eyJ-", "eyJaaaaaaaaaa.", "sk-", "://a", "password ", "password: ", "password for a ", "user: a, "),
        *("1 2", "4-", "DE12 ", "sort code 111111 ", "account 12345678 ", "NHS number 123", "door code ", "4111 "),
    ],
)
def test_no_text_takes_long(text):
    began = process_time()
    redacted(text * (2**17 // len(text)))
    assert process_time() - began < 1


@pytest.mark.parametrize("refusal", [GitFailed, Refused], ids=["what git said", "a refusal"])
def test_a_password_in_an_address_is_not_repeated(refusal):
    error = refusal("origin could not be reached: https://anna:sesame-street-42@git.example/x.git has no answer")
    said = [str(error), *getattr(error, "sentences", ())]
    assert [sentence for sentence in said if "sesame" in sentence] == []
    assert all(sentence.endswith("git.example/x.git has no answer") for sentence in said)
