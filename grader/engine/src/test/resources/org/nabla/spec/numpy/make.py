"""Writes the NumPy files that the tests read. Run it in this folder: python3 make.py

The values are chosen so that a wrong byte order, sign, or storage order shows. Files that are broken in other ways
than a wrong type are broken by the tests themselves. `classifier-parameters.npz` is not made here: its W1 is printed in
the course's own worksheet, which the test compares with.
"""

import io
import zipfile

import numpy as np

SIGNED = [[1, -2, 3], [-4, 5, 100]]
UNSIGNED = [[1, 2, 3], [4, 5, 200]]

for code in ["f8", "f4", "i1", "i2", "i4", "i8"]:
    np.save(f"little-{code}.npy", np.array(SIGNED, dtype="<" + code))
    np.save(f"big-{code}.npy", np.array(SIGNED, dtype=">" + code))
for code in ["u1", "u2", "u4", "u8"]:
    np.save(f"little-{code}.npy", np.array(UNSIGNED, dtype="<" + code))
    np.save(f"big-{code}.npy", np.array(UNSIGNED, dtype=">" + code))

np.save("booleans.npy", np.array([[True, False], [False, True]]))
np.save("extremes-u8.npy", np.array([2**64 - 1, 2**63, 2**53 + 1], dtype="u8"))
np.save("not-finite.npy", np.array([np.nan, np.inf, -np.inf, -0.0]))
np.save("fortran.npy", np.asfortranarray(np.array(SIGNED, dtype="f8")))
np.save("scalar.npy", np.float64(0.1))
np.save("vector.npy", np.array([1.5, -2.5, 3.5]))
np.save("empty.npy", np.zeros((0, 3)))
np.save("cube.npy", np.zeros((2, 2, 2)))
np.save("objects.npy", np.array([{"a": 1}, None]), allow_pickle=True)
np.save("text.npy", np.array(["a", "b"]))
np.save("complex.npy", np.array([1 + 2j]))
np.save("half.npy", np.array([1.0], dtype="f2"))
np.save("dates.npy", np.array(["2026-01-01"], dtype="M8[D]"))
np.save("structured.npy", np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]))

for version in [(1, 0), (2, 0), (3, 0)]:
    with open(f"version-{version[0]}.npy", "wb") as file:
        np.lib.format.write_array(file, np.array(SIGNED, dtype="f8"), version=version)

np.savez("stored.npz", W1=np.array(SIGNED, dtype="f8"), b1=np.array([[0.5], [-0.5]]))
np.savez_compressed("deflated.npz", W1=np.array(SIGNED, dtype="f8"), zeros=np.zeros((200, 200)))
np.savez("unnamed.npz", np.array([1.0]), np.array([2.0]))


class Pipe(io.RawIOBase):
    """Takes bytes but cannot seek, so that the zip states sizes after the data."""

    def __init__(self, path):
        self.file = open(path, "wb")

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)

    def close(self):
        self.file.close()
        super().close()


with Pipe("streamed.npz") as pipe:
    np.savez_compressed(pipe, W1=np.array(SIGNED, dtype="f8"), b1=np.array([[0.5], [-0.5]]))

with zipfile.ZipFile("bomb.npz", "w", zipfile.ZIP_DEFLATED) as archive:
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "<f8", "fortran_order": False, "shape": (4, 1)}
    )
    member = zipfile.ZipInfo("W1.npy")  # dated 1980, so that the file is the same each time
    archive.writestr(member, header.getvalue() + bytes(20_000_000), zipfile.ZIP_DEFLATED)
