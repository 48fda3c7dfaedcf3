"""Writes small photos of every format that is read, each with the pixels that PIL sees.

    python make_photos.py ../../../graft-predict/src/test/resources/graft/predict/decode

NAME.ppm beside NAME holds the pixels: upright, alpha laid over white, 8 bits. Where PIL does not
read a kind rightly, they come from the picture that was written.
"""
import io
import struct
import subprocess
import sys
from pathlib import Path

import numpy
import tifffile
from PIL import Image, ImageDraw, ImageOps, TiffImagePlugin

WIDTH, HEIGHT = 24, 16
ORIENTATION = 0x0112


def picture() -> Image.Image:
    """Colours that run, a corner that shows which way is up, a hard edge."""
    image = Image.new("RGB", (WIDTH, HEIGHT))
    for y in range(HEIGHT):
        for x in range(WIDTH):
            image.putpixel((x, y), (x * 255 // 23, y * 255 // 15, 128 - 5 * x + 6 * y))
    ImageDraw.Draw(image).rectangle((0, 0, 6, 4), fill=(250, 20, 30))
    return image


def veiled() -> Image.Image:
    """The picture with alpha from 0 to 255."""
    image = picture().convert("RGBA")
    alpha = Image.new("L", image.size)
    alpha.putdata([x * 255 // 23 for _ in range(HEIGHT) for x in range(WIDTH)])
    image.putalpha(alpha)
    return image


def upright_rgb(path: Path) -> Image.Image:
    """What Graft should see."""
    image = ImageOps.exif_transpose(Image.open(path))
    if image.mode.startswith("I;16"):
        image = Image.frombytes("L", image.size, bytes(v >> 8 for v in sixteen(image)))
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    return image.convert("RGB")


def sixteen(image: Image.Image) -> list[int]:
    big = image.mode.endswith("B")
    raw = image.tobytes()
    return list(struct.unpack((">" if big else "<") + "%dH" % (len(raw) // 2), raw))


def expect(path: Path, pixels: Image.Image) -> None:
    pixels.convert("RGB").save(path.with_name(path.name + ".ppm"))


def jpegs(folder: Path) -> None:
    image = picture()
    image.save(folder / "colour.jpg", quality=90)
    image.save(folder / "full.jpg", quality=90, subsampling=0)
    image.save(folder / "restarts.jpg", quality=90, restart_marker_blocks=1)
    image.save(folder / "progressive.jpg", quality=90, progressive=True)
    image.convert("L").save(folder / "grey.jpg", quality=90)
    cmyk = image.convert("CMYK")
    cmyk.save(folder / "cmyk.jpg", quality=95, subsampling=0)
    ycck(cmyk, folder / "ycck.jpg")
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        image.save(folder / f"exif-{orientation}.jpg", quality=90, exif=exif)
    thumbnail(folder / "thumbnail.jpg")
    for name, options in [("arithmetic", []), ("arithmetic-progressive", ["-progressive"])]:
        command = ["jpegtran", "-arithmetic", *options, folder / "colour.jpg"]
        (folder / f"{name}.jpg").write_bytes(subprocess.run(command, check=True, stdout=-1).stdout)


def ycck(cmyk: Image.Image, path: Path) -> None:
    """The first three channels as YCC, and the Adobe mark that says so."""
    c, m, y, k = cmyk.split()
    turned = Image.merge("RGB", [c, m, y]).convert("YCbCr").split()
    out = io.BytesIO()
    Image.merge("CMYK", [*turned, k]).save(out, "JPEG", quality=95, subsampling=0)
    data = bytearray(out.getvalue())
    mark = data.index(b"\xff\xee")
    assert data[mark + 4 : mark + 9] == b"Adobe"
    data[mark + 15] = 2
    path.write_bytes(data)


def thumbnail(path: Path) -> None:
    """A smaller JPEG, with its own end mark, inside the EXIF block."""
    small = io.BytesIO()
    Image.new("RGB", (8, 8), "blue").save(small, "JPEG")
    jpeg = small.getvalue()
    ifd0 = struct.pack(">H HHII I", 1, ORIENTATION, 3, 1, 6 << 16, 26)
    ifd1 = struct.pack(
        ">H HHII HHII HHII I",
        3, 0x0103, 3, 1, 6 << 16, 0x0201, 4, 1, 68, 0x0202, 4, 1, len(jpeg), 0,
    )
    block = b"MM\0*" + struct.pack(">I", 8) + ifd0 + ifd1 + jpeg
    picture().save(path, quality=90, exif=b"Exif\0\0" + block)


def pngs(folder: Path) -> None:
    image = picture()
    image.save(folder / "colour.png")
    image.convert("L").save(folder / "grey.png")
    image.convert("1").save(folder / "bits.png")
    image.quantize(13).save(folder / "palette.png")
    veiled().save(folder / "alpha.png")
    veiled().convert("LA").save(folder / "grey-alpha.png")
    veiled().quantize(40, method=Image.Quantize.FASTOCTREE).save(folder / "palette-alpha.png")
    values = [(x * 2849 + y * 4369) % 65536 for y in range(HEIGHT) for x in range(WIDTH)]
    Image.frombytes("I;16", image.size, struct.pack("<%dH" % len(values), *values)).save(
        folder / "grey16.png"
    )
    image.save(folder / "key.png", transparency=(250, 20, 30))
    grey = image.convert("L")
    grey.save(folder / "grey-key.png", transparency=grey.getpixel((0, 0)))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    image.save(folder / "exif-6.png", exif=exif)
    image.save(folder / "animated.png", save_all=True, append_images=[ImageOps.invert(image)])


def webps(folder: Path) -> None:
    image = picture()
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    image.save(folder / "lossy.webp", quality=90)
    image.save(folder / "lossless.webp", lossless=True)
    image.save(folder / "exif-6.webp", lossless=True, exif=exif)
    veiled().save(folder / "alpha.webp", lossless=True, exact=True)
    veiled().save(folder / "lossy-alpha.webp", quality=90)
    image.save(
        folder / "animated.webp", save_all=True, lossless=True, append_images=[ImageOps.invert(image)]
    )


def gifs(folder: Path) -> None:
    image = picture().quantize(60)
    image.save(folder / "plain.gif", interlace=0)
    image.save(folder / "interlaced.gif", interlace=1)
    image.save(folder / "transparent.gif", transparency=image.getpixel((0, 0)))
    other = ImageOps.invert(picture()).quantize(60)
    image.save(folder / "animated.gif", save_all=True, append_images=[other, image], duration=50)
    data = bytearray((folder / "plain.gif").read_bytes())
    struct.pack_into("<HH", data, 6, WIDTH + 5, HEIGHT + 3)  # a canvas larger than the picture
    at = data.index(b"," + struct.pack("<4H", 0, 0, WIDTH, HEIGHT))
    struct.pack_into("<HH", data, at + 1, 2, 1)
    (folder / "canvas.gif").write_bytes(data)


def bmps(folder: Path) -> None:
    image = picture()
    image.save(folder / "colour.bmp")
    image.convert("L").save(folder / "grey.bmp")
    image.convert("1").save(folder / "bits.bmp")
    image.quantize(13).save(folder / "palette.bmp")
    veiled().save(folder / "alpha.bmp")


def tiffs(folder: Path) -> None:
    image = picture()
    for compression in ["tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"]:
        image.save(folder / f"{compression.removeprefix('tiff_')}.tif", compression=compression)
    image.save(folder / "colour.tif")
    image.convert("L").save(folder / "grey.tif")
    for compression in ["raw", "tiff_ccitt", "group3", "group4"]:
        image.convert("1").save(folder / f"bits-{compression}.tif", compression=compression)
    image.quantize(13).save(folder / "palette.tif")
    image.convert("CMYK").save(folder / "cmyk.tif")
    image.convert("YCbCr").save(folder / "ycc.tif")
    image.save(folder / "pages.tif", save_all=True, append_images=[ImageOps.invert(image)])
    for orientation in range(1, 9):
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        tags[ORIENTATION] = orientation
        image.save(folder / f"exif-{orientation}.tif", tiffinfo=tags)


def rare_tiffs(folder: Path) -> None:
    image = picture()
    rgb = numpy.asarray(image)
    grey = numpy.asarray(image.convert("L"))
    rgba = numpy.asarray(veiled())
    multiplied = rgba.copy()
    multiplied[..., :3] = (rgb.astype(int) * rgba[..., 3:] + 127) // 255
    white = Image.alpha_composite(Image.new("RGBA", image.size, "white"), veiled())

    def write(name: str, values: numpy.ndarray, pixels: Image.Image, **options) -> None:
        options.setdefault("photometric", "rgb")
        tifffile.imwrite(folder / name, values, metadata=None, software="", **options)
        expect(folder / name, pixels)

    write("planes.tif", numpy.moveaxis(rgb, 2, 0), image, planarconfig="separate")
    write("strips.tif", rgb, image, rowsperstrip=3)
    write("tiles.tif", rgb, image, tile=(16, 64))
    write("white-is-zero.tif", 255 - grey, image.convert("L"), photometric="miniswhite")
    write("alpha.tif", rgba, white, extrasamples=["unassalpha"])
    write("alpha-multiplied.tif", multiplied, white, extrasamples=["assocalpha"])
    write("no-alpha.tif", rgba, image, extrasamples=["unspecified"])
    wide = rgb.astype(numpy.uint16) * 256 + rgb[::-1]
    write("wide.tif", wide, image)
    write("wide-big-endian.tif", wide, image, byteorder=">")
    wide = grey.astype(numpy.uint16) * 256 + 255 - grey
    write("wide-grey.tif", wide, image.convert("L"), photometric="minisblack")
    write("wide-alpha.tif", rgba.astype(numpy.uint16) * 257, white, extrasamples=["unassalpha"])
    wide = multiplied.astype(numpy.uint16) * 257
    write("wide-alpha-multiplied.tif", wide, white, extrasamples=["assocalpha"])
    for orientation in [3, 5, 6]:
        tag = (ORIENTATION, 3, 1, orientation, True)
        turned = Image.open(folder / f"exif-{orientation}.tif.ppm")
        write(f"grey-exif-{orientation}.tif", grey, turned.convert("L"),
              photometric="minisblack", extratags=[tag])
        write(f"wide-exif-{orientation}.tif", rgb.astype(numpy.uint16) * 257, turned,
              extratags=[tag])


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for make in [jpegs, pngs, webps, gifs, bmps, tiffs]:
        make(folder)
    for path in sorted(folder.iterdir()):
        if path.suffix != ".ppm":
            expect(path, upright_rgb(path))
    rare_tiffs(folder)


if __name__ == "__main__":
    main()
