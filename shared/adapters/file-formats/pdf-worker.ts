import { parentPort } from 'node:worker_threads';
import { lookIntoPdf } from './look-into-pdf.ts';

// A thread of its own, which whoever started it can end; one file at a time.
parentPort?.on('message', async (bytes: Uint8Array) => {
  parentPort?.postMessage(await lookIntoPdf(bytes));
});
