"""The game by lines: what can be done, the lessons, and the choice of a round."""

from __future__ import annotations

import io
import sys

from quiz import i18n, menu
from quiz.bank.model import Topic
from quiz.classroom.code import read_code
from quiz.classroom.spelling import CodeError
from quiz.game.draw import NothingToAskError, RoundSpec
from quiz.game.kinds import DEFAULT_LENGTH, LENGTHS
from quiz.game.score import score
from quiz.i18n import _
from quiz.menu import Entry, Item
from quiz.plain.lines import place_among
from quiz.plain.rounds import PlainRounds
from quiz.session import Session
from quiz.wording.questions import length_name, mode_name
from quiz.wording.rounds import score_line
from quiz.wording.topics import article_line, lesson_paragraphs, today_line, topic_line, topic_title


class PlainGame(PlainRounds):
    """The line front end: its menu, lessons and rounds on two streams."""

    def run(self, opening: RoundSpec | Item | None) -> None:
        """Play until the learner has had enough.

        Args:
            opening: The round to begin with; None to choose first, where there is someone to choose.
        """
        try:
            self.show_notices()
            self.write(self.session.bank.title.in_language(i18n.language()))
            if isinstance(opening, Item):
                self.begin(opening)
            elif opening is None and self.interactive:
                self.home()
            else:
                self.rounds(self.session.start(opening or RoundSpec()))
        except EOFError:
            pass
        finally:
            self.show_notices()
            self.write_today()

    def write_today(self) -> None:
        """Write what was done today, to someone who typed."""
        today = today_line(self.session.past.done_today()) if self.interactive else ""
        if today:
            self.write()
            self.write(today)

    # What can be done

    def home(self) -> None:
        """Choose what to do, until the learner leaves."""
        while True:
            items = self.session.menu().items
            self.write()
            for number, item in enumerate(items, 1):
                self.write(f"{number}  {_menu_line(item)}", hang=3)
            typed = self.ask(
                _("Your choice (1-{last}, l: {language}, q: quit):").format(
                    last=len(items), language=i18n.next_language_name()
                )
            )
            place = place_among(typed, len(items))
            if place is not None:
                self.choose(items[place])
            elif typed == "q":
                return
            elif typed == "l":
                self.switch_language()
            elif typed == "?":
                self.write(_("Type the number of what you want to do, and press Enter."))
                self.write(
                    _(
                        "In a round ? names the keys of a question, and q leaves it: what you answered is kept."
                    )
                )
            else:
                self.write(_("Please type one of the numbers, or l, q or ? for help."))

    def choose(self, item: Item) -> None:
        """Do what an item of the menu stands for."""
        match item.entry:
            case Entry.CHOOSE:
                self.choose_round()
            case Entry.CODE:
                self.class_code()
            case Entry.READ:
                self.lessons()
            case Entry.PROGRESS:
                self.progress()
            case Entry.CERTAINTY:
                self.session.preferences.toggle_certainty()
            case _:
                self.begin(item)
        self.show_notices()

    def begin(self, item: Item) -> None:
        """Play the round that an item of the menu starts."""
        begun = self.session.begin(item)
        self.show_notices()
        if begun is None:
            return
        if begun.answers and not begun.exam:
            so_far = score_line(score(begun).tally)
            self.write(_("Score so far: {score}").format(score=so_far))
        self.rounds(begun)

    def class_code(self) -> None:
        """Play the round of the class code that is typed; an empty line goes back."""
        while typed := self.ask(_("Class code (Enter: back):")):
            try:
                assignment = read_code(typed, self.session.bank)
            except CodeError as error:
                self.write(str(error))
            else:
                self.begin(Item(Entry.CODE, assignment=assignment))
                return

    def choose_round(self) -> None:
        """Choose topics, length and mode, and play that."""
        topics = tuple(self.session.bank.topics.values())
        self.write()
        for number, standing in enumerate(self.session.menu().topics, 1):
            self.write(f"{number}  {topic_line(standing)}", hang=3)
        chosen = self._chosen_topics(topics)
        if chosen is None:
            return
        lengths = [length_name(length) for length in LENGTHS]
        length = self._one_of(_("How many questions?"), lengths, LENGTHS.index(DEFAULT_LENGTH))
        mode = self._one_of(_("Explanations?"), [mode_name(exam=False), mode_name(exam=True)], 0)
        try:
            begun = self.session.start(RoundSpec(topics=chosen, length=LENGTHS[length], exam=mode == 1))
        except NothingToAskError as error:
            self.write(str(error))
            return
        self.rounds(begun)

    def _chosen_topics(self, topics: tuple[Topic, ...]) -> frozenset[str] | None:
        """The ids of the topics whose numbers are typed, empty for all; None to go back."""
        while True:
            typed = self.ask(_("Topics (numbers, Enter: all, q: back):"))
            if typed == "q":
                return None
            places = [place_among(word, len(topics)) for word in typed.replace(",", " ").split()]
            if None not in places:
                return frozenset(topics[place].id for place in places if place is not None)
            self.write(_("Please type numbers from 1 to {last}.").format(last=len(topics)))

    def _one_of(self, question: str, choices: list[str], usual: int) -> int:
        """The place of what the learner chooses; `usual` for an empty line."""
        offered = ", ".join(f"{number}: {choice}" for number, choice in enumerate(choices, 1))
        while True:
            typed = self.ask(
                _("{question} {offered}; Enter: {usual}:").format(
                    question=question, offered=offered, usual=choices[usual]
                )
            )
            place = place_among(typed, len(choices)) if typed else usual
            if place is not None:
                return place

    # Lessons and progress

    def lessons(self) -> None:
        """The list of lessons; a number reads one."""
        while True:
            lessons = self.session.past.lessons()
            self.write()
            self.write(article_line(self.session.bank))
            for number, lesson in enumerate(lessons, 1):
                read = [_("read")] if lesson.read else []
                self.write(f"{number}  {' · '.join([topic_title(lesson.topic), *read])}", hang=3)
            typed = self.ask(_("Lesson (1-{last}, q: back):").format(last=len(lessons)))
            place = place_among(typed, len(lessons))
            if place is not None:
                self.lesson(lessons[place].topic)
            elif typed == "q":
                return

    def lesson(self, topic: Topic) -> None:
        """One lesson; it can be practised at once."""
        self.write()
        self.write(topic_title(topic))
        for paragraph in lesson_paragraphs(topic):
            self.write(paragraph)
        self.session.read_lesson(topic.id)
        if self.ask(_("p: play this topic, Enter: back:")) == "p":
            self.rounds(self.session.practise(topic.id))

    def progress(self) -> None:
        """Write how far the learner has come."""
        from quiz.wording.progress import as_text

        self.write()
        self.write(as_text(self.session.past.progress()))


def _menu_line(item: Item) -> str:
    """An item of the menu in one line."""
    hint = menu.hint(item)
    return f"{menu.label(item)} · {hint}" if hint else menu.label(item)


def play(session: Session, opening: RoundSpec | Item | None) -> None:
    """Play on the standard streams."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # odd bytes are no answer, and no reason to stop
    PlainGame(session, sys.stdin, sys.stdout).run(opening)
    sys.stdout.flush()
