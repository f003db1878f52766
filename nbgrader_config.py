"""nbgrader's folders mapped onto ours, from course.toml: every `nbgrader` command works here."""

from pathlib import Path

from dlcourse.course import load_course, nbgrader_settings

course = load_course(Path(__file__).parent)
course.submitted_dir.mkdir(parents=True, exist_ok=True)
get_config().merge(nbgrader_settings(course))  # noqa: F821 - nbgrader provides get_config
