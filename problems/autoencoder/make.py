"""Makes parameters.npz and order.npz, and prints the values that problem.yaml states as `expected`.

It reads gaussian.npz, which is data and is not made again: its draw depends on the LAPACK it was made with.
`--trajectory FILE` also writes the loss over both sets after each of the 100 epochs, for the tests of the reference.
"""

import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
EPOCHS, LEARNING_RATE = 100, 0.03


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def error(p, X):
    Z2 = sigmoid(p["W2"] @ sigmoid(p["W1"] @ X + p["B1"]) + p["B2"])
    return np.mean(np.sum((X - Z2) ** 2, axis=0))


def step(p, X):
    Z1 = sigmoid(p["W1"] @ X + p["B1"])
    Z2 = sigmoid(p["W2"] @ Z1 + p["B2"])
    dA2 = -2 * (X - Z2) * Z2 * (1 - Z2)
    dA1 = (p["W2"].T @ dA2) * Z1 * (1 - Z1)
    gradients = {"W1": dA1 @ X.T, "B1": dA1, "W2": dA2 @ Z1.T, "B2": dA2}
    return {name: p[name] - LEARNING_RATE * gradients[name] for name in p}


random = np.random.RandomState(43)
start = {"W1": random.randn(2, 3) * 0.01, "W2": random.randn(3, 2) * 0.01}
start = {"W1": start["W1"], "B1": np.zeros((2, 1)), "W2": start["W2"], "B2": np.zeros((3, 1))}
order = np.array([random.permutation(800) for _ in range(EPOCHS)]).astype(np.int16)
np.savez_compressed(HERE / "parameters.npz", **start)
np.savez_compressed(HERE / "order.npz", order=order)

data = np.load(HERE / "gaussian.npz")
x_train, x_test = data["x_train"], data["x_test"]
p, train, test = start, [], []
for epoch in range(EPOCHS):
    for sample in order[epoch]:
        p = step(p, x_train[:, sample : sample + 1])
    train.append(error(p, x_train))
    test.append(error(p, x_test))
for epoch in 0, 1, EPOCHS - 1:
    print(epoch, repr(float(train[epoch])), repr(float(test[epoch])))
if "--trajectory" in sys.argv:
    np.savez_compressed(sys.argv[sys.argv.index("--trajectory") + 1], train_loss=train, test_loss=test, **p)
