"""The publications in the forms that readers' own tools take: BibTeX, RIS, CSL-JSON, Atom and llms.txt."""
