"""What HOSTING.md says: a branch that was really published, unpacked by its lines and served by its configurations."""

import getpass
import http.client
import re
import shutil
import socket
import subprocess
import textwrap

import pytest

from handbook import ROOT
from tests import flows
from tests.flows import Runner, run_git
from tests.given import PATIENCE
from tests.render.test_headers import NAMES, answers
from tests.waiting import until

LOG = "reporting/incident-log/"
NGINX = """
user {user}; daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{ }}
http {{
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  include /etc/nginx/mime.types;
  {block}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
  storage file_system {folder}/caddy
}}
{block}
"""
COMMANDS = {
    "nginx": ["nginx", "-e", "{folder}/errors", "-c", "{folder}/config"],
    "Caddy": ["caddy", "run", "--adapter", "caddyfile", "--config", "{folder}/config"],
}


def recipes(heading):
    """Return the blocks of code under a heading of HOSTING.md."""
    text = (ROOT / "HOSTING.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section
    return [textwrap.dedent(block) for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", section[1], re.MULTILINE)]


def test_each_recipe_has_its_lines():
    assert len(recipes("A server of your own: the files")) == 2
    assert all(len(recipes(server)) == 2 for server in COMMANDS)


@pytest.fixture(scope="module", params=["", "handbook/"], ids=["root", "folder"])
def unpacked(request, tmp_path_factory):
    """A folder that holds `srv/`, with two versions unpacked as HOSTING.md says; and the site's folder on its host."""
    folder = tmp_path_factory.mktemp("hosting")
    origin = flows.publishable(folder, f"http://handbook.example/{request.param}")
    for version in ("2026.1", "2026.2"):
        (folder / version).mkdir()
        form = {"version": version, "day": "2026-03-01", "change": "material", "summary": "It begins.", "without": ""}
        done = Runner(folder / version, origin).steps("publish.yml", **form)
        assert done.returncode == 0, done.stderr
    (folder / "srv" / "www").mkdir(parents=True)
    there = f"{folder}/srv/{'www/' if request.param else ''}handbook"
    once, each_time = (
        block.replace("ADDRESS", str(origin)).replace("/srv/handbook", there)
        for block in recipes("A server of your own: the files")
    )
    stopped = f"mv {there} {there}.gone"  # as between the last two lines
    for script in (once, each_time, each_time, stopped, each_time):  # the second time there is a site to put away
        subprocess.run(["bash", "-euo", "pipefail", "-c", script], check=True, cwd=folder)
    return folder, request.param


@pytest.fixture(params=COMMANDS)
def host(request, unpacked, tmp_path):
    """The port of a real server, and the site's folder on it."""
    folder, at = unpacked
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    block = recipes(request.param)[bool(at)].replace("/srv/", f"{folder}/srv/")
    address = f"http://127.0.0.1:{port}"
    if request.param == "nginx":
        whole, form = block if not at else f"server {{\nlisten 80;\n{block}}}\n", NGINX
        whole = re.sub(r"listen 80;", f"listen 127.0.0.1:{port};", whole)
    else:
        whole, form = block if not at else f"handbook.your-organization.org {{\n{block}}}\n", CADDY
        whole = whole.replace("handbook.your-organization.org", address, 1)
    configuration = form.format(folder=tmp_path, user=getpass.getuser(), block=whole)
    (tmp_path / "config").write_text(configuration, encoding="utf-8")
    with (tmp_path / "said").open("wb") as said:
        command = [word.format(folder=tmp_path) for word in COMMANDS[request.param]]
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        until(lambda: answers(port) or process.poll() is not None)
        assert process.poll() is None, (tmp_path / "said").read_text()
        yield port, f"/{at}"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def ask(host, path):
    """Return the status, the headers and the text of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", host[0], timeout=10)
    connection.request("GET", host[1] + path)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    headers: dict[str, list[str]] = {}
    for name, value in answer.getheaders():
        headers.setdefault(name.title(), []).append(value)
    connection.close()
    return answer.status, headers, text


@pytest.mark.all
def test_a_server_sends_each_page_of_the_branch_with_its_headers(host):
    for path, status, strict in (
        ("", 200, False),
        ("help-now/", 200, False),
        ("versions/", 200, False),
        ("versions.json", 200, False),
        ("current/help-now/", 200, False),
        ("2026.1/help-now/", 200, False),
        ("2026.2/", 200, False),
        (f"2026.1/{LOG}", 200, True),
        (f"2026.2/{LOG}", 200, True),
        ("no/such/page/", 404, False),
        ("2026.1/no/such/page/", 404, False),
        ("2026.2/help-now/no-such-page", 404, False),
    ):
        got, headers, text = ask(host, path)
        assert got == status, path
        for name in NAMES:
            assert len(headers.get(name.title(), [])) == 1, (path, name)
        sent = headers["Content-Security-Policy"][0]
        assert ("connect-src 'none'" in sent) == strict, path
        assert (headers.get("Cache-Control") == ["no-store"]) == strict, path
        if status == 404:
            assert "Get help now" in text and "Whom to tell" in text
            for link in re.findall(rf'href="({host[1]}2026\.2/[^"]*)"', text)[:20]:
                assert ask(host, link.removeprefix(host[1]))[0] == 200, link
    assert '"2026.2"' in ask(host, "versions.json")[2]
    assert "2026.2/help-now/" in ask(host, "help-now/")[2]
    assert "2026.2/help-now/" in ask(host, "current/help-now/")[2]


@pytest.mark.all
def test_a_reader_is_led_to_the_version_in_force_and_to_help_from_an_address_that_is_none(host, browser):
    here, said = browser.new_page(), []
    here.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))
    root = f"http://127.0.0.1:{host[0]}{host[1]}"
    for path in ("help-now/", "current/help-now/"):
        here.goto(f"{root}{path}#main")
        here.wait_for_url(f"{root}2026.2/help-now/#main")
    assert [line for line in said if not line.endswith("/favicon.ico")] == []  # a page that leads on has no icon
    here.goto(f"{root}2026.1/no/such/page/")
    here.get_by_role("link", name="Get help now").first.click()
    here.wait_for_url(f"{root}2026.2/help-now/")
    here.close()


@pytest.mark.all
def test_a_branch_that_was_written_anew_leaves_the_site_as_it_was(unpacked, tmp_path):
    folder, _ = unpacked
    shutil.copytree(folder / "origin.git", tmp_path / "origin.git")
    there = f"{tmp_path}/srv/handbook"
    once, each_time = (
        block.replace("ADDRESS", f"{tmp_path}/origin.git").replace("/srv/handbook", there)
        for block in recipes("A server of your own: the files")
    )
    (tmp_path / "srv").mkdir()
    for script in (once, each_time):
        subprocess.run(["bash", "-euo", "pipefail", "-c", script], check=True)
    before = (tmp_path / "srv" / "handbook" / "versions.json").read_bytes()
    run_git(tmp_path / "origin.git", "branch", "--force", "gh-pages", "main")
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", each_time], check=False, capture_output=True)
    assert done.returncode and b"non-fast-forward" in done.stderr
    assert (tmp_path / "srv" / "handbook" / "versions.json").read_bytes() == before
