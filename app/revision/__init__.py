"""What changed between two editions of the content, for the people who must look at it.

reading.py      a folder or a content set -> its tables, without asking whether they pass today's gate
records.py      tables -> one record a statement, a row, a step, a fact, a source ...; nothing is left out
words.py        two wordings -> what went and what came, and which numbers
difference.py   two editions -> every change, doses first
telling.py      changes -> lines for a terminal, data for another program
"""
