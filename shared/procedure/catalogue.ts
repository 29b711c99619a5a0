import type * as z from 'zod';
import type { ProcedureSummary } from '#shared/contract/procedures.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';

/** The list of procedures, for finding one. */
export interface Catalogue {
  /** In the order of codes; `q` is found in code, name or field without regard to case and marks. */
  search(query: PageQuery & { q?: string | undefined }): Promise<Page<z.infer<typeof ProcedureSummary>>>;
}
