"""The views of the Application page, in order: the plans, and what stands beside them."""

from matchplanner.ui.widgets.page_views import ViewsOf

PLANS = "plans"

VIEWS = ViewsOf("applicationViews", "Show of the application", PLANS, "Plans", ())
"""Each factory imports its view inside the function, so that opening the page stays quick."""
