# SPDX-License-Identifier: EUPL-1.2
"""What a code, a dimension and a table of the figures is called, in the language of the screen."""

from collections.abc import Callable, Mapping

from spreekuur.consultations.model import Outcome
from spreekuur.content.pack import Content
from spreekuur.language import _, current
from spreekuur.statistics import catalogue
from spreekuur.statistics.safe_rules import TOTAL
from spreekuur.ui.statistics import words
from spreekuur.ui.words import outcome

_DIMENSIONS: Mapping[str, Callable[[], str]] = {
    "topic": lambda: _("Line and topic"),
    "language": lambda: _("Language"),
    "visit": lambda: _("Visit"),
    "outcome": lambda: _("What was done"),
    "domain": lambda: _("Kind of place"),
    "result": lambda: _("Result"),
    "stay": lambda: _("Stay"),
    "registration": lambda: _("Registration"),
    "tied": lambda: _("Home with job"),
    "area": lambda: _("Lives in"),
    "signal": lambda: _("Signal of danger"),
    "kind": lambda: _("Kind of contact"),
}

_TABLES: Mapping[str, Callable[[], str]] = {
    "contacts_outcome_language": lambda: _("Contacts by what was done and language"),
    "contacts_visit": lambda: _("Contacts, first or again"),
    "questions_line_language": lambda: _("Questions by line and language"),
    "referrals_domain_answered": lambda: _("Referrals by kind of place and answer"),
    "persons_language": lambda: _("Persons by language"),
    "contacts_outcome_stay": lambda: _("Contacts by what was done and stay"),
    "questions_topic": lambda: _("Questions by topic"),
    "questions_line_stay": lambda: _("Questions by line and stay"),
    "questions_line_registration": lambda: _("Questions by line and registration"),
    "questions_line_outcome": lambda: _("Questions by line and what was done"),
    "questions_line_signal": lambda: _("Questions by line and signal of danger"),
    "referrals_domain_result": lambda: _("Referrals by kind of place and result"),
    "persons_stay_registration": lambda: _("Persons by stay and registration"),
    "persons_stay_tied": lambda: _("Persons by stay and home tied to the job"),
    "persons_stay_language": lambda: _("Persons by stay and language"),
    "persons_area": lambda: _("Persons by where they live"),
    "contacts_kind": lambda: _("Contacts by kind"),
}

# A dimension without words of its own for a code takes those of any.
_CODES: Mapping[tuple[str, str], Callable[[], str]] = {
    ("language", "pl"): lambda: _("Polish"),
    ("language", "not_pl"): lambda: _("Other than Polish"),
    ("language", "bg"): lambda: _("Bulgarian"),
    ("language", "ro"): lambda: _("Romanian"),
    ("language", "es"): lambda: _("Spanish"),
    ("language", "other"): lambda: _("Another language"),
    ("visit", "first"): lambda: _("First time this year"),
    ("visit", "repeat"): lambda: _("Again this year"),
    ("kind", "talk"): lambda: _("Talk"),
    ("kind", "light_touch"): lambda: _("Short contact"),
    ("kind", "guided"): lambda: _("Key person"),
    ("stay", "visitor"): lambda: _("Visit"),
    ("stay", "short"): lambda: _("Short stay"),
    ("stay", "mid"): lambda: _("Mid stay"),
    ("stay", "long"): lambda: _("Long stay"),
    ("registration", "brp"): lambda: _("In the BRP"),
    ("registration", "due_not_done"): lambda: _("BRP due, not done yet"),
    ("registration", "rni_only"): lambda: _("Only in the RNI"),
    ("area", "inside"): lambda: _("In this municipality"),
    ("area", "outside"): lambda: _("Outside this municipality"),
    ("domain", "registration"): lambda: _("Registration"),
    ("domain", "social"): lambda: _("Money and support"),
    ("result", "answered"): lambda: _("There was an answer"),
    ("result", "helped"): lambda: _("Helped"),
    ("result", "not_suitable"): lambda: _("Not for this place"),
    ("result", "full"): lambda: _("Full, or a waiting list"),
    ("result", "not_come"): lambda: _("The client did not go"),
    ("outcome", "none"): lambda: _("Not noted"),
}
_ANY: Mapping[str, Callable[[], str]] = {
    TOTAL: lambda: _("All together"),
    "unknown": lambda: _("Not known"),
    "other": lambda: _("Something else"),
    "yes": lambda: _("Yes"),
    "no": lambda: _("No"),
    "work": lambda: _("Work"),
    "housing": lambda: _("Housing"),
    "care": lambda: _("Care"),
    "legal": lambda: _("Legal help"),
    "safety": lambda: _("Safety"),
    "information": lambda: _("Information"),
}
_PROTECTED, _OTHER = ".protected", ".other"


class Names:
    """Asks the content for topics, and for what it alone knows."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._places: dict[tuple[str, str], int] = {}

    def place(self, dimension: str, code: str) -> int:
        """Where a code stands in its code list; one that is in none comes last.

        What was signed is kept with its codes by the alphabet.
        """
        if not self._places:
            for name, codes in catalogue.of(self._content).hierarchies().items():
                self._places |= {(name, one): at for at, one in enumerate(codes)}
        return self._places.get((dimension, code), len(self._places))

    def code(self, dimension: str, code: str) -> str:
        """What a code of a dimension is called."""
        own = _CODES.get((dimension, code)) or _ANY.get(code)
        if own is not None:
            return own()
        if dimension == "outcome" and code in set(Outcome):
            return outcome(Outcome(code))
        return self._topic(code) if dimension == "topic" else code

    def dimension(self, name: str) -> str:
        """What a dimension is called."""
        own = _DIMENSIONS.get(name)
        return own() if own is not None else name

    def table(self, name: str) -> str:
        """What a table counts."""
        own = _TABLES.get(name.partition("_")[2])
        return own() if own is not None else name

    def _topic(self, code: str) -> str:
        if code.endswith(_PROTECTED):
            return _("Protected topics together")
        if code.endswith(_OTHER):
            return _("Another topic")
        topic = self._content.topics.get(code)
        return topic.label[current()] if topic is not None else words.line(code)
