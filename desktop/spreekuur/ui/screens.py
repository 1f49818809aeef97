# SPDX-License-Identifier: EUPL-1.2
"""The screens of an open desk, by what they are for."""

from dataclasses import dataclass

from spreekuur.ui.clients.view import ClientsView
from spreekuur.ui.closing.view import ClosingView
from spreekuur.ui.consultation.view import ConsultationView
from spreekuur.ui.directory.view import DirectoryView
from spreekuur.ui.exchange.questions_view import QuestionsView
from spreekuur.ui.exchange.view import ExchangeView
from spreekuur.ui.follow_up.view import FollowUpView
from spreekuur.ui.letter.letter_view import LetterView
from spreekuur.ui.letter.paper_show import PaperShow
from spreekuur.ui.outbox.view import OutboxView
from spreekuur.ui.settings.view import SettingsView
from spreekuur.ui.signal_card.view import SignalCardView
from spreekuur.ui.statistics.check_view import CheckView
from spreekuur.ui.statistics.view import StatisticsView
from spreekuur.ui.tasks.view import TasksView
from spreekuur.ui.today.view import TodayView
from spreekuur.ui.today.who import WhoSitsHere


@dataclass(frozen=True, slots=True)
class Screens:
    """Made once, when the vault is opened."""

    today: TodayView
    talk: ConsultationView
    letter: LetterView
    paper: PaperShow
    closing: ClosingView
    who: WhoSitsHere
    settings: SettingsView
    clients: ClientsView
    directory: DirectoryView
    card: SignalCardView
    follow_up: FollowUpView
    tasks: TasksView
    exchange: ExchangeView
    questions: QuestionsView
    statistics: StatisticsView
    check: CheckView
    sent: OutboxView
