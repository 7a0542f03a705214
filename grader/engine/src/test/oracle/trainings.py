"""Trainings of the autoencoder with mistakes in them, in NumPy: writes ../resources/org/nabla/diagnosis/trainings.json.

Run in this folder: python3 trainings.py
"""

import json

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def forward(p, X):
    Z1 = sigmoid(p["W1"] @ X + p["B1"])
    return Z1, sigmoid(p["W2"] @ Z1 + p["B2"])


def error(p, X):
    return np.mean(np.sum((X - forward(p, X)[1]) ** 2, axis=0))


def gradients(p, X, mistake=""):
    Z1, Z2 = forward(p, X)
    dA2 = -2 * (X - Z2) / X.shape[1]
    if mistake == "output-gradient-factor-two-missing":
        dA2 = dA2 / 2
    if mistake != "output-activation-derivative-omitted":
        dA2 = dA2 * Z2 * (1 - Z2)
    dA1 = p["W2"].T @ dA2
    if mistake != "activation-derivative-omitted":
        dA1 = dA1 * Z1 * (1 - Z1)
    ones = mistake == "bias-gradient-all-ones"
    return {
        "W1": dA1 @ X.T,
        "B1": np.ones_like(p["B1"]) if ones else dA1.sum(axis=1, keepdims=True),
        "W2": dA2 @ Z1.T,
        "B2": np.ones_like(p["B2"]) if ones else dA2.sum(axis=1, keepdims=True),
    }


def updated(p, g, rate, mistake=""):
    if mistake == "gradient-ascent":
        rate = -rate
    if mistake == "learning-rate-omitted":
        rate = 1
    still = ("B1", "B2") if mistake == "biases-not-updated" else ()
    return {name: p[name] if name in still else p[name] - rate * g[name] for name in p}


def train(world, mistakes=(), factor=1.0):
    p = {name: np.array(world["start"][name]) for name in ("W1", "B1", "W2", "B2")}
    train_set, test_set = np.array(world["train"]), np.array(world["test"])
    samples, outputs = train_set.shape[1], train_set.shape[0]
    epochs = world["epochs"] - ("training-one-epoch-short" in mistakes)
    step = next((m for m in mistakes if m in STEPS), "")
    rate = world["learning_rate"] * factor
    before, after, met = [], [], []
    kept = {name: 0 * value for name, value in p.items()}
    for epoch in range(epochs):
        order = world["order"][epoch]
        if "order-ignored" in mistakes:
            order = list(range(samples))
        if "order-of-first-epoch-repeated" in mistakes:
            order = world["order"][0]
        size = samples if "update-only-after-whole-set" in mistakes else world["batch"]
        before.append([error(p, train_set), error(p, test_set)])
        losses = 0.0
        for first in range(0, samples, size):
            X = train_set[:, order[first:first + size]]
            losses += error(p, X) * X.shape[1] / samples
            g = gradients(p, X, step)
            if step == "gradients-not-zeroed":
                g = kept = {name: kept[name] + g[name] for name in g}
            p = updated(p, g, rate, step)
        after.append([error(p, train_set), error(p, test_set)])
        met.append(losses)
    history = np.array(before if "history-one-epoch-early" in mistakes else after)
    if "history-averaged-while-training" in mistakes:
        history[:, 0] = met
    if "metric-sum-called-mean" in mistakes:
        history = history / outputs
    if "history-summed-over-samples" in mistakes:
        history = history * samples
    if "only the history over the test set" in mistakes:
        history[:, 1] = history[:, 1] / outputs
    result = {"history(train_loss)": history[:, :1].tolist(), "history(test_loss)": history[:, 1:].tolist()}
    for name, value in p.items():
        result[f"trained({name})"] = value.tolist()
    return result


STEPS = [
    "activation-derivative-omitted",
    "output-activation-derivative-omitted",
    "output-gradient-factor-two-missing",
    "bias-gradient-all-ones",
    "biases-not-updated",
    "gradient-ascent",
    "learning-rate-omitted",
    "gradients-not-zeroed",
]
HABITS = [
    "history-one-epoch-early",
    "history-averaged-while-training",
    "history-summed-over-samples",
    "metric-sum-called-mean",
    "order-ignored",
    "order-of-first-epoch-repeated",
    "training-one-epoch-short",
    "update-only-after-whole-set",
]


def world(seed, instance, n, m, samples, tests, epochs, batch):
    random = np.random.default_rng(seed)
    return {
        "instance": instance,
        "n": n,
        "m": m,
        "epochs": epochs,
        "batch": batch,
        "learning_rate": 0.3,
        "start": {
            "W1": random.uniform(-1, 1, (m, n)).tolist(),
            "B1": random.uniform(-1, 1, (m, 1)).tolist(),
            "W2": random.uniform(-1, 1, (n, m)).tolist(),
            "B2": random.uniform(-1, 1, (n, 1)).tolist(),
        },
        "train": random.uniform(0, 1, (n, samples)).tolist(),
        "test": random.uniform(0, 1, (n, tests)).tolist(),
        "order": [random.permutation(samples).tolist() for _ in range(epochs)],
    }


def main():
    worlds = [world(1, "variant-1", 4, 3, 9, 5, 3, 1), world(2, "variant-2", 4, 3, 7, 5, 3, 3),
              world(3, "published", 3, 2, 10, 6, 6, 1)]
    cases = {mistake: ((mistake,), 1.0) for mistake in STEPS + HABITS}
    cases["activation-derivative-omitted, history-one-epoch-early"] = (
        ("activation-derivative-omitted", "history-one-epoch-early"), 1.0)
    cases["only the history over the test set"] = (("only the history over the test set",), 1.0)
    for factor in (10.0, 0.1, 2.0, 0.5):
        cases[f"learning rate times {factor}"] = ((), factor)
    cases["learning rate times 0.7312"] = ((), 0.7312)
    for one in worlds:
        one["right"] = train(one)
        one["wrong"] = {name: train(one, mistakes, factor) for name, (mistakes, factor) in cases.items()}
    with open("../resources/org/nabla/diagnosis/trainings.json", "w", encoding="utf-8") as file:
        json.dump(worlds, file, separators=(",", ":"))
        file.write("\n")


main()
