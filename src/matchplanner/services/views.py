"""Named views of a table: columns, filter and order under a name, kept in the plan."""

from dataclasses import dataclass

from matchplanner.domain import entry
from matchplanner.domain.table_layout import TableLayout, from_json
from matchplanner.errors import UserError
from matchplanner.store.schema import SavedView
from matchplanner.wording import say

_LONGEST = 60
_GONE = "This view is not in the plan any more."


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view the applicant has named."""

    id: int
    name: str
    layout: TableLayout
    shortcut: str = ""


def rows(page: str) -> list[NamedView]:
    """Return a page's views in their order."""
    query = SavedView.select().where(SavedView.page == page).order_by(SavedView.position, SavedView.id)
    return [NamedView(row.id, row.name, from_json(row.spec), row.shortcut) for row in query]


def add(page: str, name: str, layout: TableLayout, shortcut: str = "") -> int:
    """Keep a layout under a name at the end of a page's views; return its id."""
    wanted = _free_name(page, name)
    _free_shortcut(page, shortcut)
    position = SavedView.select().where(SavedView.page == page).count()
    made = SavedView.create(
        page=page, name=wanted, spec=layout.as_json(), shortcut=shortcut, position=position
    )
    return made.id


def save(view_id: int, layout: TableLayout) -> None:
    """Let a view keep another layout."""
    _update(view_id, spec=layout.as_json())


def rename(view_id: int, name: str, shortcut: str) -> None:
    """Give a view another name and shortcut ("" for none)."""
    view = SavedView.get_or_none(SavedView.id == view_id)
    if view is None:
        raise UserError(_GONE)
    wanted = _free_name(view.page, name, view_id)
    _free_shortcut(view.page, shortcut, view_id)
    _update(view_id, name=wanted, shortcut=shortcut)


def delete(view_id: int) -> None:
    """Delete a view; the programs it showed stay."""
    SavedView.delete().where(SavedView.id == view_id).execute()


def _free_name(page: str, name: str, but: int = 0) -> str:
    wanted = entry.required(name, "A view needs a name.")
    if len(wanted) > _LONGEST:
        raise UserError(say("The name of a view has at most {most} characters.", most=_LONGEST))
    if any(row.id != but and row.name.casefold() == wanted.casefold() for row in rows(page)):
        raise UserError(
            say("There is a view named '{wanted}' already.", wanted=wanted), "Choose another name."
        )
    return wanted


def _free_shortcut(page: str, shortcut: str, but: int = 0) -> None:
    holder = next(
        (row for row in rows(page) if shortcut and row.id != but and row.shortcut == shortcut), None
    )
    if holder is not None:
        raise UserError(
            say("{shortcut} shows '{holder}' already.", shortcut=shortcut, holder=holder.name),
            "Choose another shortcut.",
        )


def _update(view_id: int, **values: str) -> None:
    if not SavedView.update(values).where(SavedView.id == view_id).execute():
        raise UserError(_GONE)
