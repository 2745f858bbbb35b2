"""The game on a full screen. The only room that imports Textual."""
