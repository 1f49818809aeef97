# SPDX-License-Identifier: EUPL-1.2
"""From the YAML that people edit to the pack that the program reads; used by the build and by `--content`."""
