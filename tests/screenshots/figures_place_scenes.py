# SPDX-License-Identifier: EUPL-1.2
"""Where figures go, in the settings of a coordinator."""

from screenshots import stage
from screenshots.pack_scenes import a_team
from screenshots.settings_scenes import settings
from spreekuur.desk import figures_place, figures_receipts
from spreekuur.desk.figures_place import Place
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.messages import explain
from spreekuur.security import sshsig
from spreekuur.ui.settings.view import SettingsView

_HOST = "bestanden.gemeente.example"


def a_place(view: SettingsView) -> None:
    """Figures go to a server, and something in between was met when it was tried out."""
    figures_place.put(a_team(view), Place(f"https://{_HOST}/cijfers/", "spreekuur", "geheim"))
    figures_receipts.put_municipality_key(stage.desk_of(view.window()), sshsig.key_line(bytes(range(32))))
    view.showing()
    trouble = ShareTrouble(Trouble.UNKNOWN_ISSUER, _HOST, "Kantoornet Filter")
    view.parts.sections["figures"].ways.foot.tell("triangle-alert", lambda: explain(trouble))


SCENES = {"settings-figures": lambda: settings("figures", a_place)}
