# points: 0 · misconception: scikit-learn's ridge regression
from sklearn.linear_model import Ridge


def fit_probe(Z, t, n_classes, penalty):
    model = Ridge(alpha=len(Z) * penalty).fit(Z, np.eye(n_classes)[t])
    return model.coef_.T, model.intercept_
