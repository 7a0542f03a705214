#!/usr/bin/env python3
"""Fills in the classifier's answer sheet as somebody with one mistake would: the sheets of SheetDiagnosisTest.

    python3 sheets.py ORACLE > ../resources/org/nabla/grading/sheets.json

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
    """As a person writes it: 1, and not 1.0."""
    if isinstance(v, list):
        return [typed(e) for e in v]
    return int(v) if v == int(v) else v


def sheet(T):
    answers = {"Q1": 36}
    for question, (key, total) in QUESTIONS.items():
        if key in T:
            v = np.asarray(T[key], float)
            v = v.sum() if total else v
            if np.isfinite(v).all():
                answers[question] = typed(v.tolist())
    return answers


def main():
    n = oracle.seed003()
    right = sheet(oracle.run(n, oracle.CORRECT))
    sheets = {}
    for m in oracle.MUTANTS:
        if m.applies(n):
            answers = sheet(oracle.run(n, m))
            if answers != right:
                sheets[m.id] = answers
    print(json.dumps(sheets, allow_nan=False).replace("}, ", "},\n"))


main()
