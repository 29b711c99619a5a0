import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';

/** A ground on which a procedure may be less than wholly online (Nghị định 224/2026/NĐ-CP, Điều 14). */
const PartReason = z.strictObject({
  ground: z.enum(['presence-by-law', 'check-on-site', 'technical-fault', 'other']),
  text: Text,
  basis: z.string().min(1),
});

/** What of a procedure can be done without coming to the office. Facts, each to be seen; levels are computed from them. */
export const OnlineService = z.strictObject({
  /** The procedure and the documents that it rests on are published. */
  infoPublished: z.boolean(),
  formsDownloadable: z.boolean(),
  /** The form is filled in and sent online. */
  eFormOnline: z.boolean(),
  /** What is asked and answered meanwhile goes online. */
  processingOnline: z.boolean(),
  payOnlineOrNoFee: z.boolean(),
  resultOnlineOrPost: z.boolean(),
  /** The law wants the applicant to come, or somebody to look on the spot. */
  presenceRequired: z.boolean(),
  /** Why it is only partly online, and by which law: published with the procedure. */
  partlyBecause: PartReason.optional(),
});
export type OnlineService = z.infer<typeof OnlineService>;

/** The level 1 to 4 of Nghị định 43/2011/NĐ-CP, Điều 3 khoản 4: each asks for all that is below it; 0 for none. */
export function onlineLevel(service: OnlineService): 0 | 1 | 2 | 3 | 4 {
  if (!service.infoPublished) return 0;
  if (!service.formsDownloadable) return 1;
  if (!service.eFormOnline || !service.processingOnline) return 2;
  return service.payOnlineOrNoFee ? 4 : 3;
}

export type OnlineKind = 'whole' | 'partial' | 'information';

/** Toàn trình, một phần, or neither: Nghị định 42/2022/NĐ-CP, Điều 11 khoản 1, and since 01/07/2026 Nghị định 224/2026/NĐ-CP, Điều 14. */
export function onlineKind(service: OnlineService): OnlineKind {
  const { presenceRequired, partlyBecause: _, ...met } = service;
  if (!presenceRequired && Object.values(met).every(Boolean)) return 'whole';
  return service.infoPublished && service.eFormOnline ? 'partial' : 'information';
}

const names: Record<OnlineKind, Text> = {
  whole: { vi: 'Toàn trình', en: 'Wholly online' },
  partial: { vi: 'Một phần', en: 'Partly online' },
  information: { vi: 'Cung cấp thông tin trực tuyến', en: 'Information online' },
};

/** Both ways of saying how far a procedure is online, as the API shows them. */
export const OnlineView = z.strictObject({
  level: z.int().min(0).max(4),
  kind: z.enum(['whole', 'partial', 'information']),
  name: z.strictObject({ vi: z.string(), en: z.string() }),
  /** Why it is only partly online. */
  because: PartReason.optional(),
});

export function onlineView(service: OnlineService): z.infer<typeof OnlineView> {
  const kind = onlineKind(service);
  const { partlyBecause } = service;
  const because = kind === 'partial' && partlyBecause !== undefined && { because: partlyBecause };
  return { level: onlineLevel(service), kind, name: names[kind], ...because };
}
