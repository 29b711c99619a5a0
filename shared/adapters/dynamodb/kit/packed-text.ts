import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/**
 * DynamoDB charges by the kilobyte. Text above so many bytes is deflated, which halves it in 20 µs; shorter
 * text stays readable in the console.
 */
const plainBytes = 700;

/** Windows of two kilobytes: the texts are short, and setting up larger ones costs more than the deflating. */
const small = { windowBits: 11, memLevel: 4 };

export function packText(text: string): AttributeValue {
  const bytes = Buffer.from(text);
  return bytes.length <= plainBytes ? { S: text } : { B: deflateRawSync(bytes, small) };
}

/** The text of an attribute, as the table or a stream record gives it: a record has its bytes in base64. */
export function unpackText(
  attribute: { S?: string | undefined; B?: Uint8Array | string | undefined } | undefined,
): string | undefined {
  if (attribute?.B === undefined) return attribute?.S;
  const bytes = typeof attribute.B === 'string' ? Buffer.from(attribute.B, 'base64') : attribute.B;
  return inflateRawSync(bytes, { windowBits: small.windowBits }).toString();
}
