/** A part that has arrived; the tag names its bytes when the parts are put together. */
export type ArrivedPart = { number: number; size: number; tag: string };

/** A stretch of a file that is sent by itself. */
export type PlannedPart = { number: number; offset: number; size: number };

/** Uploads in parts, which remember what has arrived for some days. */
export interface PartUploads {
  begin(key: string, mediaType: string): Promise<string>;
  /** An address for the bytes of one part, of just this length. */
  sign(part: {
    key: string;
    uploadId: string;
    number: number;
    size: number;
    seconds: number;
    at: string;
  }): Promise<string>;
  /** What has arrived so far; undefined where there is no such upload of this key, or no more. */
  arrived(key: string, uploadId: string): Promise<ArrivedPart[] | undefined>;
  /** Makes the file of its parts; `taken` where there is one already. */
  complete(key: string, uploadId: string, parts: ArrivedPart[]): Promise<'completed' | 'taken' | 'unknown'>;
}

/** The least that S3 takes for any part but the last, in bytes: little is lost with a connection. */
export const partSize = 5 * 1024 * 1024;

/** How a file of this size is divided. */
export const partsOf = (size: number): PlannedPart[] =>
  Array.from({ length: Math.ceil(size / partSize) }, (_, index) => ({
    number: index + 1,
    offset: index * partSize,
    size: Math.min(partSize, size - index * partSize),
  }));

/** The part as it has arrived; one of another length has not. */
export const arrivedAs = ({ number, size }: PlannedPart, arrived: readonly ArrivedPart[]) =>
  arrived.find((part) => part.number === number && part.size === size);
