import type * as z from 'zod';
import type { ProcedureSummary } from '#shared/contract/procedures.ts';

/** The list of procedures, for finding one. */
export interface Catalogue {
  /** In the order of codes; `q` is found in code, name or field without regard to case and marks. */
  search(query: { q?: string | undefined; limit: number; cursor?: string | undefined }): Promise<{
    items: z.infer<typeof ProcedureSummary>[];
    next?: string | undefined;
  }>;
}
