/** How long the download of something out of the archive may begin, in seconds. */
export const downloadSeconds = 300;

/** What is answered itself, in bytes: a Lambda answers with 6 MB at most, and base64 takes a third of it. */
export const largestAnswer = 4 * 1024 * 1024;
