import * as z from 'zod';
import { Limit } from '#shared/calendar/limit.ts';
import { Text } from '#shared/kernel/text.ts';
import { localTime } from '#shared/kernel/time.ts';
import { appliedTo } from '#shared/procedure/applied.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';

export const GuidanceChannel = z.enum(['desk', 'hotline', 'portal', 'social-network', 'post', 'sample']);

/** What somebody is told about a procedure; taken from the published record, so that it cannot differ from it. */
export const GuidanceContent = z.object({
  procedure: z.object({ code: z.string(), version: z.int(), name: Text }),
  case: z.object({ id: z.string(), name: Text.optional() }).optional(),
  /** What makes a case ineligible, which is asked first. */
  eligibility: z.array(z.object({ id: z.string(), ask: Text, tell: Text, basis: z.string() })).optional(),
  papers: z.array(
    z.object({
      id: z.string(),
      name: Text,
      required: z.boolean(),
      originals: z.int(),
      copies: z.int(),
      blank: z.string().optional(),
    }),
  ),
  sequence: z.array(Text),
  agencies: z.array(Text),
  limit: Limit,
  /** VND, before any reduction. */
  fees: z.array(z.object({ name: Text, amount: z.int(), each: z.string().optional() })),
  legalBasis: z.array(z.string()),
});
export type GuidanceContent = z.infer<typeof GuidanceContent>;

/** That somebody was guided before handing anything in (NĐ 118/2025 Điều 16: guidance is kept). Never changed. */
export const Guidance = z.object({
  id: z.string(),
  unit: z.string(),
  at: z.iso.datetime(),
  officer: z.string(),
  channel: GuidanceChannel,
  person: z.object({ name: z.string(), phone: z.string().optional() }).optional(),
  question: z.string().optional(),
  /** What the officer said beside the record. */
  note: z.string().optional(),
  content: GuidanceContent,
  digest: z.string(),
});
export type Guidance = z.infer<typeof Guidance>;

type Asked = { channel: Procedure['channels'][number]; case?: string | undefined };

/** What to tell somebody who wants to file through a channel, in a case. */
export function guidanceOn(procedure: Procedure, asked: Asked): GuidanceContent {
  const {
    code,
    version,
    name,
    cases = [],
    eligibility,
    components,
    limit,
    fees,
    listing,
    legalBasis,
  } = appliedTo(procedure, asked);
  const chosen = cases.find(({ id }) => id === asked.case) ?? (cases.length === 1 ? cases[0] : undefined);
  return {
    procedure: { code, version, name },
    ...(asked.case !== undefined &&
      chosen && { case: { id: chosen.id, ...(chosen.name && { name: chosen.name }) } }),
    ...(eligibility && {
      eligibility: eligibility.map(({ id, ask, tell, basis }) => ({ id, ask, tell, basis })),
    }),
    papers: components.map(({ id, name: paper, required, originals, copies, blank }) => ({
      id,
      name: paper,
      required,
      originals,
      copies,
      ...(blank && { blank: blank.name }),
    })),
    sequence: chosen?.sequence ?? [],
    agencies: (listing?.agencies ?? []).map((agency) => agency.name),
    limit,
    fees: (fees?.lines ?? [])
      .filter(({ channels }) => channels?.includes(asked.channel) ?? true)
      .map(({ name: fee, amount, per }) => ({
        name: fee,
        amount,
        ...(per !== 'dossier' && { each: per.each }),
      })),
    legalBasis: legalBasis.map(({ number }) => number),
  };
}

/** Guidance as it is shown; the digest is nobody's business. */
export function guidanceView({ digest: _, at, ...shown }: Guidance) {
  return { ...shown, at: localTime(at) };
}
