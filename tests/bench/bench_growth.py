"""How the work grows, told 1,000 times while every core is busy with something else: is it always the same?"""

import os
import subprocess
import sys
import time
from collections import Counter

from grader.core.submission import SourceFile
from grader.judge.efficiency import growth
from grader.packs import find_pack, load_pack
from grader.sandbox import open_boxes

RUNS = 250
POOL = load_pack(*find_pack("cnn"), only=("1-pool_forward",)).exercises[0]
BODIES = {
    "windows by loops": "for i in range(p):\n        for j in range(q):\n            A[:, i, j] = box(A_prev, i, j)",
    "images by loops": "for n in range(m):\n        for i in range(p):\n            for j in range(q):\n"
    "                A[n, i, j] = box(A_prev[n:n + 1], i, j)[0]",
    "images by a list": "A = np.array([A_prev[n, :p, :q] for n in range(m)])",
}
HEAD = """import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    m, h, w, c = A_prev.shape
    (kh, kw), (sh, sw) = kernel_shape, stride
    p, q = (h - kh) // sh + 1, (w - kw) // sw + 1
    A = np.zeros((m, p, q, c))

    def box(images, i, j):
        return images[:, i * sh:i * sh + kh, j * sw:j * sw + kw].max(axis=(1, 2))

"""


def main() -> None:
    """Print what was said of each, and how often."""
    sources = {name: f"{HEAD}    {body}\n    return A\n".encode() for name, body in BODIES.items()}
    sources["the reference"] = POOL.reference.text
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    begun = time.perf_counter()
    try:
        with open_boxes() as boxes:
            for name, source in sources.items():
                found = Counter(growth(SourceFile(POOL.file, source), POOL, boxes) for _ in range(RUNS))
                for counted, times in found.items():
                    said = f"{counted.sentence}, lines {counted.lines}" if counted is not None else "nothing"
                    print(f"{name:18} {times:4} times: {said}")
    finally:
        for process in busy:
            process.kill()
            process.wait()
    print(
        f"{RUNS * len(sources)} verdicts in {time.perf_counter() - begun:.0f} s, with {len(busy)} busy processes beside"
    )


if __name__ == "__main__":
    main()
