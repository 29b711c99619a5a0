interface FactsProps {
  facts: readonly (readonly [label: string, value: string | undefined])[];
}

/** Names and values, as far as there are any. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <div className="fact" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
