# SPDX-License-Identifier: EUPL-1.2
"""Says a sentence aloud through the screen reader, when one is on."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str, *, assertive: bool = False) -> None:
    """Say that something was saved, undone or is wrong; assertive interrupts what is being read."""
    if not sentence:
        return
    # Loaded late: nothing is said before the first picture.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, sentence)
    if assertive:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
