import * as z from 'zod';
import { Limit, PauseEffect } from '#shared/calendar/limit.ts';
import { shippedRecords } from '#shared/kernel/dated.ts';
import { localDate } from '#shared/kernel/time.ts';
import { AuthorityGround } from '#shared/unit/authority.ts';
import { Capacity } from '#shared/unit/signing-power.ts';
import { Channel } from './applicant.ts';
import data from './data/one-stop-rules.json' with { type: 'json' };

/** What the one-stop rules in force set for every procedure: a dated record, with what it rests on. */
const OneStopRules = z.strictObject({
  id: z.string(),
  /** First day of receipt (Asia/Ho_Chi_Minh) of the dossiers that are under it. */
  from: z.iso.date(),
  basis: z.string().min(1),
  evidence: z.string().min(1),
  /** Working hours within which an online dossier is answered. */
  replyHours: z.int().positive(),
  /** Maximum supplement requests, before acceptance and after it each. */
  supplementMax: z.int().positive(),
  /** The effect of a supplement after acceptance on the limit, unless the law of the sector differs. */
  onSupplement: z.strictObject({ effect: PauseEffect, basis: z.string().min(1) }),
  /** The time after receipt within which papers are requested, unless the law of the sector differs. */
  supplementNotice: z.strictObject({ limit: Limit, basis: z.string().min(1) }),
  /** Maximum new appointments, and how many working days before the old one the apology is due. */
  reappointments: z.int().min(0),
  apologyLeadDays: z.int().min(0),
  /** In which capacities each kind of letter is signed, after it was drafted by somebody else. */
  signers: z.strictObject({
    apology: z.array(Capacity),
    refusal: z.array(Capacity),
    stop: z.array(Capacity),
    basis: z.string().min(1),
  }),
  /** Whether a receipt is drawn up where the result is given at once: always, or if the applicant asks for it. */
  receiptAtOnce: z.strictObject({ drawnUp: z.enum(['always', 'on-request']), basis: z.string().min(1) }),
  /** What is received later than this is forwarded at the start of the next working day. */
  cutOff: z.string().regex(/^\d{2}:\d{2}$/),
  /** What was received for another unit: until when after the opening is the start of a day, and how soon it is taken over. */
  handOver: z.strictObject({ start: Limit, takeOver: Limit }),
  /** On what ground an officer vouches that a scan is the paper. */
  digitisation: z.string().min(1),
  /** Who files for another says by what: through these channels, and on these grounds by a paper. */
  authority: z.strictObject({
    channels: z.array(Channel),
    paperFor: z.array(AuthorityGround),
    basis: z.string().min(1),
  }),
  /** Grounds on which no apology is due. */
  exemptions: z.array(z.string()),
});
export type OneStopRules = z.infer<typeof OneStopRules>;

/** The rules in force on a day of receipt, `YYYY-MM-DD`. */
export const oneStopRulesAt = shippedRecords(OneStopRules, data);

/** The rules that a decision is taken under: those of the dossier's receipt, or of today if it was not received yet. */
export const rulesOf = ({ rules, at }: { rules?: OneStopRules | undefined; at: string }) =>
  rules ?? oneStopRulesAt(localDate(at));
