"""The kinds of diagnostics: code, severity, message and advice, one row each.

A `Diagnostic` stores its code and values only and finds its words here, so that a stored plan can
be read in either language. When a diagnostic is made is the business of `notice`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from workplan.model.duties import Severity

__all__ = ["DIAGNOSTICS", "LOOKUP_CODES", "MORE_OF_A_KIND", "DiagnosticKind"]

LOOKUP_CODES = frozenset({"unknown-agency", "ambiguous-agency"})
"""Codes of registry look-ups, which do not make the reading of a responsibility less sure."""

MORE_OF_A_KIND = "more-of-a-kind"
"""Code of the diagnostic that stands for all of one code that are not listed."""


class DiagnosticKind(NamedTuple):
    """What all diagnostics of one code have in common."""

    code: str
    severity: Severity
    message: str
    """English template of what was noticed; its placeholders are the values of a diagnostic."""
    advice: str
    """English template of what to do about it."""


_KINDS = (
    DiagnosticKind(
        "unread-responsibility",
        Severity.ERROR,
        "these words are about responsibility, but no list of names could be read",
        "check whether they name anybody; the reader assigns nothing when in doubt",
    ),
    DiagnosticKind(
        "unbalanced-bracket",
        Severity.ERROR,
        "this bracket has no partner",
        "check whether a responsibility follows it",
    ),
    DiagnosticKind(
        "stray-responsibility",
        Severity.ERROR,
        "this responsibility is in no task: {words}",
        "check whether the headings around it are read, or whether it is of an annex",
    ),
    DiagnosticKind(
        "unread-table",
        Severity.ERROR,
        "this looks like a table, but its cells could not be found on the page",
        "copy the table from the document by hand; nobody named in it is read",
    ),
    DiagnosticKind(
        "unread-page",
        Severity.ERROR,
        "page {page} has no text that can be read: it is a picture, or its fonts do not say what"
        " they show",
        "have the page recognised (OCR), or type what it says; nothing on it is read",
    ),
    DiagnosticKind(
        "unread-formula",
        Severity.ERROR,
        "formulas without a stored value, which are not read: {count}",
        "open the file in Excel or WPS and save it, so that the values are stored",
    ),
    DiagnosticKind(
        "unread-words",
        Severity.WARNING,
        "these words of a responsibility could not be read: {words}",
        "check whether they name anybody, or change who is responsible",
    ),
    DiagnosticKind(
        "unknown-label",
        Severity.WARNING,
        "this label is not known, whoever it names has no duty: {words}",
        "check whether the label makes them responsible",
    ),
    DiagnosticKind(
        "nobody-named",
        Severity.WARNING,
        "these words give a duty, but nobody is named with them: {words}",
        "check whether a name was lost, or who is meant",
    ),
    DiagnosticKind(
        "doubtful-name",
        Severity.WARNING,
        "this may be no name of a body: {words}",
        "check it; a registry that has the name settles it",
    ),
    DiagnosticKind(
        "cut-name",
        Severity.WARNING,
        "this looks like a part of a name: {words}",
        "check whether a line or a cell cuts the name",
    ),
    DiagnosticKind(
        "fused-names",
        Severity.WARNING,
        "this looks like two names with nothing between them: {words}",
        "check whether a line end or a comma was lost",
    ),
    DiagnosticKind(
        "number-in-name",
        Severity.WARNING,
        "this name has a number inside: {words}",
        "check whether the list took in a heading or a date",
    ),
    DiagnosticKind(
        "long-name",
        Severity.WARNING,
        "this is longer than names are: {words}",
        "check whether it is a sentence, or several names",
    ),
    DiagnosticKind(
        "unknown-column",
        Severity.WARNING,
        "the column {column} holds bodies, but its head does not make them responsible",
        "check whether they are responsible; the column is not read",
    ),
    DiagnosticKind(
        "empty-cell",
        Severity.WARNING,
        "the cell under {column} is empty in this row; it may be merged with the one above",
        "check in the document who is responsible",
    ),
    DiagnosticKind(
        "ragged-row",
        Severity.WARNING,
        "the cells of this row do not fit the columns of its table",
        "check in the document which cell is in which column",
    ),
    DiagnosticKind(
        "cut-cell",
        Severity.WARNING,
        "the lines of this cell under {column} may be one name or several",
        "check in the document where a name ends",
    ),
    DiagnosticKind(
        "tracked-changes",
        Severity.WARNING,
        "{count} tracked changes, read as accepted",
        "check whether the changes were agreed; accept or reject them in the document",
    ),
    DiagnosticKind(
        "struck-text",
        Severity.WARNING,
        "struck-out pieces of text, which are not read: {count}",
        "check whether they are to be deleted",
    ),
    DiagnosticKind(
        "recognised-text",
        Severity.WARNING,
        "the text of page {page} was recognised from a picture (OCR)",
        "compare every name with the picture",
    ),
    DiagnosticKind(
        "unread-notes",
        Severity.WARNING,
        "footnotes and endnotes, which are not read: {count}",
        "check whether one of them changes who is responsible",
    ),
    DiagnosticKind(
        "unread-objects",
        Severity.WARNING,
        "embedded objects, which are not read: {count}",
        "check whether one of them is a table or says who is responsible",
    ),
    DiagnosticKind(
        "nested-table",
        Severity.WARNING,
        "tables inside a cell, read as lines of the cell: {count}",
        "check whom they name; a table of its own would be read as one",
    ),
    DiagnosticKind(
        "cut-table",
        Severity.WARNING,
        "a page break may cut this row; the table goes on on page {page}",
        "check in the document where the row begins",
    ),
    DiagnosticKind(
        "hidden-sheet",
        Severity.WARNING,
        "the sheet {name} is hidden and not read",
        "show it in the workbook, if it is part of the notice",
    ),
    DiagnosticKind(
        "hidden-cells",
        Severity.WARNING,
        "hidden rows and columns, which are not read: {count}",
        "show them, or clear the filter, if they are part of the notice",
    ),
    DiagnosticKind(
        "unformatted-number",
        Severity.WARNING,
        "numbers given as they are stored, perhaps not as they are shown: {count}",
        "check them in the document",
    ),
    DiagnosticKind(
        "ambiguous-issuer",
        Severity.WARNING,
        "signature and title name different issuers: {values}",
        "check who issued the document; none is taken",
    ),
    DiagnosticKind(
        "unread-issuer",
        Severity.WARNING,
        "the document names its issuer here, but not all of them could be read",
        "check who issued the document; none is taken",
    ),
    DiagnosticKind(
        "ambiguous-document-number",
        Severity.WARNING,
        "several numbers may be the document's own: {values}",
        "check which one is; none is taken",
    ),
    DiagnosticKind(
        "ambiguous-date",
        Severity.WARNING,
        "several dates may be the document's own: {values}",
        "check which one is; none is taken",
    ),
    DiagnosticKind(
        "unread-addressees",
        Severity.WARNING,
        "the document is addressed here, but the addressees could not be read",
        "check to whom it is addressed; none is taken",
    ),
    DiagnosticKind(
        "unknown-agency",
        Severity.WARNING,
        "the registry has no agency of this name: {name}",
        "add it to the registry, or the name to its aliases",
    ),
    DiagnosticKind(
        "ambiguous-agency",
        Severity.WARNING,
        "several agencies of the registry have this name: {name}",
        "make the aliases in the registry unique",
    ),
    DiagnosticKind(
        "assumed-level",
        Severity.INFO,
        "{name} is taken to be {agency}, and one of them has no level",
        "check that the notice is of the registry's own place",
    ),
    DiagnosticKind(
        "number-gap",
        Severity.WARNING,
        "a number is missing before this one: {number} follows {previous}",
        "check whether a heading was lost; the printed number is kept",
    ),
    DiagnosticKind(
        "number-order",
        Severity.WARNING,
        "this number is repeated or out of order: {number} follows {previous}",
        "check the numbering; the printed number is kept",
    ),
    DiagnosticKind(
        "duplicate-heading",
        Severity.WARNING,
        "another heading has the same words: {title}",
        "check whether one of them was printed twice",
    ),
    DiagnosticKind(
        MORE_OF_A_KIND,
        Severity.WARNING,
        "{count} more of the kind {kind} follow from here on, not listed",
        "correct what is listed and read the notice again, or check the rest by hand",
    ),
    DiagnosticKind(
        "hidden-text",
        Severity.INFO,
        "hidden pieces of text, which are not read: {count}",
        "show them in the document, if they are part of the notice",
    ),
    DiagnosticKind(
        "unread-comments",
        Severity.INFO,
        "comments, which are not read: {count}",
        "they are no part of the notice",
    ),
    DiagnosticKind(
        "unread-pictures",
        Severity.INFO,
        "pictures, which are not read: {count}",
        "check whether one of them shows text",
    ),
    DiagnosticKind(
        "likely-variant",
        Severity.INFO,
        "this name may mean the same body as another one: {name}, {other}",
        "if it does, pass a registry that has one as an alias of the other",
    ),
    DiagnosticKind(
        "no-verb",
        Severity.INFO,
        "this list of names has no verb and no label",
        "it is read as shared responsibility, or as sole for one name",
    ),
    DiagnosticKind(
        "no-responsibility",
        Severity.INFO,
        "no agency is responsible for this text",
        "check whether the notice means somebody",
    ),
)

DIAGNOSTICS: Mapping[str, DiagnosticKind] = MappingProxyType({kind.code: kind for kind in _KINDS})
"""Every kind of diagnostic by its code."""
