const fromHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

/** How many codes there are of each length from 1 to 16 bits, and what they stand for, shortest first. */
export type Codes = { counts: Uint8Array; values: Uint8Array };

/** The tables of ITU-T T.81, Annex K.3. */
export const codes = {
  brightness: {
    dc: {
      counts: fromHex('00010501010101010100000000000000'),
      values: fromHex('000102030405060708090a0b'),
    },
    ac: {
      counts: fromHex('0002010303020403050504040000017d'),
      values: fromHex(
        '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
      ),
    },
  },
  colour: {
    dc: {
      counts: fromHex('00030101010101010101010000000000'),
      values: fromHex('000102030405060708090a0b'),
    },
    ac: {
      counts: fromHex('00020102040403040705040400010277'),
      values: fromHex(
        '000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
      ),
    },
  },
} as const satisfies Record<string, { dc: Codes; ac: Codes }>;

/** Which coefficient of a block, row by row, is written at each place. */
export const zigzag = fromHex(
  '000108100902030a11182019120b04050c131a21283029221b140d06070e151c232a313839322b241d160f171e252c333a3b342d261f272e353c3d362f373e3f',
);

/** How coarse each coefficient is at quality 50, row by row: ITU-T T.81, Annex K.1. */
export const steps = {
  brightness: [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17,
    22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78,
    87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ],
  colour: [
    17,
    18,
    24,
    47,
    99,
    99,
    99,
    99,
    18,
    21,
    26,
    66,
    99,
    99,
    99,
    99,
    24,
    26,
    56,
    99,
    99,
    99,
    99,
    99,
    47,
    66,
    99,
    99,
    99,
    99,
    99,
    99,
    ...Array.from({ length: 32 }, () => 99),
  ],
} as const;
