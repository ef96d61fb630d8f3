"""`build`: a complete site, or the old one still stands."""

import gzip
import re
import shutil
import subprocess
import sys

import pytest

from handbook import ROOT
from handbook.render.output import MARK
from handbook.search.sections import sections_of
from tests.found import search_data, snapshot
from tests.given import ORGANIZATIONS
from tests.pictures.made import A_PNG, END, LINES, PNG, chunk, header
from tests.pictures.test_svg import LEAF, drawing
from tests.running import errors_of, run

MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


@pytest.fixture
def output(tmp_path):
    return tmp_path / "site"


def test_a_flaw_leaves_the_site_that_stood_before_byte_for_byte(repository, output):
    assert run("build", "--output", str(output), folder=repository).returncode == 0
    before = snapshot(output)
    page = repository / "docs" / "help-now.md"
    whole = page.read_text(encoding="utf-8")
    page.write_text(whole.replace("{{ emergency_numbers() }}", "{{ emergency_nubmers() }}"), encoding="utf-8")
    result = run("build", "--output", str(output), folder=repository)
    assert result.returncode == 1
    assert re.match(r"docs/help-now.md:\d+:4: `emergency_nubmers\(…\)` cannot be called", errors_of(result)[0])
    assert errors_of(result)[-1] == f"Nothing was built; {output} is as it was before"
    assert snapshot(output) == before
    page.write_text(whole, encoding="utf-8")
    assert run("build", "--output", str(output), folder=repository).returncode == 0
    assert snapshot(output) == before
    assert [path.name for path in output.parent.iterdir() if path.name.startswith(".")] == []


def test_a_flaw_where_no_site_stands_yet_leaves_none_and_says_so(tmp_path, output):
    folder = tmp_path / "Harbour Lane"
    folder.mkdir()
    result = run("build", "--organization", str(folder), "--output", str(output))
    assert (result.returncode, output.exists()) == (1, False)
    assert f"`python3 -m handbook new organization --organization '{folder}'` asks for them" in result.stderr
    assert result.stderr.endswith(f"Nothing was built, and nothing was written to {output}\n")


def test_a_page_that_goes_away_leaves_nothing_behind(repository, output):
    extra = repository / "organization" / "pages" / "extra.md"
    shutil.copy(ROOT / "tests" / "organizations" / "odd-values" / "pages" / "odd" / "third.md", extra)
    assert run("build", "--output", str(output), folder=repository).returncode == 0
    assert (output / "extra" / "index.html").is_file()
    extra.unlink()
    assert run("build", "--output", str(output), folder=repository).returncode == 0
    assert not (output / "extra").exists()


def test_a_build_that_was_stopped_is_put_right_by_the_next_also_when_that_finds_flaws(repository, output):
    assert run("build", "--output", str(output), folder=repository).returncode == 0
    before = snapshot(output)
    output.rename(output.with_name(".site.handbook-previous"))
    (repository / "docs" / "secret.pem").write_text("x")
    assert run("build", "--output", str(output), folder=repository).returncode == 1
    assert snapshot(output) == before


def test_a_picture_of_ones_own_takes_the_place_of_ours(repository, output):
    (repository / "docs" / "about" / "door.png").write_bytes(A_PNG)
    own = repository / "organization" / "pages" / "about"
    own.mkdir()
    (own / "door.png").write_bytes(PNG + header(5) + LINES + END)
    assert run("build", "--output", str(output), folder=repository).returncode == 0
    assert (output / "about" / "door.png").read_bytes() == PNG + header(5) + LINES + END


def test_the_home_folder_is_never_replaced(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    result = run("build", "--output", str(home), HOME=str(home), USERPROFILE=str(home))
    assert result.returncode == 2
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("folder", ["", "docs", "docs/site", "organization/pages", "handbook", ".git", ".."])
def test_a_build_never_replaces_what_it_did_not_write(folder, repository):
    (repository / ".git").mkdir()
    (repository / ".git" / "HEAD").write_text("ref: refs/heads/main")
    before = snapshot(repository)
    result = run("build", "--output", str(repository / folder), folder=repository)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert {name: text for name, text in snapshot(repository).items() if "__pycache__" not in name} == {
        name: text for name, text in before.items() if "__pycache__" not in name
    }


def test_a_folder_with_files_of_somebody_else_is_left_alone(output):
    output.mkdir()
    (output / "thesis.txt").write_text("ten years")
    result = run("build", "--output", str(output))
    assert result.returncode == 2
    assert "holds files that this command did not write" in result.stderr
    assert (output / "thesis.txt").read_text() == "ten years"


def test_a_link_in_the_place_of_the_folder_is_refused(output, tmp_path):
    (tmp_path / "other").mkdir()
    output.symlink_to(tmp_path / "other")
    assert run("build", "--output", str(output)).returncode == 2


def test_a_build_reads_nothing_that_asks_other_computers(output):
    words = ["build", "--organization", "tests/organizations/harbour-lane", "--output", str(output)]
    lines = [
        "import sys",
        "from handbook.__main__ import main",
        f"code = main({words})",
        "sys.exit(code or not {'requests', 'mkdocs.livereload'}.isdisjoint(sys.modules))",
    ]
    assert subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, capture_output=True).returncode == 0


def test_an_organization_elsewhere_is_built_with_its_own_files_named(tmp_path, output):
    (tmp_path / "organization").mkdir()
    (tmp_path / "organization" / "organization.yml").write_text("nmae: x\n")
    result = run("build", "--organization", str(tmp_path / "organization"), "--output", str(output))
    assert result.returncode == 1
    assert f"{tmp_path.as_posix()}/organization/organization.yml:1:1: the key `nmae` is not known" in result.stderr
    assert not output.exists()


def test_a_machine_that_lets_nothing_be_written_is_said_in_a_sentence():
    result = run("build", "--output", "/proc/handbook/site")
    assert result.returncode == 4
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_standard_command_builds_the_same_pages(repository, output, tmp_path):
    assert run("build", "--output", str(output), folder=repository).returncode == 0
    stock = tmp_path / "stock"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(stock)]
    result = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    ours, plain = snapshot(output), snapshot(stock)
    assert ours.pop(MARK).startswith(plain.pop(MARK))  # ours says what it was made of as well
    assert ours == plain


def test_the_standard_command_stops_at_a_flaw_with_the_same_line(repository):
    (repository / "docs" / "key.pem").write_text("secret")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    result = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "docs/key.pem:1:1: this file is no page" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert not (repository / "site").exists()


def test_usage_is_wrong_with_exit_2_and_help_has_an_example():
    misspelt = run("biuld")
    assert misspelt.returncode == 2
    assert misspelt.stderr.startswith("`biuld` is not known here; did you mean `build`?")
    assert run("build", "--ouput", "x").returncode == 2
    for verb in ("serve", "build", "check", "test"):
        assert f"Example: python3 -m handbook {verb}" in run(verb, "--help").stdout


def test_search_data_holds_every_page(sites):
    site = sites["harbour-lane"]
    data = search_data(site)
    files = {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}
    assert {page["address"].rstrip("/") or "." for page in data["pages"]} == files
    assert all(page["lines"] > 5 and page["description"] for page in data["pages"])


@pytest.mark.parametrize("organization", ORGANIZATIONS)
def test_what_search_loads_is_small(sites, measure, organization):
    site = sites[organization]
    (folder,) = site.glob("assets/search-*")
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in folder.iterdir()}
    index, code = sizes.pop("index.js"), sum(sizes.values())
    html = "".join(main for file in site.rglob("index.html") for main in MAIN.findall(file.read_text(encoding="utf-8")))
    sections = sections_of(html)
    words = sum(len(text.split()) for section in sections for text in (section.heading, *section.blocks))
    most = 60_000 + 2 * max(0, words - 30_000)
    measure(f"search data of {organization} for {words} words, compressed bytes", str(index), f"at most {most}")
    assert index <= most
    assert code <= 25_000


def test_what_search_loads_has_the_name_of_all_of_it_so_that_no_cache_mixes_builds(repository, tmp_path):
    def folder():
        assert run("build", "--output", str(tmp_path / "site"), folder=repository).returncode == 0
        (found,) = (tmp_path / "site" / "assets").glob("search-*")
        named = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
        assert f'data-files="{found.name}"' in named
        return found.name

    before = folder()
    assert folder() == before
    page = repository / "docs" / "glossary.md"
    page.write_text(page.read_text(encoding="utf-8").replace("good enough", "good enough here"), encoding="utf-8")
    changed = folder()
    assert changed != before
    script = repository / "overrides" / "assets" / "search" / "finder.js"
    script.write_text(script.read_text(encoding="utf-8") + "// changed\n", encoding="utf-8")
    assert folder() not in (before, changed)


def test_logo_and_icon_are_published_without_what_they_should_not_hold(repository, output):
    details = repository / "organization" / "organization.yml"
    text = details.read_text(encoding="utf-8")
    named = 'brand: {colour: "#1d5c57", logo: theme/logo.svg, icon: theme/icon.png}'
    details.write_text(text.replace('brand: {colour: "#1d5c57"}', named), encoding="utf-8")
    theme = repository / "organization" / "theme"
    theme.mkdir(exist_ok=True)
    theme.joinpath("logo.svg").write_text(drawing(f"<script>alert(1)</script>{LEAF}"), encoding="utf-8")
    theme.joinpath("icon.png").write_bytes(A_PNG.replace(END, chunk(b"tEXt", b"Jane Doe") + END))
    assert run("build", "--output", str(output), folder=repository).returncode == 0
    assets = output / "assets"
    assert assets.joinpath("logo.svg").read_text(encoding="utf-8").endswith(f'viewBox="0 0 40 20">{LEAF}</svg>')
    assert assets.joinpath("icon.png").read_bytes() == A_PNG
    for page, up in (("index.html", ""), ("policies/harassment/index.html", "../../")):
        html = output.joinpath(page).read_text(encoding="utf-8")
        assert f'<img class="logo" src="{up}assets/logo.svg" width="72" height="36" alt="">' in html
        assert f'<link rel="icon" href="{up}assets/icon.png" type="image/png">' in html


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("/etc/hostname", "lies outside the organization's folder"),
        ("../../README.md", "lies outside the organization's folder"),
        ("logo.svg", "there is no logo `theme/logo.svg`"),
    ],
    ids=["machine", "repository", "circle"],
)
def test_a_logo_that_leads_elsewhere_is_refused(repository, output, target, problem):
    details = repository / "organization" / "organization.yml"
    text = details.read_text(encoding="utf-8")
    named = 'brand: {colour: "#1d5c57", logo: theme/logo.svg}'
    details.write_text(text.replace('brand: {colour: "#1d5c57"}', named), encoding="utf-8")
    logo = repository / "organization" / "theme" / "logo.svg"
    logo.parent.mkdir(exist_ok=True)
    logo.symlink_to(target)
    result = run("build", "--output", str(output), folder=repository)
    assert result.returncode == 1
    flaws = [line for line in errors_of(result) if line.startswith("organization/")]
    assert len(flaws) == 1
    assert problem in flaws[0]
    assert "Traceback" not in result.stderr
    assert not output.exists()
