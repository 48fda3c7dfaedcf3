"""Writes small photos of the rarer kinds of each format, each with the pixels that it means.

    python make_variants.py ../../../graft-predict/src/test/resources/graft/predict/decode/photos

NAME.ppm beside NAME holds the pixels: upright, alpha laid over white, 8 bits. They are those that
PIL sees; where PIL does not read a kind, or not rightly, those of the picture that was written. Of
16 bits a value the upper 8 count, as PIL and libpng's png_set_strip_16 have it.
"""
import io
import struct
import sys
import zlib
from pathlib import Path

import numpy
import tifffile
from make_photos import HEIGHT, ORIENTATION, WIDTH, expect, picture, upright_rgb, veiled, ycck
from PIL import Image, ImageOps

GREY, RGB, PALETTE, GREY_ALPHA, RGB_ALPHA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGB_ALPHA: 4}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def array(values: numpy.ndarray) -> Image.Image:
    return Image.fromarray(numpy.asarray(values, numpy.uint8))


def with_black() -> Image.Image:
    """In CMYK, with as much black as the inks have in common (PIL itself uses none)."""
    inks = 255 - numpy.asarray(picture()).astype(int)
    black = inks.min(axis=2, keepdims=True) // 2
    return Image.fromarray(numpy.dstack([inks - black, black]).astype(numpy.uint8), "CMYK")


def over_white(colours: numpy.ndarray, alpha: numpy.ndarray) -> Image.Image:
    """As Graft lays it: rounded to the nearest; what PIL's alpha_composite gives too."""
    rgba = numpy.dstack([colours, alpha]).astype(numpy.uint8)
    return Image.alpha_composite(Image.new("RGBA", (WIDTH, HEIGHT), "white"), Image.fromarray(rgba))


# ---- JPEG


def jpegs(folder: Path) -> None:
    image = picture()
    cmyk = with_black()
    cmyk.save(folder / "cmyk-progressive.jpg", quality=95, subsampling=0, progressive=True)
    cmyk.save(folder / "cmyk-half.jpg", quality=95, subsampling=2)
    ycck(cmyk, folder / "ycck-black.jpg")
    (folder / "cmyk-unmarked.jpg").write_bytes(without(cmyk, b"\xff\xee"))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    cmyk.save(folder / "cmyk-exif-6.jpg", quality=95, subsampling=0, exif=exif)
    image.save(folder / "rgb.jpg", quality=95, keep_rgb=True)
    image.save(folder / "wide-chroma.jpg", quality=90, subsampling=1)
    image.convert("L").save(folder / "grey-progressive.jpg", quality=90, progressive=True)


def without(image: Image.Image, marker: bytes) -> bytes:
    """The JPEG of a picture, without one of its segments."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95, subsampling=0)
    data = out.getvalue()
    at = data.index(marker)
    return data[:at] + data[at + 2 + struct.unpack_from(">H", data, at + 2)[0] :]


# ---- PNG


def png(path: Path, kind: int, bits: int, values: numpy.ndarray, interlaced: bool = False, **chunks: bytes) -> None:
    """A PNG of (height, width, channels) values of any depth, unfiltered."""
    values = values.reshape(HEIGHT, WIDTH, CHANNELS[kind])

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b""
    for x, y, right, down in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        for row in values[y::down, x::right]:
            if row.size:
                rows += b"\0" + packed(row.reshape(-1), bits)
    head = struct.pack(">2I5B", WIDTH, HEIGHT, bits, kind, 0, 0, interlaced)
    named = [chunk(name.encode(), data) for name, data in chunks.items()]
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(named)
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def packed(values: numpy.ndarray, bits: int) -> bytes:
    if bits == 16:
        return values.astype(">u2").tobytes()
    if bits == 8:
        return values.astype(numpy.uint8).tobytes()
    text = "".join(format(int(v), f"0{bits}b") for v in values)
    text += "0" * (-len(text) % 8)
    return bytes(int(text[i : i + 8], 2) for i in range(0, len(text), 8))


def wide(values: numpy.ndarray) -> numpy.ndarray:
    """16 bits whose lower bytes say something else than the upper ones."""
    values = numpy.asarray(values).astype(numpy.uint16)
    return values << 8 | (values * 7 + 129 & 0xFF)


def pngs(folder: Path) -> None:
    rgb = numpy.asarray(picture())
    grey = numpy.asarray(picture().convert("L"))
    alpha = numpy.asarray(veiled())[..., 3]
    corner = rgb[0, 0]
    clear = numpy.where((rgb == corner).all(axis=2), 0, 255)
    three = numpy.dstack([grey] * 3)
    for interlaced in [False, True]:
        end = "-interlaced.png" if interlaced else ".png"

        def write(name: str, kind: int, bits: int, values: numpy.ndarray, seen: Image.Image, **chunks: bytes) -> None:
            path = folder / (name + end)
            png(path, kind, bits, values, interlaced, **chunks)
            expect(path, seen)

        for bits in [1, 2, 4]:
            few = grey >> (8 - bits)
            most = (1 << bits) - 1
            full = few.astype(int) * 255 // most
            white = numpy.where(few == few[0, 0], 255, full)
            write(f"grey{bits}", GREY, bits, few, array(full))
            write(f"grey{bits}-key", GREY, bits, few, array(white), tRNS=struct.pack(">H", few[0, 0]))
        for bits in [1, 2, 4, 8]:
            few = grey >> (8 - bits)
            table = numpy.array([(i * 37 % 256, i * 101 % 256, 255 - i) for i in range(1 << bits)])
            cover = numpy.array([i * 53 % 256 for i in range(1 << bits)])
            plte = table.astype(numpy.uint8).tobytes()
            write(f"palette{bits}", PALETTE, bits, few, array(table[few]), PLTE=plte)
            write(f"palette{bits}-alpha", PALETTE, bits, few, over_white(table[few], cover[few]),
                  PLTE=plte, tRNS=cover.astype(numpy.uint8).tobytes())
        write("wide-rgb", RGB, 16, wide(rgb), picture())
        write("wide-rgba", RGB_ALPHA, 16, wide(numpy.dstack([rgb, alpha])), over_white(rgb, alpha))
        write("wide-grey", GREY, 16, wide(grey), array(three))
        write("wide-grey-alpha", GREY_ALPHA, 16, wide(numpy.dstack([grey, alpha])), over_white(three, alpha))
        write("wide-rgb-key", RGB, 16, wide(rgb), over_white(rgb, clear),
              tRNS=wide(corner).astype(">u2").tobytes())
        # a colour that differs from the clear one in its lower byte alone is not clear
        write("wide-rgb-no-key", RGB, 16, wide(rgb), picture(),
              tRNS=(wide(corner) ^ 1).astype(">u2").tobytes())
        only = numpy.where(grey == grey[0, 0], 255, grey)
        write("wide-grey-key", GREY, 16, wide(grey), array(only),
              tRNS=struct.pack(">H", int(wide(grey[0, 0]))))
        write("rgb", RGB, 8, rgb, picture())
        write("rgba", RGB_ALPHA, 8, numpy.dstack([rgb, alpha]), over_white(rgb, alpha))
        write("grey8-alpha", GREY_ALPHA, 8, numpy.dstack([grey, alpha]), over_white(three, alpha))


# ---- TIFF


def tiffs(folder: Path) -> None:
    image = picture()
    rgb = numpy.asarray(image)
    grey = numpy.asarray(image.convert("L"))
    rgba = numpy.asarray(veiled())
    alpha = rgba[..., 3]
    three = numpy.dstack([grey] * 3)
    cmyk = numpy.asarray(with_black())

    def write(name: str, values: numpy.ndarray, seen: Image.Image, **options) -> None:
        options.setdefault("photometric", "rgb")
        tifffile.imwrite(folder / name, values, metadata=None, software="", **options)
        expect(folder / name, seen)

    def pil(name: str, picture: Image.Image, **options) -> None:
        picture.save(folder / name, **options)
        expect(folder / name, upright_rgb(folder / name))

    for end, compression in [("lzw", "tiff_lzw"), ("deflate", "tiff_adobe_deflate"), ("packbits", "packbits")]:
        pil(f"grey-{end}.tif", image.convert("L"), compression=compression)
        pil(f"palette-{end}.tif", image.quantize(13), compression=compression)
        pil(f"cmyk-{end}.tif", with_black(), compression=compression)
        pil(f"bits-{end}.tif", image.convert("1"), compression=compression)
        pil(f"alpha-{end}.tif", veiled(), compression=compression)
    pil("cmyk-jpeg.tif", with_black(), compression="jpeg")
    pil("jpeg-grey.tif", image.convert("L"), compression="jpeg")
    for end, big in [("little", "<"), ("big", ">")]:
        write(f"rgb-{end}.tif", rgb, image, byteorder=big)
        write(f"grey-{end}.tif", grey, array(three), photometric="minisblack", byteorder=big)
        write(f"cmyk-{end}.tif", cmyk, Image.fromarray(cmyk, "CMYK"), photometric="separated", byteorder=big)
        write(f"wide-predicted-{end}.tif", wide(rgb), image, byteorder=big, compression="zlib", predictor=2)
    write("predicted.tif", rgb, image, compression="zlib", predictor=2)
    write("predicted-tiles.tif", rgb, image, compression="zlib", predictor=2, tile=(16, 16))
    write("wide-tiles.tif", wide(rgb), image, tile=(16, 16))
    write("wide-grey-tiles.tif", wide(grey), array(three), tile=(16, 16), photometric="minisblack")
    write("grey-tiles.tif", grey, array(three), tile=(16, 16), photometric="minisblack")
    write("cmyk-tiles.tif", cmyk, Image.fromarray(cmyk, "CMYK"), tile=(16, 16), photometric="separated")
    write("cmyk-planes.tif", numpy.moveaxis(cmyk, 2, 0), Image.fromarray(cmyk, "CMYK"),
          photometric="separated", planarconfig="separate")
    write("cmyk-wide.tif", wide(cmyk), Image.fromarray(cmyk, "CMYK"), photometric="separated")
    write("planes-tiles.tif", numpy.moveaxis(rgb, 2, 0), image, planarconfig="separate", tile=(16, 16))
    write("wide-planes.tif", numpy.moveaxis(wide(rgb), 2, 0), image, planarconfig="separate")
    write("grey-alpha.tif", numpy.dstack([grey, alpha]), over_white(three, alpha),
          photometric="minisblack", extrasamples=["unassalpha"])
    write("wide-grey-alpha.tif", wide(numpy.dstack([grey, alpha])), over_white(three, alpha),
          photometric="minisblack", extrasamples=["unassalpha"])
    write("wide-white-is-zero.tif", 65535 - wide(grey), array(three), photometric="miniswhite")
    table = numpy.array([(i * 37 % 256, i * 101 % 256, 255 - i) for i in range(256)])
    for bits in [1, 2, 4, 8]:
        few = grey >> (8 - bits)
        own = table[: 1 << bits]
        full = few.astype(int) * 255 // ((1 << bits) - 1)
        small_tiff(folder / f"palette{bits}.tif", bits, few, 3, own)
        expect(folder / f"palette{bits}.tif", array(own[few]))
        for name, kind, seen in [("grey", 1, full), ("white-is-zero", 0, 255 - full)]:
            small_tiff(folder / f"{name}{bits}.tif", bits, few, kind)
            expect(folder / f"{name}{bits}.tif", array(seen))
    lowest = grey >> 7
    small_tiff(folder / "bits-reversed.tif", 1, lowest, 1, reversed_bits=True)
    expect(folder / "bits-reversed.tif", array(lowest * 255))
    for orientation in [3, 6]:
        for name, kind in [("palette", image.quantize(13)), ("cmyk", with_black()),
                           ("bits", image.convert("1")), ("alpha", veiled())]:
            path = folder / f"{name}-exif-{orientation}.tif"
            kind.save(path, tiffinfo={ORIENTATION: orientation})
            plain = io.BytesIO()
            kind.save(plain, "TIFF")
            expect(path, turned(over(Image.open(plain)), orientation))


def over(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image).convert("RGB")
    return image.convert("RGB")


def turned(image: Image.Image, orientation: int) -> Image.Image:
    method = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_270}[orientation]
    return image.transpose(method)


def small_tiff(path: Path, bits: int, values: numpy.ndarray, kind: int,
               table: numpy.ndarray | None = None, reversed_bits: bool = False) -> None:
    """A TIFF of one channel of any depth, uncompressed, in one strip."""
    data = b"".join(packed(row, bits) for row in values)
    if reversed_bits:
        data = bytes(int(format(b, "08b")[::-1], 2) for b in data)
    colours = b"" if table is None else (table.T.astype(numpy.uint16) * 257).astype("<u2").tobytes()
    entries = [
        (256, 3, 1, WIDTH), (257, 3, 1, HEIGHT), (258, 3, 1, bits), (259, 3, 1, 1), (262, 3, 1, kind),
        (266, 3, 1, 2 if reversed_bits else 1), (273, 4, 1, 8), (277, 3, 1, 1), (278, 3, 1, HEIGHT),
        (279, 4, 1, len(data)),
    ]
    if table is not None:
        entries.append((320, 3, len(colours) // 2, 8 + len(data)))
    body = data + colours
    body += b"\0" * (len(body) % 2)
    ifd = struct.pack("<H", len(entries))
    ifd += b"".join(struct.pack("<2H2I", *entry) for entry in entries) + struct.pack("<I", 0)
    path.write_bytes(b"II*\0" + struct.pack("<I", 8 + len(body)) + body + ifd)


# ---- GIF


def gifs(folder: Path) -> None:
    image = picture().quantize(60)
    other = ImageOps.invert(picture()).quantize(60)
    image.save(folder / "two-colours.gif")
    picture().convert("1").save(folder / "bits.gif")
    picture().convert("L").save(folder / "grey.gif")
    image.save(folder / "animated-clear.gif", save_all=True, append_images=[other],
               transparency=image.getpixel((0, 0)), disposal=2, duration=50)
    data = (folder / "two-colours.gif").read_bytes()
    (folder / "two-colours.gif").unlink()
    local_palette(folder / "local-palette.gif", data)
    for path in ["bits.gif", "grey.gif", "animated-clear.gif", "local-palette.gif"]:
        expect(folder / path, upright_rgb(folder / path))


def local_palette(path: Path, data: bytes) -> None:
    """The file with its colours behind the picture's head instead of in front of all."""
    size = 3 << ((data[10] & 7) + 1)
    table, rest = data[13 : 13 + size], data[13 + size :]
    at = rest.index(b"," + struct.pack("<4H", 0, 0, WIDTH, HEIGHT))
    head = rest[: at + 9] + bytes([rest[at + 9] | 0x80 | data[10] & 7])
    path.write_bytes(data[:10] + bytes([data[10] & 0x70]) + data[11:13] + head + table + rest[at + 10 :])


# ---- portable pixmaps


def pixmaps(folder: Path) -> None:
    rgb = numpy.asarray(picture())
    grey = numpy.asarray(picture().convert("L"))
    bits = (grey < 128).astype(int)  # 1 is black
    three = numpy.dstack([grey] * 3)
    size = f"{WIDTH} {HEIGHT}"

    def text(values: numpy.ndarray) -> bytes:
        return "\n".join(" ".join(str(v) for v in row.reshape(-1)) for row in values).encode() + b"\n"

    def write(name: str, head: str, body: bytes, seen: numpy.ndarray) -> None:
        (folder / name).write_bytes(head.encode() + body)
        expect(folder / name, array(seen))

    black = numpy.where(bits, 0, 255)
    dense = "".join("".join(str(v) for v in row) for row in bits).encode()  # needs no spaces
    write("plain.pbm", f"P1\n# drawn\n{size}\n", dense + b"\n", black)
    write("spaced.pbm", f"P1 {size} ", text(bits), black)
    write("raw.pbm", f"P4\n{size}\n", b"".join(packed(row, 1) for row in bits), black)
    write("plain.pgm", f"P2\n# a remark # in a remark\n{size}\n# another\n255\n", text(grey), three)
    write("raw.pgm", f"P5 {size} 255\n", grey.tobytes(), three)
    write("few.pgm", f"P5\n{size}\n15\n", (grey >> 4).tobytes(), scaled(three >> 4, 15))
    write("hundred.pgm", f"P2\n{size}\n100\n", text(grey.astype(int) * 100 // 255), scaled(three.astype(int) * 100 // 255, 100))
    write("wide.pgm", f"P5\n{size}\n65535\n", wide(grey).astype(">u2").tobytes(), scaled(wide(three), 65535))
    write("twelve.pgm", f"P5\n{size}\n4095\n", (wide(grey) >> 4).astype(">u2").tobytes(), scaled(wide(three) >> 4, 4095))
    write("plain.ppm", f"P3\n{size}\n255\n", text(rgb), rgb)
    write("raw.ppm", f"P6\n# made by hand\n{size}\n255\n", rgb.tobytes(), rgb)
    write("wide.ppm", f"P6\n{size}\n65535\n", wide(rgb).astype(">u2").tobytes(), scaled(wide(rgb), 65535))
    write("thousand.ppm", f"P6\n{size} 1000 ", (rgb.astype(int) * 1000 // 255).astype(">u2").tobytes(), scaled(rgb.astype(int) * 1000 // 255, 1000))


def scaled(values: numpy.ndarray, most: int) -> numpy.ndarray:
    """To 8 bits, rounded to the nearest."""
    return (values.astype(int) * 510 + most) // (2 * most)


# ---- BMP and WebP


def bmps(folder: Path) -> None:
    rgb = numpy.asarray(picture()).astype(int)
    grey = numpy.asarray(picture().convert("L")).astype(int)

    def write(name: str, bits: int, compression: int, body: bytes, seen: numpy.ndarray, after: bytes = b"") -> None:
        start = 14 + 40 + len(after)
        colours = len(after) // 4 if bits <= 8 else 0
        head = struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, bits, compression, len(body), 0, 0, colours, 0)
        (folder / name).write_bytes(b"BM" + struct.pack("<IHHI", start + len(body), 0, 0, start) + head + after + body)
        expect(folder / name, array(seen))

    five = rgb >> 3
    words = five[..., 0] << 10 | five[..., 1] << 5 | five[..., 2]
    write("five-bits.bmp", 16, 0, words[::-1].astype("<u2").tobytes(), five * 255 // 31)
    six = rgb[..., 1] >> 2
    words = five[..., 0] << 11 | six << 5 | five[..., 2]
    masks = struct.pack("<3I", 0xF800, 0x07E0, 0x001F)
    seen = numpy.dstack([five[..., 0] * 255 // 31, six * 255 // 63, five[..., 2] * 255 // 31])
    write("six-bits.bmp", 16, 3, words[::-1].astype("<u2").tobytes(), seen, masks)
    table = numpy.array([(i * 37 % 256, i * 101 % 256, 255 - i) for i in range(16)])
    quads = b"".join(bytes([int(b), int(g), int(r), 0]) for r, g, b in table)
    few = grey >> 4
    body = b""
    for row in few[::-1]:
        body += b"".join(bytes([1, v]) for v in row[:12]) + bytes([0, 12]) + bytes(row[12:].tolist()) + b"\0\0"
    write("runs.bmp", 8, 1, body + b"\0\1", table[few], quads)
    body = b""
    for row in few[::-1]:
        body += b"".join(bytes([2, row[i] << 4 | row[i + 1]]) for i in range(0, WIDTH, 2)) + b"\0\0"
    write("runs4.bmp", 4, 2, body + b"\0\1", table[few], quads)
    write("palette4.bmp", 4, 0, b"".join(packed(row, 4) for row in few[::-1]), table[few], quads)


def webps(folder: Path) -> None:
    image = picture()
    image.convert("L").save(folder / "grey.webp", lossless=True)
    image.save(folder / "best.webp", lossless=True, quality=100, method=6)
    other = veiled()
    other.save(folder / "animated-alpha.webp", save_all=True, lossless=True, exact=True,
               append_images=[ImageOps.invert(image).convert("RGBA")])
    for name in ["grey.webp", "best.webp", "animated-alpha.webp"]:
        expect(folder / name, upright_rgb(folder / name))


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for make in [jpegs, pngs, tiffs, gifs, pixmaps, bmps, webps]:
        make(folder)
    for path in sorted(folder.glob("*.jpg")):
        expect(path, upright_rgb(path))


main()
