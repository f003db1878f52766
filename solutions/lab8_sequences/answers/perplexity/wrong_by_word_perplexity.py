# points: 0 · misconception: the mean of the perplexities of the words
def perplexity(log_p, mask):
    return float(np.mean([np.exp(-row[real].mean()) for row, real in zip(log_p, mask)]))
