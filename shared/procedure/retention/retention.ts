import * as z from 'zod';

const Instant = z.iso.datetime({ offset: true });

/** How long, and from when. */
export const keptFor = {
  term: z.union([z.literal('permanent'), z.strictObject({ years: z.int().min(1).max(70) })]),
  /** From when the term counts, where it is not the closing of the dossier: the end of that year. */
  from: z.literal('year-end').optional(),
};
const keeping = {
  ...keptFor,
  /** The document that sets the term, by its number. Left out, the organisation's default counts, and this term does not. */
  basis: z.string().min(1).optional(),
  /** Where no document is known to: how the term was chosen. */
  remark: z.string().min(1).optional(),
};
const isSaid = ({ basis, remark }: { basis?: string | undefined; remark?: string | undefined }) =>
  basis !== undefined || remark !== undefined;

const RetentionTerm = z.strictObject(keeping).refine(isSaid, 'needs a basis or a remark');
export type RetentionTerm = z.infer<typeof RetentionTerm>;

/** How long the sealed package is kept. */
export const Retention = z
  .strictObject({
    ...keeping,
    /** Where it is another by how the dossier ended. */
    ends: z
      .partialRecord(z.enum(['returned', 'refused', 'withdrawn', 'stopped', 'expired']), RetentionTerm)
      .optional(),
  })
  .refine(isSaid, 'needs a basis or a remark');
export type Retention = z.infer<typeof Retention>;

/** Whether somebody has read the decision, or it stands in for one until then. */
export const Certainty = z.enum(['known', 'assumed']);

/** The term of one package, and by what it is sealed under it. */
export const AppliedRetention = z.object({
  term: z.union([z.literal('permanent'), z.object({ years: z.int().positive() })]),
  from: Instant,
  until: Instant.optional(),
  /** The law; the decision behind the organisation's default, where that is what counts. */
  basis: z.string().min(1),
  /** What the procedure remarks on its law. */
  remark: z.string().min(1).optional(),
  /** The organisation's default that it is under, because the procedure knows no law. */
  default: z.object({ id: z.string(), from: z.iso.date(), sure: Certainty }).optional(),
});
export type AppliedRetention = z.infer<typeof AppliedRetention>;
