import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** One name, always the same, for a list of texts; lower-case hex. */
export const digestOf = (...texts: string[]) => bytesToHex(sha256(utf8ToBytes(JSON.stringify(texts))));
