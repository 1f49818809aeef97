# SPDX-License-Identifier: EUPL-1.2
"""The shared parts of the screen, each with the text wherever it takes one."""

from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leak.sinks import Shown
from spreekuur import signs
from spreekuur.errors import UserError
from spreekuur.errors import letters as letter_errors
from spreekuur.errors.output import AlreadyThere, CannotWrite
from spreekuur.messages import explain
from spreekuur.ui.letter.consent_tick import ConsentTick
from spreekuur.ui.widgets import (
    Asked,
    Badge,
    Button,
    Chip,
    ComboBox,
    EmptyState,
    Field,
    FoundList,
    FoundRow,
    InlineQuestion,
    Label,
    LineEdit,
    MessageBar,
    NoteField,
    NoteLine,
    Paragraph,
    QueueList,
    QueueRow,
    TodoRow,
)
from ui.accessibility import tree

LINE, NOTE = 300, 20_000


def in_a_line(text: str) -> str:
    """What a field of one line keeps of a text."""
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * LINE]
    return signs.kept(units.decode("utf-16-le", "surrogatepass"))


def parts(text: str) -> Shown:
    """All of them beside each other, painted and read as a screen reader reads them; given is what a field kept."""
    said = in_a_line(text)
    made = list(_made(said))
    shown = _on_screen([part for _name, part in made])
    for name, part in made:
        yield name, said.strip(), "\n".join(_said(node) for node in tree.read(part).all())
    shown.deleteLater()


def _made(said: str) -> Iterator[tuple[str, QWidget]]:
    yield "label", Label(said)
    yield "paragraph", Paragraph(said, max_lines=2)
    yield "lead", Paragraph("x", lead=said)
    yield "button", Button(said, keys="F2")
    yield "chip", Chip(said)
    yield "tick", _with(ConsentTick(), lambda tick: tick.set_words(said))
    yield "badge", Badge(said, "clock", "info")
    yield "note line", NoteLine("info", "info", said)
    yield "message", MessageBar("warn", said)
    yield "empty", EmptyState(said, said)
    yield "todo", TodoRow("clock", said, said, "x")
    yield "label of a field", Field(said, LineEdit())
    yield "error of a field", _with(Field("x", LineEdit()), lambda field: field.set_error(said))
    yield (
        "placeholder",
        _with(Field("x", LineEdit(placeholder=said)), lambda field: field.set_label(said, said)),
    )
    yield "choice", ComboBox([("1", said)])
    yield (
        "question",
        _with(InlineQuestion(), lambda card: card.ask(Asked(said, said, said, (said,)), str, focus=False)),
    )
    yield "found", _with(FoundList(), lambda rows: rows.set_rows([FoundRow("1", "user", said, said)]))
    row = QueueRow("1", "14", said, (("info", "clock", said),), said)
    yield "queue", _with(QueueList(), lambda rows: rows.set_rows([row]))


def _with(part, do):
    do(part)
    return part


def _on_screen(made: list[QWidget]) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    for part in made:
        column.addWidget(part)
    whole.resize(800, 1600)
    whole.show()
    whole.grab()
    return whole


def _said(node: tree.Node) -> str:
    return "\n".join((node.name, node.description, node.value))


def line(text: str) -> Shown:
    """One line, into which it is pasted."""
    field = LineEdit()
    field.insert(text)
    field.show()
    field.grab()
    yield "text", in_a_line(text).replace("\n", ""), field.text().replace("\n", "")
    yield "length", str(len(in_a_line(text))), str(len(field.text()))
    field.deleteLater()


def note(text: str) -> Shown:
    """A note, into which it is pasted as markup and as text."""
    field, pasted = NoteField(), QMimeData()
    pasted.setHtml(f"<p>{text[:1000]}</p>")
    pasted.setText(text)
    field.insertFromMimeData(pasted)
    field.resize(400, 100)
    field.show()
    field.grab()
    wanted = signs.kept(text)[:NOTE].replace("\r\n", "\n").replace("\u00a0", " ")
    yield "text", wanted.replace("\u2028", "\n").replace("\u2029", "\n"), field.toPlainText()
    field.deleteLater()


def errors(text: str) -> Shown:
    """Every error that says a name, in its sentence."""
    said = in_a_line(text)
    for error in _errors(said):
        yield type(error).__name__, said, explain(error)


def _errors(said: str) -> Iterator[UserError]:
    yield AlreadyThere(said)
    yield CannotWrite(said, said)
    yield letter_errors.CaseUnreadable(name=said)
    yield letter_errors.UnknownMember(field=said)


SINKS = (parts, line, note, errors)
