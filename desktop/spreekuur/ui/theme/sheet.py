# SPDX-License-Identifier: EUPL-1.2
"""The short style sheet for the parts that Qt paints itself: fields, lists, scroll bars."""

import re

from spreekuur.ui.theme.tokens import Tokens

_SHEET = """
QLineEdit,QPlainTextEdit,QComboBox,QDateEdit,QTimeEdit,QSpinBox{background:@surface;color:@text;
  border:1px solid @input;border-radius:6px;padding:3px 11px;placeholder-text-color:@muted;
  selection-background-color:@sel;selection-color:@text}
QPlainTextEdit{padding:3px 7px}
QLineEdit:focus,QComboBox:focus,QDateEdit:focus,QTimeEdit:focus,QSpinBox:focus{border:2px solid @focus;
  padding:2px 10px}
QPlainTextEdit:focus{border:2px solid @focus;padding:2px 6px}
QLineEdit[error="true"],QComboBox[error="true"]{border:2px solid @danger;padding:2px 10px}
QPlainTextEdit[error="true"]{border:2px solid @danger;padding:2px 6px}
QLineEdit[error="true"]:focus{border:2px solid @focus}
QLineEdit:disabled,QPlainTextEdit:disabled,QComboBox:disabled{background:@alt;color:@muted;
  border:1px solid @divider}
QComboBox::drop-down,QDateEdit::drop-down{border:0;width:32px}
QComboBox::down-arrow,QDateEdit::down-arrow{image:none}
QComboBox QAbstractItemView,QAbstractItemView[popup="true"]{background:@surface;color:@text;
  border:1px solid @divider;border-radius:6px;padding:4px;outline:0;
  selection-background-color:@sel;selection-color:@text}
QComboBox QAbstractItemView::item,QAbstractItemView[popup="true"]::item{min-height:36px;padding:0 8px;
  border-radius:4px;color:@text}
QComboBox QAbstractItemView::item:selected,QAbstractItemView[popup="true"]::item:selected{background:@sel}
QListView{background:transparent;border:0;outline:0}
QScrollArea,QScrollArea>QWidget>QWidget{background:transparent;border:0}
QScrollBar:vertical{background:transparent;width:10px;margin:2px}
QScrollBar::handle:vertical{background:@input;border-radius:3px;min-height:32px}
QScrollBar:horizontal{background:transparent;height:10px;margin:2px}
QScrollBar::handle:horizontal{background:@input;border-radius:3px;min-width:32px}
QScrollBar::add-line,QScrollBar::sub-line{width:0;height:0}
QScrollBar::add-page,QScrollBar::sub-page{background:transparent}
QToolTip{background:@surface;color:@text;border:1px solid @divider;padding:4px}
QMenu{background:@surface;color:@text;border:1px solid @divider;border-radius:6px;padding:4px}
QMenu::item{padding:8px 16px;border-radius:4px}
QMenu::item:selected{background:@sel}
"""


def sheet(tokens: Tokens) -> str:
    """The style sheet in the colours of these tokens."""
    return re.sub(r"@(\w+)", lambda found: tokens[found.group(1)], _SHEET)
