"""One `Static` that shows another number at each key: the least that a key can do."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class OneStatic(App[None]):
    count = 0

    def compose(self) -> ComposeResult:
        yield Static("PRESSED-0")

    def on_key(self, event: events.Key) -> None:
        self.count += 1
        self.query_one(Static).update(f"PRESSED-{self.count}.")


if __name__ == "__main__":
    OneStatic().run()
