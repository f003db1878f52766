"""All that is known about the text of a notebook, for every other part to ask."""
