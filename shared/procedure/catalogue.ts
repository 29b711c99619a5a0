import * as z from 'zod';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { Text } from '#shared/kernel/text.ts';

export const ProcedureSummary = z.strictObject({
  code: z.string(),
  name: Text,
  field: Text,
  version: z.int(),
});
export type ProcedureSummary = z.infer<typeof ProcedureSummary>;

/** The list of procedures, for finding one. */
export interface Catalogue {
  /** In the order of codes; `q` is found in code, name or field without regard to case and marks. */
  search(query: PageQuery & { q?: string | undefined }): Promise<Page<ProcedureSummary>>;
}
