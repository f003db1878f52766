"""What a notebook can ask of Colab's page."""


def enable_custom_widget_manager() -> None:
    """Nothing to enable here."""


def eval_js(script: str) -> None:
    """No page, so no answer."""
