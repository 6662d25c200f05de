"""Paper: black on white whatever the theme, laid out once for PDF and for printers.

ink.py            fonts, wrapped text and lines in points, on any paint device
flow.py           blocks that follow one another down a page and over to the next; the foot of each page
card_page.py      page 1 of the downtime card, and the checklist with its times
vial_page.py      page 2: the tables of the vials
session_page.py   the hand-over and the timeline
review_page.py    the whole content to tick and sign
review_page.py    the whole content to tick and sign
pdf.py            pages -> the bytes of a PDF with title and language
"""
