"""Makes the signed samples of test/data/signed with pyHanko: python make-samples.py OUT

Packages: pyhanko==0.38.0 freezegun pikepdf. Not needed by any test; the keys live only while it runs, so another run
makes other bytes with the same verdicts. What each sample shows, and both verdicts: ../samples.test.ts.
"""
import datetime, io, os, re, sys

import pikepdf
from asn1crypto import keys as akeys
from asn1crypto import x509 as ax509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from freezegun import freeze_time
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

# It keeps what a certification forbids; the samples show what happens when somebody else does not.
signers.PdfSigner._enforce_certification_constraints = lambda *_: None

out = sys.argv[1]
os.makedirs(out, exist_ok=True)
N, D, A, Num, T = generic.pdf_name, generic.DictionaryObject, generic.ArrayObject, generic.NumberObject, generic.TextStringObject


def day(year, month=1, date=1):
    return datetime.datetime(year, month, date, 3, tzinfo=datetime.timezone.utc)


def certify(cn, issuer=None, ca=False, purpose=None, start=day(2020), end=day(2060)):
    # pyHanko's own time-stamp authority knows RSA only.
    key = rsa.generate_private_key(65537, 2048) if 'TSA' in cn else ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, cn)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca, None), True)
        .add_extension(x509.KeyUsage(not ca, not ca, False, False, False, ca, ca, False, False), True)
    )
    if purpose:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), True)
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key


def certificate(pair):
    return ax509.Certificate.load(pair[0].public_bytes(serialization.Encoding.DER))


def key(pair):
    return akeys.PrivateKeyInfo.load(
        pair[1].private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


stamping = ExtendedKeyUsageOID.TIME_STAMPING
ca = certify('CA thử nghiệm', ca=True)
below = certify('CA cấp dưới', ca, ca=True)
signer, second = certify('Nguyễn Văn Ký', ca), certify('Trần Thị Duyệt', ca)
deep = certify('Người ký dưới CA cấp dưới', below)
old = certify('Chứng thư đã hết hạn', ca, start=day(2022), end=day(2024))
tsa = certify('TSA thử nghiệm', ca, purpose=stamping)
old_tsa = certify('TSA đã hết hạn', ca, purpose=stamping, start=day(2020), end=day(2025))
foreign = certify('CA không ai tin', ca=True)
foreign_tsa = certify('TSA không ai tin', foreign, purpose=stamping)
signing_tsa = certify('Người ký làm TSA', ca)
open(f'{out}/authority.der', 'wb').write(certificate(ca).dump())


def store(*pairs):
    known = SimpleCertificateStore()
    for pair in pairs:
        known.register(certificate(pair))
    return known


def stamper(pair=tsa, at=day(2026, 11, 20), known=(ca,)):
    return timestamps.DummyTimeStamper(
        tsa_cert=certificate(pair), tsa_key=key(pair), certs_to_embed=store(*known), fixed_dt=at
    )


def built(objects, size=None):
    """A PDF written by hand: objects by number, the first of which is the root."""
    body, lines = b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', b'0 1\n0000000000 65535 f \n'
    for number, text in objects.items():
        lines += b'%d 1\n%010d 00000 n \n' % (number, len(body))
        body += b'%d 0 obj\n%s\nendobj\n' % (number, text)
    return body + b'xref\n%strailer\n<< /Size %d /Root 1 0 R /ID [<00><00>] >>\nstartxref\n%d\n%%%%EOF\n' % (lines, size or max(objects) + 1, len(body))


def stream(data, entries=b''):
    return b'<< %s /Length %d >>\nstream\n%s\nendstream' % (entries, len(data), data)


def base(contents=b'4 0 R', annotations=b'', form=b'', more=None, size=None):
    page = b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents %s %s >>'
    return built({
        1: b'<< /Type /Catalog /Pages 2 0 R %s >>' % form,
        2: b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        3: page % (contents, annotations),
        4: stream(b'BT /F1 20 Tf 60 700 Td (DON DE NGHI: 100.000) Tj ET'),
        5: b'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
        **(more or {}),
    }, size)


def packed(pdf):
    """The same with object streams and a cross-reference stream."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
    return made.getvalue()


def sign(pdf, name, pair=signer, stamp=None, at=day(2026, 11, 20), known=(ca,), box=None, certify_as=None, reserved=6000, make_field=True):
    with freeze_time(at):
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        if box and make_field:
            fields.append_signature_field(writer, fields.SigFieldSpec(name, box=box))
        meta = signers.PdfSignatureMetadata(
            field_name=name, md_algorithm='sha256', subfilter=fields.SigSeedSubFilter.PADES,
            certify=certify_as is not None, docmdp_permissions=certify_as or fields.MDPPerm.FILL_FORMS)
        simple = signers.SimpleSigner(signing_cert=certificate(pair), signing_key=key(pair), cert_registry=store(*known))
        style = TextStampStyle(stamp_text='Ky so') if box else None
        return signers.PdfSigner(meta, simple, timestamper=stamp, stamp_style=style).sign_pdf(writer, bytes_reserved=reserved).getvalue()


def secured(pdf, *pairs, vri=True):
    """The document security store appended, as for B-LT."""
    buffer = io.BytesIO(pdf)
    contents = PdfFileReader(buffer).embedded_signatures[-1].pkcs7_content.hex().encode() if vri else None
    DocumentSecurityStore.add_dss(buffer, sig_contents=contents, certs=[certificate(pair) for pair in pairs], force_write=True)
    return buffer.getvalue()


def stamped(pdf, stamp=None, field=None):
    """A document time stamp appended, as for B-LTA."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    made = signers.PdfTimeStamper(stamp or stamper(), field_name=field).timestamp_pdf(writer, 'sha256', validation_context=None, bytes_reserved=6000)
    return made.getvalue() if hasattr(made, 'getvalue') else bytes(made.getbuffer())


def edited(pdf, change):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root['/Pages']['/Kids'][0].get_object()
    change(writer, page)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def appended(pdf, objects, frees=(), switches=None):
    """A revision written by hand: objects, numbers that are said to be free, and numbers that now are elsewhere."""
    previous = int(re.findall(rb'startxref\s+(\d+)', pdf)[-1])
    trailer = re.findall(rb'/Root (\d+ \d+ R)', pdf)[-1]
    size = max(map(int, re.findall(rb'/Size (\d+)', pdf))) + 5
    body, lines = b'', b''
    for number, text in objects.items():
        lines += b'%d 1\n%010d 00000 n \n' % (number, len(pdf) + len(body))
        body += b'%d 0 obj\n%s\nendobj\n' % (number, text)
    for number in frees:
        lines += b'%d 1\n0000000000 00001 f \n' % number
    for number, offset in (switches or {}).items():
        lines += b'%d 1\n%010d 00000 n \n' % (number, offset)
    where = len(pdf) + len(body)
    return pdf + body + b'xref\n' + lines + b'trailer\n<< /Size %d /Root %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n' % (size, trailer, previous, where)


def note(writer, page):
    annotation = writer.add_object(D({
        N('/Type'): N('/Annot'), N('/Subtype'): N('/FreeText'), N('/Rect'): A([Num(n) for n in (60, 690, 300, 720)]),
        N('/Contents'): T('SO TIEN: 900.000.000'), N('/DA'): T('/Helv 12 Tf')}))
    page[N('/Annots')] = A([*page.get('/Annots', []), annotation])
    writer.update_container(page)


def other_content(writer, page):
    page[N('/Contents')] = writer.add_object(generic.StreamObject(stream_data=b'BT /F1 20 Tf 60 700 Td (DON DE NGHI: 900.000) Tj ET'))
    writer.update_container(page)


def fill(writer, page):
    field = writer.root['/AcroForm']['/Fields'][0].get_object()
    look = writer.add_object(generic.StreamObject({
        N('/Type'): N('/XObject'), N('/Subtype'): N('/Form'), N('/BBox'): A([Num(n) for n in (0, 0, 300, 20)]),
        N('/Resources'): D({N('/Font'): writer.root['/AcroForm']['/DR']['/Font']})},
        stream_data=b'/Tx BMC BT /F1 12 Tf 2 5 Td (900.000) Tj ET EMC'))
    field[N('/V')], field[N('/AP')] = T('900.000'), D({N('/N'): look})
    writer.update_container(field)


def smuggled(writer, page):
    other_content(writer, page)
    writer.root[N('/DSS')] = writer.add_object(D({N('/Type'): N('/DSS')}))
    writer.update_root()


look = b'/Type /XObject /Subtype /Form /BBox [0 0 340 20]'
plain = base()
form = base(
    annotations=b'/Annots [6 0 R]', form=b'/AcroForm << /Fields [6 0 R] /DR << /Font << /F1 5 0 R >> >> >>',
    more={
        6: b'<< /Type /Annot /Subtype /Widget /FT /Tx /T (soTien) /V () /F 4 /Rect [60 600 400 620] /DA (/F1 12 Tf 0 g) /P 3 0 R /AP << /N 7 0 R >> >>',
        7: stream(b'', look),
    })
bb, bt = sign(plain, 'S1'), sign(plain, 'S1', stamp=stamper())
blt = secured(bt, ca, signer, tsa)
then = day(2023, 6)
expired_bt = sign(plain, 'S1', old, stamper(old_tsa, then), then)
certified = sign(form, 'S1', certify_as=fields.MDPPerm.FILL_FORMS)
locked = sign(form, 'S1', certify_as=fields.MDPPerm.NO_CHANGES)
filled = edited(certified, fill)

# Prepared for the attacks: what is seen at signing hides, or waits for, what shows later.
hiding = sign(base(annotations=b'/Annots [8 0 R]', more={
    8: b'<< /Type /Annot /Subtype /Stamp /F 4 /Rect [50 690 390 730] /AP << /N 9 0 R >> >>',
    9: stream(b'1 g 0 0 340 20 re f', look),
}), 'S1')
awaiting = sign(base(contents=b'[4 0 R 77 0 R]', size=90), 'S1')
rewritten = stream(b'BT /F1 20 Tf 60 700 Td (DON DE NGHI: 900.000) Tj ET')
covering = stream(b'BT /F1 20 Tf 60 500 Td (VA 900.000.000 DONG) Tj ET')
switched = sign(base(more={40: stream(b'BT /F1 20 Tf 60 700 Td (DON DE NGHI: 900.000) Tj ET')}), 'S1')
other = switched.index(b'40 0 obj')

# Fields that the form's maker left for two signers, and a time stamp with a place on the page.
writer = IncrementalPdfFileWriter(io.BytesIO(plain))
for name, left in (('S1', 60), ('S2', 300)):
    fields.append_signature_field(writer, fields.SigFieldSpec(name, box=(left, 60, left + 200, 120)))
prepared = io.BytesIO()
writer.write(prepared)
writer = IncrementalPdfFileWriter(io.BytesIO(bb))
fields.append_signature_field(writer, fields.SigFieldSpec('T1', box=(50, 690, 400, 730)))
seen = io.BytesIO()
writer.write(seen)

samples = {
    'b-b': bb,
    'b-t': bt,
    'b-lt': blt,
    'b-lta': stamped(blt),
    'b-lta-renewed': stamped(secured(stamped(secured(expired_bt, ca, old, old_tsa), stamper(old_tsa, day(2024, 6))), ca, tsa, vri=False), stamper(tsa, day(2024, 12))),
    'b-lt-packed': stamped(secured(sign(packed(plain), 'S1', stamp=stamper()), ca, signer, tsa)),
    'b-lt-deep-chain': secured(sign(plain, 'S1', deep, stamper(), known=()), below, ca),
    'two-signatures': sign(bb, 'S2', second),
    'two-seen': sign(sign(plain, 'S1', box=(60, 60, 260, 120)), 'S2', second, box=(300, 60, 500, 120)),
    'two-long-term': stamped(secured(sign(blt, 'S2', second, stamper()), ca, second, tsa)),
    'prepared-fields': sign(sign(prepared.getvalue(), 'S1', box=(60, 60, 260, 120), make_field=False), 'S2', second, box=(300, 60, 500, 120), make_field=False),
    'form-filled-then-signed': sign(filled, 'S2', second),
    'expired-b-t': sign(plain, 'S1', old, stamper(at=then), then),
    'expired-b-b': sign(plain, 'S1', old, None, then),
    'expired-tsa-expired': expired_bt,
    'expired-tsa-untrusted': sign(plain, 'S1', old, stamper(foreign_tsa, then, (foreign,)), then),
    'expired-tsa-no-purpose': sign(plain, 'S1', old, stamper(signing_tsa, then), then),
    'only-time-stamp': stamped(plain),
    'note-added': edited(bb, note),
    'note-added-to-b-lta': stamped(secured(edited(blt, note), ca, vri=False)),
    'content-pointed-elsewhere': edited(bb, other_content),
    'content-replaced': appended(bb, {4: rewritten}),
    'content-replaced-then-signed': sign(appended(bb, {4: rewritten}), 'S2', second),
    'content-with-store': edited(bt, smuggled),
    'form-filled-after-certified': filled,
    'form-filled-then-signed-locked': sign(edited(locked, fill), 'S2', second),
    'signed-after-locked': sign(locked, 'S2', second),
    'form-filled-after-signed': edited(sign(form, 'S1'), fill),
    'garbage-after': blt + b'PK\x05\x06' + b'\0' * 18,
    'garbage-between': stamped(blt + b'<html>900.000.000</html>\n'),
    'shadow-hide': appended(hiding, {}, frees=[8]),
    'shadow-replace': appended(awaiting, {77: covering}),
    'shadow-switch': appended(switched, {}, switches={4: other}),
    'seen-time-stamp': stamped(seen.getvalue(), field='T1'),
}

for name, pdf in samples.items():
    open(f'{out}/{name}.pdf', 'wb').write(pdf)
    print(name, len(pdf))
