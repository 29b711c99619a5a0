/** A checksum that is fed piece by piece. */
export interface Crc {
  update(data: Uint8Array): void;
  digest(): Buffer;
}

const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc;
});

/** CRC-32C, which Node does not have. */
export function crc32c(): Crc {
  let crc = 0xffffffff;
  return {
    update(data) {
      for (const byte of data) crc = (crc >>> 8) ^ (castagnoli[(crc ^ byte) & 0xff] ?? 0);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(~crc >>> 0);
      return bytes;
    },
  };
}

const nvme = Array.from({ length: 256 }, (_, byte) => {
  let crc = BigInt(byte);
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1n ? (crc >> 1n) ^ 0x9a6c9329ac4bc9b5n : crc >> 1n;
  return crc;
});
const nvmeHigh = Uint32Array.from(nvme, (crc) => Number(crc >> 32n));
const nvmeLow = Uint32Array.from(nvme, (crc) => Number(crc & 0xffffffffn));

/** CRC-64/NVME in two halves, since 64-bit integers are slow in JavaScript. */
export function crc64nvme(): Crc {
  let high = -1;
  let low = -1;
  return {
    update(data) {
      for (const byte of data) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (nvmeLow[index] ?? 0);
        high = (high >>> 8) ^ (nvmeHigh[index] ?? 0);
      }
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(~high >>> 0, 0);
      bytes.writeUInt32BE(~low >>> 0, 4);
      return bytes;
    },
  };
}
