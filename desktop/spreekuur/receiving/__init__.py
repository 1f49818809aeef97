# SPDX-License-Identifier: EUPL-1.2
"""The municipality's side: takes in packages of figures from desks, believes none of them, adds up what holds."""
