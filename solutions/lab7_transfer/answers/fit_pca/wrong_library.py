# points: 0 · misconception: scikit-learn's PCA
from sklearn.decomposition import PCA


def fit_pca(X, k):
    model = PCA(k).fit(X)
    W = model.components_.T
    W = W * np.sign(W[np.abs(W).argmax(axis=0), np.arange(k)])
    return model.mean_, W, model.explained_variance_ratio_
