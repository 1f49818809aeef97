# SPDX-License-Identifier: EUPL-1.2
"""What a team knows of the places one can be sent to, beside what the content pack says."""
