# points: 1 · written: divide
def puct_scores(visits, totals, priors, c):
    means = np.zeros(len(visits))
    seen = visits > 0
    means[seen] = totals[seen] / visits[seen]
    bonus = c * priors * math.sqrt(1 + visits.sum()) / (1 + visits)
    return bonus - means
