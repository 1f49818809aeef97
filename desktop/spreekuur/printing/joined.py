# SPDX-License-Identifier: EUPL-1.2
"""Several papers as one run of pages, to look at and to print; each is saved as a file of its own."""

from collections.abc import Sequence
from io import BytesIO


def joined(papers: Sequence[bytes]) -> bytes:
    """The pages of all papers, in order. For the eye only: the structure for screen readers stays in the papers."""
    import pikepdf

    if len(papers) == 1:
        return papers[0]
    out = BytesIO()
    with pikepdf.new() as whole:
        for paper in papers:
            with pikepdf.open(BytesIO(paper)) as one:
                whole.pages.extend(one.pages)
        whole.save(out)
    return out.getvalue()
