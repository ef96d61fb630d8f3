"""What a writer may call in a page: one module a section of the site, each function with a docstring and an example.

mkdocs-macros calls `define_env`; checks and the writers' page read `MACROS`.
"""

from __future__ import annotations

from typing import Any

from handbook.markup.macro import Macro
from macros.cases import case_studies
from macros.contacts import contact, email, phone
from macros.emergency import emergency_numbers
from macros.laws import coverage_matrix, law_notes, rights_register
from macros.messages import limits, messages
from macros.pages import link
from macros.policies import policy_register
from macros.registers import glossary, number_register, review_register
from macros.reporting import committees, incident_log, phone_lines, reporting_routes, routes_in_words
from macros.response import decision_table, report_timeline, response_ladder, route_map
from macros.support import other_services, support_services
from macros.topics import topics
from macros.versions import acknowledge_mail, all_versions, redline, this_version, whats_new
from macros.writing import macros_reference, organization_questions

MACROS = tuple(
    Macro(function)
    for function in (
        acknowledge_mail,
        all_versions,
        case_studies,
        committees,
        contact,
        coverage_matrix,
        decision_table,
        email,
        emergency_numbers,
        glossary,
        incident_log,
        law_notes,
        limits,
        link,
        macros_reference,
        messages,
        number_register,
        organization_questions,
        other_services,
        phone,
        phone_lines,
        policy_register,
        redline,
        report_timeline,
        reporting_routes,
        response_ladder,
        review_register,
        rights_register,
        route_map,
        routes_in_words,
        support_services,
        this_version,
        topics,
        whats_new,
    )
)
"""Every macro, in the order of their names."""


def define_env(env: Any) -> None:
    """Register the macros; called by mkdocs-macros with its environment."""
    renderer = env.conf["run"].renderer
    for macro in MACROS:
        env.macro(renderer.bound(macro), macro.name)
