"""The interview in a terminal: one question after another, a way back, and a look at all of it before the end."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

from handbook.data.emit import yaml_text
from handbook.names import ended
from handbook.new.catalogue import parts
from handbook.new.interview import Interview
from handbook.new.question import YES_NO, Question
from handbook.new.writing import in_order

HELP = """\
Enter takes what stands in square brackets, or leaves out what you can leave out.
`back` asks the last question again, and `quit` leaves: your answers are kept, and the same command goes on."""
_WIDTH = 80

Hear = Callable[[str], str]
"""Shows a prompt and returns what was typed. Raises EOFError where nothing more can come."""


class Left(Exception):
    """Whoever was asked has left before the end."""


def lead(interview: Interview, hear: Hear, say: Callable[[str], None], keep: Callable[[], None]) -> None:
    """Ask all that `interview` has to ask; after each answer `keep` is called. Raises Left."""
    part, shown = "", None
    while (question := interview.question) is not None:
        if question.part != part:
            part = question.part
            say(_heading(part))
        if question != shown:  # after an answer that does not fit, its reason is enough
            shown = question
            say(_asked(question))
            if refused := interview.refused.get(question.path):
                say(_sentence(f"`{interview.known(question)}` does not fit here any more: {refused}"))
        typed = _heard(hear, _prompt(question), "back", "help", "?")
        if typed == "back":
            shown = None
            interview.back()
        elif typed in ("help", "?"):
            shown = None
            say(f"\n{HELP}")
        else:
            try:
                interview.give(typed)
            except ValueError as error:
                say(_sentence(str(error)))
        keep()


def agreed(interview: Interview, look: str, flaws: Sequence[str], hear: Hear, say: Callable[[str], None]) -> bool:
    """Show `look`, and what is wrong with what would be written; return whether to write it.

    If not, one answer was taken back, and `interview` has its question. Raises Left.
    """
    say(f"\n{look}")
    while True:
        if flaws:  # below the answers too, which are more than a screen holds
            say("This is not right yet:\n")
            say("\n".join(_sentence(flaw) for flaw in flaws))
        yes = "`no` or Enter" if flaws else "`yes` or Enter writes it. `no`"
        say(f"\n{yes} shows your answers by number, and a number asks that one again.")
        typed = _heard(hear, "> ", "back", *YES_NO)
        meant = YES_NO.get(typed, typed) or ("no" if flaws else "yes")
        if meant == "yes" and not flaws:
            return True
        if meant.isdecimal() and len(meant) < 4 and 1 <= int(meant) <= len(interview.told):
            interview.back(int(meant) - 1)
            return False
        if meant == "back":
            interview.back()
            return False
        say(by_number(interview) if meant in ("yes", "no") else _sentence(f"`{typed}` is nothing to do here"))


def in_the_file(interview: Interview) -> str:
    """Return what would be written of the answers."""
    return yaml_text(in_order(interview.data))


def by_number(interview: Interview) -> str:
    """Return the answers, each with the number that asks it again."""
    lines = []
    for number, one in enumerate(interview.told, 1):
        shown = dict(one.question.choices).get(one.answer, one.answer)
        lines.append(f"{number:3}  {one.question.asks}\n     {shown or '(left out)'}")
    return "\n".join(lines)


def _heard(hear: Hear, prompt: str, *commands: str) -> str:
    """Return what was typed; a word of `commands` in lower case. Raises Left where it means to leave."""
    try:
        typed = hear(prompt).strip()
    except EOFError:
        raise Left from None
    if typed.lower() in ("quit", "exit", ":q"):
        raise Left
    return typed.lower() if typed.lower() in commands else typed


def _heading(part: str) -> str:
    names = [name for name, _ in parts()]
    line = f"{part} ({names.index(part) + 1} of {len(names)})"
    return f"\n{line}\n{'=' * len(line)}"


def _asked(question: Question) -> str:
    lines = ["", *textwrap.wrap(question.asks, _WIDTH)]
    lines += textwrap.wrap(question.why, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if question.choices:
        lines += [f"  {number:2}  {shown}" for number, (_, shown) in enumerate(question.choices, 1)]
        if question.kind == "words":
            lines.append("  Write the numbers of all that fit, with commas.")
    elif question.such_as:
        lines += textwrap.wrap(f"For example: {question.such_as}", _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if question.optional:
        lines.append(f"  {'Enter' if question.default is None else 'A hyphen (-)'} leaves it out.")
    return "\n".join(lines)


def _prompt(question: Question) -> str:
    if question.default is None:
        return "yes or no > " if question.kind == "yes-no" else "> "
    return f"[{dict(question.choices).get(question.default, question.default)}] > "


def _sentence(text: str) -> str:
    lines = textwrap.wrap(ended(f"{text[:1].upper()}{text[1:]}"), _WIDTH - 2, break_long_words=False)
    return "\n".join(["", *(f"! {line}" for line in lines)])
