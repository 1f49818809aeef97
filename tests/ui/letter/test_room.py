# SPDX-License-Identifier: EUPL-1.2
"""Nothing is cut at the sides, in any language, at 100 and 150 %."""

import pytest
from PySide6.QtWidgets import QApplication

from letter_builders import WITH_NAME
from spreekuur import language
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme
from spreekuur.ui.widgets import Scroll


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1114, 640), (150, 945, 470)])
def test_every_part_fits_its_column(opened, code, percent, width, height):
    theme.apply(QApplication.instance(), theme="light", percent=percent)
    language.use(code)
    view = opened(printer="Laser", letter=WITH_NAME)
    view.set_compact(percent > 100)
    view.resize(width, height)
    view.retranslate()
    for panel in (0, 1, 2):
        view.delivery.setCurrentIndex(panel)
        QApplication.processEvents()
        for scroll in view.findChildren(Scroll):
            if scroll.isVisible():
                assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
        assert view.card.minimumSizeHint().width() <= view.card.width()
