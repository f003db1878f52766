"""Check a project that is handed in: does it run elsewhere, and can somebody else read it?

`check_project` reads the folder (`folder.py`), runs the notebook in a copy (`clean_run.py`) and
collects what the checks find in code (`seeds.py`, `packages.py`, `data_files.py`) and in texts
(`texts.py`, `pictures.py`). `show.py` prints it.
"""
