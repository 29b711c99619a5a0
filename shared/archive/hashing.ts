/** SHA-256 in lower-case hex. */
export type Sha256 = (bytes: Uint8Array) => string;

/** SHA-256 of bytes that come in pieces; `hex` ends it. */
type RunningHash = { update(bytes: Uint8Array): unknown; hex(): string };

export type NewHash = () => RunningHash;
