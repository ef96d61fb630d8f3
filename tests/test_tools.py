"""`test --all`: what it needs is named or installed before the first test, and nothing is passed over."""

import json
import subprocess
import sys

import pytest

from handbook import ROOT, exits, tools
from handbook.machine import CannotSetUp
from handbook.verbs import parser
from handbook.verbs import test as verb


@pytest.fixture
def poor(monkeypatch):
    """A machine without Java and Caddy."""
    monkeypatch.setattr(tools, "find", lambda command: None if command in ("java", "caddy") else f"/usr/bin/{command}")


def test_each_program_that_is_missing_is_named_with_the_way_to_get_it(poor, monkeypatch):
    monkeypatch.setattr(tools, "may_install", lambda: False)
    with pytest.raises(CannotSetUp) as raised:
        tools.prepare()
    assert str(raised.value).splitlines() == [
        "A Java runtime is missing (no `java` was found); run `sudo apt-get install default-jre-headless`, or on other "
        "systems get it from adoptium.net, then run the same command again.",
        "Caddy is missing (no `caddy` was found); run `sudo apt-get install caddy`, or on other systems get it from "
        "caddyserver.com, then run the same command again.",
    ]


def test_on_debian_as_root_what_is_missing_is_installed(poor, monkeypatch):
    installed = []
    monkeypatch.setattr(tools, "may_install", lambda: True)
    monkeypatch.setattr(tools, "install_packages", lambda *packages: installed.extend(packages))
    monkeypatch.setattr(tools, "_install_modules", lambda: None)
    tools.prepare()
    assert installed == ["default-jre-headless", "caddy"]


def test_tools_from_npm_that_cannot_be_had_are_told_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(tools, "_STAMP", tmp_path / "none")
    monkeypatch.setattr(tools, "run", lambda command: 1)
    with pytest.raises(CannotSetUp, match="connect to the network and run the same command again"):
        tools._install_modules()


def test_tools_from_npm_are_pinned_by_hash_and_the_lock_names_no_registry():
    text = (ROOT / "tests" / "tools" / "package-lock.json").read_text(encoding="utf-8")
    named = json.loads((ROOT / "tests" / "tools" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = {
        name.removeprefix("node_modules/"): package for name, package in json.loads(text)["packages"].items() if name
    }
    assert "resolved" not in text
    assert "://" not in text
    assert {name: package["version"] for name, package in packages.items()} == named
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())


@pytest.mark.parametrize(("words", "all_of_them"), [([], False), (["--all"], True)])
def test_only_with_all_the_long_tests_run_and_their_needs_are_seen_to_first(monkeypatch, words, all_of_them):
    steps = []

    def note(command, **_):
        steps.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(tools, "prepare", lambda: steps.append("needs"))
    monkeypatch.setattr(subprocess, "run", note)
    assert verb.run(parser().parse_args(["test", *words, "--", "-k", "overlay"])) == exits.DONE
    command = [sys.executable, "-m", "pytest", *(["-m", ""] if all_of_them else []), "-k", "overlay"]
    assert steps == (["needs", command] if all_of_them else [command])


def test_what_is_left_out_is_counted_and_not_skipped(tmp_path):
    (tmp_path / "test_two.py").write_text(
        "import pytest\n\n@pytest.mark.all\ndef test_long(): pass\n\ndef test_short(): pass\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), str(tmp_path)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert "1 passed, 1 deselected" in shown
    shown = subprocess.run([*command, "-m", ""], capture_output=True, text=True, check=False).stdout
    assert "2 passed" in shown
