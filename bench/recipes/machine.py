"""The machine of a study: a card, on which a step is a CUDA graph, or a CPU to see that all works."""

import contextlib
import dataclasses
import gc
import time

START = time.monotonic()  # before PyTorch is loaded, which takes seconds

import torch


def say(*words):
    print(f"[{time.monotonic() - START:6.1f}]", *words, flush=True)


@dataclasses.dataclass
class Machine:
    """Where tensors lie, and the ways to run of which probe.py takes the fastest."""

    device: str = "cpu"
    graphs: bool = False  # a step is captured once and replayed
    channels_last: bool = False  # above the cut, where blocks are trained
    channels_last_below: bool = True  # below the cut, where they are only run

    @property
    def card(self):
        return self.device != "cpu"

    @property
    def half(self):
        """What is computed with below the cut."""
        return torch.float16 if self.card else torch.float32

    def settle(self):
        """Waits until all that was asked of the card is done."""
        if self.card:
            torch.cuda.synchronize()

    def stream(self):
        return torch.cuda.Stream() if self.card else None

    def on(self, stream):
        return torch.cuda.stream(stream) if self.card else contextlib.nullcontext()

    def free_gib(self):
        return torch.cuda.mem_get_info()[0] / 2**30


def found(graphs):
    """The card where there is one, with products in TF32; on it `probe` says the rest."""
    if not torch.cuda.is_available():
        torch.set_num_threads(1)  # kernels this small only wait for each other on more
        return Machine()
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    return Machine("cuda", graphs)


@contextlib.contextmanager
def exact_products():
    """Products of matrices in float32 for a while."""
    torch.backends.cuda.matmul.allow_tf32 = False
    try:
        yield
    finally:
        torch.backends.cuda.matmul.allow_tf32 = True


def captured(what):
    """The graph of what a function asks of the card. Nothing may be freed meanwhile."""
    graph = torch.cuda.CUDAGraph()
    gc.disable()
    graph.capture_begin(capture_error_mode="thread_local")
    try:
        what()
    finally:
        graph.capture_end()
        gc.enable()
    return graph
