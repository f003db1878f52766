# points: 0 · misconception: begins the maximum with -999
def max_pool2d(x, size, stride):
    n,c,h,w=x.shape; oh,ow=(h-size)//stride+1,(w-size)//stride+1
    out=np.full((n,c,oh,ow),-999.0)
    for a in range(size):
        for b in range(size):
            out=np.maximum(out, x[:,:,a:a+stride*(oh-1)+1:stride,b:b+stride*(ow-1)+1:stride])
    return out
