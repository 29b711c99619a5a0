/** How long the download of something out of the archive may begin, in seconds. */
export const downloadSeconds = 300;

/** Maximum bytes of an answer's body: a Lambda response is limited to 6 MB, and base64 takes a third of it. */
export const largestAnswer = 4 * 1024 * 1024;
