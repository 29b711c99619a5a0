/** How long the download of something out of the archive may begin, in seconds. */
export const downloadSeconds = 300;

/** Maximum bytes of an answer's body: a Lambda response is limited to 6 MB, and base64 takes a third of it. */
export const largestAnswer = 4 * 1024 * 1024;

/** The header `Content-Disposition` of a file, whose name may hold any letter (RFC 6266, RFC 8187). */
export const dispositionOf = (kind: string, name: string): string =>
  `${kind}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*!]/g, escaped)}`;

const escaped = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`;
