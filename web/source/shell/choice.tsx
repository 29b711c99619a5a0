interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  options: readonly (readonly [T, string])[];
  /** What it is called when nothing is chosen; left out, something always is. */
  any?: string;
  onChoose: (value: T | undefined) => void;
}

/** One of several. */
export function Choice<T extends string>({ label, value, options, any, onChoose }: ChoiceProps<T>) {
  const choose = (chosen: string) => onChoose(options.find(([id]) => id === chosen)?.[0]);
  return (
    <select
      className={value !== undefined && any !== undefined ? 'field choice is-set' : 'field choice'}
      aria-label={label}
      title={label}
      value={value ?? ''}
      onChange={({ target }) => choose(target.value)}
    >
      {any !== undefined && <option value="">{any}</option>}
      {value !== undefined && !options.some(([id]) => id === value) && <option>{value}</option>}
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
