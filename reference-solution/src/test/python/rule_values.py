"""One point a rule, to 40 digits, from mpmath:

    python3 rule_values.py > ../resources/org/nabla/reference/rule-values.txt

The operands are binary fractions, so that doubles hold them exactly.
"""
from mpmath import mp, mpf, exp, log, tanh, sqrt

mp.dps = 60

X = [[0.75, -1.25, 2.5], [-0.375, 1.5, 0.0625]]
Y = [[1.75, 0.5, -2.25]]
P = [[0.75, 1.25, 2.5], [0.375, 1.5, 0.0625]]
Q = [[0.625], [2.75]]
B = [[0.5, -1.5], [1.25, 0.25], [-0.75, 2.0]]
LABELS = [[2, 0, 1]]


def each(f, x):
    return [[f(mpf(e)) for e in row] for row in x]


def pairs(f, x, y):
    rows, columns = max(len(x), len(y)), max(len(x[0]), len(y[0]))
    at = lambda m, i, j: mpf(m[i if len(m) > 1 else 0][j if len(m[0]) > 1 else 0])
    return [[f(at(x, i, j), at(y, i, j)) for j in range(columns)] for i in range(rows)]


def transposed(x):
    return [list(column) for column in zip(*x)]


def down(f, x):
    return [[f([mpf(e) for e in column]) for column in zip(*x)]]


def along(f, x):
    return [[f([mpf(e) for e in row])] for row in x]


def overall(f, x):
    return [[f([mpf(e) for row in x for e in row])]]


def mean(v):
    return mp.fsum(v) / len(v)


def log_sum_exp(v):
    return log(mp.fsum(exp(e) for e in v))


def product(x, y):
    return [[mp.fsum(mpf(a) * mpf(b) for a, b in zip(row, column)) for column in zip(*y)] for row in x]


def softmax(v):
    total = mp.fsum(exp(e) for e in v)
    return [exp(e) / total for e in v]


sigmoid = lambda x: 1 / (1 + exp(-x))

ROWS = [
    ("x + y", X, Y, pairs(lambda a, b: a + b, X, Y)),
    ("x - y", X, Q, pairs(lambda a, b: a - b, X, Q)),
    ("x * y", X, Y, pairs(lambda a, b: a * b, X, Y)),
    ("x / y", X, Q, pairs(lambda a, b: a / b, X, Q)),
    ("x ^ y", P, Y, pairs(lambda a, b: a ** b, P, Y)),
    ("-x", X, None, each(lambda a: -a, X)),
    ("x @ y", X, B, product(X, B)),
    ("x.T", X, None, transposed(X)),
    ("x[1, :]", X, None, [X[1]]),
    ("x[:, 2]", X, None, [[row[2]] for row in X]),
    ("x[0, 1]", X, None, [[X[0][1]]]),
    ("onehot(x, 4)", LABELS, None, transposed([[int(l == c) for c in range(4)] for l in LABELS[0]])),
    ("onehot(x, 4, axis=1)", LABELS, None, [[int(l == c) for c in range(4)] for l in LABELS[0]]),
    ("sum(x)", X, None, overall(mp.fsum, X)),
    ("sum(x, axis=0)", X, None, down(mp.fsum, X)),
    ("sum(x, axis=1)", X, None, along(mp.fsum, X)),
    ("mean(x)", X, None, overall(mean, X)),
    ("mean(x, axis=0)", X, None, down(mean, X)),
    ("mean(x, axis=1)", X, None, along(mean, X)),
    ("max(x)", X, None, overall(max, X)),
    ("max(x, axis=0)", X, None, down(max, X)),
    ("max(x, axis=1)", X, None, along(max, X)),
    ("softmax(x)", X, None, (lambda s: [s[:3], s[3:]])(softmax([mpf(e) for row in X for e in row]))),
    ("softmax(x, axis=0)", X, None, transposed([softmax([mpf(e) for e in c]) for c in zip(*X)])),
    ("softmax(x, axis=1)", X, None, [softmax([mpf(e) for e in row]) for row in X]),
    ("logsumexp(x)", X, None, overall(log_sum_exp, X)),
    ("logsumexp(x, axis=0)", X, None, down(log_sum_exp, X)),
    ("logsumexp(x, axis=1)", X, None, along(log_sum_exp, X)),
    ("xlogy(x, y)", X, Q, pairs(lambda a, b: a * log(b), X, Q)),
    ("exp(x)", X, None, each(exp, X)),
    ("log(x)", P, None, each(log, P)),
    ("sqrt(x)", P, None, each(sqrt, P)),
    ("abs(x)", X, None, each(abs, X)),
    ("square(x)", X, None, each(lambda a: a * a, X)),
    ("identity(x)", X, None, X),
    ("sigmoid(x)", X, None, each(sigmoid, X)),
    ("tanh(x)", X, None, each(tanh, X)),
    ("relu(x)", X, None, each(lambda a: max(a, 0), X)),
    ("step(x)", X, None, each(lambda a: 1 if a > 0 else 0, X)),
    ("leaky_relu(x, y)", X, [[0.125]], each(lambda a: a if a > 0 else a / 8, X)),
    ("softplus(x)", X, None, each(lambda a: log(1 + exp(a)), X)),
]


def text(matrix):
    return "[" + ", ".join("[" + ", ".join(mp.nstr(mpf(e), 45) for e in row) + "]" for row in matrix) + "]"


for name, x, y, value in ROWS:
    print(f"{name} / x = {text(x)}")
    if y is not None:
        print(f"{name} / y = {text(y)}")
    print(f"{name} / value = {text(value)}")
