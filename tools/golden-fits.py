"""Writes test/golden/fits/: small public data sets as CSV, and what exact fits of them are.

Run on purpose, with the versions that the file then names: python3 tools/golden-fits.py
Objectives are mean loss + (l2 / 2) * squared weights, biases free, on the features as they are. Logistic and softmax
regression: Newton's method in f64 on centred and scaled features with the ridge of the features as they are. The linear
SVM: a primal-dual interior point method in f64. scikit-learn's own solvers must agree, or nothing is written.
"""

import json
import pathlib
import sys

import numpy as np
import scipy
import sklearn
from scipy.linalg import cho_factor, cho_solve
from sklearn import datasets
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.svm import SVC

FOLDER = pathlib.Path(__file__).parent.parent / "test" / "golden" / "fits"
# The label that stands against all others in fits of two classes.
SETS = {"breast-cancer": (datasets.load_breast_cancer, "benign"), "wine": (datasets.load_wine, "class_1"),
        "iris": (datasets.load_iris, "versicolor"), "digits": (datasets.load_digits, "8")}
STRENGTHS = (0.01, 1.0)


def export(name, load):
    data = load()
    names = [str(f).replace(" ", "_").replace("(", "").replace(")", "") for f in data.feature_names]
    labels = [str(data.target_names[t]) for t in data.target]
    rows = [",".join([*(repr(float(v)).removesuffix(".0") for v in x), label]) for x, label in zip(data.data, labels)]
    (FOLDER / f"{name}.csv").write_text("\n".join([",".join([*names, "label"]), *rows]) + "\n")


def read(name):
    lines = (FOLDER / f"{name}.csv").read_text().split()
    cells = [line.split(",") for line in lines[1:]]
    return np.array([[float(v) for v in c[:-1]] for c in cells]), np.array([c[-1] for c in cells])


class Scaled:
    """Weights u on (x - centre) / scale for weights w on x: u = w * scale, and the bias moves by w . centre."""

    def __init__(self, x, l2):
        self.centre, self.scale = x.mean(0), np.sqrt(x.var(0) / 4 + l2)
        self.x, self.ridge = (x - self.centre) / self.scale, l2 / self.scale**2

    def back(self, u, b):
        w = u / self.scale
        return w, b - w @ self.centre


def newton(value, gradient_and_hessian, u):
    """Damped Newton until the decrement is below 1e-22 of the value, or no step lowers the value."""
    for _ in range(200):
        g, h = gradient_and_hessian(u)
        step = cho_solve(cho_factor(h), -g)
        decrement = -g @ step
        if decrement < 1e-22 * value(u):
            return u
        t = 1.0
        while value(u + t * step) > value(u) - 1e-4 * t * decrement and t > 1e-6:
            t /= 2
        if t <= 1e-6:
            break
        u = u + t * step
    if decrement > 1e-12 * value(u):
        raise SystemExit(f"Newton's method stopped at a decrement of {decrement}")
    return u


def fit_logistic(x, y, l2):
    s = Scaled(x, l2)
    rows = np.c_[s.x, np.ones(len(x))]
    ridge = np.r_[s.ridge, 0]
    value = lambda u: np.logaddexp(0, -y * (rows @ u)).mean() + u @ (ridge * u) / 2

    def slopes(u):
        p = 1 / (1 + np.exp(y * (rows @ u)))
        return -rows.T @ (y * p) / len(y) + ridge * u, (rows.T * (p * (1 - p))) @ rows / len(y) + np.diag(ridge)

    u = newton(value, slopes, np.zeros(rows.shape[1]))
    return value(u), *s.back(u[:-1], u[-1])


def fit_softmax(x, y, classes, l2):
    s = Scaled(x, l2)
    n, width = len(x), x.shape[1] + 1
    rows = np.c_[s.x, np.ones(n)]
    ridge = np.r_[s.ridge, 0]
    one = np.eye(classes)[y]

    def value(u):
        z = rows @ u.reshape(classes, width).T
        most = z.max(1)
        loss = most + np.log(np.exp(z - most[:, None]).sum(1)) - z[np.arange(n), y]
        return loss.mean() + (u.reshape(classes, width) ** 2 @ ridge).sum() / 2

    def slopes(u):
        w = u.reshape(classes, width)
        z = rows @ w.T
        p = np.exp(z - z.max(1)[:, None])
        p /= p.sum(1)[:, None]
        h = np.zeros((classes, width, classes, width))
        for a in range(classes):
            for b in range(a + 1):
                h[a, :, b] = (rows.T * (p[:, a] * ((a == b) - p[:, b]))) @ rows / n + (a == b) * np.diag(ridge)
                h[b, :, a] = h[a, :, b]
        # Biases that all rise together change nothing: a little curvature in that direction, where the slope is zero.
        h[:, -1, :, -1] += 1 / classes
        return ((p - one).T @ rows / n + w * ridge).ravel(), h.reshape(classes * width, -1)

    u = newton(value, slopes, np.zeros(classes * width)).reshape(classes, width)
    w = u[:, :-1] / s.scale
    b = u[:, -1] - w @ s.centre
    return value(u.ravel()), w, b - b.mean()


def fit_hinge(x, y, l2):
    """Least R u.u / 2 + mean slack with y (x.u + b) + slack - 1 = room >= 0 and slack >= 0 (Mehrotra's method)."""
    scaled = Scaled(x, l2)
    n, ridge = len(x), np.r_[scaled.ridge, 0]
    z = np.c_[scaled.x, np.ones(n)] * y[:, None]
    u, slack, room = np.zeros(z.shape[1]), np.full(n, 2.0), np.ones(n)
    a, r = np.full(n, 0.5 / n), np.full(n, 0.5 / n)
    reach = lambda v, dv: min([1.0, *(-v[dv < 0] / dv[dv < 0])])
    for _ in range(200):
        mu = (a @ room + r @ slack) / (2 * n)
        slope, miss = ridge * u - z.T @ a, z @ u + slack - 1 - room
        if mu * n < 1e-15 * (slack.mean() + u @ (ridge * u) / 2):
            break
        weight = slack / r + room / a
        factor = cho_factor(np.diag(ridge) + (z.T / weight) @ z)

        def direction(goal_room, goal_slack):
            q = goal_room / a - room - goal_slack / r + slack - miss
            du = cho_solve(factor, z.T @ (q / weight) - slope)
            da = (q - z @ du) / weight
            return du, da, goal_room / a - room - room / a * da, goal_slack / r - slack + slack / r * da

        du, da, dg, ds = direction(0 * a, 0 * a)
        t = min(reach(a, da), reach(r, -da), reach(room, dg), reach(slack, ds))
        after = ((a + t * da) @ (room + t * dg) + (r - t * da) @ (slack + t * ds)) / (2 * n)
        goal = (after / mu) ** 3 * mu
        du, da, dg, ds = direction(goal - da * dg, goal + da * ds)
        t = 0.99 * min(reach(a, da), reach(r, -da), reach(room, dg), reach(slack, ds))
        u, a, r, room, slack = u + t * du, a + t * da, r - t * da, room + t * dg, slack + t * ds
    scores = scaled.x @ u[:-1]
    primal = np.maximum(0, 1 - y * (scores + u[-1])).mean() + u @ (ridge * u) / 2
    v = (z.T @ a)[:-1] / scaled.ridge
    gap = primal - (a.sum() - v @ (scaled.ridge * v) / 2)
    if not abs(gap) < 2e-8 * primal or abs(a @ y) > 1e-12:
        raise SystemExit(f"the interior point method left a gap of {gap} of {primal}")
    return primal, *scaled.back(u[:-1], u[-1])


def agree(what, ours, theirs, within):
    print(f"{what}: {ours:.12g}, scikit-learn {theirs:.12g}", file=sys.stderr)
    if not (theirs >= ours if within is None else abs(ours - theirs) <= within * ours):
        raise SystemExit(f"{what}: {ours} here, {theirs} by scikit-learn")


def errors(scores, y):
    return int(((scores > 0) != (y > 0)).sum())


def two_class(name, x, y, test):
    found = []
    for l2 in STRENGTHS:
        objective, w, b = fit_logistic(x, y, l2)
        own = LogisticRegression(C=1 / (l2 * len(x)), tol=1e-12, max_iter=10000, solver="newton-cholesky").fit(x, y)
        theirs = np.logaddexp(0, -y * own.decision_function(x)).mean() + l2 / 2 * (own.coef_**2).sum()
        # Its solver fails where a ridge of 1 meets features of 1e12.
        agree(f"{name}, logistic, l2 {l2}", objective, theirs, 1e-9 if np.abs(x).max() < 1e6 else None)
        hinge, v, c = fit_hinge(x, y, l2)
        # libsvm keeps its kernel in f32 and is far off on features of thousands: there it must be worse.
        svc = SVC(C=1 / (l2 * len(x)), kernel="linear", tol=1e-6, cache_size=500, max_iter=1_000_000).fit(x, y)
        margins = np.maximum(0, 1 - y * svc.decision_function(x)).mean() + l2 / 2 * (svc.coef_**2).sum()
        agree(f"{name}, hinge, l2 {l2}", hinge, margins, 1e-4 if np.abs(x).max() < 100 else None)
        tests = lambda w, b: {"testErrors": errors(test[0] @ w + b, test[1])} if test else {}
        found.append({
            "l2": l2,
            "logistic": {"objective": objective, "norm": np.linalg.norm(w), "errors": errors(x @ w + b, y), **tests(w, b)},
            "hinge": {"objective": hinge, "norm": np.linalg.norm(v), "errors": errors(x @ v + c, y), **tests(v, c)},
        })
    return found


FOLDER.mkdir(parents=True, exist_ok=True)
out = {
    "source": f"tools/golden-fits.py with Python {sys.version.split()[0]}, NumPy {np.__version__}, "
    f"SciPy {scipy.__version__}, scikit-learn {sklearn.__version__}",
    "data": "sklearn.datasets: breast cancer Wisconsin (diagnostic), wine, iris, optical digits (test part), as in the UCI "
    "Machine Learning Repository, CC BY 4.0",
    "sets": {},
}
for name, (load, positive) in SETS.items():
    export(name, load)
    x, labels = read(name)
    y = np.where(labels == positive, 1.0, -1.0)
    entry = {"positive": positive, "twoClasses": two_class(name, x, y, None)}
    bayes = MultinomialNB(alpha=1).fit(x, y)
    odds = bayes.feature_log_prob_[1] - bayes.feature_log_prob_[0]
    entry["naiveBayes"] = {
        "weights": odds, "bias": bayes.class_log_prior_[1] - bayes.class_log_prior_[0],
        "errors": int((bayes.predict(x) != y).sum()),
    }
    classes, ids = np.unique(labels, return_inverse=True)
    if len(classes) > 2:
        entry["softmax"] = []
        for l2 in STRENGTHS:
            objective, w, b = fit_softmax(x, ids, len(classes), l2)
            own = LogisticRegression(C=1 / (l2 * len(x)), tol=1e-10, max_iter=100000, solver="newton-cg").fit(x, ids)
            theirs = -own.predict_log_proba(x)[np.arange(len(x)), ids].mean() + l2 / 2 * (own.coef_**2).sum()
            agree(f"{name}, softmax, l2 {l2}", objective, theirs, 1e-6)
            wrong = int(((x @ w.T + b).argmax(1) != ids).sum())
            entry["softmax"].append({"l2": l2, "objective": objective, "norm": np.linalg.norm(w), "errors": wrong})
    out["sets"][name] = entry
for name, test in (("e4", None), ("year-train", "year-test"), ("times-1e12-train", "times-1e12-test")):
    sign = lambda pair: (pair[0], np.where(pair[1] == "1", 1.0, -1.0))
    x, y = sign(read(name))
    out["sets"][name] = {"positive": "1", "twoClasses": two_class(name, x, y, test and sign(read(test)))}

plain = lambda value: value.tolist() if isinstance(value, (np.ndarray, np.generic)) else repr(value)
(FOLDER / "fits.json").write_text(json.dumps(out, default=plain, indent=1) + "\n")
