# SPDX-License-Identifier: EUPL-1.2
"""A folder on a server, over WebDAV and HTTPS: the only part of the program that calls another computer."""
