# SPDX-License-Identifier: EUPL-1.2
"""The WebDAV server of the tests of transport, for whole bundles."""

from transport.conftest import authority, certificate, davd, served, trusted

__all__ = ["authority", "certificate", "davd", "served", "trusted"]
