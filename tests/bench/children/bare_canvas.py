# SPDX-License-Identifier: EUPL-1.2
"""Baseline (frozen): what importing reportlab's canvas costs in a fresh process."""

import time

started = time.process_time()
import reportlab.pdfgen.canvas  # noqa: E402, F401

print("import", (time.process_time() - started) * 1000)
