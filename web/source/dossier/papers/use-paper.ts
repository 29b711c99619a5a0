import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DossierFile } from '../model.ts';
import { fileQuery } from '../queries.ts';
import type { OpenPaper } from './drawing.ts';
import { openPaper } from './open-paper.ts';

interface Opened {
  of: string;
  paper: OpenPaper | undefined;
  fault: unknown;
}

/** A paper with its pages; `shown` is undefined while it is being opened. */
export function usePaper(code: string, file: DossierFile) {
  const query = useQuery(fileQuery(code, file.id));
  const [opened, setOpened] = useState<Opened>();
  const { data } = query;
  const { id, mediaType } = file;

  useEffect(() => {
    if (data === undefined) return;
    let gone = false;
    let paper: OpenPaper | undefined;
    openPaper(data, mediaType).then(
      (one) => {
        paper = one;
        if (gone) one?.close();
        else setOpened({ of: id, paper: one, fault: undefined });
      },
      (fault: unknown) => gone || setOpened({ of: id, paper: undefined, fault }),
    );
    return () => {
      gone = true;
      paper?.close();
    };
  }, [data, id, mediaType]);

  const current = opened?.of === id ? opened : undefined;
  return { shown: current, fault: query.error ?? current?.fault, retry: query.refetch };
}
