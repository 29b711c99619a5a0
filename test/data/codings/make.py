"""Writes one small picture in the codings that scanners and phones write, and in some that are broken or that nobody reads.

python make.py    (pillow, tifffile, imagecodecs, pikepdf, numpy)
"""

import io
import os
import struct
import zlib

import numpy as np
import pikepdf
import tifffile
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms, ImageDraw, ImageFont

HERE = os.path.dirname(os.path.abspath(__file__))
FONT = os.path.join(HERE, "../../../node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf")
W, H = 301, 150

grey = Image.new("L", (W, H), 255)
pen = ImageDraw.Draw(grey)
pen.text((14, 10), "THỊ HÒA", 0, font=ImageFont.truetype(FONT, 60))
pen.rectangle((14, 100, 120, 130), fill=0)
bits = grey.point(lambda v: 255 if v > 128 else 0).convert("1")
rgb = grey.convert("RGB")


def write(name, data):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(data)
    return data


def save(picture, name, **how):
    out = io.BytesIO()
    picture.save(out, {"jpg": "JPEG", "png": "PNG", "tif": "TIFF"}[name[-3:]], **how)
    return write(name, out.getvalue())


def tiff(name, points, **how):
    tifffile.imwrite(os.path.join(HERE, name), points, **how)


# --- pictures
plain = save(grey, "plain.jpg", quality=90)
save(rgb, "progressive.jpg", progressive=True, quality=90)
cmyk = save(rgb.convert("CMYK"), "cmyk.jpg", quality=90)
T = Image.Transpose
turns = [T.FLIP_LEFT_RIGHT, T.ROTATE_180, T.FLIP_TOP_BOTTOM, T.TRANSPOSE, T.ROTATE_90, T.TRANSVERSE, T.ROTATE_270]
for orientation, turn in enumerate(turns, 2):
    exif = Image.Exif()
    exif[0x112] = orientation
    save(rgb.transpose(turn), f"exif-{orientation}.jpg", exif=exif, quality=90)
save(grey, "grey.png")
save(bits, "bits.png")
save(grey.quantize(16), "palette.png", bits=4)
save(Image.fromarray(np.array(grey).astype(np.uint16) * 257), "deep.png")
ink = np.zeros((H, W, 4), np.uint8)
ink[..., 3] = 255 - np.array(grey)
save(Image.fromarray(ink), "ink-on-nothing.png")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def interlaced(picture):
    points = np.array(picture)
    kind = 0 if points.ndim == 2 else 2
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = b"".join(b"\0" + row.tobytes() for x, y, dx, dy in passes for row in points[y::dy, x::dx])
    head = struct.pack(">IIBBBBB", W, H, 8, kind, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


write("interlaced.png", interlaced(grey))
write("interlaced-colour.png", interlaced(rgb))

# --- TIFF
for coding, name in (("raw", "raw"), ("packbits", "packbits"), ("tiff_lzw", "lzw"), ("tiff_adobe_deflate", "deflate"), ("tiff_deflate", "deflate-old"), ("jpeg", "jpeg")):
    save(grey, f"{name}.tif", compression=coding)
    save(rgb, f"{name}-colour.tif", compression=coding)
for coding in ("raw", "packbits", "tiff_lzw"):
    save(bits, f"{coding.removeprefix('tiff_')}-bits.tif", compression=coding)
save(bits, "g4.tif", compression="group4")
save(bits, "g3.tif", compression="group3")
save(bits, "g3-2d.tif", compression="group3", tiffinfo={292: 1})
save(bits, "rle.tif", compression="tiff_ccitt")
save(rgb, "lzw-predictor.tif", compression="tiff_lzw", tiffinfo={317: 2})
save(rgb.convert("P"), "palette.tif")
points, colours = np.array(grey), np.array(rgb)
tiff("big-endian.tif", points, byteorder=">")
tiff("white-is-zero.tif", 255 - points, photometric="miniswhite")
tiff("strips.tif", points, rowsperstrip=13, compression="packbits")
tiff("tiles.tif", colours, tile=(64, 64), compression="adobe_deflate", predictor=True, photometric="rgb")
tiff("tiles-jpeg.tif", colours, tile=(128, 128), compression="jpeg", photometric="rgb")
tiff("strips-jpeg.tif", np.array(rgb.convert("YCbCr")), compression="jpeg", photometric="ycbcr", rowsperstrip=64)
tiff("deep.tif", points.astype("u2") * 257, compression="lzw", byteorder=">")


def with_tag(source, name, tag, kind, value, change=lambda data, at, size: None):
    """The same file with one tag more, or another."""
    data = bytearray(open(os.path.join(HERE, source), "rb").read())
    start = struct.unpack("<I", data[4:8])[0]
    count = struct.unpack("<H", data[start : start + 2])[0]
    entries = {struct.unpack("<H", data[at : at + 2])[0]: bytes(data[at : at + 12]) for at in range(start + 2, start + 2 + 12 * count, 12)}
    number = lambda t: struct.unpack("<I" if entries[t][2] == 4 else "<H", entries[t][8 : 12 if entries[t][2] == 4 else 10])[0]
    change(data, number(273), number(279))
    entries[tag] = struct.pack("<HHIHH" if kind == 3 else "<HHII", tag, kind, 1, *((value, 0) if kind == 3 else (value,)))
    data += b"\0" * (len(data) % 2)
    end = len(data)
    data += struct.pack("<H", len(entries)) + b"".join(entries[one] for one in sorted(entries)) + struct.pack("<I", 0)
    data[4:8] = struct.pack("<I", end)
    write(name, bytes(data))


def lowest_first(data, at, size):
    for index in range(at, at + size):
        data[index] = int(f"{data[index]:08b}"[::-1], 2)


save(bits, "one-strip.tif", compression="group4", tiffinfo={278: H})
with_tag("one-strip.tif", "g4-lowest-bit-first.tif", 266, 3, 2, lowest_first)


def old_jpeg():
    """A JPEG in a TIFF as before 1995: coding 6, the whole file at JPEGInterchangeFormat."""
    picture = save(rgb, "whole.jpg", quality=90, subsampling=0)
    os.remove(os.path.join(HERE, "whole.jpg"))
    entries = [(256, 4, W), (257, 4, H), (259, 3, 6), (262, 3, 6), (273, 4, 8), (277, 3, 3), (278, 4, H), (279, 4, len(picture)), (513, 4, 8), (514, 4, len(picture))]
    picture += b"\0" * (len(picture) % 2)
    bps = 8 + len(picture)
    start = bps + 6
    entries = sorted([*entries, (258, 3, None)])
    body = b"".join(struct.pack("<HHII", t, k, 3 if v is None else 1, bps if v is None else v) for t, k, v in entries)
    write("jpeg-old.tif", b"II*\0" + struct.pack("<I", start) + picture + struct.pack("<HHH", 8, 8, 8) + struct.pack("<H", len(entries)) + body + struct.pack("<I", 0))


old_jpeg()

# --- PDF
def pdf(name, data, content=None, resources=None, **about):
    file = pikepdf.new()
    about = {key: value(file) if callable(value) else value for key, value in about.items()}
    image = pikepdf.Stream(file, data)
    for key, value in {"Type": Name.XObject, "Subtype": Name.Image, "Width": W, "Height": H, **about}.items():
        image[f"/{key}"] = value
    page = file.add_blank_page(page_size=(W, H))
    page.obj.Resources = Dictionary(XObject=Dictionary(I=file.make_indirect(image)), **(resources(file) if resources else {}))
    page.obj.Contents = pikepdf.Stream(file, (content or f"q {W} 0 0 {H} 0 0 cm /I Do Q").encode())
    out = io.BytesIO()
    file.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none, deterministic_id=True)
    return write(name, out.getvalue())


def fax(coding, **tags):
    out = io.BytesIO()
    bits.save(out, "TIFF", compression=coding, tiffinfo={278: H, **{int(tag[1:]): value for tag, value in tags.items()}})
    out.seek(0)
    with tifffile.TiffFile(out) as file:
        [offset], [size] = file.pages[0].dataoffsets, file.pages[0].databytecounts
        file.filehandle.seek(offset)
        return file.filehandle.read(size)


G = Name.DeviceGray
one = dict(BitsPerComponent=1, ColorSpace=G)
eight = dict(BitsPerComponent=8, Filter=Name.FlateDecode)
dct = dict(BitsPerComponent=8, Filter=Name.DCTDecode)
params = lambda **how: Dictionary(Columns=W, BlackIs1=True, **how)
g4 = fax("group4")
pdf("g4.pdf", g4, Filter=Name.CCITTFaxDecode, DecodeParms=params(K=-1, Rows=H), **one)
pdf("g4-no-rows.pdf", g4, Filter=Array([Name.CCITTFaxDecode]), DecodeParms=Array([params(K=-1)]), **one)
pdf("g4-decode.pdf", g4, Filter=Name.CCITTFaxDecode, DecodeParms=Dictionary(K=-1, Columns=W, Rows=H), Decode=Array([1, 0]), **one)
pdf("g3.pdf", fax("group3"), Filter=Name.CCITTFaxDecode, DecodeParms=params(K=0, Rows=H), **one)
pdf("g3-2d.pdf", fax("group3", t292=1), Filter=Name.CCITTFaxDecode, DecodeParms=params(K=4, Rows=H, EndOfLine=True), **one)
pdf("g3-aligned.pdf", fax("group3", t292=4), Filter=Name.CCITTFaxDecode, DecodeParms=params(K=0, Rows=H, EndOfLine=True, EncodedByteAlign=True), **one)
pdf("stencil.pdf", g4, content=f"0 g q {W} 0 0 {H} 0 0 cm /I Do Q", Filter=Name.CCITTFaxDecode, BitsPerComponent=1, ImageMask=True, DecodeParms=params(K=-1, Rows=H))


def segment(number, kind, data):
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data


page_information = segment(0, 48, struct.pack(">IIIIBH", W, H, 0, 0, 0, 0))
region = segment(1, 38, struct.pack(">IIIIB", W, H, 0, 0, 0) + b"\x01" + g4)
pdf("jbig2.pdf", page_information + region, Filter=Name.JBIG2Decode, Decode=Array([1, 0]), **one)
jpx = io.BytesIO()
rgb.save(jpx, "JPEG2000")
pdf("jpx.pdf", jpx.getvalue(), Filter=Name.JPXDecode)
codestream = io.BytesIO()
grey.save(codestream, "JPEG2000", no_jp2=True)
pdf("jpx-grey.pdf", codestream.getvalue(), Filter=Name.JPXDecode, ColorSpace=G)
packed = zlib.compress(grey.tobytes())
pdf("flate.pdf", packed, ColorSpace=G, **eight)
pdf("deep.pdf", zlib.compress((points.astype(">u2") * 257).astype(">u2").tobytes()), Filter=Name.FlateDecode, BitsPerComponent=16, ColorSpace=G)
ramp = bytes(value for shade in range(256) for value in (shade, shade, shade))
pdf("indexed.pdf", packed, ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 255, pikepdf.String(ramp)]), **eight)
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def icc(file):
    stream = pikepdf.Stream(file, zlib.compress(profile), N=3, Filter=Name.FlateDecode)
    return Array([Name.ICCBased, file.make_indirect(stream)])


pdf("icc.pdf", zlib.compress(rgb.tobytes()), ColorSpace=icc, **eight)
lab = np.stack([points, np.full((H, W), 128), np.full((H, W), 128)], -1).astype(np.uint8).tobytes()
pdf("lab.pdf", zlib.compress(lab), ColorSpace=Array([Name.Lab, Dictionary(WhitePoint=Array([0.9505, 1, 1.089]), Range=Array([-128, 127, -128, 127]))]), **eight)


def separation(first, last):
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([first]), C1=Array([last]), N=1)
    return Array([Name.Separation, Name.Black, G, tint])


pdf("separation.pdf", zlib.compress(bytes(255 - value for value in grey.tobytes())), ColorSpace=separation(1, 0), **eight)
pdf("cmyk.pdf", cmyk, ColorSpace=Name.DeviceCMYK, Decode=Array([1, 0] * 4), **dct)
pdf("jpeg.pdf", plain, ColorSpace=G, **dct)
inline = f"q {W} 0 0 {H} 0 0 cm BI /W {W} /H {H} /BPC 8 /CS /G /F [/AHx /Fl] ID {packed.hex()}> EI Q"
pdf("inline.pdf", packed, content=inline, ColorSpace=G, **eight)

# --- pictures that a PDF shows otherwise than they are
white = pikepdf.String(b"\xff" * 768)
pdf("other-palette.pdf", plain, ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 255, white]), **dct)
pdf("other-separation.pdf", plain, ColorSpace=separation(1, 1), **dct)
nothing = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([1]), N=1)
through = f"q /E gs {W} 0 0 {H} 0 0 cm /I Do Q"
pdf("other-transfer.pdf", plain, content=through, resources=lambda _: {"ExtGState": Dictionary(E=Dictionary(TR=nothing))}, ColorSpace=G, **dct)
pdf("other-transparent.pdf", plain, content=through, resources=lambda _: {"ExtGState": Dictionary(E=Dictionary(ca=0))}, ColorSpace=G, **dct)


def layer():
    file = pikepdf.open(os.path.join(HERE, "jpeg.pdf"))
    group = file.make_indirect(Dictionary(Type=Name.OCG, Name="x"))
    file.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    [page] = file.pages
    page.obj.Resources.Properties = Dictionary(P=group)
    page.obj.Contents = pikepdf.Stream(file, f"/OC /P BDC q {W} 0 0 {H} 0 0 cm /I Do Q EMC".encode())
    out = io.BytesIO()
    file.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none, deterministic_id=True)
    write("other-layer.pdf", out.getvalue())


layer()

# --- broken, or of no use here
pdf("broken-jbig2.pdf", page_information + segment(1, 6, bytes(30)), Filter=Name.JBIG2Decode, **one)
pdf("broken-jpx.pdf", codestream.getvalue()[:200], Filter=Name.JPXDecode, ColorSpace=G)
pdf("broken-jpeg.pdf", plain[: len(plain) // 2], ColorSpace=G, **dct)
pdf("broken-empty.pdf", b"", ColorSpace=G, **dct)
pdf("broken-filter.pdf", grey.tobytes()[:100], Filter=Name("/NoSuchDecode"), BitsPerComponent=8, ColorSpace=G)
tiff("broken-planes.tif", np.moveaxis(colours, -1, 0).copy(), planarconfig="separate", photometric="rgb", compression="lzw")
tiff("broken-zstd.tif", points, compression="zstd")
tiff("broken-float.tif", points.astype("f4"), compression="lzw")
raw = open(os.path.join(HERE, "raw.tif"), "rb").read()
with_tag("one-strip.tif", "broken-short.tif", 279, 4, 1_000_000)
tiff("big.tif", points, bigtiff=True, compression="lzw")
for name in ("raw-colour.tif", "deflate-old-colour.tif", "one-strip.tif"):
    os.remove(os.path.join(HERE, name))
