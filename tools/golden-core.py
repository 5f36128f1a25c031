"""Writes test/golden/core.json: what NumPy, SciPy and mpmath answer in f64 to what the core is asked.

Run on purpose, with the versions that the file then names: python3 tools/golden-core.py > test/golden/core.json
Inputs are multiples of 1/16, which f32 holds exactly. Gradients are complex steps, so no derivative is written down.
"""

import itertools
import json
import sys

import mpmath
import numpy as np
import scipy
from scipy import stats
from scipy.spatial.distance import cdist

rng = np.random.default_rng(20)


def grid(*shape):
    return np.round(rng.normal(size=shape) * 16) / 16


n, d, hidden, classes = 13, 5, 3, 3
x, b, v, importance = grid(n, d), grid(7, d), grid(d), np.abs(grid(n)) + 1 / 16
y2, y3 = np.arange(n) * 7 % 2, np.arange(n) * 5 % classes
counts = np.maximum(0, np.floor(2 * grid(n, 6)))
covariance = np.cov(x.T, ddof=0)
gram = x.T @ x
out = {
    "source": f"tools/golden-core.py with Python {sys.version.split()[0]}, NumPy {np.__version__}, "
    f"SciPy {scipy.__version__}, mpmath {mpmath.__version__}",
    "x": x, "b": b, "v": v, "importance": importance, "y2": y2, "y3": y3, "counts": counts,
    "product": x @ b.T, "gram": gram, "rowGram": x @ x.T, "xv": x @ v, "xty": x.T @ importance,
    "mean": x.mean(0), "variance": x.var(0, ddof=1), "covariance": covariance,
    "mahalanobis": cdist(x, x.mean(0)[None], "mahalanobis", VI=np.linalg.inv(covariance))[:, 0] ** 2,
    "order": np.argsort(x.ravel(), kind="stable"),
    "quantiles": np.quantile(x.ravel(), [0, 0.1, 0.5, 0.77, 1]),
    "columnQuantiles": np.quantile(x, [0.25, 0.5], axis=0),
}

# The minimum covariance determinant over every subset there is.
h = (n + d + 1) // 2
best = min(
    itertools.combinations(range(n), h),
    key=lambda rows: np.linalg.det(np.cov(x[list(rows)].T, ddof=0)),
)
out["mcd"] = {"rows": best, "logDeterminant": np.linalg.slogdet(np.cov(x[list(best)].T, ddof=0))[1]}

ks = stats.ks_2samp(x.ravel(), b.ravel(), method="asymp")
out["ks"] = {"statistic": ks.statistic}


def mmd(p, q, sigma):
    kernel = lambda s, t: np.exp(-cdist(s, t, "sqeuclidean") / (2 * sigma**2))
    off = lambda s: (kernel(s, s).sum() - len(s)) / (len(s) * (len(s) - 1))
    return off(p) + off(q) - 2 * kernel(p, q).mean()


out["mmd"] = {"bandwidth": 2, "squared": mmd(x, b, 2)}

factor = np.linalg.cholesky(gram)
values, vectors = np.linalg.eigh(gram)
out["cholesky"] = {
    "factor": factor, "logDeterminant": np.linalg.slogdet(gram)[1],
}
out["eigen"] = {"values": values[::-1], "largest": vectors[:, -1] * np.sign(vectors[np.abs(vectors[:, -1]).argmax(), -1])}

distances = cdist(b, x)
out["distances"] = distances
out["nearest"] = np.argsort(distances, axis=1, kind="stable")[:, :4]
out["centroid"] = [np.linalg.norm(x[i] - x[y3 == y3[i]].mean(0)) for i in range(n)]
inertia = lambda rows: ((rows - rows.mean(0)) ** 2).sum() if len(rows) else 0
out["kMeansInertia"] = min(
    inertia(x[np.array(side) == 1]) + inertia(x[np.array(side) == 0])
    for side in itertools.product([0, 1], repeat=n) if 0 < sum(side) < n
)

prior = np.array([(y2 == c).mean() for c in (0, 1)])
totals = np.array([counts[y2 == c].sum(0) + 1 for c in (0, 1)])
likelihood = np.log(totals / totals.sum(1, keepdims=True))
out["naiveBayes"] = {"prior": np.log(prior), "likelihood": likelihood}

signs, l2 = 2 * y2 - 1, 0.125
ones = np.c_[x, np.ones(n)]
penalty = np.diag([l2] * d + [0])
out["squaredFit"] = np.linalg.solve(ones.T @ ones / n + penalty, ones.T @ signs / n)


def linear(kind):
    def losses(w, rows):
        m = signs * (rows @ w[:d] + w[d])
        if kind == "logistic":
            return np.log(1 + np.exp(-m))
        return np.where(m.real < 1, 1 - m, 0) if kind == "hinge" else (1 - m) ** 2 / 2

    return losses


def cross_entropy(logits):
    return np.log(np.exp(logits).sum(1)) - logits[np.arange(n), y3]


def softmax(w, rows):
    return cross_entropy(rows @ w[: classes * d].reshape(classes, d).T + w[classes * d :])


def network(activation):
    def losses(w, rows):
        w1, b1, w2, b2 = np.split(w, np.cumsum([hidden * d, hidden, classes * hidden]))
        z = rows @ w1.reshape(hidden, d).T + b1
        a = np.tanh(z) if activation == "tanh" else np.where(z.real > 0, z, 0)
        return cross_entropy(a @ w2.reshape(classes, hidden).T + b2)

    return losses


def slopes(f, at):
    """∂f / ∂ each entry of `at`, by a complex step: exact to f64."""
    columns = []
    for k in range(at.size):
        moved = at.astype(complex).ravel()
        moved[k] += 1e-30j
        columns.append(f(moved.reshape(at.shape)).imag / 1e-30)
    return np.array(columns)


def described(losses, length, biases):
    w, direction = grid(length), grid(length)
    ridged = np.array([0.0 if k in biases else l2 for k in range(length)])
    each = slopes(lambda t: losses(t, x.astype(complex)), w).T
    gradient = lambda t: slopes(lambda s: losses(s, x.astype(complex)).mean(), t) + ridged * t
    step = 1e-5
    return {
        "weights": w, "direction": direction, "losses": losses(w, x), "each": each,
        "loss": losses(w, x).mean() + (ridged * w * w).sum() / 2, "gradient": gradient(w),
        "hessianProduct": (gradient(w + step * direction) - gradient(w - step * direction)) / (2 * step),
        "inputs": np.array([slopes(lambda r: losses(w.astype(complex), r)[i], x).reshape(n, d)[i] for i in range(n)]),
    }


def adam(losses, w, rate, steps):
    first, second = 0, 0
    for t in range(1, steps + 1):
        g = slopes(lambda s: losses(s, x.astype(complex)).mean(), w)
        first, second = 0.9 * first + 0.1 * g, 0.999 * second + 0.001 * g * g
        w = w - rate * (first / (1 - 0.9**t)) / (np.sqrt(second / (1 - 0.999**t)) + 1e-8)
    return w


def momentum(losses, w, rate, steps):
    velocity = 0
    for _ in range(steps):
        velocity = 0.9 * velocity + slopes(lambda s: losses(s, x.astype(complex)).mean(), w)
        w = w - rate * velocity
    return w


last = classes * d
size = hidden * d + hidden + classes * hidden + classes
biases = set(range(hidden * d, hidden * d + hidden)) | set(range(size - classes, size))
out["l2"] = l2
out["models"] = {kind: described(linear(kind), d + 1, {d}) for kind in ("logistic", "squared", "hinge")}
out["models"]["softmax"] = described(softmax, last + classes, set(range(last, last + classes)))
for name in ("tanh", "relu"):
    model = described(network(name), size, biases)
    model["adam"] = adam(network(name), model["weights"], 0.0625, 3)
    model["momentum"] = momentum(network(name), model["weights"], 0.0625, 3)
    out["models"][name] = model

mpmath.mp.prec = 200
points = [-700.25, -20.5, -1e-3, 0.1, 1, 3.25, 88.5, 700.25]
out["exp"] = {"at": points, "is": [float(mpmath.exp(mpmath.mpf(p))) for p in points]}
points = [1e-300, 1e-3, 0.9999, 1.0001, 2, 10, 1e300]
out["log"] = {"at": points, "is": [float(mpmath.log(mpmath.mpf(p))) for p in points]}

# xoshiro128** (Blackman & Vigna 2018) seeded by SplitMix32.
M = 0xFFFFFFFF


def stream(seed):
    mixer, state = seed, []
    for _ in range(4):
        mixer = (mixer + 0x9E3779B9) & M
        t = ((mixer ^ (mixer >> 16)) * 0x21F0AAAD) & M
        t = ((t ^ (t >> 15)) * 0x735A2D97) & M
        state.append(t ^ (t >> 15))
    turn = lambda value, by: ((value << by) | (value >> (32 - by))) & M
    while True:
        yield (turn((state[1] * 5) & M, 7) * 9) & M
        t = (state[1] << 9) & M
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= t
        state[3] = turn(state[3], 11)


def normals(seed, count):
    draw, found = stream(seed), []
    while len(found) < count:
        u, w = ((next(draw) + 0.5) / 2**31 - 1 for _ in range(2))
        s = u * u + w * w
        if s < 1:
            found += [u * np.sqrt(-2 * np.log(s) / s), w * np.sqrt(-2 * np.log(s) / s)]
    return found[:count]


def permutation(seed, count):
    draw, order = stream(seed), list(range(count))
    for i in range(count - 1, 0, -1):
        word = next(draw)
        while word >= 2**32 - 2**32 % (i + 1):
            word = next(draw)
        j = word % (i + 1)
        order[i], order[j] = order[j], order[i]
    return order


draw = stream(7)
out["random"] = {
    "uniforms": [(next(draw) >> 8) / 2**24 for _ in range(12)],
    "normals": normals(7, 11), "permutation": permutation(7, 12),
}


def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return np.asarray(value).tolist() if not isinstance(value, str) else value


print(json.dumps(plain(out)))
