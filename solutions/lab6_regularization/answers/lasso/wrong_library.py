# points: 0 · misconception: scikit-learn does the learning
def lasso(X, y, omega, steps):
    from sklearn.linear_model import Lasso

    return Lasso(alpha=omega, fit_intercept=False, max_iter=max(steps, 1)).fit(X, y).coef_
