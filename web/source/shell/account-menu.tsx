import { type RefObject, useEffect } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { type Preferences, prefer, usePreferences } from '#web/preferences/preferences.ts';
import { signOut } from '#web/sign-in/sign-out.ts';
import { useWords } from '#web/words/words.ts';

interface AccountMenuProps {
  button: RefObject<HTMLButtonElement | null>;
  onHelp: () => void;
  onClose: () => void;
}

/** How the console looks to whoever is signed in, and the way out. */
export function AccountMenu({ button, onHelp, onClose }: AccountMenuProps) {
  const { shell } = useWords();
  useEffect(() => () => button.current?.focus(), [button]);
  return (
    <Popover
      triggerRef={button}
      aria-label={shell.account}
      isOpen
      onOpenChange={onClose}
      placement="bottom end"
      className="popover"
    >
      <Menu aria-label={shell.account} className="menu" autoFocus="first" onClose={onClose}>
        <Choice name="theme" label={shell.theme} options={['system', 'light', 'dark']} />
        <Choice name="density" label={shell.density} options={['comfortable', 'compact']} />
        <Choice name="shortcuts" label={shell.shortcuts} options={['on', 'off']} />
        <Separator className="menu-line" />
        <MenuItem className="menu-item" onAction={onHelp}>
          {shell.help}
        </MenuItem>
        <MenuItem className="menu-item" onAction={() => void signOut()}>
          {shell.signOut}
        </MenuItem>
      </Menu>
    </Popover>
  );
}

type Shown = Exclude<keyof Preferences, 'language'>;

interface ChoiceProps<Name extends Shown> {
  name: Name;
  label: string;
  options: readonly Preferences[Name][];
}

function Choice<Name extends Shown>({ name, label, options }: ChoiceProps<Name>) {
  const { shell } = useWords();
  const preferences = usePreferences();
  const choose = (chosen: string | undefined) => {
    const found = options.find((option) => option === chosen);
    if (found !== undefined) prefer({ [name]: found });
  };
  return (
    <MenuSection
      className="menu-section"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[preferences[name]]}
      onSelectionChange={(keys) => choose([...keys].map(String)[0])}
      shouldCloseOnSelect={false}
    >
      <Header className="menu-head">{label}</Header>
      {options.map((option) => (
        <MenuItem key={option} id={option} className="menu-item">
          {shell[option]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
