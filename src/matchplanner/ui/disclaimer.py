"""What this program is not, in the same words wherever it is said."""

from PySide6.QtCore import QCoreApplication


def disclaimer() -> str:
    """Return the sentences under the welcome page and in About."""
    return QCoreApplication.translate(
        "Disclaimer",
        "Nothing leaves this machine: no account, no network, no telemetry. Not affiliated with NRMP, AAMC "
        "and ERAS, ECFMG and Intealth, ACGME, ABMGG or any program. Not legal or immigration advice: dates, "
        "fees and rules are yours to verify.",
    )
