const starts = [Buffer.from('Rar!\x1a\x07', 'latin1'), Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')];
const endOfZip = Buffer.from('PK\x05\x06', 'latin1');
/** The end of a ZIP with the longest remark behind it. */
const furthest = 22 + 0xffff;

/** Whether a program that unpacks archives would take a file for one, whatever it begins with. */
export const isArchiveToo = (bytes: Buffer): boolean =>
  starts.some((start) => bytes.includes(start)) || hasEndOfZip(bytes);

function hasEndOfZip(bytes: Buffer): boolean {
  const first = Math.max(0, bytes.length - furthest);
  for (
    let at = bytes.lastIndexOf(endOfZip);
    at >= first;
    at = at === 0 ? -1 : bytes.lastIndexOf(endOfZip, at - 1)
  ) {
    if (at + 22 > bytes.length) continue;
    const [size, offset] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
    // The four letters may be there by chance; a table that lies before them is not.
    if (size + offset <= at && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return true;
  }
  return false;
}
