import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '#web/api/queries.ts';
import { Dialog } from '#web/shell/dialog.tsx';
import { Problem } from '#web/shell/problem.tsx';
import { useShortcuts } from '#web/shortcuts/use-shortcuts.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { ActBar, actKeys } from './acts/act-bar.tsx';
import { ActDialog } from './acts/act-dialog.tsx';
import { ActsDialog } from './acts/acts-dialog.tsx';
import { StaleNotice } from './acts/stale-notice.tsx';
import { DeadlinePanel } from './facts/deadline-panel.tsx';
import { useChecks } from './facts/use-checks.ts';
import { useTelling } from './facts/use-telling.ts';
import { Header } from './header.tsx';
import { PapersPanel } from './papers/papers-panel.tsx';
import { usePaperDesk } from './papers/use-paper-desk.ts';
import { ProblemsStrip } from './problems-strip.tsx';
import { type Side, SidePanel } from './side-panel.tsx';
import { Toast } from './toast.tsx';
import { type DeskProps, useDesk } from './use-desk.ts';

/** A dossier as it lies on the desk: papers beside what is known, and the acts below. */
export function Desk(props: DeskProps) {
  const { task, dossier, procedure } = props;
  const { data: me } = useQuery(meQuery);
  const papers = usePaperDesk(dossier, procedure);
  const desk = useDesk(props);
  const telling = useTelling(procedure);
  const [side, setSide] = useState<Side>('form');
  const [swapped, setSwapped] = useState(false);
  const checks = useChecks(dossier, procedure);
  useShortcuts({
    c: desk.claim,
    e: () => desk.setLayer({ show: 'explanation' }),
    '.': () => desk.setLayer({ show: 'acts' }),
    ...actKeys(desk.acts, (act) => desk.sending.busy || void desk.begin(act)),
    '[': () => papers.step(-1),
    ']': () => papers.step(1),
    '+': () => papers.change('in'),
    '-': () => papers.change('out'),
    r: () => papers.change('turn'),
    s: () => setSwapped(!swapped),
  });
  return (
    <article className="dossier" data-swapped={swapped || undefined}>
      <Header
        dossier={dossier}
        task={task}
        me={me?.id}
        onExplain={() => desk.setLayer({ show: 'explanation' })}
      />
      <ProblemsStrip checks={checks} onOpen={() => setSide('checks')} />
      <div className="dossier-work">
        <PapersPanel dossier={dossier} desk={papers} onSwap={() => setSwapped(!swapped)} />
        <SidePanel {...{ dossier, procedure, checks, telling, side }} onSide={setSide} />
      </div>
      <Below {...props} desk={desk} telling={telling} />
      <Above {...props} desk={desk} telling={telling} />
    </article>
  );
}

type WithDesk = DeskProps & {
  desk: ReturnType<typeof useDesk>;
  telling: ReturnType<typeof useTelling>;
};

/** What was done, what went wrong and what can be done. */
function Below({ task, dossier, desk, telling }: WithDesk) {
  const { sending } = desk;
  return (
    <footer className="dossier-acts">
      <Toast />
      {sending.stale !== undefined && (
        <StaleNotice
          code={dossier.code}
          since={sending.stale}
          telling={telling}
          onLook={() => void sending.look()}
        />
      )}
      {sending.fault !== undefined && <Problem fault={sending.fault} onClose={sending.forget} />}
      {task === undefined ? (
        <Over current={dossier.task?.id} />
      ) : (
        <ActBar
          acts={desk.acts}
          nameOf={desk.nameOf}
          busy={sending.busy}
          onAct={(act) => void desk.begin(act)}
          onWhy={() => desk.setLayer({ show: 'acts' })}
        />
      )}
    </footer>
  );
}

/** The task is done; the dossier may be at another step. */
function Over({ current }: { current: string | undefined }) {
  const words = useDossierWords();
  return (
    <p className="act-bar">
      <strong>{words.closedTask}</strong> <span className="is-quiet">{words.closedAdvice}</span>
      {current !== undefined && (
        <Link to="/tasks/$taskId" params={{ taskId: current }} className="button" replace>
          {words.toCurrent}
        </Link>
      )}
    </p>
  );
}

function Above({ taskId, dossier, procedure, desk, telling }: WithDesk) {
  const { deadline } = useDossierWords();
  const { layer, setLayer } = desk;
  const close = () => setLayer(undefined);
  switch (layer?.show) {
    case 'acts':
      return (
        <ActsDialog
          acts={desk.acts}
          nameOf={desk.nameOf}
          onAct={(act) => void desk.begin(act)}
          onClose={close}
        />
      );
    case 'explanation':
      return (
        <Dialog title={deadline.title} onClose={close}>
          <DeadlinePanel dossier={dossier} />
        </Dialog>
      );
    case 'act':
      return (
        <ActDialog
          {...{ taskId, dossier, procedure, telling }}
          act={layer.act}
          name={desk.nameOf(layer.act)}
          version={desk.version}
          onDone={(after) => void desk.done(layer.act, after)}
          onClose={close}
        />
      );
    case undefined:
      return null;
    default:
      return layer satisfies never;
  }
}
