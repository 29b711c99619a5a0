import type { ReactNode } from 'react';
import { useDossierWords } from '#web/words/dossier.ts';
import type { useFind } from './use-find.ts';
import type { View, ViewChange } from './view.ts';

interface PaperToolsProps {
  view: View;
  pages: number;
  onChange: (change: ViewChange) => void;
  finding: ReturnType<typeof useFind>;
  children: ReactNode;
}

/** Page, zoom, turn and search of a paper. */
export function PaperTools({ view, pages, onChange, finding, children }: PaperToolsProps) {
  const { papers } = useDossierWords();
  return (
    <div role="toolbar" aria-label={papers.title} className="paper-tools">
      <Tool label={papers.previousPage} sign="‹" onUse={() => onChange('previous')} off={view.page <= 1} />
      <span className="paper-number">{papers.page(view.page, pages)}</span>
      <Tool label={papers.nextPage} sign="›" onUse={() => onChange('next')} off={view.page >= pages} />
      <Tool label={`${papers.zoomOut} (-)`} sign="−" onUse={() => onChange('out')} />
      <button
        type="button"
        className="button button-plain"
        onClick={() => onChange('fit')}
        title={papers.fit}
      >
        {Math.round(view.zoom * 100)}%
      </button>
      <Tool label={`${papers.zoomIn} (+)`} sign="+" onUse={() => onChange('in')} />
      <Tool label={`${papers.turn} (r)`} sign="↻" onUse={() => onChange('turn')} />
      <input
        type="search"
        className="field paper-find"
        aria-label={papers.find}
        placeholder={papers.find}
        value={finding.find}
        onChange={({ target }) => finding.setFind(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && void finding.findNext()}
      />
      <span role="status" className="is-quiet">
        {finding.isFinding && !finding.searching && papers.found(finding.count)}
      </span>
      {children}
    </div>
  );
}

interface ToolProps {
  label: string;
  sign: string;
  onUse: () => void;
  off?: boolean;
}

/** A button that is a sign, with its name for who points at it or cannot see it. */
export function Tool({ label, sign, onUse, off = false }: ToolProps) {
  return (
    <button
      type="button"
      className="button button-plain tool"
      aria-label={label}
      title={label}
      onClick={onUse}
      disabled={off}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
