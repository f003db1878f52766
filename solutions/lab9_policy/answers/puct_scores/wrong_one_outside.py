# points: 0 · misconception: the 1 outside of the root
def puct_scores(visits, totals, priors, c):
    total_visits = 1 + np.sum(visits)
    mean = np.zeros(len(visits))
    for a in range(len(visits)):
        if visits[a] > 0:
            mean[a] = -totals[a] / visits[a]
    return mean + c * priors * (1 + np.sqrt(total_visits - 1)) / (1 + visits)
