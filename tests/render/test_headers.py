"""The header files: one policy in every host's own words, and real servers that send it."""

import contextlib
import getpass
import http.client
import re
import shutil
import socket
import subprocess
import time

import pytest

from handbook.render.finish import finish, write_headers
from handbook.render.headers import header_files
from handbook.render.policy import inline_scripts
from tests.given import PATIENCE
from tests.waiting import until

FORM = "reporting/incident-log/"
HASH, OTHER = "'sha256-one='", "'sha256-two='"
NAMES = {
    "Content-Security-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Robots-Tag",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "X-DNS-Prefetch-Control",
}


def rules(text):
    """Return the rules of a `_headers` file: the headers by path."""
    found: dict[str, dict[str, str]] = {}
    headers: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            headers[name] = value
        elif not line.startswith("#"):
            headers = found[line] = {}
    return found


def test_a_site_carries_the_files_of_its_hosts(sites):
    for name, site in sites.items():
        text = (site / "_headers").read_text(encoding="utf-8")
        assert set(rules(text)["/*"]) == NAMES, name
        assert rules(text)["/*"]["Referrer-Policy"] == "no-referrer"
        scripts = {hash for file in site.rglob("*.html") for hash in inline_scripts(file.read_text(encoding="utf-8"))}
        forms = [page for page in site.rglob("*.html") if re.search("<form|<textarea", page.read_text("utf-8"))]
        for file in ("_headers", "hosting/nginx.conf", "hosting/caddy.conf"):
            text = (site / file).read_text(encoding="utf-8")
            policies = re.findall(r"default-src[^\"\n]*", text)
            assert policies
            for one in policies:
                assert "unsafe" not in one and "frame-ancestors 'none'" in one
                assert all(hash in one for hash in scripts)
            assert ("no-store" in text) == bool(forms), (name, file)
            # what stands behind the name of the strict rule, up to its end, is the strict policy
            strict = {"nginx": r"if \(\$uri[^}]*", "caddy": r"header @handbook_strict \{[^}]*"}.get(file[8:13])
            assert not strict or not forms or "connect-src 'none'" in re.findall(strict, text)[0]


def test_the_policy_of_several_folders_names_the_scripts_of_all():
    for text in header_files([HASH, OTHER], [FORM], False).values():
        assert text.count(f"script-src 'self' {HASH} {OTHER};") == text.count("script-src") > 1


def test_a_form_is_told_to_stay_out_of_stores_at_the_root_and_in_a_folder():
    found = rules(header_files([], [FORM], False)["_headers"])
    for path in (f"/{FORM}*", f"/:folder/{FORM}*"):
        assert found[path]["Cache-Control"] == "no-store"
        assert "connect-src 'none'" in found[path]["Content-Security-Policy"]
    assert "Cache-Control" not in found["/*"]


def test_a_site_that_may_be_listed_says_nothing_to_search_engines():
    for hidden, listed in zip(
        header_files([], [FORM], False).values(), header_files([], [FORM], True).values(), strict=True
    ):
        assert "noindex" in hidden
        assert "X-Robots-Tag" not in listed


def test_no_line_is_longer_than_a_host_reads():
    many = [f"'sha256-{number:044d}'" for number in range(12)]
    assert max(map(len, header_files(many, [FORM], False)["_headers"].splitlines())) <= 2000  # of Cloudflare Pages


# --- Real servers ----------------------------------------------------------------------------------------------------

NGINX = """
user {user}; daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{ }}
http {{
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  include /etc/nginx/mime.types;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/www;
    error_page 404 /404.html;
    include {folder}/www/hosting/nginx.conf;
    location ~ \\.woff2$ {{
      add_header X-Own yes always;
      include {folder}/www/hosting/nginx.conf;
    }}
  }}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
  storage file_system {folder}/caddy
}}
http://127.0.0.1:{port} {{
  root * {folder}/www
  import {folder}/www/hosting/caddy.conf
  file_server
  handle_errors {{
    rewrite * /404.html
    file_server
  }}
}}
"""
SERVERS = {
    "nginx": (NGINX, ["nginx", "-e", "{folder}/errors", "-c", "{folder}/config"]),
    "caddy": (CADDY, ["caddy", "run", "--adapter", "caddyfile", "--config", "{folder}/config"]),
}


@pytest.fixture(params=SERVERS)
def server(request, sites, tmp_path):
    """The address of a real server of the example's site, with a form on one page, at the root and in a folder."""
    configuration, command = SERVERS[request.param]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    www = tmp_path / "www"
    shutil.copytree(sites["harbour-lane"], www)
    log = www / FORM / "index.html"
    log.write_text(log.read_text(encoding="utf-8").replace("</main>", "<textarea></textarea></main>"), encoding="utf-8")
    write_headers(www, finish(www), indexed=False)
    shutil.copytree(www, tmp_path / "2026.1")
    shutil.move(tmp_path / "2026.1", www / "2026.1")
    (tmp_path / "config").write_text(
        configuration.format(folder=tmp_path, port=port, user=getpass.getuser()), encoding="utf-8"
    )
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen([word.format(folder=tmp_path) for word in command], stdout=said, stderr=said)
    try:
        until(lambda: answers(port) or process.poll() is not None)
        assert process.poll() is None, (tmp_path / "said").read_text()
        yield port
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def answers(port):
    with contextlib.suppress(OSError):
        return bool(ask(port, "/"))
    time.sleep(0.1)
    return False


def ask(port, path):
    """Return the status and the headers of an answer, each name with all its values."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    headers: dict[str, list[str]] = {}
    for name, value in answer.getheaders():
        headers.setdefault(name.title(), []).append(value)
    connection.close()
    return answer.status, headers


@pytest.mark.all
def test_real_servers_send_the_headers_of_each_kind_of_answer(server):
    for folder in ("/", "/2026.1/"):
        for path, status, strict in (
            ("help-now/", 200, False),
            ("", 200, False),
            ("assets/handbook.css", 200, False),
            ("assets/fonts/newsreader-latin-500-normal.woff2", 200, False),
            ("no/such/page/", 404, False),
            (FORM, 200, True),
            (f"{FORM}index.html", 200, True),
        ):
            got, headers = ask(server, folder + path)
            assert got == status, path
            for name in NAMES:
                assert len(headers.get(name.title(), [])) == 1, (folder + path, name)
            sent = headers["Content-Security-Policy"][0]
            assert ("connect-src 'none'" in sent) == strict, folder + path
            assert "frame-ancestors 'none'" in sent
            assert (headers.get("Cache-Control") == ["no-store"]) == strict, folder + path
            assert headers["X-Robots-Tag"] == ["noindex"]


@pytest.mark.all
def test_a_browser_has_nothing_to_say_about_the_headers_of_real_servers(server, browser):
    here = browser.new_page()
    said = []
    here.on("console", lambda message: said.append(message.text))
    for path in ("", FORM, "2026.1/help-now/", f"2026.1/{FORM}"):
        here.goto(f"http://127.0.0.1:{server}/{path}")
        here.get_by_role("button", name="Search").click()
        here.get_by_role("combobox").fill("report")
        here.wait_for_selector("[data-search-result]")
        here.keyboard.press("Escape")
    assert said == []
    here.close()
