"""The networks that the package ships, as they lie in its folder, and two that share their weights made one.

A network that was taught from another by adapters names the other's weights in place of having its own. ONNX keeps a
model as a protocol buffer, of which no more is read here than where its parts begin and end.
"""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

__all__ = ["FOLDER", "joined", "unpacked"]

FOLDER: Final[Any] = files("dateline.finding") / "model"
GRAPH, NODE, OUTPUT, OPERATOR = 7, 1, 12, 4  # the numbers of fields in ONNX's ModelProto, GraphProto and NodeProto


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


def _without_nodes(model: bytes) -> bytes:
    kept = b""
    for number, whole, content in _fields(model):
        if number != GRAPH:
            kept += whole
            continue
        parts = [
            part for of, part, inner in _fields(content) if of not in (NODE, OUTPUT) or (of == NODE and _unpacks(inner))
        ]
        graph = b"".join(parts)
        kept += _varint(GRAPH << 3 | 2) + _varint(len(graph)) + graph
    return kept


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


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
