import type { Text } from '#shared/kernel/text.ts';

export type Problem = { status: number; title: Text };

/** One way a request is refused. The title says what happened, then what to do, where that is not plain. */
export const problem = (status: number, vi: string, en: string): Problem => ({ status, title: { vi, en } });
