import * as z from 'zod';
import { ClockRule, Limit } from '#shared/calendar/limit.ts';
import { FeeSchedule } from '#shared/fee/fee-schedule.ts';
import { Text } from '#shared/kernel/text.ts';
import { Condition } from './eligibility.ts';
import { Extension } from './extension.ts';
import { Listing } from './listing.ts';
import { OnlineService } from './online-level.ts';
import { Retention } from './retention/retention.ts';
import { Step } from './step.ts';

/** National code `N.NNNNNN` with an optional agency suffix, or a local code that never looks like a national one. */
export const ProcedureCode = z
  .string()
  .regex(/^([1-3]\.\d{6}(\.(\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2})?|LOCAL\.[A-Z0-9-]{1,40})$/);

const Channel = z.enum(['online', 'desk', 'post']);
const Id = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** A situation in which the procedure is asked for (trường hợp), with what the decision says about how it goes. */
export const Case = z.strictObject({
  id: Id,
  /** Left out where there is only one. */
  name: Text.optional(),
  sequence: z.array(Text).min(1).optional(),
});
export type Case = z.infer<typeof Case>;

/** That a paper, once it is compared with its original, may be handed in again for so long, and on what ground. */
export const Reuse = z.strictObject({ months: z.int().min(1).max(240), basis: z.string().min(1) });
export type Reuse = z.infer<typeof Reuse>;

/** A paper that the procedure asks for; it holds the files that the applicant hands in for it. */
export const Component = z.strictObject({
  id: Id,
  /** The paper's national code (mã giấy tờ), where it is known. */
  code: z.string().min(1).max(50).optional(),
  name: Text,
  /** The blank form that it is filled in on (mẫu đơn, tờ khai). */
  blank: z.strictObject({ name: z.string().min(1), url: z.url().optional() }).optional(),
  /** The cases that it is asked for in; all where it is left out. */
  cases: z.array(Id).min(1).optional(),
  required: z.boolean(),
  originals: z.int().min(0),
  copies: z.int().min(0),
  mediaTypes: z.array(z.string()).min(1),
  /** Largest file accepted, in bytes. */
  maxBytes: z.int().positive(),
  maxFiles: z.int().positive(),
  /** A file without a digital signature that holds is rejected; where this is left out, the officer is told and judges. */
  signature: z.literal('required').optional(),
  /** Left out, it is asked for anew each time. */
  reuse: Reuse.optional(),
});
export type Component = z.infer<typeof Component>;

/** Where the law of the sector differs from the one-stop rules on supplements. */
export const SupplementRules = z.strictObject({
  /** Maximum requests before acceptance and after it. */
  max: z
    .strictObject({ reception: z.int().min(1), appraisal: z.int().min(1) })
    .partial()
    .optional(),
  /** After acceptance: the time for a request, from the receipt or the last papers received. */
  notice: Limit.optional(),
  /** How long the applicant may take, in place of `waits.supplementHours`. */
  wait: Limit.optional(),
  basis: z.string().min(1),
});
export type SupplementRules = z.infer<typeof SupplementRules>;

/** Something that other units are asked about, and what the law makes of it that one does not answer in time. */
export const Matter = z.strictObject({
  id: Id,
  name: Text,
  /** What a unit that stays silent is taken to have said. */
  silence: z.enum(['consent', 'no-answer']),
  basis: z.string().min(1),
});
export type Matter = z.infer<typeof Matter>;

/** What may be asked for, in one version; a dossier stays under the version of its receipt. */
export const Procedure = z.strictObject({
  code: ProcedureCode,
  version: z.int().min(1),
  name: Text,
  field: Text,
  /** First day (Asia/Ho_Chi_Minh) on which new dossiers come under this version. */
  effectiveFrom: z.iso.date(),
  legalBasis: z.array(z.strictObject({ number: z.string().min(1), title: Text })).min(1),
  /** Where the facts of this record come from, and how sure they are. */
  evidence: z.string().min(1),
  subjects: z
    .array(z.enum(['citizen', 'overseas-citizen', 'foreigner', 'organisation', 'household-business']))
    .min(1),
  channels: z.array(Channel).min(1),
  /** What is announced about the procedure beside what resolves a dossier. */
  listing: Listing.optional(),
  /** With more than one, a dossier names its own. */
  cases: z.array(Case).min(1).optional(),
  /** What can be done online; the level is computed from it, never written down. Left out where nobody has looked. */
  online: OnlineService.optional(),
  calendar: z.string().min(1),
  limit: Limit,
  /** Where a channel has another limit. */
  limits: z.partialRecord(Channel, Limit).optional(),
  clock: ClockRule,
  /** The result is given while the applicant waits, so that nobody needs an appointment; an automatic answer always is. */
  atOnce: z.strictObject({ basis: z.string().min(1) }).optional(),
  /** Left out, the limit is made longer on no ground: what will be late is apologised for. */
  extensions: z.array(Extension).min(1).optional(),
  supplements: SupplementRules.optional(),
  /** A question that names none of them is governed by the one-stop rules: silence is no answer. */
  matters: z.array(Matter).min(1).optional(),
  /** What makes a case ineligible: told before the papers. */
  eligibility: z.array(Condition).min(1).optional(),
  /** Number of sets of the papers (số bộ hồ sơ); one if it says nothing. */
  sets: z.int().positive().max(20).optional(),
  components: z.array(Component),
  /** JSON Schema (2020-12) of the application form's data. */
  form: z.record(z.string(), z.json()),
  steps: z.array(Step).min(1),
  /** The decision by which the minister or the chair of the province approved the internal process that the steps follow. */
  process: z
    .strictObject({
      decision: z.string().min(1).max(100),
      date: z.iso.date(),
      by: z.string().min(1).max(200),
    })
    .optional(),
  /** How long a draft waits for its files, and an applicant may take to supplement, in hours. */
  waits: z.strictObject({
    draftHours: z.int().positive(),
    supplementHours: z.int().positive(),
    /** How long a result may be on its way by post before reception asks after it. */
    deliveryHours: z.int().positive().optional(),
  }),
  /** What it costs; a procedure without a schedule costs nothing. */
  fees: FeeSchedule.optional(),
  result: z.strictObject({
    /** The result's national code (mã kết quả), where it is known. */
    code: z.string().min(1).max(50).optional(),
    name: Text,
    /** The template that the result is made from, where it is not a file that an officer brings. */
    template: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .optional(),
    /** Left out, it is no paper for later dossiers of the applicant. */
    reuse: Reuse.optional(),
  }),
  /** Left out, the official papers of the one-stop mechanism are printed. */
  papers: z.literal(false).optional(),
  /** Left out, the text of scans is recognised. */
  recognition: z.literal(false).optional(),
  retention: Retention,
});
export type Procedure = z.infer<typeof Procedure>;
