# SPDX-License-Identifier: EUPL-1.2
"""QR codes, as runs of black modules."""

Runs = list[list[tuple[int, int]]]


def runs(text: str, *, error: str = "q", eci: bool = False) -> Runs:
    """For each row of the code its black runs (start, length), without the quiet border.

    A code on paper bears a stain (`error` q); on a screen l gives larger modules for the same text. `eci` says in
    the code that it is UTF-8: without, a telephone guesses, and takes an accented letter for a Chinese one.
    """
    import segno

    # Every mask gives a valid code; trying all eight to find the prettiest takes longer than the letter.
    code = segno.make(
        text, error=error, mask=3, micro=False, boost_error=False, eci=eci, encoding="utf-8" if eci else None
    )
    rows: Runs = []
    for row in code.matrix:
        found: list[tuple[int, int]] = []
        for place, dark in enumerate(row):
            if dark and found and sum(found[-1]) == place:
                found[-1] = (found[-1][0], found[-1][1] + 1)
            elif dark:
                found.append((place, 1))
        rows.append(found)
    return rows
