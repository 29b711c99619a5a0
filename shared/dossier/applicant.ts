import * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Person } from '#shared/unit/person.ts';

export const Channel = z.enum(['online', 'desk', 'post']);
export type Channel = z.infer<typeof Channel>;

/** Whether the procedure is there for such an applicant. */
export const checkApplicant = ({ subjects }: Procedure, { kind }: Pick<Person, 'kind'>): Finding[] =>
  subjects.includes(kind)
    ? []
    : [
        {
          pointer: '/applicant/kind',
          code: 'subject-not-accepted',
          detail: {
            vi: 'Thủ tục không dành cho đối tượng này.',
            en: 'The procedure is not for this kind of applicant.',
          },
        },
      ];
