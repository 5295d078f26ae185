"""A web page gives its text with headings, lists and tables, and nothing of its machinery."""

from __future__ import annotations

import pytest

from ingest.reading import read_file


def text_of(body: str) -> str:
    return read_file("a.html", f"<!doctype html><html><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h2>§ 4 Budget &amp; plan</h2><p>Ett.</p><p>Två.</p>", "## § 4 Budget & plan\n\nEtt.\n\nTvå.\n"),
        ("<p>En rad<br>till<br/>\n  och en</p>", "En rad\ntill\noch en\n"),
        ("<div>Anna</div><div>Bo</div>", "Anna\nBo\n"),
        ("<ul><li>Ett<ul><li>Under</ul><li>Två</ul><p>Sen", "- Ett\n  - Under\n- Två\n\nSen\n"),
        ("<ol start=3><li>Tre<li value=9>Nio<li>Tio</ol>", "3. Tre\n9. Nio\n10. Tio\n"),
        ("<ol><li><p>Ett</p></li><li><p>Två</p></li></ol>", "1. Ett\n2. Två\n"),
        (
            "<table><tr><th>Namn<th>Titel<tr><td>Anna Ek<td>Utredare</table>",
            "Namn\tTitel\nAnna Ek\tUtredare\n",
        ),
        (
            "<table><tr><td>Beslutande<td>Anna Ek (S)<br>Bo Al (M)</table>",
            "Beslutande\tAnna Ek (S)\nBo Al (M)\n",
        ),
        ("<p><del>Anna Ek (S)</del>, <s>Bo</s> Al</p>", "<del>Anna Ek (S)</del>, <del>Bo</del> Al\n"),
        ("<del><p>Anna</p><p>Bo</p></del><p>Cia</p>", "<del>Anna</del>\n\n<del>Bo</del>\n\nCia\n"),
        ('<span style="text-decoration: line-through">Anna</span> Bo', "<del>Anna</del> Bo\n"),
        ('Se <a href="https://example.org/">beslutet</a>.', "Se beslutet.\n"),
        ("<style>p{}</style><script>alert(1)</script><p>Kvar<!-- inte kvar --></p>", "Kvar\n"),
        ('<p style="display:none">Dold</p><p hidden>x</p><p>Synlig</p>', "x\n\nSynlig\n"),
        ("<pre>Anna   Ek\n  Bo</pre>", "Anna\tEk\nBo\n"),
        ("&lt;script&gt; {{ 7*7 }}", "<script> {{ 7*7 }}\n"),
    ],
)
def test_markup_becomes_text(body: str, text: str) -> None:
    assert text_of(body) == text


def test_the_encoding_is_found_although_the_page_names_another() -> None:
    page = '<html><head><meta charset="utf-8"></head><body><p>Övriga närvarande</p></body></html>'

    assert read_file("a.html", page.encode("cp1252")).text == "Övriga närvarande\n"


def test_a_fragment_is_known_without_an_html_element() -> None:
    assert read_file("a.txt", b"<div><p>Ett</p><p>Tv\xc3\xa5</p></div>").kind == "html"


def test_markdown_with_a_tag_is_no_web_page() -> None:
    assert read_file("a.md", b"<del>Anna Ek (S)</del>\n\nBo Al (M)").kind == "markdown"
