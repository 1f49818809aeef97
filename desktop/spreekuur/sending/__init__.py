# SPDX-License-Identifier: EUPL-1.2
"""The outbox: signed packages of figures on their way to the municipality."""
