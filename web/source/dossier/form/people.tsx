import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { dayOf } from '../dates.ts';
import { Facts } from '../facts/facts.tsx';
import type { Dossier } from '../model.ts';

type Person = NonNullable<Dossier['applicant']>;

/** The applicant, and who handed the dossier in for them. */
export function People({ dossier }: { dossier: Dossier }) {
  const { people } = useDossierWords();
  const { applicant, submitter, applicantName } = dossier;
  return (
    <>
      <Somebody title={people.applicant} person={applicant} name={applicantName} />
      {submitter && <Somebody title={people.submitter} person={submitter} name={submitter.name} />}
    </>
  );
}

interface SomebodyProps {
  title: string;
  person: Person | undefined;
  name: string;
}

function Somebody({ title, person, name }: SomebodyProps) {
  const { people } = useDossierWords();
  const { language } = usePreferences();
  const { kind, identifier, birthDate, address, phone, email } = person ?? {};
  const rows = [
    [people.name, name],
    [people.kind, kind && people.kinds[kind]],
    [people.identifier, identifier],
    [people.birthDate, birthDate && dayOf(birthDate, language)],
    [people.address, address],
    [people.phone, phone],
    [people.email, email],
  ] as const;
  return (
    <section aria-label={title}>
      <h2 className="side-title">{title}</h2>
      <Facts facts={rows} />
    </section>
  );
}
