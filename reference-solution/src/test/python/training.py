"""Whole trainings of a small network, from NumPy:

    python3 training.py > ../resources/org/nabla/reference/training.txt

Gradients are complex-step derivatives of the forward pass, as in networks.py: no rule of backpropagation is written here.
"""
import numpy as np

STEP = 1e-30
EPOCHS, LEARNING_RATE = 4, 0.05
PARAMETERS = ("W1", "b1", "W2", "b2")
TRAIN, TEST = 11, 4


def loss(v):
    y_hat = v["W2"] @ np.tanh(v["W1"] @ v["x"] + v["b1"]) + v["b2"]
    return ((y_hat - v["y"]) ** 2).sum(axis=0).mean()


def gradient(leaves, name):
    result = np.zeros(leaves[name].shape)
    for index in np.ndindex(result.shape):
        moved = {k: v.astype(complex) for k, v in leaves.items()}
        moved[name][index] += 1j * STEP
        result[index] = loss(moved).imag / STEP
    return result


def show(name, value):
    print(name, "=", np.array(value, dtype=float).reshape(np.shape(value) or (1, 1)).tolist())


rng = np.random.RandomState(800)
start = {"W1": rng.normal(size=(2, 3)), "b1": rng.normal(size=(2, 1)),
         "W2": rng.normal(size=(2, 2)), "b2": rng.normal(size=(2, 1))}
sets = {"train": {"x": rng.normal(size=(3, TRAIN)), "y": rng.normal(size=(2, TRAIN))},
        "test": {"x": rng.normal(size=(3, TEST)), "y": rng.normal(size=(2, TEST))}}
given = np.tile(np.arange(TRAIN), (EPOCHS, 1))
shuffled = np.array([rng.permutation(TRAIN) for _ in range(EPOCHS)])
for name, value in start.items():
    show(name, value)
for name, values in sets.items():
    for leaf, value in values.items():
        show(f"{leaf}_{name}", value)
show("order", shuffled)


def gradient_descent(theta, g, m, t):
    return theta - LEARNING_RATE * g


def momentum(theta, g, m, t):
    m[0] = 0.7 * m[0] + g
    return theta - LEARNING_RATE * m[0]


def rmsprop(theta, g, m, t):
    m[0] = 0.8 * m[0] + 0.2 * g ** 2
    return theta - LEARNING_RATE * g / (np.sqrt(m[0]) + 1e-3)


def adam(theta, g, m, t):
    m[0] = 0.8 * m[0] + 0.2 * g
    m[1] = 0.95 * m[1] + 0.05 * g ** 2
    return theta - LEARNING_RATE * (m[0] / (1 - 0.8 ** t)) / (np.sqrt(m[1] / (1 - 0.95 ** t)) + 1e-3)


def look_ahead(theta, m):
    return theta - LEARNING_RATE * 0.7 * m[0]


def train(case, step, batch, order, decayed=(), at=lambda theta, m: theta, learnable=PARAMETERS):
    theta, kept, t = dict(start), {p: [0.0, 0.0] for p in PARAMETERS}, 0
    losses = {name: [] for name in sets}
    for epoch in range(EPOCHS):
        for first in range(0, TRAIN, batch):
            samples = order[epoch][first : first + batch]
            t += 1
            points = {p: (at(theta[p], kept[p]) if p in learnable else theta[p]) for p in PARAMETERS}
            leaves = {**points, **{k: v[:, samples] for k, v in sets["train"].items()}}
            slopes = {p: gradient(leaves, p) + (0.4 * points[p] if p in decayed else 0) for p in learnable}
            theta = {p: (step(theta[p], slopes[p], kept[p], t) if p in learnable else theta[p]) for p in PARAMETERS}
        for name, values in sets.items():
            losses[name].append([loss({**theta, **values})])
    for name, history in losses.items():
        show(f"{case} / {name}_loss", history)
    for p in PARAMETERS:
        show(f"{case} / {p}", theta[p])


train("one sample a step, as given", gradient_descent, 1, given)
train("one sample a step, shuffled", gradient_descent, 1, shuffled)
train("batches of 4, shuffled", gradient_descent, 4, shuffled)
train("the whole set, shuffled", gradient_descent, TRAIN, shuffled)
train("batches of 4, decayed weights", gradient_descent, 4, shuffled, decayed=("W1", "W2"))
train("batches of 4, frozen W1 and b2", gradient_descent, 4, shuffled, learnable=("b1", "W2"))
train("momentum", momentum, 4, shuffled)
train("nesterov", momentum, 4, shuffled, at=look_ahead)
train("nesterov, decayed weights", momentum, 4, shuffled, decayed=("W1", "W2"), at=look_ahead)
train("rmsprop", rmsprop, 4, shuffled)
train("adam", adam, 4, shuffled)
