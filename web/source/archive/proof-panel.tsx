import { useMutation } from '@tanstack/react-query';
import { bodyOf, Refusal } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { momentOf } from '#web/dossier/dates.ts';
import { Facts } from '#web/dossier/facts/facts.tsx';
import { usePreferences } from '#web/preferences/preferences.ts';
import { Problem } from '#web/shell/problem.tsx';
import { useArchiveWords } from '#web/words/archive.ts';
import { Checks } from './checks.tsx';
import type { SealedDossier } from './queries.ts';
import { save } from './save.ts';

interface ProofProps {
  code: string;
  purpose: string;
  /** Left out where the dossier is not what was sealed, so that nothing of it is shown. */
  sealed?: SealedDossier | undefined;
}

/** That the dossier is what was sealed: each check, the proof under the day's signature, and the package itself. */
export function ProofPanel({ code, purpose, sealed }: ProofProps) {
  const { proof: words } = useArchiveWords();
  const verifying = useMutation({
    mutationFn: async () =>
      bodyOf(await client.call('verifyArchivedDossier', { params: { code }, body: { purpose } })),
  });
  return (
    <>
      <h2 className="side-title">{words.verify}</h2>
      <p className="is-quiet">{words.verifyWhy}</p>
      <button
        type="button"
        className="button button-main"
        disabled={verifying.isPending}
        onClick={() => verifying.mutate()}
      >
        {verifying.isPending ? words.verifying : words.verifyNow}
      </button>
      {verifying.error !== null && <Problem fault={verifying.error} onRetry={() => verifying.mutate()} />}
      {verifying.data && <Checks report={verifying.data} />}
      <Proof code={code} purpose={purpose} />
      {sealed && <Package code={code} purpose={purpose} sealed={sealed} />}
    </>
  );
}

/** The path from the dossier to the signed root of its day, to keep and to check elsewhere. */
function Proof({ code, purpose }: Omit<ProofProps, 'sealed'>) {
  const { proof: words } = useArchiveWords();
  const { language } = usePreferences();
  const proving = useMutation({
    mutationFn: async () => bodyOf(await client.call('getProof', { params: { code }, query: { purpose } })),
  });
  const { data, error } = proving;
  const notYet = error instanceof Refusal && error.problem.code === 'not-proven';
  return (
    <>
      <h2 className="side-title">{words.proof}</h2>
      <p className="is-quiet">{words.proofWhy}</p>
      {data === undefined ? (
        <button
          type="button"
          className="button"
          disabled={proving.isPending}
          onClick={() => proving.mutate()}
        >
          {words.getProof}
        </button>
      ) : (
        <>
          <Facts
            facts={[
              [words.day, data.root.record.day],
              [words.leaf, words.leafOf(data.index + 1, data.root.record.count)],
              [words.root, data.root.record.root],
              [words.signedAt, momentOf(data.root.record.at, language)],
              [words.algorithm, data.root.algorithm],
            ]}
          />
          <button
            type="button"
            className="button"
            onClick={() => save(`${code}.proof.json`, new Blob([JSON.stringify(data, undefined, 2)]))}
          >
            {words.saveProof}
          </button>
        </>
      )}
      {notYet && (
        <p className="flag flag-warning" role="status">
          {words.notYet}
        </p>
      )}
      {error !== null && !notYet && <Problem fault={error} onRetry={() => proving.mutate()} />}
    </>
  );
}

function Package({ code, purpose, sealed }: { code: string; purpose: string; sealed: SealedDossier }) {
  const { proof: words } = useArchiveWords();
  const fetching = useMutation({
    mutationFn: async () =>
      location.assign(bodyOf(await client.call('getPackage', { params: { code }, query: { purpose } })).url),
  });
  const { sha256, bytes } = sealed.package;
  return (
    <>
      <h2 className="side-title">{words.package}</h2>
      <p className="is-quiet">{words.packageWhy}</p>
      <Facts
        facts={[
          [words.digest, sha256],
          [words.size, words.kilobytes(Math.ceil(bytes / 1024))],
        ]}
      />
      <button
        type="button"
        className="button"
        disabled={fetching.isPending}
        onClick={() => fetching.mutate()}
      >
        {words.savePackage}
      </button>
      {fetching.error !== null && <Problem fault={fetching.error} onRetry={() => fetching.mutate()} />}
    </>
  );
}
