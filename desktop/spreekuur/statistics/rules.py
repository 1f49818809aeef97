# SPDX-License-Identifier: EUPL-1.2
"""By which rules figures are made: five is the least, whoever asks for less."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spreekuur.statistics.catalogue import LEAST, TOPIC, Catalogue, single_topics
from spreekuur.statistics.periods import Period
from spreekuur.statistics.units import CONTACTS, QUESTIONS

__all__ = ["LEAST", "READABLE", "Rules"]

READABLE = 3
"""A table with fewer than so many counted units per inner cell is shown coarser."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The catalogue, on how many evenings each quarter had contacts, and how much is protected."""

    catalogue: Catalogue = field(repr=False)
    evenings: Mapping[str, int]
    base: int = 0
    k: int = 0
    """Left out, they are those of the catalogue."""
    seconds: float = 20.0
    """The solver gets so long for one attempt."""
    attempts: int = 10

    def __post_init__(self) -> None:
        """There is no way to ask for less than five."""
        object.__setattr__(self, "base", self.base or self.catalogue.base)
        object.__setattr__(self, "k", self.k or self.catalogue.k)
        if min(self.base, self.k) < LEAST or self.k > self.base:
            raise ValueError("nothing is published below base 5 or five possible values")

    def evenings_of(self, period: Period) -> int | None:
        """On how many evenings a period had contacts; none while that is not known of all its quarters."""
        known = [self.evenings.get(str(quarter)) for quarter in period.quarters()]
        return None if None in known else sum(each for each in known if each is not None)

    def facts(self) -> dict[str, object]:
        """What everybody may know of how these figures are made: `model.json`."""
        catalogue = self.catalogue
        guarded, beside, _depth = catalogue.guarded
        once, dimension, code = catalogue.first
        return {
            "person_dimensions": list(catalogue.person),
            "unit_chains": [["persons", "contacts", "questions"]],
            "unit_chains_within": [
                {"less": chain.less, "more": chain.more, "dimensions": sorted(chain.within)}
                for chain in catalogue.chains
            ],
            "once_a_year": {"unit": once, "cell": {dimension: code}},
            "once_a_contact": {
                "unit": QUESTIONS,
                "of": CONTACTS,
                "dimension": TOPIC,
                "codes": sorted(single_topics(catalogue)),
            },
            "evenings": dict(sorted(self.evenings.items())),
            "attribute_dimensions": list(catalogue.attributes),
            "sensitive_dimensions": sorted(guarded),
            "sensitive_allowed_with": beside,
            "sensitive_codes": {beside: sorted(catalogue.never)},
            "structural_zeros": [],
            **({} if self.k == LEAST else {"k": self.k}),
        }
