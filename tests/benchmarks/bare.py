"""The least application that Textual can make: one label."""

from textual.app import App, ComposeResult
from textual.widgets import Label


class BareApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Label("BARE-LABEL")


if __name__ == "__main__":
    BareApp().run()
