#!/usr/bin/env node
// Checks a sealed dossier offline, with nothing but Node 20 or later: no network, no package, no code of Một Cửa.
//
//   node verify-package.mjs <package.zip> [<proof.json>] [--key <sha256 of the archive's public key>]
//
// It reads the ZIP file (PKWARE APPNOTE), the bag (RFC 8493), the dossier's account of its files and the chain of its
// journal (SHA-256 over RFC 8785). With a proof it also follows the dossier's leaf to the root of its day (RFC 6962,
// section 2.1) and checks the signature on that. It prints what does not hold, and where; it exits with 1 if anything
// does not, and with 2 if it was called wrongly.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { parseArgs } from 'node:util';

const faults = [];
const expect = (holds, place, what) => {
  if (!holds) faults.push(`${place}: ${what}`);
};
const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** JSON in the one form that hashes are taken over (RFC 8785). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** What a check gives, or a fault where the thing is not even of the expected form. */
const attempt = (place, check) => {
  try {
    return check();
  } catch (error) {
    expect(false, place, `cannot be read (${error.message})`);
    return undefined;
  }
};
const parsed = (text, place) => attempt(place, () => JSON.parse(text));

// The ZIP file.

function* pieces(file, from, length) {
  for (let at = from; at < from + length; ) {
    const chunk = Buffer.alloc(Math.min(1 << 20, from + length - at));
    const got = readSync(file, chunk, 0, chunk.length, at);
    if (got === 0) return;
    yield chunk.subarray(0, got);
    at += got;
  }
}
const bytesAt = (file, from, length) => Buffer.concat([...pieces(file, from, length)]);

/** Count, size and place of the directory, from the records at the end of the file. */
function endOf(file, size) {
  const tail = bytesAt(file, Math.max(0, size - 22 - 20 - 56), Math.min(size, 98));
  const end = tail.length - 22;
  if (end < 0 || tail.readUInt32LE(end) !== 0x06054b50) return undefined;
  const large = end === 76 && tail.readUInt32LE(56) === 0x07064b50;
  return large
    ? {
        count: Number(tail.readBigUInt64LE(32)),
        size: Number(tail.readBigUInt64LE(40)),
        at: Number(tail.readBigUInt64LE(48)),
      }
    : {
        count: tail.readUInt16LE(end + 10),
        size: tail.readUInt32LE(end + 12),
        at: tail.readUInt32LE(end + 16),
      };
}

/** Sizes and places that do not fit 32 bits lie in an extra field, in this order. */
function numbersOf(header, extra) {
  let next = 4;
  return [24, 20, 42].map((at) => {
    const short = header.readUInt32LE(at);
    if (short !== 0xffffffff || extra.length < next + 8) return short;
    next += 8;
    return Number(extra.readBigUInt64LE(next - 8));
  });
}

function readDirectory(file, size) {
  const end = endOf(file, size);
  expect(end !== undefined, 'ZIP', 'the end record cannot be read');
  if (end === undefined) return [];
  const directory = bytesAt(file, end.at, end.size);
  const members = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const header = directory.subarray(at, at + 46);
    const [name, extra, comment] = [28, 30, 32].map((field) => header.readUInt16LE(field));
    const extraAt = at + 46 + name;
    const [length, packed, offset] = numbersOf(header, directory.subarray(extraAt, extraAt + extra));
    const path = directory.toString('utf8', at + 46, extraAt);
    expect(header.readUInt16LE(10) === 0 && length === packed, path, 'is not stored as it is');
    members.push({ path, size: length, offset });
    at = extraAt + extra + comment;
  }
  expect(members.length === end.count, 'ZIP', `the directory shows ${members.length} of ${end.count} files`);
  return members;
}

const inBag = (path) => path.slice(path.indexOf('/') + 1);
const isText = (path) =>
  /^(bagit|bag-info|(tag)?manifest-sha256)\.txt$|\/documentation\/(journal\.jsonl|dossier\.json)$/.test(path);

/** Where the bytes of a member begin; a damaged header is taken to have been as long as it should be. */
function startOf(file, { path, offset }) {
  const header = bytesAt(file, offset, 30);
  const named = header.length === 30 && header.readUInt32LE(0) === 0x04034b50;
  const nameLength = named ? header.readUInt16LE(26) : Buffer.byteLength(path);
  const same = named && bytesAt(file, offset + 30, nameLength).toString() === path;
  expect(same, inBag(path), 'its header in the ZIP file is damaged');
  return offset + 30 + nameLength + (named ? header.readUInt16LE(28) : 0);
}

/** What lies in the bag: for each path its size and digest, and the text of those that are to be read. */
function readBag(file, size) {
  const bag = new Map();
  const members = readDirectory(file, size);
  const folder = members[0]?.path.split('/')[0];
  for (const member of members) {
    const path = inBag(member.path);
    const belongs = member.path.startsWith(`${folder}/`) && !bag.has(path);
    expect(belongs, member.path, 'does not belong to this package');
    const from = startOf(file, member);
    const hash = createHash('sha256');
    for (const piece of pieces(file, from, member.size)) hash.update(piece);
    const isRead = isText(path) && member.size < 1 << 27;
    const text = isRead ? bytesAt(file, from, member.size).toString() : undefined;
    bag.set(path, { size: member.size, sha256: hash.digest('hex'), text });
  }
  return bag;
}

// The bag.

function checkManifest(bag, name) {
  const listed = new Set();
  for (const line of (bag.get(name)?.text ?? '').split('\n').filter(Boolean)) {
    const [, sum, written] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    expect(sum !== undefined, name, `cannot be read: ${line.slice(0, 100)}`);
    if (sum === undefined) continue;
    const path = written.replace(/%(25|0D|0A)/gi, (code) => decodeURIComponent(code));
    listed.add(path);
    expect(bag.has(path), path, `is missing, though ${name} lists it`);
    if (bag.has(path))
      expect(bag.get(path).sha256 === sum, path, `is not what ${name} says: it has been changed`);
  }
  expect(listed.size > 0, name, 'lists nothing');
  return listed;
}

function checkBag(bag) {
  expect(bag.get('bagit.txt')?.text?.startsWith('BagIt-Version: 1.0\n'), 'bagit.txt', 'is not that of a bag');
  const listed = new Set([
    ...checkManifest(bag, 'manifest-sha256.txt'),
    ...checkManifest(bag, 'tagmanifest-sha256.txt'),
  ]);
  for (const path of bag.keys())
    expect(listed.has(path) || path === 'tagmanifest-sha256.txt', path, 'is in no manifest');
  const payload = [...bag].filter(([path]) => path.startsWith('data/')).map(([, { size }]) => size);
  const oxum = `${payload.reduce((sum, size) => sum + size, 0)}.${payload.length}`;
  const promised = /^Payload-Oxum: (.+)$/m.exec(bag.get('bag-info.txt')?.text ?? '')?.[1];
  expect(promised === oxum, 'bag-info.txt', `promises ${promised} bytes.files, there are ${oxum}`);
}

// The dossier: its files, and its journal, each entry of which names the hash of the one before.

function checkEntry(line, place, { seq, prev, code }) {
  const entry = parsed(line, place);
  if (entry === undefined) return undefined;
  const { hash, ...rest } = entry;
  expect(canonical(entry) === line, place, 'is not in the form in which it was sealed');
  expect(sha256(canonical(rest)) === hash, place, 'has been changed');
  expect(entry.seq === seq, place, `is number ${entry.seq}: an entry is missing, added or moved`);
  expect(entry.prev === prev, place, 'does not go on from the entry before');
  expect(entry.code === code, place, `is of another dossier: ${entry.code}`);
  return entry;
}

function checkDossier(bag) {
  const path = [...bag.keys()].find((one) => one.endsWith('/documentation/dossier.json')) ?? 'dossier.json';
  const record = parsed(bag.get(path)?.text ?? '', path);
  if (record === undefined) return {};
  const { code } = record.dossier;
  for (const { path: file, size, sha256: sum } of record.files)
    expect(
      bag.get(file)?.size === size && bag.get(file)?.sha256 === sum,
      file,
      `is not the file that ${path} tells of`,
    );
  const lines = (bag.get(record.journal.path)?.text ?? '').split('\n').filter(Boolean);
  let head = '0'.repeat(64);
  for (const [index, line] of lines.entries()) {
    const place = `${record.journal.path}, entry ${index + 1}`;
    head = checkEntry(line, place, { seq: index + 1, prev: head, code })?.hash ?? head;
  }
  expect(
    head === record.journal.head,
    record.journal.path,
    `does not end where ${path} says: entries are missing`,
  );
  return { code, head };
}

// The proof: that this package and this journal were in the tree of their day, and that its root was signed.

const node = (left, right) => sha256(Buffer.of(1), Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));

/** The root that a path leads to from a leaf, in a tree that parts at the largest power of two below its count. */
function rootFrom(leaf, index, count, path) {
  if (count === 1) return path.length === 0 ? leaf : '';
  const other = path.at(-1);
  if (other === undefined) return '';
  const split = 2 ** Math.floor(Math.log2(count - 1));
  return index < split
    ? node(rootFrom(leaf, index, split, path.slice(0, -1)), other)
    : node(other, rootFrom(leaf, index - split, count - split, path.slice(0, -1)));
}

function isSigned({ record, algorithm, signature, publicKey }) {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const types = { RSASSA_PKCS1_V1_5_SHA_256: 'rsa', ECDSA_SHA_256: 'ec' };
    const known = key.asymmetricKeyType === types[algorithm];
    return known && verify('sha256', Buffer.from(canonical(record)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function checkProof({ leaf, index, path, sealing, root }, { digest, code, head }, key) {
  expect(
    leaf.package === digest,
    'package',
    'is not the one that was sealed: another lies in its place, or a byte of it was changed',
  );
  expect(leaf.code === code, 'proof', `is of another dossier: ${leaf.code}`);
  const entry = parsed(sealing, 'proof, sealing entry');
  const seq = entry?.seq;
  checkEntry(sealing, 'proof, sealing entry', { seq, prev: head, code });
  expect(entry?.hash === leaf.head, 'proof, sealing entry', 'is not the one in the leaf');
  const [sealed, ...others] = entry?.events ?? [];
  const records =
    others.length === 0 && sealed?.type === 'dossier.sealed' && sealed.package?.sha256 === digest;
  expect(records, 'proof, sealing entry', 'does not record the sealing of this package');
  const reached = rootFrom(sha256(Buffer.of(0), canonical(leaf)), index, root.record.count, path);
  expect(reached === root.record.root, 'proof, path', `does not lead to the root of ${root.record.day}`);
  expect(isSigned(root), `root of ${root.record.day}`, 'its signature does not hold');
  const fingerprint = sha256(Buffer.from(root.publicKey, 'base64'));
  if (key !== undefined)
    expect(fingerprint === key.toLowerCase(), `root of ${root.record.day}`, 'is signed by another key');
  return `proven by the root of ${root.record.day} (${root.record.count} dossiers), signed at ${root.record.at}
  by the key ${fingerprint}${key === undefined ? ': compare it with the one that the archive publishes' : ''}`;
}

function check(zip, proofFile, key) {
  const file = openSync(zip, 'r');
  const { size } = fstatSync(file);
  const whole = createHash('sha256');
  for (const piece of pieces(file, 0, size)) whole.update(piece);
  const digest = whole.digest('hex');
  const bag = attempt('ZIP', () => readBag(file, size)) ?? new Map();
  closeSync(file);
  checkBag(bag);
  const dossier = attempt('dossier.json', () => checkDossier(bag));
  const summary = `${dossier?.code}: ${bag.size} files, SHA-256 ${digest}`;
  if (proofFile === undefined)
    return `${summary}\n  sound in itself; its proof would show that it is what was sealed`;
  const proof = parsed(readFileSync(proofFile, 'utf8'), proofFile);
  return `${summary}\n  ${attempt(proofFile, () => checkProof(proof, { digest, ...dossier }, key))}`;
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
const [zip, proofFile] = positionals;
if (zip === undefined) {
  console.error('node verify-package.mjs <package.zip> [<proof.json>] [--key <sha256 of the public key>]');
  process.exit(2);
}
const verdict = check(zip, proofFile, values.key);
for (const fault of faults) console.log(`✗ ${fault}`);
if (faults.length === 0) console.log(`✓ ${verdict}`);
process.exitCode = faults.length === 0 ? 0 : 1;
