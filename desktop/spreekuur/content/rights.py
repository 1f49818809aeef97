# SPDX-License-Identifier: EUPL-1.2
"""Finds the words that say that somebody has or lacks a right: no text of ours does; it says who decides.

The patterns look for a right that a person has, gets, lacks or claims. Free of them stay: the names of things
("verblijfsrecht", "prawo jazdy", "Право на пребиваване" as the name of a topic) and information "about rights".
A client's own question ("can I get ...?") is no statement of ours, but is worded without the pattern too.
"""

import re

SAYS_A_RIGHT = {
    "nl": r"\brecht(en)? (op|om)\b|\b(heeft|hebt|hebben|heb|had|is|bent|zijn) (er |u |ook )?(geen )?"
    r"(recht\b|rechten\b|gerechtigd)|\brechthebbende|\baanspraak\b|\bin aanmerking\b",
    "en": r"\bentitle|\beligible\b|\bqualif(y|ies)\b|\b(has|have|had|got|no|the|a) rights? (to|on)\b"
    r"|\b(has|have) (no |the |a )?rights?\b",
    "pl": r"\bpraw[oa]? do\b|\bprzysługuj|\buprawnion|\buprawnieni|\bma(m|sz|ją|cie)? prawo\b|\bnależy się\b",
    "bg": r"\b(има|имам|имаш|имате|имат|няма|нямам|нямате|нямат)( ли)? прав(о|а)\b|\bправо да\b|\bполага се\b"
    r"|\bправоимащ|\bправо на (?!пребиваване|престой)",
    "ro": r"\bdrept(ul|uri|urile)? (la|să)\b|\b(are|am|ai|aveți|avem|au) drept|\bîndreptăți|\bi se cuvine\b|\beligibil",
    "es": r"\bderechos? a\b|\btien(e|en|es) (el |la |un )?derecho|\btengo derecho|\bsin derecho|\ble corresponde\b",
}
"""By language; upper and lower case are the same."""


def says_a_right(text: str, language: str) -> bool:
    """Does the text say that somebody has or lacks a right, in the words of this language?"""
    return re.search(SAYS_A_RIGHT[language], text, re.IGNORECASE) is not None
