import type { SplitDeps } from '#shared/use-cases/file/split-uploaded.ts';
import { besideCode, boundedProcess } from '../bounded/bounded-process.ts';
import { splitting } from './splitting.ts';

/** Short of what the function has for all, and of the time it has. */
const bounds = { megabytes: 2_400, seconds: 800 };
const ask = boundedProcess(besideCode(import.meta.url, 'batch-splitter'), splitting, bounds);

/** Parts a batch in a process that may die of it; such a batch is unreadable. */
export const boundedSplit: SplitDeps['split'] = async (bytes, mediaType, { at }) =>
  (await ask({ bytes, mediaType, at })) ?? 'unreadable';
