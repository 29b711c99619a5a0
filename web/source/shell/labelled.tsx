import { type ReactNode, useId } from 'react';

/** A field with its name above it. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="scope-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** A day, `2026-12-01`; empty where none is chosen. */
export function DayField(props: {
  label: string;
  value: string | undefined;
  onChange: (day: string) => void;
}) {
  const { label, value = '', onChange } = props;
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          className="field"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Letters, the fewest and the most. */
  least?: number;
  most: number;
}

/** A line that has to be filled in. */
export function TextField({ label, value, onChange, least, most }: TextFieldProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          className="field"
          required
          minLength={least}
          maxLength={most}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
}
