import { useDossierWords } from '#web/words/dossier.ts';
import type { DossierFile } from '../model.ts';
import type { PaperGroup } from './papers.ts';

interface PaperListProps {
  groups: readonly PaperGroup[];
  open: string | undefined;
  onOpen: (fileId: string) => void;
}

/** What was asked for and what has come of it. */
export function PaperList({ groups, open, onOpen }: PaperListProps) {
  const { papers } = useDossierWords();
  return (
    <nav aria-label={papers.list} className="paper-list">
      <ul>
        {groups.map(({ key, name, required, files }) => (
          <li key={key}>
            <p className="paper-group">
              {name}
              {required && <span className="is-quiet"> ({papers.required})</span>}
            </p>
            {files.length === 0 ? (
              <p className="flag flag-danger">{papers.nothingHere}</p>
            ) : (
              <ul>
                {files.map((file) => (
                  <li key={file.id}>
                    <PaperButton file={file} isOpen={file.id === open} onOpen={onOpen} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface PaperButtonProps {
  file: DossierFile;
  isOpen: boolean;
  onOpen: (fileId: string) => void;
}

function PaperButton({ file, isOpen, onOpen }: PaperButtonProps) {
  const { papers } = useDossierWords();
  const { id, name, state, pages, confirmed, signatures = [] } = file;
  return (
    <button
      type="button"
      className="paper-button"
      aria-current={isOpen ? 'true' : undefined}
      disabled={state !== 'accepted'}
      onClick={() => onOpen(id)}
    >
      <span className="paper-name">{name}</span>
      <span className="is-quiet">
        {state === 'accepted' ? pages !== undefined && papers.pages(pages) : papers.states[state]}
      </span>
      {confirmed && <span className="flag flag-good">{papers.confirmed}</span>}
      {signatures.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: signatures have no name of their own and keep their order
        <Signature key={index} signature={one} />
      ))}
    </button>
  );
}

function Signature({ signature }: { signature: NonNullable<DossierFile['signatures']>[number] }) {
  const { papers } = useDossierWords();
  const { signer, intact, trusted, problem } = signature;
  const holds = intact && trusted && problem === undefined;
  return holds ? (
    <span className="flag flag-good">{papers.signedBy(signer ?? '')}</span>
  ) : (
    <span className="flag flag-danger">{papers.signatureWrong}</span>
  );
}
