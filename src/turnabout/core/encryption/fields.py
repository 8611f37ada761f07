"""A model whose words are sealed.

class Note(Sealed):
    text = SealedText()
    aside = SealedText(null=True)

note = Note(text="Dear Noor")  # sealed from this moment on
note.text                      # "Dear Noor": its own row opens it

In the database stands `sealed_text`, and so it does in `dumpdata` and in a backup. What would have
to look into the words there is refused: filters, `update`, `bulk_update`. Set them on a row, and
save the row, or many new ones with `bulk_create`.
"""

import uuid
from typing import TYPE_CHECKING, Any, TypeVar

from django.core import checks
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute

from turnabout.core.encryption.sealing import Ciphertext, Place, is_outdated, open_seal, seal

Set_contra = TypeVar("Set_contra", contravariant=True)
Get_co = TypeVar("Get_co", covariant=True)

if TYPE_CHECKING:

    class TextOfRow(models.Field[Set_contra, Get_co]):
        """What type checkers take a row to have: words, or None where the field may have none."""

        _pyi_private_set_type: str
        _pyi_private_get_type: str

else:

    class TextOfRow(models.Field):
        """A field of a row."""

        def __class_getitem__(cls, _types: object) -> type:
            return cls


class SealedFieldError(TypeError):
    """Somebody wants the database to look into sealed words."""


class Sealed(models.Model):
    """A row with sealed words: its own random id is what they are bound to."""

    seal_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Opener(DeferredAttribute):
    """The attribute by which the words of a row are read and set; the row has them sealed."""

    field: "SealedText[Any, Any]"

    def __get__(self, row: models.Model | None, owner: type[models.Model] | None = None) -> Any:  # noqa: ANN401 - Django's signature
        """Return the words of a row."""
        found = super().__get__(row, owner)
        if row is None or found is None:
            return found
        return open_seal(found, place=self.field.place(row))

    def __set__(self, row: models.Model, words: str | Ciphertext | None) -> None:
        """Seal the words for this row."""
        if isinstance(words, str):
            words = seal(words, place=self.field.place(row))
        row.__dict__[self.field.attname] = words


class SealedText(TextOfRow[Set_contra, Get_co]):
    """Text that is sealed as soon as it is set, and opened when its row is asked for it."""

    descriptor_class = Opener

    def get_attname_column(self) -> tuple[str, str]:
        """Return what it is called in a row, and in the table."""
        return self.name, self.db_column or f"sealed_{self.name}"

    def place(self, row: models.Model) -> Place:
        """Return where the words of a row belong."""
        seal_id: uuid.UUID = getattr(row, "seal_id")  # noqa: B009 - only Sealed rows have it
        return Place(self.model._meta.db_table, self.name, str(seal_id))  # noqa: SLF001 - Django's public name

    def get_default(self) -> None:
        """Return nothing, which the database refuses where the field needs words."""

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Return what is wrong with how the field is declared."""
        found: list[checks.CheckMessage] = super().check(**kwargs)
        if not issubclass(self.model, Sealed):
            found.append(checks.Error("SealedText needs a model that is Sealed.", obj=self))
        return found

    # To the database and from it

    def get_internal_type(self) -> str:
        """Return as what the database keeps it."""
        return "TextField"

    def from_db_value(self, stored: str | None, *_: object) -> Ciphertext | None:
        """Return what the database holds, which only its row can open."""
        return None if stored is None else Ciphertext(stored)

    def pre_save(self, model_instance: models.Model, add: bool) -> Ciphertext | None:  # noqa: ARG002, FBT001 - Django's signature
        """Return what is written: sealed with the newest key, whenever the row was read."""
        sealed = self._sealed(model_instance)
        if sealed is not None and is_outdated(sealed):
            setattr(model_instance, self.name, getattr(model_instance, self.name))
        return self._sealed(model_instance)

    def get_prep_value(self, value: object) -> str | None:
        """Return sealed words for the database. SealedFieldError for words that nobody sealed."""
        if isinstance(value, Ciphertext):
            return value.stored
        if value is None:
            return None
        raise SealedFieldError(f"{self} is sealed: set it on a row, and save the row")

    def get_db_prep_value(
        self,
        value: object,
        connection: BaseDatabaseWrapper,  # noqa: ARG002 - Django's signature
        prepared: bool = False,  # noqa: FBT001, FBT002 - Django's signature
    ) -> object:
        """Return what the driver is given."""
        return value if prepared else self.get_prep_value(value)

    def get_lookup(self, lookup_name: str) -> "type[models.Lookup[Any]] | None":
        """Return the one thing the database can tell of sealed words: whether there are any."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise SealedFieldError(f"{self} is sealed: the database cannot look for words in it")

    def get_transform(self, lookup_name: str) -> type[models.Transform] | None:  # noqa: ARG002 - Django's signature
        """Refuse."""
        raise SealedFieldError(f"{self} is sealed: the database cannot work with its words")

    # To a dump and from it

    def value_to_string(self, obj: models.Model) -> Any:  # noqa: ANN401 - Django's signature
        """Return what a dump holds: the sealed words, marked as such."""
        sealed = self._sealed(obj)
        return None if sealed is None else {"sealed": sealed.stored}

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the words, or the sealed words where they come from a dump."""
        return Ciphertext(value["sealed"]) if isinstance(value, dict) else value

    def _sealed(self, row: models.Model) -> Ciphertext | None:
        getattr(row, self.name)  # where it was deferred, it is fetched now
        sealed: Ciphertext | None = row.__dict__[self.attname]
        return sealed


def sealed_models() -> list[type[Sealed]]:
    """Return every model with sealed words."""
    from django.apps import apps  # noqa: PLC0415 - models are there once the apps are

    return [model for model in apps.get_models() if issubclass(model, Sealed)]


def sealed_fields(model: type[models.Model]) -> "list[SealedText[Any, Any]]":
    """Return the sealed fields of a model."""
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedText)]  # noqa: SLF001 - Django's public name
