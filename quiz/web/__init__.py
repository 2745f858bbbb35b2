"""The game in pages of a browser: a web server that runs a game for each page.

Its modules need `textual-serve`, which only the extra `web` installs; `quiz serve` imports them.
"""
