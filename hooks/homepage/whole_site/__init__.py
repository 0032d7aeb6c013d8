"""All records of a site together, and the address of each of its pages."""
