"""The networks that the package ships, as they lie in its folder, and those that are made of another's weights.

A network that was taught from another by adapters names the other's weights in place of having its own, or is the other
with its weights changed. ONNX keeps a model as a protocol buffer, of which no more is read here than where its parts
begin and end.
"""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

__all__ = ["FOLDER", "joined", "unpacked", "weights", "with_weights"]

FOLDER: Final[Any] = files("dateline.finding") / "model"
# The numbers of fields in ONNX's ModelProto, GraphProto, NodeProto and TensorProto.
GRAPH = 7
NODE, TENSOR, OUTPUT = 1, 5, 12
OPERATOR = 4
FLOATS, NAME, RAW = 4, 8, 9


def joined(base: str, way: str) -> bytes:
    """The network in the file ``way``, which names its weights only, with those that the file ``base`` has.

    Put one behind the other they are one model, since a protocol buffer's parts are merged as they are read. The
    base's own nodes are taken out, since they would run too; those that unpack its weights stay.
    """
    return _without_nodes(unpacked(base)) + unpacked(way)


def unpacked(name: str) -> bytes:
    """A network of the model's folder, as it is run."""
    stored: bytes = (FOLDER / name).read_bytes()
    return lzma.decompress(stored) if name.endswith(".xz") else gzip.decompress(stored)


def weights(model: bytes) -> dict[str, bytes]:
    """The numbers of each weight of a network by its name, one after another; only bytes and floats are read."""
    found = {}
    for number, _, graph in _fields(model):
        for of, _, tensor in _fields(graph) if number == GRAPH else ():
            if of == TENSOR:
                parts = {part: content for part, _, content in _fields(tensor)}
                found[parts[NAME].decode()] = parts.get(RAW) or parts.get(FLOATS, b"")
    return found


def with_weights(model: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A network with other numbers for the weights of these names, in as many bytes."""

    def put(number: int, whole: bytes, tensor: bytes) -> bytes:
        if number != TENSOR:
            return whole
        parts = list(_fields(tensor))
        name = next(content.decode() for part, _, content in parts if part == NAME)
        if name not in changed:
            return whole
        kept = (_field(part, changed[name]) if part in (RAW, FLOATS) else piece for part, piece, _ in parts)
        return _field(TENSOR, b"".join(kept))

    return _with_graph(model, put)


def _without_nodes(model: bytes) -> bytes:
    def keep(number: int, whole: bytes, content: bytes) -> bytes:
        return whole if number not in (NODE, OUTPUT) or (number == NODE and _unpacks(content)) else b""

    return _with_graph(model, keep)


def _with_graph(model: bytes, change: Callable[[int, bytes, bytes], bytes]) -> bytes:
    """The model with what becomes of each part of its graph, given its number, the whole of it and its content."""
    kept = []
    for number, whole, content in _fields(model):
        kept.append(_field(GRAPH, b"".join(change(*part) for part in _fields(content))) if number == GRAPH else whole)
    return b"".join(kept)


def _unpacks(node: bytes) -> bool:
    return any(number == OPERATOR and content == b"DequantizeLinear" for number, _, content in _fields(node))


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The fields of a protocol buffer: the number of each, the whole of it, what it holds where that has a length."""
    at = 0
    while at < len(message):
        start = at
        key, at = _read_varint(message, at)
        content = b""
        if key & 7 == 2:
            length, at = _read_varint(message, at)
            content = message[at : at + length]
            at += length
        elif key & 7 == 0:
            _, at = _read_varint(message, at)
        else:
            at += 8 if key & 7 == 1 else 4
        yield key >> 3, message[start:at], content


def _read_varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _field(number: int, content: bytes) -> bytes:
    """A field that has a length."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
