import { Procedure } from '#shared/procedure/procedure.ts';

const toFill = { vi: '(cần điền)', en: '(to be filled in)' };

/** A procedure of three steps and one paper to begin with: sound as it is, with the words left to its author. */
export const skeletonOf = (code: string, like: unknown, today: string): Procedure =>
  Procedure.parse({
    ...Procedure.parse(like),
    code,
    version: 1,
    name: toFill,
    field: toFill,
    effectiveFrom: today,
    legalBasis: [{ number: toFill.vi, title: toFill }],
    evidence: 'To be filled in: where each fact was seen.',
  });
