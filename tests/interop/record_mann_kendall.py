"""Records what pymannkendall says of generated series, for `tests/testsuite/mann_kendall.rs`.

    python3 record_mann_kendall.py > ../fixtures/mann_kendall.csv

Needs pymannkendall. `p` is its normal approximation; `exact_p` is counted over
every order of the values, where there are few enough of them.
"""

import collections
import csv
import math
import random
import sys

import pymannkendall

MOST_ORDERS = 60_000


def orders(values):
    count = math.factorial(len(values))
    for times in collections.Counter(values).values():
        count //= math.factorial(times)
    return count


def permutations(counts, length):
    """Every distinct order of the values, each once."""
    if length == 0:
        yield []
        return
    for value in list(counts):
        if counts[value]:
            counts[value] -= 1
            for rest in permutations(counts, length - 1):
                yield [value, *rest]
            counts[value] += 1


def score(values):
    return sum(
        (later > value) - (later < value)
        for place, value in enumerate(values)
        for later in values[place + 1 :]
    )


def exact(values):
    if len(values) > 10 or orders(values) > MOST_ORDERS:
        return ""
    s = abs(score(values))
    every = permutations(collections.Counter(values), len(values))
    extreme = sum(abs(score(order)) >= s for order in every)
    return extreme / orders(values)


def series():
    random.seed(20)
    for n in [*range(2, 11)] * 3 + [*range(11, 41, 3)] * 3:
        shape = random.choice(["levels", "shares", "few", "rising", "falling"])
        for_year = {
            "levels": lambda i: float(random.randint(20, 400)),
            "shares": lambda i: round(random.uniform(80, 100), 1),
            "few": lambda i: float(random.randint(0, 4)),
            "rising": lambda i: round(100 + 3 * i + random.gauss(0, 5), 2),
            "falling": lambda i: round(900 - 20 * i + random.gauss(0, 30), 1),
        }[shape]
        values = [for_year(i) for i in range(n)]
        if len(set(values)) > 1:
            yield values


def main():
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["values", "s", "tau", "slope", "p", "exact_p"])
    for values in series():
        test = pymannkendall.original_test(values)
        out.writerow(
            [
                " ".join(map(repr, values)),
                int(test.s),
                repr(float(test.Tau)),
                repr(float(test.slope)),
                repr(float(test.p)),
                exact(values),
            ]
        )


main()
