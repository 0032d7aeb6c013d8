"""The table of collaborators and conflicts that funders ask for, as CSV and as a spreadsheet; it is never published."""
