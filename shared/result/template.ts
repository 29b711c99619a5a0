import * as z from 'zod';
import { latestAt } from '#shared/kernel/dated.ts';
import { Text } from '#shared/kernel/text.ts';

/** Text with `{places}` for values (see `fill.ts`) and `**bold**` or `_italic_` words. */
const Wording = z.string().min(1);

/** A dotted name of a value that must be there for the block to be printed. */
const Condition = z.string().regex(/^[a-zA-Z.]+$/);

const Paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  text: Wording,
  when: Condition.optional(),
  align: z.literal('centre').optional(),
  indent: z.boolean().optional(),
});

const Table = z.strictObject({
  kind: z.literal('table'),
  columns: z
    .array(
      z.strictObject({
        title: z.string(),
        share: z.number().positive(),
        align: z.enum(['left', 'centre']).optional(),
      }),
    )
    .min(1),
  /** One row for each member of this list of the form, whose values are called `row.…`; without it, the rows as they are. */
  each: Condition.optional(),
  rows: z.array(z.array(Wording)).min(1),
});

/** How long a result is good for, from its issue. */
const Validity = z.union([
  z.strictObject({ days: z.int().positive() }),
  z.strictObject({ months: z.int().positive() }),
  z.strictObject({ years: z.int().positive() }),
]);
export type Validity = z.infer<typeof Validity>;

/** What a result says and how, since when: the form that the law gives it, filled from the dossier. */
export const ResultTemplate = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** First day of issue (Asia/Ho_Chi_Minh). */
  from: z.iso.date(),
  basis: z.string().min(1),
  /** Where the wording comes from, and how sure it is. */
  evidence: z.string().min(1),
  name: Text,
  title: z.string().min(1),
  caption: z.string().min(1),
  size: z.enum(['A4', 'A5']),
  orientation: z.enum(['portrait', 'landscape']),
  /** The number that it is issued under. */
  number: Wording,
  body: z.array(z.discriminatedUnion('kind', [Paragraph, Table])).min(1),
  /** Over the signature: on whose behalf, and as what. */
  signer: z.string().min(1),
  /** These words stay whoever signs, as on an international form; left out, they name the head's office. */
  signerFixed: z.literal(true).optional(),
  /** Left out where it is good without end. */
  validity: Validity.optional(),
  scope: Text,
});
export type ResultTemplate = z.infer<typeof ResultTemplate>;

/** The template in force on a day of issue, `YYYY-MM-DD`. */
export const templateAt = (templates: readonly ResultTemplate[], id: string, date: string) =>
  latestAt(
    templates.filter((one) => one.id === id),
    date,
  );
