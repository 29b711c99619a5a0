import { useEffect, useRef } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useWords } from '#web/words/words.ts';
import { rowId } from '../row.tsx';
import type { TaskLine } from '../tasks.ts';
import type { ListWork } from './use-list-work.ts';

interface MoreActsProps {
  work: ListWork;
  line: TaskLine | undefined;
  /** How many rows are chosen; none means the one under the cursor. */
  count: number;
  mayAssign: boolean;
  onClose: () => void;
}

/** Everything that can be done with a row, for whoever does not know the keys. */
export function MoreActs({ work, line, count, mayAssign, onClose }: MoreActsProps) {
  const { list } = useWords();
  const row = useRef<Element>(null);
  row.current = line === undefined ? null : document.getElementById(rowId(line.id));
  const isMany = count > 0;

  const acts = {
    open: () => work.open(line),
    claim: () => work.act('claim'),
    release: () => work.act('release'),
    assign: work.startAssigning,
    copy: () => work.copy(line),
  };
  type Name = keyof typeof acts;
  const given: readonly Name[] = mayAssign ? ['assign'] : [];
  const shown: readonly Name[] = isMany
    ? ['claim', 'release', ...given]
    : ['open', 'claim', 'release', ...given, 'copy'];

  useEffect(() => () => document.getElementById('work-list')?.focus(), []);
  return (
    <Popover
      triggerRef={row}
      aria-label={list.more}
      isOpen
      onOpenChange={onClose}
      placement="bottom start"
      className="popover"
    >
      <Menu
        aria-label={isMany ? list.selected(count) : list.more}
        className="menu"
        autoFocus="first"
        onClose={onClose}
      >
        {shown.map((name) => (
          <MenuItem key={name} id={name} className="menu-item" onAction={acts[name]}>
            {list[name]}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
