# SPDX-License-Identifier: EUPL-1.2
"""Who belongs to a team, by keys: certificates, roles, requests to join, revocations."""
