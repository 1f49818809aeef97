# SPDX-License-Identifier: EUPL-1.2
"""One page of paper on the screen: A4 as it prints, white in light and dark alike."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spreekuur.printing.raster import Picture
from spreekuur.ui import theme
from spreekuur.ui.widgets import painting

RATIO = 297 / 210
_SMALLEST = 120


def image_of(picture: Picture) -> QImage:
    """The pixels as Qt has them; they are copied, so the bytes may go."""
    kind = QImage.Format.Format_Grayscale8 if picture.channels == 1 else QImage.Format.Format_RGB32
    return QImage(picture.data, picture.width, picture.height, picture.stride, kind).copy()


class PageView(QWidget):
    """Shows one picture of a page, as large as the place allows, at its top left."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SMALLEST, round(_SMALLEST * RATIO))

    def set_image(self, image: QImage | None, name: str = "") -> None:
        """Show this picture; None shows an empty page."""
        self._image = image
        self.setAccessibleName(name)
        self.update()

    def page_size(self) -> QSize:
        """How large the page is on the screen now, in logical pixels."""
        wide = min(self.width(), round(self.height() / RATIO))
        return QSize(wide, round(wide * RATIO))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page must be drawn anew at this size."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper and its thin edge."""
        painter = QPainter(self)
        painting.smooth(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(0, 0, self.page_size().width(), self.page_size().height())
        painter.fillRect(sheet, theme.color("paper"))
        if self._image is not None:
            painter.drawImage(sheet, self._image)
        painting.outline(painter, sheet, 0, theme.color("divider"))
