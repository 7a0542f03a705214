"""Solves the small problems of this folder in NumPy, with gradients written by hand, and writes what each question must give.

The numbers typed here are those of the problem files; where they drift apart the test fails.
"""

from pathlib import Path

import numpy as np

HERE = Path(__file__).parent

W1 = np.array([[0.4, -0.3, 0.7], [-0.6, 0.2, 0.5]])
B1 = np.array([[0.1], [-0.2]])
W2 = np.array([[0.8, -0.5], [0.3, 0.9]])
B2 = np.array([[0.05], [-0.15]])
X = np.array([[1.2, -0.7, 0.4, 0.9], [0.3, 1.1, -0.8, -0.4], [-0.5, 0.6, 1.3, 0.2]])
Y = np.array([[0.5, -0.2, 0.9, 0.1], [-0.4, 0.7, 0.3, 0.6]])
START = {"W1": W1, "b1": B1, "W2": W2, "b2": B2}
RATE, DECAY = 0.2, 0.03


def save(name, **values):
    np.savez_compressed(HERE / f"{name}.npz", **values)


def loss(p):
    y_hat = p["W2"] @ np.tanh(p["W1"] @ X + p["b1"]) + p["b2"]
    return np.mean(np.sum((y_hat - Y) ** 2 / 2, axis=0))


def gradients(p):
    """Of a 3-2-2 network, tanh then identity, with half the squared error: sum over outputs, mean over samples."""
    h = np.tanh(p["W1"] @ X + p["b1"])
    d2 = (p["W2"] @ h + p["b2"] - Y) / X.shape[1]
    d1 = p["W2"].T @ d2 * (1 - h**2)
    return {"W1": d1 @ X.T, "b1": d1.sum(1, keepdims=True), "W2": d2 @ h.T, "b2": d2.sum(1, keepdims=True)}


def train(step, steps, gradients=gradients):
    """The parameters after some steps: `step(t, theta, g, memory)` gives the new value of one of them."""
    p = {name: value.copy() for name, value in START.items()}
    memory = {name: {} for name in p}
    for t in range(1, steps + 1):
        at = {name: ahead(p[name], memory[name]) for name in p} if step is nesterov else p
        g = gradients(at)
        p = {name: step(t, p[name], g[name], memory[name]) for name in p}
    return p


def momentum(t, theta, g, memory):
    memory["v"] = 0.8 * memory.get("v", 0) + g
    return theta - RATE * memory["v"]


def ahead(theta, memory):
    return theta - RATE * 0.8 * memory.get("v", 0)


def nesterov(t, theta, g, memory):
    return momentum(t, theta, g, memory)


def rmsprop(t, theta, g, memory):
    memory["s"] = 0.7 * memory.get("s", 0) + 0.3 * g**2
    return theta - RATE * g / (np.sqrt(memory["s"]) + 1e-6)


def adam(t, theta, g, memory):
    memory["m"] = 0.8 * memory.get("m", 0) + 0.2 * g
    memory["s"] = 0.95 * memory.get("s", 0) + 0.05 * g**2
    m, s = memory["m"] / (1 - 0.8**t), memory["s"] / (1 - 0.95**t)
    return theta - RATE * m / (np.sqrt(s) + 1e-7)


def descent(t, theta, g, memory):
    return theta - RATE * g


def decayed(p):
    """λ·θ for the weights, nothing for the biases."""
    return {name: g + DECAY * p[name] * name.startswith("W") for name, g in gradients(p).items()}


def save_training(name, step, **more):
    first, third = train(step, 1, **more), train(step, 3, **more)
    save(name, first_W1=first["W1"], W1=third["W1"], b1=third["b1"], W2=third["W2"], b2=third["b2"], loss=loss(third))


for rule in momentum, nesterov, rmsprop, adam:
    save_training(rule.__name__, rule)
save_training("l2", descent, gradients=decayed)

# ---- dropout with a given mask, scaled by the chance of being kept while training -------------------------------------
MASK, KEEP = np.array([[1, 0, 1, 1], [0, 1, 1, 0]]), 0.75
z1 = W1 @ X + B1
h1 = np.maximum(z1, 0) * MASK / KEEP
d2 = (W2 @ h1 + B2 - Y) / X.shape[1]
dh = W2.T @ d2
d1 = dh * MASK / KEEP * (z1 > 0)
save(
    "dropout",
    h1=h1,
    loss=np.mean(np.sum((W2 @ h1 + B2 - Y) ** 2 / 2, axis=0)),
    dh1=dh,
    dz1=d1,
    dW1=d1 @ X.T,
    db1=d1.sum(1, keepdims=True),
    dW2=d2 @ h1.T,
)

# ---- batch normalisation while training: mean and variance of the batch, and gradients through both -------------------
GAMMA, BETA, EPSILON = np.array([[1.3], [0.7]]), np.array([[0.2], [-0.4]]), 1e-3
z = W1 @ X
mean, variance = z.mean(1, keepdims=True), z.var(1, keepdims=True)
normal = (z - mean) / np.sqrt(variance + EPSILON)
out = GAMMA * normal + BETA
d_out = (out - Y) / X.shape[1]
d_normal = d_out * GAMMA
N = X.shape[1]
d_z = (N * d_normal - d_normal.sum(1, keepdims=True) - normal * (d_normal * normal).sum(1, keepdims=True)) / (
    N * np.sqrt(variance + EPSILON)
)
save(
    "batch-normalisation",
    mu=mean,
    variance=variance,
    out=out,
    dgamma=(d_out * normal).sum(1, keepdims=True),
    dbeta=d_out.sum(1, keepdims=True),
    dz=d_z,
    dW=d_z @ X.T,
    dx=W1.T @ d_z,
)

# ---- one layer by itself, with the upstream gradient given -------------------------------------------------------------
UPSTREAM = np.array([[0.3, -1.1, 0.6, 0.2], [-0.7, 0.4, 0.8, -0.9]])
h = np.tanh(W1 @ X + B1)
dz = UPSTREAM * (1 - h**2)
save("layer", h=h, dz=dz, dW=dz @ X.T, db=dz.sum(1, keepdims=True), dx=W1.T @ dz)

# ---- labels as class numbers -------------------------------------------------------------------------------------------
LABELS = np.array([2, 0, 1, 2])
W3 = np.array([[0.8, -0.5, 0.2], [0.3, 0.9, -0.4], [-0.6, 0.1, 0.7]])
B3 = np.array([[0.1], [-0.2], [0.05]])
logits = W3 @ X + B3
softmax = np.exp(logits) / np.exp(logits).sum(0)
d = (softmax - np.eye(3)[LABELS].T) / 4
for name in "labels-from-0", "labels-from-1":
    save(
        name,
        y_hat=softmax,
        loss=-np.mean(np.log(softmax[LABELS, range(4)])),
        dz1=d,
        dW1=d @ X.T,
        db1=d.sum(1, keepdims=True),
    )

# ---- a step and the gradients after it, computed in single precision ---------------------------------------------------
single = lambda a: np.asarray(a, dtype=np.float32)
START, X, Y = {name: single(value) for name, value in START.items()}, single(X), single(Y)
RATE = np.float32(RATE)
first = train(descent, 1)
assert all(value.dtype == np.float32 for value in first.values())
save("single/float32", W1=first["W1"], b1=first["b1"], loss=loss(first), dW1=gradients(START)["W1"], dW2=gradients(START)["W2"])
