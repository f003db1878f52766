# points: 1 · written: a copy by way of bytes
import io


def with_new_head(model, n_classes):
    buffer = io.BytesIO()
    torch.save(model, buffer)
    buffer.seek(0)
    copied = torch.load(buffer, weights_only=False)
    copied.requires_grad_(False)
    head = nn.Linear(copied[len(copied) - 1].in_features, n_classes)
    copied[len(copied) - 1] = head
    return copied
