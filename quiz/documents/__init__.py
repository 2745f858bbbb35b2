"""What files for other programs have in common: the frame of a page to print, Markdown, cells of spreadsheets."""
