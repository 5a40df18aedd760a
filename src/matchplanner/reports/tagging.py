"""Tags for readers that speak or reflow a page: titles, headings and paragraphs in the order they stand.

Every text is drawn as marked content and listed in a structure tree; what
stands around the pages is marked as no part of them.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

_ROOT, _DOCUMENT, _PARENTS = "TagRoot", "TagDocument", "TagParents"


class _Element(PDFObject):
    """One text of a page in the structure tree; there are thousands, so it is written in one go."""

    def __init__(self, page: int, number: int, role: str) -> None:
        self._page, self._number, self._role = page, number, role

    def format(self, document: Any) -> bytes:
        """Return the element as it stands in the file."""
        whole, page = (
            "{} {} R".format(*document.idToObjectNumberAndVersion[name])
            for name in (_DOCUMENT, f"Page{self._page}")
        )
        return f"<</S/{self._role}/P {whole}/Pg {page}/K {self._number}>>".encode("ascii")


class TaggedCanvas(Canvas):
    """Notes what is drawn as what, and writes the structure tree at the end.

    A document some of whose text was drawn without tags gets no tree, for a
    reader would take the tree for the whole.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tags: list[tuple[int, int, str]] = []  # page, number on it, role
        self._on_page = 0
        self._whole = True
        self.tagging = True

    def leave_untagged(self) -> None:
        """Note that some text is drawn without tags."""
        self._whole = False

    @override
    def showPage(self) -> None:
        page = self.getPageNumber()
        super().showPage()
        made = self._file().idToObject[f"Page{page}"]
        made.__Defaults__ = {**made.__Defaults__, "StructParents": page - 1}  # reportlab knows no such key
        self._on_page = 0

    def _file(self) -> Any:
        """Return reportlab's document; its stubs leave it out."""
        return vars(self)["_doc"]

    @contextmanager
    def tagged(self, role: str) -> Generator[None]:
        """Draw what follows as one element of the page; a role of "" marks it as no part of the text."""
        if not self.tagging:
            yield
            return
        if role:
            self.addLiteral(f"/{role} <</MCID {self._on_page}>> BDC")
            self._tags.append((self.getPageNumber(), self._on_page, role))
            self._on_page += 1
        else:
            self.addLiteral("/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def write_tags(self) -> None:
        """Write the structure tree; what is drawn from now on is no part of it."""
        self.tagging = False
        if not self._whole or not self._tags:
            return
        document = self._file()
        elements: dict[int, list[PDFObjectReference]] = {}
        for page, number, role in self._tags:
            reference = document.Reference(_Element(page, number, role), f"Tag{page}:{number}")
            elements.setdefault(page, []).append(reference)
        kids = [reference for page in sorted(elements) for reference in elements[page]]
        whole = {"S": PDFName("Document"), "P": PDFObjectReference(_ROOT), "K": PDFArray(kids)}
        parents: list[Any] = []
        for page in sorted(elements):
            parents += [page - 1, PDFArray(elements[page])]
        root = {
            "Type": PDFName("StructTreeRoot"),
            "K": document.Reference(PDFDictionary(whole), _DOCUMENT),
            "ParentTree": document.Reference(PDFDictionary({"Nums": PDFArray(parents)}), _PARENTS),
        }
        tree = PDFDictionary(root)
        document.Reference(tree, _ROOT)
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


@contextmanager
def tagged(canvas: Canvas, role: str) -> Generator[None]:
    """Draw what follows under a role, on a canvas that knows of roles."""
    if not isinstance(canvas, TaggedCanvas):
        yield
        return
    with canvas.tagged(role):
        yield
