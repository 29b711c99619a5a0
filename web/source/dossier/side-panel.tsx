import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useDossierWords } from '#web/words/dossier.ts';
import type { Check } from './facts/checks.ts';
import { ChecksPanel } from './facts/checks-panel.tsx';
import { ConversationPanel } from './facts/conversation-panel.tsx';
import { DeadlinePanel } from './facts/deadline-panel.tsx';
import { MoneyPanel } from './facts/money-panel.tsx';
import { NotesPanel } from './facts/notes-panel.tsx';
import { OpenMatters } from './facts/open-matters.tsx';
import { momentsOf, notesIn, type Telling } from './facts/timeline.ts';
import { TimelinePanel } from './facts/timeline-panel.tsx';
import { FormPanel } from './form/form-panel.tsx';
import type { Dossier, Procedure } from './model.ts';
import { journalQuery } from './queries.ts';

const sides = ['form', 'checks', 'deadline', 'money', 'journal', 'conversation', 'notes'] as const;
export type Side = (typeof sides)[number];

interface SidePanelProps {
  dossier: Dossier;
  procedure: Procedure | undefined;
  checks: readonly Check[];
  telling: Telling;
  side: Side;
  onSide: (side: Side) => void;
}

/** What is known of a dossier besides its papers. */
export function SidePanel({ dossier, procedure, checks, telling, side, onSide }: SidePanelProps) {
  const words = useDossierWords();
  const isTold = side === 'journal' || side === 'notes';
  const { data: entries = [] } = useQuery({
    ...journalQuery(dossier.code, dossier.version),
    enabled: isTold,
  });
  const open = checks.filter(({ state }) => state !== 'good').length;
  const { earlier = 0, messages = [] } = dossier.conversation ?? {};
  const counts: Partial<Record<Side, number>> = {
    checks: open,
    conversation: earlier + messages.length,
    notes: dossier.notes ?? 0,
  };
  const panels: Record<Side, ReactNode> = {
    form: <FormPanel dossier={dossier} procedure={procedure} />,
    checks: (
      <>
        <ChecksPanel checks={checks} />
        <OpenMatters dossier={dossier} procedure={procedure} />
      </>
    ),
    deadline: <DeadlinePanel dossier={dossier} />,
    money: <MoneyPanel payment={dossier.payment} />,
    journal: <TimelinePanel moments={momentsOf(entries, telling)} />,
    conversation: <ConversationPanel dossier={dossier} />,
    notes: <NotesPanel dossier={dossier} notes={notesIn(entries)} />,
  };
  return (
    <Tabs
      className="side"
      selectedKey={side}
      onSelectionChange={(key) => {
        const chosen = sides.find((one) => one === key);
        if (chosen !== undefined) onSide(chosen);
      }}
    >
      <TabList aria-label={words.sideLabel} className="side-tabs">
        {sides.map((one) => (
          <Tab key={one} id={one} className="side-tab">
            {words.side[one]}
            {(counts[one] ?? 0) > 0 && <span className="count"> {counts[one]}</span>}
          </Tab>
        ))}
      </TabList>
      {sides.map((one) => (
        <TabPanel key={one} id={one} className="side-body">
          {one === side && panels[one]}
        </TabPanel>
      ))}
    </Tabs>
  );
}
