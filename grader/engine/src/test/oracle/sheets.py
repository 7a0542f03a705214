#!/usr/bin/env python3
"""Fills in the classifier's answer sheet as somebody with one mistake would: the sheets of SheetDiagnosisTest.

    python3 sheets.py ORACLE > ../resources/org/nabla/grading/sheets.json
    python3 sheets.py ORACLE one-layer > ../resources/org/nabla/grading/sheets-one-layer.json

The second makes each mistake in one layer only. `acts` are the questions about values that the mistake itself makes,
`rightly` is the answer to Q7 of somebody who makes a mistake of the forward pass in the first one only, `sums` the answers that are not as on the right sheet, and `vectors` the same where whole vectors are asked for in the place
of sums.

ORACLE is the file with the taxonomy's rules (misconceptions.py). The instance is the published one: 3-3-3-3, one sample,
learning rate 1.
"""
import importlib.util
import json
import sys

import numpy as np

spec = importlib.util.spec_from_file_location("oracle", sys.argv[1])
oracle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(oracle)

QUESTIONS = {
    "Q2": ("a1", True), "Q3": ("h1", True), "Q4a": ("a2", True), "Q4b": ("h2", True), "Q4c": ("a3", True),
    "y_hat": ("yhat", False), "Q4": ("loss", False), "Q5": ("da3", False), "grad_W3": ("dW3", False),
    "grad_b3": ("db3", False), "grad_h2": ("dh2", False), "Q6": ("db2", False), "grad_a2": ("da2", False),
    "grad_W2": ("dW2", False), "grad_h1": ("dh1", False), "grad_a1": ("da1", False), "grad_b1": ("db1", False),
    "grad_W1": ("dW1", False), "new_W1": ("nW1", False), "new_b1": ("nb1", False), "new_W2": ("nW2", False),
    "new_b2": ("nb2", False), "new_W3": ("nW3", False), "new_b3": ("nb3", False), "Q7": ("loss_new", False),
}


def typed(v):
    """As a person writes it: 1, and not 1.0; inf and nan as they are printed."""
    if isinstance(v, list):
        return [typed(e) for e in v]
    if not np.isfinite(v):
        return str(v)
    return int(v) if v == int(v) else v


def sheet(T, sums=True):
    answers = {"Q1": 36}
    for question, (key, total) in QUESTIONS.items():
        if key in T:
            v = np.asarray(T[key], float)
            v = v.sum() if total and sums else v
            answers[question] = typed(v.tolist())
    return answers


MADE = {"pre": "a%d", "act": "h%d", "dW": "dW%d", "db": "db%d", "da": "da%d", "dh": "dh%d", "uW": "nW%d", "ub": "nb%d"}


def in_one_layer(rules, layer):
    """The same rules in this layer, and the right ones in all others."""
    def only(name, rule):
        return lambda n, T, k: rule(n, T, k) if k == layer else oracle.BASE[name](n, T, k)
    return {name: only(name, rule) for name, rule in rules.items()}


def acts(rules, layer):
    made = [MADE[name] % (layer - 1 if name == "dh" else layer) for name in rules]
    if set(rules) & {"pre", "act"}:
        made.append("loss_new")
    return [question for question, (key, total) in QUESTIONS.items() if key in made]


def rightly(n, T):
    """The loss after the update, by the right rules."""
    try:
        loss = float(oracle.second(n, T, oracle.BASE, lambda v: v))
        return loss if loss > 1e-9 else None  # the rest is lost in rounding
    except (ValueError, KeyError):
        return None


def changes(right, wrong):
    """What to write over the right sheet; null where nothing can be computed."""
    return {question: wrong.get(question) for question in right if wrong.get(question) != right[question]}


def one_layer(n):
    right = {kind: sheet(oracle.run(n, oracle.CORRECT), kind == "sums") for kind in ("sums", "vectors")}
    sheets = []
    for m in oracle.MUTANTS:
        if m.applies(n) and m.rules and set(m.rules) <= set(MADE):
            for layer in range(1, n.L + 1):
                T = oracle.run(n, oracle.Mutant(m.id, m.group, m.applies, m.ecf, **in_one_layer(m.rules, layer)))
                wrong = {kind: changes(right[kind], sheet(T, kind == "sums")) for kind in right}
                if wrong["vectors"]:
                    sheets.append(dict(wrong, mistake=m.id, layer=layer, acts=acts(m.rules, layer), rightly=rightly(n, T)))
    return dict(right=right, wrong=sheets)


def main():
    n = oracle.seed003()
    if sys.argv[2:] == ["one-layer"]:
        print(json.dumps(one_layer(n), allow_nan=False).replace("}, {\"sums\"", "},\n{\"sums\""))
        return
    right = sheet(oracle.run(n, oracle.CORRECT))
    sheets = {}
    for m in oracle.MUTANTS:
        if m.applies(n):
            answers = sheet(oracle.run(n, m))
            if answers != right:
                sheets[m.id] = answers
    print(json.dumps(sheets, allow_nan=False).replace("}, ", "},\n"))


main()
