import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { besideOrInstalled } from '../recognition/beside.ts';

/** Four bytes for each point: red, green, blue, and how solid it is. */
type Colours = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> };

/** The text of the first QR code in a picture. */
export async function readCode(picture: Colours): Promise<string | undefined> {
  prepare();
  const [code] = await readBarcodes(
    { ...picture, colorSpace: 'srgb' },
    { formats: ['QRCode'], tryHarder: true, tryInvert: false, maxNumberOfSymbols: 1 },
  );
  return code?.text;
}

let isPrepared = false;

/** The engine lies beside the code: left alone, the library would fetch it from a network. */
function prepare() {
  if (isPrepared) return;
  const bytes = readFileSync(besideOrInstalled('zxing-wasm/dist/reader/zxing_reader.wasm'));
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  prepareZXingModule({ overrides: { wasmBinary } });
  isPrepared = true;
}
