# SPDX-License-Identifier: EUPL-1.2
"""Says when the network is there again, as far as this computer tells. It asks the computer, and calls nobody."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_FEATURE = QNetworkInformation.Feature.Reachability
_THERE = (QNetworkInformation.Reachability.Site, QNetworkInformation.Reachability.Online)
"""A server of the same house may be reached without the rest of the world."""


class Network(QObject):
    """Where the computer tells nothing, nothing is ever said."""

    came_back = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_there = True
        if QNetworkInformation.loadBackendByFeatures(_FEATURE):
            told = QNetworkInformation.instance()
            self._is_there = told.reachability() in _THERE
            told.reachabilityChanged.connect(self.on_changed)

    def on_changed(self, now: QNetworkInformation.Reachability) -> None:
        """The computer says how far it reaches."""
        was_there, self._is_there = self._is_there, now in _THERE
        if self._is_there and not was_there:
            self.came_back.emit()
