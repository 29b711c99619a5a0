import { Fragment } from 'react';
import { prefer, usePreferences } from '#web/preferences/preferences.ts';
import type { Words } from '#web/words/vi.ts';
import { useWords } from '#web/words/words.ts';
import { Dialog } from './dialog.tsx';

type Said = Words['shortcuts'];
type Name = { [Key in keyof Said]: Said[Key] extends string ? Key : never }[keyof Said];
type Group = { title: Name; keys: readonly (readonly [name: Name, ...keys: string[]])[] };

const groups: readonly Group[] = [
  {
    title: 'listGroup',
    keys: [
      ['next', 'j', '↓'],
      ['previous', 'k', '↑'],
      ['pageDown', 'PageDown'],
      ['pageUp', 'PageUp'],
      ['first', 'Home'],
      ['last', 'End'],
      ['open', 'Enter', 'o'],
      ['claim', 'c'],
      ['assign', 'a'],
      ['select', 'x', 'Space'],
      ['selectAll', '*'],
      ['more', '.'],
      ['search', '/'],
      ['refresh', 'r'],
    ],
  },
  {
    title: 'dossierGroup',
    keys: [
      ['nextDossier', 'j'],
      ['previousDossier', 'k'],
      ['back', 'u'],
      ['claim', 'c'],
      ['explain', 'e'],
      ['act', '1', '9'],
      ['acts', '.'],
      ['previousPaper', '['],
      ['nextPaper', ']'],
      ['zoomIn', '+'],
      ['zoomOut', '-'],
      ['turn', 'r'],
      ['swap', 's'],
    ],
  },
  {
    title: 'everywhere',
    keys: [
      ['mine', 'g m'],
      ['free', 'g f'],
      ['all', 'g a'],
      ['archive', 'g s'],
      ['find', 'g d'],
      ['help', '?'],
    ],
  },
];

/** All shortcuts, and the switch for those of one character. */
export function Help({ onClose }: { onClose: () => void }) {
  const { shortcuts } = useWords();
  const preferences = usePreferences();
  return (
    <Dialog title={shortcuts.title} onClose={onClose}>
      <div className="help">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{shortcuts[title]}</h3>
            <dl>
              {keys.map(([name, ...ways]) => (
                <Fragment key={name}>
                  <dt>
                    <Ways ways={ways} />
                  </dt>
                  <dd>{shortcuts[name]}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="switch">
        <input
          type="checkbox"
          checked={preferences.shortcuts === 'on'}
          onChange={({ target }) => prefer({ shortcuts: target.checked ? 'on' : 'off' })}
        />
        <span>{shortcuts.switchOff}</span>
      </label>
      <p className="is-quiet">{shortcuts.switchOffWhy}</p>
    </Dialog>
  );
}

function Ways({ ways }: { ways: readonly string[] }) {
  const { shortcuts } = useWords();
  return ways.map((way, index) => (
    <Fragment key={way}>
      {index > 0 && <span className="is-quiet"> {shortcuts.or} </span>}
      {way.split(' ').map((key, at) => (
        <Fragment key={key}>
          {at > 0 && <span className="is-quiet"> {shortcuts.followedBy} </span>}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </Fragment>
  ));
}
