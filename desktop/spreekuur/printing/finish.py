# SPDX-License-Identifier: EUPL-1.2
"""Turns drawn pages into the finished file: fonts, structure tree, and the metadata that PDF/UA asks for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spreekuur.printing.house import MM
from spreekuur.printing.structure import Element, Structure
from spreekuur.printing.written import Written

if TYPE_CHECKING:
    from spreekuur.printing.fonts import Fonts

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>Spreekuur</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def finish(
    pages: Sequence[str], size: tuple[float, float], fonts: "Fonts", structure: Structure, title: str
) -> bytes:
    """The bytes of the file; equal drawings give equal bytes."""
    file = Written()
    named = fonts.embed(file)
    catalog, info, tree, metadata, above = (file.number() for _ in range(5))
    page_numbers = [_page(file, code, n, size, named, above) for n, code in enumerate(pages)]
    kids = " ".join(f"{number} 0 R" for number in page_numbers)
    file.add(above, f"<< /Type /Pages /Count {len(page_numbers)} /Kids [{kids}] >>")
    file.stream(
        metadata,
        "/Type /Metadata /Subtype /XML",
        _XMP.format(title=_escaped(title)).encode(),
        packed=False,
    )
    file.add(info, f"<< /Title {_text(title)} /Producer (Spreekuur) >>")
    _add_structure(file, tree, structure, page_numbers)
    file.add(
        catalog,
        f"<< /Type /Catalog /Pages {above} 0 R /Lang ({structure.document.language}) /MarkInfo << /Marked true >>"
        f" /Metadata {metadata} 0 R /StructTreeRoot {tree} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>",
    )
    return file.closed(catalog, info)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


def _page(file: Written, code: str, place: int, size: tuple[float, float], fonts: str, above: int) -> int:
    number, contents = file.number(), file.number()
    file.stream(contents, "", code.encode("latin-1"))
    wide, high = (f"{side * MM:.4f}" for side in size)
    file.add(
        number,
        f"<< /Type /Page /Parent {above} 0 R /MediaBox [0 0 {wide} {high}] /Contents {contents} 0 R"
        f" /Resources << /Font {fonts} >> /StructParents {place} /Tabs /S >>",
    )
    return number


def _add_structure(file: Written, tree: int, structure: Structure, pages: Sequence[int]) -> None:
    first = file.number(len(structure.elements))
    refs = [f"{first + element.number} 0 R" for element in structure.elements]
    page_refs = [f"{number} 0 R" for number in pages]
    owned = " ".join(
        f"{page} [{' '.join([refs[owner.number] for owner in owners])}]"
        for page, owners in enumerate(structure.pages)
    )
    for element in structure.elements:
        parent = refs[element.parent.number] if element.parent else f"{tree} 0 R"
        file.add(first + element.number, _element(element, parent, refs, page_refs))
    file.add(
        tree,
        f"<< /Type /StructTreeRoot /K {refs[0]} /ParentTree << /Nums [{owned}] >>"
        f" /ParentTreeNextKey {len(structure.pages)} >>",
    )


def _element(element: Element, parent: str, refs: list[str], pages: list[str]) -> str:
    kids = " ".join(
        [
            refs[kid.number]
            if isinstance(kid, Element)
            else f"<< /Type /MCR /Pg {pages[kid[0]]} /MCID {kid[1]} >>"
            for kid in element.children
        ]
    )
    parts = [f"<< /Type /StructElem /S /{element.role} /P {parent} /K [{kids}]"]
    if element.parent is None or element.language != element.parent.language:
        parts.append(f"/Lang ({element.language})")
    if element.alt:
        parts.append(f"/Alt {_text(element.alt)}")
    if element.box:
        corners = " ".join(f"{corner:.2f}" for corner in element.box)
        parts.append(f"/A << /O /Layout /Placement /Block /BBox [{corners}] >>")
    if element.scope:
        parts.append(f"/A << /O /Table /Scope /{element.scope} >>")
    return " ".join([*parts, ">>"])
