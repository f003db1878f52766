# points: 1 · written: loops
def puct_scores(visits, totals, priors, c):
    N = 1 + sum(visits)
    scores = []
    for n, w, p in zip(visits, totals, priors):
        scores.append((-w / n if n > 0 else 0.0) + c * p * N**0.5 / (1 + n))
    return scores
