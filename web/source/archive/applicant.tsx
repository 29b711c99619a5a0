import { useMutation } from '@tanstack/react-query';
import type { AnswerOf } from 'motcua-client';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useArchiveWords } from '#web/words/archive.ts';

interface ApplicantProps {
  code: string;
  name: string;
  purpose: string;
}

/** The name, and all that identifies the person to whoever needs it: that is a look of its own, and noted as one. */
export function Applicant({ code, name, purpose }: ApplicantProps) {
  const words = useArchiveWords();
  const disclosing = useMutation({
    mutationFn: async () =>
      bodyOf(await client.call('discloseApplicant', { params: { code }, body: { purpose } })),
  });
  const { data, error } = disclosing;
  if (data !== undefined)
    return (
      <span className="flag">
        {words.applicantIs(told(data.applicant))}
        {data.submitter && ` · ${words.submitterIs(told(data.submitter))}`}
      </span>
    );
  return (
    <>
      <span className="flag">{words.applicantIs(name)}</span>
      <button
        type="button"
        className="button button-plain"
        disabled={disclosing.isPending}
        onClick={() => disclosing.mutate()}
      >
        {words.disclose}
      </button>
      {error !== null && <Problem fault={error} onClose={disclosing.reset} />}
    </>
  );
}

type Person = AnswerOf<'discloseApplicant'>['applicant'];

const told = ({ name, identifier, birthDate, address, phone, email }: Person) =>
  [name, identifier, birthDate, address, phone, email].filter((one) => one !== undefined).join(' · ');
