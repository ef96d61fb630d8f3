"""What pages say of the version that they are published in; a preview has none."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup

from handbook.edition import REDLINE, SEAL
from handbook.organization.times import in_full
from handbook.view import View


def whats_new(view: View) -> Markup:
    """The changes that readers are told of, the newest first: the version, its day and the change in a sentence.

    Example: {{ whats_new() }}
    """
    edition = view.book.site.edition
    return view.template("whats_new.html", changes=edition.changes if edition else ())


def redline(view: View) -> Markup:
    """What a reader sees changed since the version before: contacts, law, and page by page, word by word.

    Example: {{ redline() }}
    """
    edition = view.book.site.edition
    return view.template("redline.html", edition=edition, slot=Markup(REDLINE), style=view.href("assets/redline.css"))


def this_version(view: View) -> Markup:
    """Which version this is, from when it holds, and its seal: a sum over its files that no other text has.

    Example: {{ this_version() }}
    """
    return view.template("this_version.html", edition=view.book.site.edition, seal=SEAL)


def all_versions(view: View) -> Markup:
    """A link to the list of all versions; in a preview, words alone.

    Example: You can read {{ all_versions() }}.
    """
    edition = view.book.site.edition
    return view.template("all_versions.html", href=f"{view.href('')}../versions/" if edition else None)


def acknowledge_mail(view: View) -> Markup:
    """A prepared e-mail that says what the sheet says; whom it goes to, the duty for training decides.

    Example: {{ acknowledge_mail() }}
    """
    edition, contact = view.book.site.edition, view.organization.duties.training_owner
    href = ""
    if edition and contact.email:
        subject = f"Handbook of {view.organization.name}, version {edition.number}"
        given = f"I was given the {subject[0].lower()}{subject[1:]}, from {in_full(edition.effective)}"
        sheet = [
            f"{given}, with its policy on harassment, and had time to read it or hear it read, in the language below.",
            "I could ask about it, and know whom to ask later.",
            "I know that this takes away none of my rights, and that it is no promise to report.",
        ]
        body = "\n".join([*sheet, "", "Language:", "Day:", "Name:", "", f"Seal of the version: {SEAL}"])
        href = f"mailto:{quote(contact.email, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    return view.template("acknowledge_mail.html", href=href, contact=contact)
