import { usePreferences } from '#web/preferences/preferences.ts';
import { useArchiveWords } from '#web/words/archive.ts';
import type { Verification } from './queries.ts';

type Check = Verification['checks'][number];

/** A verification step by step: what failed is open, what held can be opened. */
export function Checks({ report }: { report: Verification }) {
  const { proof: words } = useArchiveWords();
  const { counts, ok } = report;
  const groups = [...Map.groupBy(report.checks, ({ check }) => check)];
  return (
    <>
      <p role="status" className={ok ? 'flag flag-good' : 'flag flag-danger'}>
        {ok ? words.sound(counts.checks, counts.files) : words.notSound(counts.failed, counts.checks)}
      </p>
      <ol className="check-groups">
        {groups.map(([check, checks]) => (
          <li key={check}>
            <Group name={words.checks[check] ?? check} checks={checks} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Group({ name, checks }: { name: string; checks: readonly Check[] }) {
  const { proof: words } = useArchiveWords();
  const failed = checks.filter(({ ok }) => !ok);
  return (
    <details open={failed.length > 0}>
      <summary>
        <span className={failed.length > 0 ? 'flag flag-danger' : 'flag flag-good'}>
          {failed.length > 0 ? words.failed(failed.length) : words.held(checks.length)}
        </span>{' '}
        {name}
      </summary>
      <ul>
        {[...failed, ...checks.filter(({ ok }) => ok)].map((check, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: checks keep their order
          <li key={index}>
            <One check={check} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function One({ check: { subject, ok, detail, expected, actual } }: { check: Check }) {
  const { proof: words } = useArchiveWords();
  const { language } = usePreferences();
  return (
    <>
      <p>
        {subject}: <span className={ok ? 'is-quiet' : 'flag flag-danger'}>{detail[language]}</span>
      </p>
      {expected !== undefined && <p className="digest">{words.expected(expected)}</p>}
      {!ok && actual !== undefined && <p className="digest">{words.actual(actual)}</p>}
    </>
  );
}
