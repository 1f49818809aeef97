# SPDX-License-Identifier: EUPL-1.2
"""A computer whose network is gone, and comes back: says what the window hears of it.

With an argument it is told so, and asks nobody.
"""

import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtNetwork import QNetworkInformation

from spreekuur.ui.sending.network import Network

REACHES = QNetworkInformation.Reachability
COMES = ("ip link set lo up", "ip addr add 10.9.9.2/24 dev lo", "ip route add default via 10.9.9.1 dev lo")
PATIENCE = 20_000


def say(word: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> int:
    """Wait until it is back."""
    app, owner = QCoreApplication([]), QObject()
    network = Network(owner)
    is_told = len(sys.argv) > 1
    if is_told:
        network.on_changed(REACHES.Disconnected)
    say("there" if network._is_there else "gone")

    def come() -> None:
        for command in () if is_told else COMES:
            subprocess.run(command.split(), check=True)
        if is_told:
            network.on_changed(REACHES.Online)

    def back() -> None:
        say("back")
        app.quit()

    network.came_back.connect(back)
    QTimer.singleShot(0, come)
    QTimer.singleShot(PATIENCE, lambda: app.exit(1))
    return app.exec()


sys.exit(main())
