import * as z from 'zod';
import { Role } from './role.ts';

/** Who asks, as the token says: a portal for its applicants, a person of the agency, or the system itself. */
export const Caller = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('portal'), id: z.string().min(1) }),
  z.object({
    kind: z.literal('officer'),
    id: z.string().min(1),
    unit: z.string().min(1),
    roles: z.array(Role),
    /** The absent officer in whose place this one acts, with that officer's roles; a token never says so. */
    for: z.string().min(1).optional(),
  }),
  /** Of all units, or of one and those below it. */
  z.object({ kind: z.literal('auditor'), id: z.string().min(1), unit: z.string().min(1).optional() }),
  z.object({ kind: z.literal('manager'), id: z.string().min(1), unit: z.string().min(1) }),
  /** The applicant of one dossier, by its code, on the page of that dossier; no token says so. */
  z.object({ kind: z.literal('applicant'), id: z.string().min(1) }),
  z.object({ kind: z.literal('system'), id: z.string().min(1) }),
]);
export type Caller = z.infer<typeof Caller>;
export type Officer = Extract<Caller, { kind: 'officer' }>;

/** Whose work it is that the officer does: the absent officer's, where one stands in for another. */
export const deskOf = (officer: Officer) => officer.for ?? officer.id;

/** Whoever calls from outside, by a token. */
export type Named = Exclude<Caller, { kind: 'system' | 'applicant' }>;
export type ActorKind = Named['kind'];
