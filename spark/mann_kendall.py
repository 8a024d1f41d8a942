"""The two-sided p of the Mann–Kendall test, as src/trends/mann_kendall.rs has it:
counted out up to ten values, by the normal approximation beyond."""

from collections import Counter
from math import erfc, sqrt

EXACT_UP_TO = 10
ALPHA = 0.05
FEWEST_YEARS = 5


def p_value(values):
    """None with fewer than two values."""
    n = len(values)
    if n < 2:
        return None
    s = sum(
        (later > earlier) - (later < earlier)
        for i, earlier in enumerate(values)
        for later in values[i + 1 :]
    )
    ties = [count for count in Counter(values).values() if count > 1]
    return exact(s, n, ties) if n <= EXACT_UP_TO else normal(s, n, ties)


def exact(s, n, ties):
    """Share of all orders of the values whose |S| is at least as large: the
    inversions of a multiset are counted by a Gaussian multinomial."""
    orders = [1]
    for k in range(2, n + 1):
        orders = times_run(orders, k)
    for tie in ties:
        for k in range(2, tie + 1):
            orders = divided_by_run(orders, k)
    untied = n * (n - 1) // 2 - sum(tie * (tie - 1) // 2 for tie in ties)
    extreme = sum(c for i, c in enumerate(orders) if abs(untied - 2 * i) >= abs(s))
    return extreme / sum(orders)


def normal(s, n, ties):
    """With the variance under ties and the continuity correction."""
    if s == 0:
        return 1.0
    variance = n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)
    if variance <= 0:
        return 1.0
    z = (abs(s) - 1) / sqrt(variance / 18)
    return erfc(z / sqrt(2))


def times_run(polynomial, k):
    product = [0] * (len(polynomial) + k - 1)
    for place, coefficient in enumerate(polynomial):
        for term in range(place, place + k):
            product[term] += coefficient
    return product


def divided_by_run(polynomial, k):
    quotient = []
    for place in range(len(polynomial) + 1 - k):
        quotient.append(polynomial[place] - sum(quotient[max(0, place - k + 1) :]))
    return quotient
