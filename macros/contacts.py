"""People and teams to turn to."""

from __future__ import annotations

from markupsafe import Markup

from handbook.markup.macro import Who
from handbook.view import View


def contact(view: View, who: Who) -> Markup:
    """A card of the contact who has a duty, or of one contact by its id: role, phone, mail, hours, languages, deputy.

    Example: {{ contact("reports_owner") }}
    """
    contact = view.contact(who)
    return view.template("contact.html", contact=contact, deputy=view.organization.deputy_of(contact))


def phone(view: View, who: Who) -> Markup:
    """The phone number of a contact as a link that dials it; the mail address if there is no number.

    Example: You can reach them at {{ phone("reports_owner") }}.
    """
    contact = view.contact(who)
    return view.template("phone.html", contact=contact) if contact.phone else email(view, who)


def email(view: View, who: Who) -> Markup:
    """The e-mail address of a contact as a link; the name if there is no address.

    Example: You can write to {{ email("reports_owner") }}.
    """
    return view.template("email.html", contact=view.contact(who))
