# SPDX-License-Identifier: EUPL-1.2
"""Turns a drawn canvas into the finished file: structure tree, metadata, and pikepdf's clean rewrite."""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream, PDFZCompress

from spreekuur.printing.structure import Element, Structure

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>Spreekuur</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class _Raw(PDFObject):  # type: ignore[misc]
    """An object that writes its own text; `{n}` in it stands for the reference to the object named n."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        return self.text.encode("latin-1")


class _Info(PDFObject):  # type: ignore[misc]
    """The document information: a title, and nothing about people, places or times."""

    invariant = 1

    def __init__(self, title: str) -> None:
        self.title = title

    def digest(self, md5: Any) -> None:
        md5.update(self.title.encode())

    def format(self, document: Any) -> bytes:
        return f"<< /Title {_text(self.title)} /Producer (Spreekuur) >>".encode("latin-1")


def _text(text: str) -> str:
    return f"<{('﻿' + text).encode('utf-16-be').hex()}>"


def finish(canvas: Any, structure: Structure, title: str, pages: int) -> bytes:
    """The bytes of the file; equal drawings give equal bytes."""
    document = canvas._doc
    _forget_helvetica(document)
    document.info = _Info(title)
    _add_structure(document, structure)
    _mark_pages(document, pages)
    catalog = document.Catalog
    catalog.MarkInfo = _Raw("<< /Marked true >>")
    catalog.ViewerPreferences = _Raw("<< /DisplayDocTitle true >>")
    catalog.Metadata = _metadata(title)
    return _rewritten(canvas.getpdfdata())


def _forget_helvetica(document: Any) -> None:
    document.idToObject["BasicFonts"].dict.pop("F1", None)


def _metadata(title: str) -> Any:
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(kind, _XMP.format(title=escape(title)).encode())


def _mark_pages(document: Any, pages: int) -> None:
    for number in range(pages):
        page = document.idToObject[f"Page{number + 1}"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, PDFName("S")
        # Set here, because reportlab would write it in base 85, which costs time and space and serves nobody.
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


def _add_structure(document: Any, structure: Structure) -> None:
    root = _Raw("")
    raws = [_Raw("") for _ in structure.elements]
    document.Catalog.StructTreeRoot = root
    for raw in (root, *raws):
        document.Reference(raw)
    numbers = document.idToObjectNumberAndVersion

    def ref(raw: Any) -> str:
        return f"{numbers[raw.__InternalName__][0]} 0 R"

    refs = [ref(raw) for raw in raws]
    page_refs = [f"{numbers[f'Page{n + 1}'][0]} 0 R" for n in range(len(structure.pages))]
    for element, raw in zip(structure.elements, raws, strict=True):
        parent = refs[element.parent.number] if element.parent else ref(root)
        raw.text = _element(element, parent, refs, page_refs)
    trees = " ".join(
        f"{page} [{' '.join(refs[owner.number] for owner in owners)}]"
        for page, owners in enumerate(structure.pages)
    )
    root.text = (
        f"<< /Type /StructTreeRoot /K {refs[0]} /ParentTree << /Nums [{trees}] >>"
        f" /ParentTreeNextKey {len(structure.pages)} >>"
    )


def _element(element: Element, parent: str, refs: list[str], pages: list[str]) -> str:
    kids = " ".join(
        refs[kid.number]
        if isinstance(kid, Element)
        else f"<< /Type /MCR /Pg {pages[kid[0]]} /MCID {kid[1]} >>"
        for kid in element.children
    )
    parts = [f"<< /Type /StructElem /S /{element.role} /P {parent} /K [{kids}]"]
    if element.parent is None or element.language != element.parent.language:
        parts.append(f"/Lang ({element.language})")
    if element.alt:
        parts.append(f"/Alt {_text(element.alt)}")
    if element.scope:
        parts.append(f"/A << /O /Table /Scope /{element.scope} >>")
    return " ".join([*parts, ">>"])


def _rewritten(data: bytes) -> bytes:
    """Let pikepdf write it anew: clean line ends before `endstream`, no leftovers, compact."""
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            out,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=False,
        )
    return out.getvalue()
