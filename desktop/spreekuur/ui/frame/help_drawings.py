# SPDX-License-Identifier: EUPL-1.2
"""What the small drawings of the help panel show: a sheet of 160 by 90 for each screen, and where its steps are."""

Block = tuple[float, float, float, float, str]
Spot = tuple[float, float]

# On a sheet of 160 by 90: what is drawn (x, y, width, height, colour), and where the steps are.
_RAIL: tuple[Block, ...] = (
    (0, 0, 24, 90, "surface"),
    *((4, 12 + 9 * n, 16, 4, "divider") for n in range(7)),
    (112, 4, 18, 5, "divider"),
    (134, 4, 18, 5, "divider"),
)
_ROWS: tuple[Block, ...] = tuple((32, 26 + 11 * n, 64, 8, "alt") for n in range(4))
_PAGE: tuple[Block, ...] = (
    (34, 16, 34, 62, "paper"),
    (72, 16, 34, 62, "paper"),
    *((38, 22 + 6 * n, 24 - n, 2, "divider") for n in range(8)),
    *((76, 22 + 6 * n, 26 - n, 2, "divider") for n in range(8)),
)
_CARD: tuple[Block, ...] = ((48, 12, 64, 66, "surface"),)
DRAWN: dict[str, tuple[tuple[Block, ...], tuple[Spot, ...]]] = {
    "today": (
        (
            *_RAIL,
            (28, 14, 72, 64, "surface"),
            *_ROWS,
            (32, 70, 26, 6, "accent"),
            (106, 14, 48, 22, "surface"),
            (106, 40, 48, 22, "surface"),
            (118, 70, 36, 6, "divider"),
        ),
        ((92, 18), (45, 73), (88, 41), (60, 52), (78, 73), (136, 73)),
    ),
    "consultation": (
        (
            *_RAIL,
            (28, 14, 78, 64, "surface"),
            (32, 20, 66, 7, "alt"),
            (32, 34, 14, 6, "sel"),
            (49, 34, 14, 6, "alt"),
            (66, 34, 14, 6, "alt"),
            (32, 48, 66, 14, "alt"),
            (74, 69, 28, 6, "accent"),
            (110, 14, 44, 20, "surface"),
            (110, 37, 44, 16, "surface"),
            (110, 56, 44, 16, "surface"),
        ),
        ((40, 23), (56, 37), (132, 24), (88, 72), (40, 72)),
    ),
    "signal_card": (
        (
            *_RAIL,
            (28, 14, 30, 64, "surface"),
            *((31, 18 + 12 * n, 24, 8, "alt" if n else "sel") for n in range(5)),
            (62, 14, 92, 52, "surface"),
            (66, 19, 84, 12, "alt"),
            *((66 + 29 * n, 36, 26, 22, "alt") for n in range(3)),
            (112, 70, 42, 8, "accent"),
        ),
        ((43, 22), (79, 47), (133, 74), (108, 47), (40, 84)),
    ),
    "letter": (
        (
            *_RAIL,
            *_PAGE,
            (112, 16, 42, 62, "surface"),
            (116, 21, 34, 6, "alt"),
            (116, 31, 34, 6, "alt"),
            (116, 41, 5, 5, "sel"),
            (116, 66, 34, 7, "accent"),
        ),
        ((133, 24), (133, 70), (133, 56), (119, 44), (133, 34), (98, 84)),
    ),
    "paper": (
        (
            *_RAIL,
            *_PAGE[:1],
            *_PAGE[2:10],
            (112, 16, 42, 62, "surface"),
            (116, 54, 34, 5, "divider"),
            (116, 60, 34, 5, "divider"),
            (116, 67, 34, 7, "accent"),
        ),
        ((133, 71), (133, 60), (98, 84)),
    ),
    "closing": (
        (*_RAIL, *((28, 14 + 12 * n, 92, 10, "surface") for n in range(5)), (84, 76, 36, 7, "accent")),
        ((40, 19), (40, 31), (40, 43), (40, 55), (40, 67), (102, 80)),
    ),
    "outbox": (
        (
            *_RAIL,
            (28, 14, 78, 64, "surface"),
            (32, 24, 50, 7, "alt"),
            (84, 24, 18, 7, "divider"),
            (32, 35, 24, 7, "alt"),
            (59, 35, 24, 7, "accent"),
            *((32, 48 + 9 * n, 66, 6, "alt") for n in range(3)),
            (110, 14, 44, 18, "surface"),
            (110, 36, 44, 30, "surface"),
        ),
        ((46, 27), (71, 38), (132, 51), (64, 60), (132, 23)),
    ),
    "questions": (
        (
            *_RAIL,
            (28, 14, 126, 64, "surface"),
            (32, 19, 118, 46, "alt"),
            (36, 30, 44, 8, "divider"),
            (94, 30, 44, 8, "divider"),
            (36, 42, 30, 7, "accent"),
            (94, 42, 30, 7, "surface"),
            (36, 53, 30, 7, "surface"),
        ),
        ((87, 24), (51, 45), (51, 56), (132, 72), (116, 34)),
    ),
    "statistics": (
        (
            *_RAIL,
            (28, 12, 34, 6, "surface"),
            (132, 12, 22, 6, "divider"),
            *((28 + 32 * n, 21, 30, 12, "surface") for n in range(4)),
            (28, 36, 126, 40, "surface"),
            *((54, 40 + 8 * n, 70 - 14 * n, 5, "accent") for n in range(4)),
            (104, 80, 24, 6, "divider"),
            (130, 80, 24, 6, "accent"),
        ),
        ((36, 15), (60, 43), (143, 15), (60, 27), (116, 83)),
    ),
    "figures_check": (
        (
            *_RAIL,
            (28, 14, 58, 60, "surface"),
            (32, 19, 44, 4, "text"),
            *((32, 36 + 9 * n, 50, 6, "alt" if n else "sel") for n in range(4)),
            (90, 14, 64, 60, "surface"),
            *((94, 24 + 8 * n, 56, 2, "divider") for n in range(6)),
            (120, 79, 34, 7, "accent"),
        ),
        ((57, 39), (122, 36), (70, 21), (137, 82), (100, 82)),
    ),
    "figures_outbox": (
        (
            *_RAIL,
            (28, 14, 74, 60, "surface"),
            *((32, 19 + 12 * n, 40, 5, "divider" if n else "sel") for n in range(4)),
            *((84, 19 + 12 * n, 14, 5, "alt") for n in range(4)),
            (106, 14, 48, 60, "surface"),
            *((110, 24 + 8 * n, 38, 2, "divider") for n in range(3)),
            (110, 64, 16, 6, "divider"),
            (130, 64, 18, 6, "divider"),
            (120, 79, 34, 7, "accent"),
        ),
        ((52, 21), (118, 67), (137, 82), (129, 29), (139, 67)),
    ),
    "unlock": (
        (
            *_CARD,
            (56, 28, 36, 8, "alt"),
            (95, 28, 10, 8, "divider"),
            (56, 42, 48, 8, "accent"),
            (56, 56, 20, 4, "divider"),
            (90, 56, 14, 4, "divider"),
        ),
        ((66, 32), (100, 32), (80, 46), (66, 58), (97, 58)),
    ),
    "wizard": (
        (
            *_CARD,
            (56, 18, 30, 4, "divider"),
            (56, 24, 48, 2, "accent"),
            (56, 32, 48, 7, "alt"),
            (56, 43, 48, 7, "alt"),
            (56, 54, 48, 7, "alt"),
            (84, 67, 22, 6, "accent"),
        ),
        ((95, 70), (66, 35), (80, 46), (66, 57), (94, 57)),
    ),
    "trouble": (
        (
            *_CARD,
            (56, 20, 40, 4, "divider"),
            (56, 27, 48, 3, "alt"),
            (56, 36, 48, 7, "alt"),
            (56, 47, 48, 7, "alt"),
            (84, 66, 22, 7, "accent"),
            (54, 66, 16, 7, "divider"),
        ),
        ((95, 69), (76, 22), (80, 50), (62, 69)),
    ),
    "clients": (
        (
            *_RAIL,
            (28, 14, 126, 9, "surface"),
            (28, 27, 52, 51, "surface"),
            *((32, 32 + 11 * n, 44, 8, "alt") for n in range(4)),
            (84, 27, 70, 51, "surface"),
            *((89, 44 + 7 * n, 50 - 4 * n, 3, "divider") for n in range(3)),
            (120, 69, 30, 5, "divider"),
        ),
        ((60, 18), (54, 47), (105, 34), (100, 53), (135, 71)),
    ),
    "directory": (
        (
            *_RAIL,
            (28, 14, 58, 64, "surface"),
            (32, 19, 50, 7, "alt"),
            *((32, 32 + 10 * n, 50, 7, "sel" if n == 1 else "alt") for n in range(3)),
            (32, 68, 22, 5, "divider"),
            (58, 68, 22, 5, "divider"),
            (90, 14, 64, 64, "surface"),
            (94, 22, 34, 6, "accent"),
            *((94, 36 + 8 * n, 44, 3, "divider") for n in range(3)),
            (94, 66, 20, 6, "divider"),
            (118, 66, 20, 6, "divider"),
        ),
        ((66, 22), (132, 40), (104, 69), (43, 70), (70, 70)),
    ),
    "follow_up": (
        (
            *_RAIL,
            (28, 14, 58, 64, "surface"),
            (32, 19, 50, 7, "alt"),
            *((32, 32 + 11 * n, 50, 8, "alt" if n else "sel") for n in range(4)),
            (90, 14, 64, 64, "surface"),
            (94, 22, 34, 6, "accent"),
            *((94 + 28 * (n % 2), 48 + 10 * (n // 2), 25, 7, "divider" if n else "accent") for n in range(5)),
        ),
        ((66, 36), (66, 22), (106, 51), (134, 61), (57, 58), (40, 70)),
    ),
    "tasks": (
        (
            *_RAIL,
            (28, 14, 58, 64, "surface"),
            (32, 19, 50, 7, "alt"),
            *((32, 32 + 11 * n, 50, 8, "alt" if n else "sel") for n in range(3)),
            (32, 69, 22, 6, "divider"),
            (90, 14, 64, 64, "surface"),
            (94, 22, 44, 5, "text"),
            *((94 + 20 * n, 50, 17, 7, "divider" if n else "accent") for n in range(3)),
        ),
        ((43, 72), (66, 22), (66, 36), (103, 53), (132, 24)),
    ),
    "settings": (
        (
            *_RAIL,
            *((28, 14 + 22 * n, 61, 18, "surface") for n in range(3)),
            *((93, 14 + 22 * n, 61, 18, "surface") for n in range(3)),
        ),
        ((58, 23), (123, 23), (58, 45), (123, 45), (123, 67)),
    ),
    "help": (
        (
            *_RAIL,
            (28, 14, 78, 28, "surface"),
            (32, 34, 24, 5, "accent"),
            (28, 46, 78, 32, "surface"),
            (110, 14, 44, 16, "surface"),
            (110, 34, 44, 16, "surface"),
            (110, 54, 44, 24, "surface"),
        ),
        ((44, 36), (67, 61), (132, 22), (132, 42), (132, 66)),
    ),
}
