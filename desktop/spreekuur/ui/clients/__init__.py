# SPDX-License-Identifier: EUPL-1.2
"""Client files: who is known by a code, what was agreed to, and what we keep."""
