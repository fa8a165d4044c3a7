"""What people see: Qt Widgets, and nothing that knows where things are kept.

The kit, from the ground up:

* `theme`    colours from a file, zoom, and the one `Look` every painted widget asks;
* `stylesheet` the one Qt style sheet, made from a theme and a zoom;
* `text`     the one safe view of people's words;
* `controls` buttons, chips, cards, fields (their parts live in `buttons`, `chips`, `fields`);
* `rows`     form rows: label, help, error and accessible names from one call;
* `avatars`  coloured initials;
* `notes`    the quiet note with Undo;
* `actions`  one record for menu, shortcut, button and palette;
* `pages`    page, trouble page, sheet (dialog) and questions;
* `dates`    ages and exact times in words.

Screens are built from these and get `run(intent, then)` handed in; they import `trellis.rules` and nothing below it.
"""
