import { type ReactNode, useId } from 'react';
import { useDossierWords } from '#web/words/dossier.ts';

interface LabelledProps {
  label: string;
  required: boolean;
  /** Whether it should be filled in and is not. */
  wanted: boolean;
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A control with its name, and what is wrong with it. */
export function Labelled({ label, required, wanted, children }: LabelledProps) {
  const { fields, acts } = useDossierWords();
  const id = useId();
  const hint = `${id}-hint`;
  return (
    <div className="labelled">
      <label htmlFor={id}>
        {label}
        {!required && <span className="is-quiet"> ({fields.optional})</span>}
      </label>
      {children({ id, ...(wanted && { 'aria-describedby': hint, 'aria-invalid': true as const }) })}
      {wanted && (
        <p id={hint} className="flag flag-danger">
          {acts.required}
        </p>
      )}
    </div>
  );
}

interface TextProps {
  label: string;
  required: boolean;
  wanted: boolean;
  value: string | undefined;
  onChange: (value: string) => void;
  lines?: number;
}

export function TextControl({ value = '', onChange, lines = 1, ...rest }: TextProps) {
  return (
    <Labelled {...rest}>
      {(ids) =>
        lines === 1 ? (
          <input
            {...ids}
            className="field"
            maxLength={500}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          <textarea
            {...ids}
            className="field"
            rows={lines}
            maxLength={2000}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Labelled>
  );
}

interface SelectProps {
  label: string;
  required: boolean;
  wanted: boolean;
  value: string | undefined;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
}

export function SelectControl({ value = '', options, onChange, ...rest }: SelectProps) {
  const { fields } = useDossierWords();
  return (
    <Labelled {...rest}>
      {(ids) => (
        <select {...ids} className="field" value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{fields.choose}</option>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface ChecksProps {
  legend: string;
  wanted: boolean;
  options: readonly { value: string; text: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

export function ChecksControl({ legend, wanted, options, chosen, onChange }: ChecksProps) {
  const { acts } = useDossierWords();
  return (
    <fieldset className="labelled">
      <legend>{legend}</legend>
      {options.map(({ value, text }) => (
        <label key={value} className="option">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          {text}
        </label>
      ))}
      {wanted && <p className="flag flag-danger">{acts.required}</p>}
    </fieldset>
  );
}
