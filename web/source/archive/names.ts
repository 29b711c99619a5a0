import { useQuery } from '@tanstack/react-query';
import { proceduresQuery } from '#web/api/queries.ts';
import { useText } from '#web/words/words.ts';

/** What a procedure is called; its code where the catalogue has it no more. */
export function useProcedureName(): (code: string) => string {
  const { data } = useQuery(proceduresQuery);
  const text = useText();
  return (code) => {
    const known = data?.items.find((one) => one.code === code);
    return known === undefined ? code : text(known.name);
  };
}
