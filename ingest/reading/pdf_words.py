"""A PDF page's content → words with their places: who stands where, how large, struck out or not.

pypdf parses the file, its streams and fonts; its own text modes lose the positions (plain) or the columns'
edges (layout), so the operators of ISO 32000 are followed here: text (9.4), matrices and states (8.4), forms
(8.10), and thin horizontal lines, which strike words out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject
from pypdf.generic._font import Font

Matrix = tuple[float, float, float, float, float, float]

# By the id of the font's object, which is kept beside it so that the id stays its own.
Fonts = dict[int, tuple[Any, Font | None]]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_FORM_DEPTH = 8
_MAX_FORMS = 2_000
_MAX_SAVED = 500
_MALFORMED = (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError)
# In WinAnsiEncoding unused codes show a bullet (ISO 32000, annex D.2, note 3); pypdf gives the code.
_UNUSED_CODES = frozenset("\x7f\x81\x8d\x8f\x90\x9d")
_BOLD = ("bold", "black", "heavy", "semibold")


@dataclass(slots=True)
class Word:
    """A word, or a part of one: x from the left edge and y (the baseline) from the lower edge, in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool = False
    is_spaced: bool = False  # the page writes a space before it
    is_struck: bool = False


@dataclass(slots=True)
class Page:
    """The words of a page and how wide it is; `has_image` tells a scanned page from a blank one."""

    words: list[Word] = field(default_factory=list)
    turned: list[Word] = field(default_factory=list)  # text that runs up or down the page
    width: float = 0.0
    has_image: bool = False


@dataclass(slots=True)
class _State:
    """What `q` saves: the matrix and the text parameters."""

    ctm: Matrix = IDENTITY
    font: Font | None = None
    is_bold: bool = False
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def read_page(source: PageObject, fonts: Fonts) -> Page:
    """Return the words of a page as it is shown, i.e. turned by its /Rotate.

    `fonts` keeps the fonts read so far; give the same dict for all pages of a file.
    """
    box = source.cropbox
    rotation = int(source.get("/Rotate", 0) or 0) % 360
    width, height = float(box.width), float(box.height)
    page = Page(width=height if rotation in (90, 270) else width)
    contents = source.get("/Contents")
    stream = contents.get_object() if contents is not None else None
    if isinstance(stream, (ArrayObject, StreamObject)):
        start = multiply((1, 0, 0, 1, -float(box.left), -float(box.bottom)), _turn(rotation, width, height))
        interpreter = _Interpreter(page, source.pdf, _State(ctm=start), fonts)
        interpreter.run(stream, _resources(source))
        _mark_struck(page.words, interpreter.lines)
    return page


class _Interpreter:
    """Follows content streams; what is malformed in one is passed over and the rest still read."""

    def __init__(self, page: Page, pdf: Any, state: _State, fonts: Fonts) -> None:
        self.page = page
        self.pdf = pdf
        self.state = state
        self.saved: list[_State] = []
        self.matrix = self.line_matrix = IDENTITY
        self.resources: DictionaryObject = DictionaryObject()
        self.fonts = fonts
        self.depth = self.forms = 0
        self.after_space = False
        self.lines: list[tuple[float, float, float]] = []  # thin horizontal lines painted: x0, x1, y
        self.path: list[tuple[float, float, float]] = []  # the same, not painted yet
        self.point = (0.0, 0.0)
        self.operators: dict[bytes, Callable[[list[Any]], None]] = {
            b"q": self.save, b"Q": self.restore, b"cm": self.transform, b"Do": self.draw,
            b"BT": self.begin_text, b"Tm": self.set_matrix, b"Td": self.move, b"TD": self.move_leading,
            b"T*": self.next_line, b"Tj": self.show_one, b"TJ": self.show_array, b"'": self.show_next,
            b'"': self.show_spaced, b"Tf": self.set_font, b"Tc": self.set_char_space,
            b"Tw": self.set_word_space, b"Tz": self.set_scale, b"TL": self.set_leading, b"Ts": self.set_rise,
            b"m": self.move_to, b"l": self.line_to, b"re": self.rectangle, b"INLINE IMAGE": self.image,
            b"n": self.drop_path, **dict.fromkeys(b"S s f F f* B B* b b*".split(), self.paint),
        }  # fmt: skip

    def run(self, stream: Any, resources: DictionaryObject) -> None:
        around, self.resources = self.resources, resources
        for operands, operator in ContentStream(stream, self.pdf, "bytes").operations:
            if (follow := self.operators.get(operator)) is not None:
                try:
                    follow(operands)
                except _MALFORMED:
                    continue
        self.resources = around

    def resource(self, kind: str, name: Any) -> Any:
        resources: Any = self.resources[kind].get_object()
        return resources[name].get_object()

    # States and matrices

    def save(self, operands: list[Any]) -> None:
        if len(self.saved) < _MAX_SAVED:
            self.saved.append(replace(self.state))

    def restore(self, operands: list[Any]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def transform(self, operands: list[Any]) -> None:
        self.state.ctm = multiply(_matrix(operands), self.state.ctm)

    def draw(self, operands: list[Any]) -> None:
        """Follow a form that the page draws; note an image."""
        form: Any = self.resource("/XObject", operands[0])
        if form.get("/Subtype") == "/Image":
            self.page.has_image = True
        elif form.get("/Subtype") == "/Form" and self.depth < _MAX_FORM_DEPTH and self.forms < _MAX_FORMS:
            self.forms += 1
            self.depth += 1
            around = self.state, self.saved, self.matrix, self.line_matrix
            ctm = multiply(_matrix(form.get("/Matrix", IDENTITY)), self.state.ctm)
            self.state, self.saved = replace(self.state, ctm=ctm), []
            own = form.get("/Resources")
            self.run(form, own.get_object() if own is not None else self.resources)
            self.state, self.saved, self.matrix, self.line_matrix = around
            self.depth -= 1

    def image(self, operands: list[Any]) -> None:
        self.page.has_image = True

    # Text

    def begin_text(self, operands: list[Any]) -> None:
        self.matrix = self.line_matrix = IDENTITY

    def set_matrix(self, operands: list[Any]) -> None:
        self.matrix = self.line_matrix = _matrix(operands)

    def move(self, operands: list[Any]) -> None:
        shift = (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
        self.matrix = self.line_matrix = multiply(shift, self.line_matrix)

    def move_leading(self, operands: list[Any]) -> None:
        self.state.leading = -float(operands[1])
        self.move(operands)

    def next_line(self, operands: list[Any]) -> None:
        self.move([0.0, -self.state.leading])

    def set_char_space(self, operands: list[Any]) -> None:
        self.state.char_space = float(operands[0])

    def set_word_space(self, operands: list[Any]) -> None:
        self.state.word_space = float(operands[0])

    def set_scale(self, operands: list[Any]) -> None:
        self.state.scale = float(operands[0]) / 100

    def set_leading(self, operands: list[Any]) -> None:
        self.state.leading = float(operands[0])

    def set_rise(self, operands: list[Any]) -> None:
        self.state.rise = float(operands[0])

    def set_font(self, operands: list[Any]) -> None:
        self.state.size = float(operands[1])
        resource: Any = self.resource("/Font", operands[0])
        if id(resource) not in self.fonts:
            try:
                self.fonts[id(resource)] = resource, Font.from_font_resource(resource)
            except (PyPdfError, *_MALFORMED):
                self.fonts[id(resource)] = resource, None
        font = self.fonts[id(resource)][1]
        self.state.font = font
        self.state.is_bold = font is not None and any(sign in font.name.lower() for sign in _BOLD)

    def show_next(self, operands: list[Any]) -> None:
        self.next_line([])
        self.show(operands[0])

    def show_spaced(self, operands: list[Any]) -> None:
        self.state.word_space, self.state.char_space = float(operands[0]), float(operands[1])
        self.next_line([])
        self.show(operands[2])

    def show_one(self, operands: list[Any]) -> None:
        self.show(operands[0])

    def show_array(self, operands: list[Any]) -> None:
        """Show the strings of a TJ, moved left by the numbers between them (thousandths of the size)."""
        for item in operands[0]:
            if isinstance(item, bytes):
                self.show(item)
            else:
                self.advance(-float(item) / 1000 * self.state.size * self.state.scale)

    def advance(self, by: float) -> None:
        self.matrix = multiply((1.0, 0.0, 0.0, 1.0, by, 0.0), self.matrix)

    def show(self, shown: bytes) -> None:
        """Add the words of a string, cut at its spaces, and move on to its end."""
        state = self.state
        if state.font is None:
            return
        at = start = 0.0
        letters = ""
        for code, text in _characters(shown, state.font):
            width = _width(code, text, state.font) / 1000 * state.size + state.char_space
            width = (width + (state.word_space if code == " " else 0.0)) * state.scale
            if text.isspace():
                self.add_word(letters, start, at)
                letters, start, self.after_space = "", at + width, True
            else:
                letters += text
            at += width
        self.add_word(letters, start, at)
        self.advance(at)

    def add_word(self, text: str, start: float, end: float) -> None:
        a, b, c, d, x, y = multiply(
            (1.0, 0.0, 0.0, 1.0, 0.0, self.state.rise), multiply(self.matrix, self.state.ctm)
        )
        size = self.state.size * math.hypot(c, d)
        if not text or not all(map(math.isfinite, (a, b, x, y, size, start, end))):
            return
        is_upright = a > 0 and abs(b) < 0.02 * a
        words = self.page.words if is_upright else self.page.turned
        words.append(
            Word(
                text,
                x + start * a,
                x + end * a,
                y + start * b,
                abs(size),
                self.state.is_bold,
                self.after_space,
            )
        )
        self.after_space = False

    # Lines that may strike words out

    def move_to(self, operands: list[Any]) -> None:
        self.point = (float(operands[0]), float(operands[1]))

    def line_to(self, operands: list[Any]) -> None:
        end = (float(operands[0]), float(operands[1]))
        self.add_line(self.point, end)
        self.point = end

    def rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = (float(value) for value in operands[:4])
        self.add_line((x, y), (x + width, y + height))

    def add_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = _apply(self.state.ctm, *start), _apply(self.state.ctm, *end)
        if abs(y0 - y1) < 2.0 < abs(x0 - x1) and all(map(math.isfinite, (x0, x1, y0, y1))):
            self.path.append((min(x0, x1), max(x0, x1), (y0 + y1) / 2))

    def paint(self, operands: list[Any]) -> None:
        self.lines += self.path
        self.path.clear()

    def drop_path(self, operands: list[Any]) -> None:
        self.path.clear()


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that does `m` and then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _characters(shown: bytes, font: Font) -> Iterator[tuple[str, str]]:
    """Yield the codes in a shown string (two bytes each in a composite font), each with its text."""
    if isinstance(font.encoding, str):
        try:
            codes = shown.decode(font.encoding, "surrogatepass")
        except UnicodeDecodeError:
            codes = shown.decode(font.encoding, "replace")
        for code in codes:
            yield code, font.character_map.get(code, code)
    else:
        for byte in shown:
            letter = font.encoding.get(byte, chr(byte))
            text = font.character_map.get(letter, letter)
            yield chr(byte), "•" if text in _UNUSED_CODES else text


def _width(code: str, text: str, font: Font) -> float:
    """Return a character's width in thousandths of the size; some fonts give their space none."""
    width = float(font.character_widths.get(code, font.character_widths.get("default", 500)))
    return width or (float(font.space_width) if text.isspace() else 0.0)


def _mark_struck(words: list[Word], lines: list[tuple[float, float, float]]) -> None:
    """Mark the words that a thin line runs through, at a sixth to a half of their size above the baseline."""
    by_height: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for line in lines:
        by_height[round(line[2])].append(line)
    for word in words:
        lowest, highest = word.y + 0.16 * word.size, word.y + 0.5 * word.size
        slack = 0.3 * word.size
        word.is_struck = word.size < 100 and any(
            lowest <= y <= highest and x0 <= word.x0 + slack and x1 >= word.x1 - slack
            for height in range(math.floor(lowest), math.ceil(highest) + 1)
            for x0, x1, y in by_height.get(height, ())
        )


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _turn(rotation: int, width: float, height: float) -> Matrix:
    """Return the matrix that turns a page clockwise, as /Rotate asks."""
    turns: dict[int, Matrix] = {
        90: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }
    return turns.get(rotation, IDENTITY)


def _resources(page: PageObject) -> DictionaryObject:
    """Return the page's resources; pypdf has copied down what its parents in the page tree give it."""
    resources = page.get("/Resources")
    found = resources.get_object() if resources is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
