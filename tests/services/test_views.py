import pytest

from matchplanner.domain.program_filter import OneOf, ProgramFilter
from matchplanner.domain.table_layout import TableLayout
from matchplanner.errors import UserError
from matchplanner.services import views
from matchplanner.store.store import Store

LAYOUT = TableLayout((("name", 200), ("j1", 80)), (("j1", True),), ProgramFilter((OneOf("j1", ("yes",)),)))


def test_a_view_is_kept_renamed_changed_and_deleted(store: Store) -> None:
    with store.write("Save"):
        view = views.add("programs", "  My   list ", LAYOUT, "Alt+1")
    assert views.rows("programs") == [views.NamedView(view, "My list", LAYOUT, "Alt+1")]
    assert views.rows("people") == []
    with store.write("Save"):
        views.save(view, TableLayout())
        views.rename(view, "my LIST", "")
    assert views.rows("programs") == [views.NamedView(view, "my LIST", TableLayout(), "")]
    with store.write("Delete"):
        views.delete(view)
    assert views.rows("programs") == []


def test_names_and_shortcuts_are_given_once(store: Store) -> None:
    with store.write("Save"):
        views.add("programs", "One", LAYOUT, "Alt+1")
        second = views.add("programs", "Two", LAYOUT)
    for act, said in (
        (lambda: views.add("programs", "ONE", LAYOUT), "a view named"),
        (lambda: views.add("programs", "Three", LAYOUT, "Alt+1"), "shows 'One' already"),
        (lambda: views.rename(second, "one", ""), "a view named"),
        (lambda: views.rename(second, "Two", "Alt+1"), "shows 'One' already"),
        (lambda: views.add("programs", " ", LAYOUT), "needs a name"),
        (lambda: views.rename(99, "x", ""), "not in the plan"),
        (lambda: views.save(99, LAYOUT), "not in the plan"),
    ):
        with pytest.raises(UserError, match=said), store.write("Save"):
            act()
    assert [view.name for view in views.rows("programs")] == ["One", "Two"]
