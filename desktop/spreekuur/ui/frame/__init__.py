# SPDX-License-Identifier: EUPL-1.2
"""What stands around every screen: the rail, the top bar, the bottom line, the help panel."""
