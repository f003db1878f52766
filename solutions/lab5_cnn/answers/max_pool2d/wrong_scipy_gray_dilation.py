# points: 0 · misconception: SciPy's dilation takes the maxima
def max_pool2d(x, size, stride):
    big=scipy.ndimage.grey_dilation(x,size=(1,1,size,size))
    k=size//2
    return big[:,:,k:x.shape[2]-size+1+k:stride,k:x.shape[3]-size+1+k:stride]
