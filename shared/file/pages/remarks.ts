import * as z from 'zod';
import { shippedRecords } from '#shared/kernel/dated.ts';
import data from '../data/scan-norms.json' with { type: 'json' };
import type { PageReport } from './report.ts';

/** What a scan has to be like: a dated record, with what it rests on. */
const ScanNorm = z.strictObject({
  id: z.string(),
  from: z.iso.date(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
  leastDpi: z.int().positive(),
  /** Degrees. */
  mostSkew: z.number().positive(),
});

const normAt = shippedRecords(ScanNorm, data);

/** More would say no more: the whole file is to be scanned again. */
const most = 50;

/** The pages that an officer should look at, by the norm in force on a day. */
export function remarksOn(reports: readonly PageReport[], date: string): PageReport[] {
  const norm = normAt(date);
  const isRemarkable = ({ blank, turn, skew, problem, dpi = norm.leastDpi }: PageReport) =>
    blank || problem !== undefined || turn !== 0 || Math.abs(skew) > norm.mostSkew || dpi < norm.leastDpi;
  return reports.filter(isRemarkable).slice(0, most);
}
