"""The letters of first names, and the sizes of the models that read them."""

LETTERS = ".abcdefghijklmnopqrstuvwxyz"  # the dot stands before a name and after it
PLACES = 12  # the longest name with its dot
HEADS = 4  # of the attention
