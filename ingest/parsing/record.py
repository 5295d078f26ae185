"""What the small objects of the parser are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_Class]) -> type[_Class]:
    """Make a class a dataclass that nobody changes: the type checker holds everybody to it.

    To have Python hold them to it, too (`frozen=True`), makes an object four times as slowly, and the parser
    makes hundreds for each protokoll.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
