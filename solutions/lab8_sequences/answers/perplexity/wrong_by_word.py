# points: 0 · misconception: the mean of the means of the words
def perplexity(log_p, mask):
    return float(np.exp(-np.mean([row[real].mean() for row, real in zip(log_p, mask)])))
