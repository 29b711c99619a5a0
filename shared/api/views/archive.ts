import * as z from 'zod';
import { Access } from '#shared/archive/access-log.ts';
import { Text } from '#shared/kernel/text.ts';
import { AppliedRetention } from '#shared/procedure/retention/retention.ts';
import { Person } from '#shared/unit/person.ts';
import { KeepingView } from '../resources/archive/keeping.ts';
import { DossierView, HistoryView } from './dossier.ts';
import { Status } from './task.ts';

const Time = z.iso.datetime({ offset: true });

export const ArchiveItem = z.strictObject({
  code: z.string(),
  procedure: z.strictObject({ code: z.string(), version: z.int() }),
  unit: z.string(),
  status: Status,
  /** In initials: see `discloseApplicant`. */
  applicantName: z.string(),
  closedAt: Time,
  retainUntil: Time,
});

export const ArchivedDossier = z.strictObject({
  dossier: DossierView,
  package: z.strictObject({
    sha256: z.string(),
    bytes: z.int(),
    retainUntil: Time,
    /** Left out of what earlier releases sealed: they did not note it. */
    retention: z
      .strictObject({
        term: AppliedRetention.shape.term,
        start: Time,
        end: Time.optional(),
        basis: z.string(),
        remark: z.string().optional(),
        default: AppliedRetention.shape.default,
      })
      .optional(),
  }),
  keeping: KeepingView,
  /** The first entries; a longer journal is read whole by `listArchivedEvents`. */
  journal: HistoryView.shape.items,
  /** The latest; the others by `listAccesses`. */
  accesses: z.array(Access),
});

export const Applicant = z.strictObject({
  code: z.string(),
  applicant: Person,
  submitter: Person.optional(),
});

/** A page of dossiers, and the latest looks at them and at the person; a look at the person names no dossier. */
export const PersonFound = z.strictObject({
  items: z.array(ArchiveItem),
  nextCursor: z.string().optional(),
  accesses: z.array(Access.extend({ code: z.string().optional() })),
});

/** Where to fetch a package, and what must be found there. */
export const PackageLink = z.strictObject({ url: z.url(), sha256: z.string(), bytes: z.int() });

const Check = z.strictObject({
  check: z.string(),
  subject: z.string(),
  ok: z.boolean(),
  expected: z.string().optional(),
  actual: z.string().optional(),
  detail: Text,
});

export const Verification = z.strictObject({
  ok: z.boolean(),
  checks: z.array(Check),
  counts: z.strictObject({ files: z.int(), bytes: z.int(), checks: z.int(), failed: z.int() }),
});
