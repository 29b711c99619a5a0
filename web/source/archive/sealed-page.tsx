import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Refusal } from '#web/api/ask.ts';
import { dayOf, momentOf } from '#web/dossier/dates.ts';
import { DeadlinePanel } from '#web/dossier/facts/deadline-panel.tsx';
import { MoneyPanel } from '#web/dossier/facts/money-panel.tsx';
import { procedureQuery } from '#web/dossier/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useTitle } from '#web/shell/use-title.ts';
import { Waiting } from '#web/shell/waiting.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { AccessesPanel } from './accesses-panel.tsx';
import { Applicant } from './applicant.tsx';
import { JournalPanel } from './journal-panel.tsx';
import { KeepingPanel } from './keeping-panel.tsx';
import { ProofPanel } from './proof-panel.tsx';
import { type SealedDossier, sealedQuery } from './queries.ts';
import { SealedPapers } from './sealed-papers.tsx';
import { WithPurpose } from './with-purpose.tsx';
import '#web/dossier/dossier.css';

/** A dossier as it was sealed. */
export function SealedPage() {
  const { code } = useParams({ from: '/archive/$code' });
  const words = useArchiveWords();
  useTitle(words.sealed);
  return (
    <div className="archive">
      <WithPurpose>{(purpose) => <Opened key={code} code={code} purpose={purpose} />}</WithPurpose>
    </div>
  );
}

function Opened({ code, purpose }: { code: string; purpose: string }) {
  const words = useArchiveWords();
  const { data, error, refetch } = useQuery(sealedQuery(code, purpose));
  if (error !== null)
    return (
      <>
        <h1 className="state-title state">{code}</h1>
        <Problem fault={error} onRetry={refetch} />
        {isDamaged(error) && (
          <div className="state">
            <p>{words.unsound}</p>
            <ProofPanel code={code} purpose={purpose} />
          </div>
        )}
      </>
    );
  if (data === undefined) return <Waiting />;
  return <Sealed sealed={data} purpose={purpose} />;
}

const isDamaged = (fault: unknown) => fault instanceof Refusal && fault.problem.code === 'damaged';

const sides = ['proof', 'keeping', 'journal', 'deadline', 'money', 'accesses'] as const;
type Side = (typeof sides)[number];

function Sealed({ sealed, purpose }: { sealed: SealedDossier; purpose: string }) {
  const words = useArchiveWords();
  const { dossier, accesses } = sealed;
  const { code } = dossier;
  const { data: procedure } = useQuery(procedureQuery(dossier.procedure.code, dossier.procedure.version));
  const [side, setSide] = useState<Side>('proof');
  const panels: Record<Side, () => ReactNode> = {
    proof: () => <ProofPanel code={code} purpose={purpose} sealed={sealed} />,
    keeping: () => <KeepingPanel code={code} purpose={purpose} sealed={sealed} />,
    journal: () => <JournalPanel sealed={sealed} procedure={procedure} purpose={purpose} />,
    deadline: () => <DeadlinePanel dossier={dossier} />,
    money: () => <MoneyPanel payment={dossier.payment} />,
    accesses: () => <AccessesPanel code={code} purpose={purpose} first={accesses} />,
  };
  return (
    <article className="dossier sealed">
      <Head sealed={sealed} purpose={purpose} />
      <div className="dossier-work">
        <SealedPapers {...{ dossier, procedure, purpose }} />
        <Tabs
          className="side"
          selectedKey={side}
          onSelectionChange={(key) => setSide(sides.find((one) => one === key) ?? side)}
        >
          <TabList aria-label={words.sideLabel} className="side-tabs">
            {sides.map((one) => (
              <Tab key={one} id={one} className="side-tab">
                {words.sides[one]}
              </Tab>
            ))}
          </TabList>
          {sides.map((one) => (
            <TabPanel key={one} id={one} className="side-body">
              {one === side && panels[one]()}
            </TabPanel>
          ))}
        </Tabs>
      </div>
    </article>
  );
}

function Head({ sealed, purpose }: { sealed: SealedDossier; purpose: string }) {
  const words = useArchiveWords();
  const { language } = usePreferences();
  const { dossier, keeping } = sealed;
  const { code, procedure, statusName, closedAt } = dossier;
  return (
    <header className="dossier-head">
      <Link to="/archive" className="button button-plain">
        ← {words.back}
      </Link>
      <div className="dossier-who">
        <h1 className="dossier-name">{code}</h1>
        <p className="is-quiet">{procedure.name[language]}</p>
      </div>
      <ul className="dossier-marks">
        <li className="flag">{statusName[language]}</li>
        {closedAt !== undefined && <li className="flag">{words.closedAt(momentOf(closedAt, language))}</li>}
        <li className="flag">{words.keptUntil(dayOf(keeping.retainUntil, language))}</li>
        {keeping.held && <li className="flag flag-warning">{words.held}</li>}
        <li>
          <Applicant code={code} name={dossier.applicantName} purpose={purpose} />
        </li>
      </ul>
    </header>
  );
}
