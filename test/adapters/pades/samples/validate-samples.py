"""What pyHanko says of the samples as of a fixed day: python validate-samples.py FOLDER, printed as JSON.

For each signature whether it is intact, what was added later, the plain verdict as of the day, and the one as of the
time that time stamps prove, each of them validated as of the next. Nobody is asked about revocation.
"""
import asyncio, datetime, json, logging, os, sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
folder = sys.argv[1]
day = datetime.datetime(2026, 11, 28, tzinfo=datetime.timezone.utc)
root = load_cert_from_pemder(f'{folder}/authority.der')


def stored(reader):
    try:
        return list(DocumentSecurityStore.read_dss(reader).load_certs())
    except Exception:
        return []


def trusting(reader, moment):
    return ValidationContext(trust_roots=[root], other_certs=stored(reader), allow_fetching=False, revocation_mode='soft-fail', moment=moment)


async def proven(reader, signature):
    """The earliest time that is proven for a signature."""
    moment = day
    for stamp in reversed(reader.embedded_timestamp_signatures):
        status = await async_validate_pdf_timestamp(stamp, trusting(reader, moment))
        if status.intact and status.trusted and stamp.signed_revision > signature.signed_revision:
            moment = status.timestamp
    status = await async_validate_pdf_signature(signature, trusting(reader, moment))
    token = status.timestamp_validity
    return token.timestamp if token and token.intact and token.trusted else moment


async def verdict(reader, signature):
    now = await async_validate_pdf_signature(signature, trusting(reader, day))
    moment = await proven(reader, signature)
    then = await async_validate_pdf_signature(signature, trusting(reader, moment))
    level = getattr(now.modification_level, 'name', None)
    return {'intact': now.intact, 'changes': level, 'now': now.bottom_line, 'stamped': then.bottom_line}


async def main():
    said = {}
    for name in sorted(name for name in os.listdir(folder) if name.endswith('.pdf')):
        with open(f'{folder}/{name}', 'rb') as file:
            try:
                reader = PdfFileReader(file)
                said[name[:-4]] = [await verdict(reader, one) for one in reader.embedded_regular_signatures]
            except Exception as error:
                said[name[:-4]] = type(error).__name__
    print(json.dumps(said))


asyncio.run(main())
