import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dossierQuery } from '#web/api/queries.ts';
import { codeOf } from './task-id.ts';

/** How long a neighbour that was fetched ahead is shown without being read again. */
const freshMs = 60_000;
/** How long the network has to have been silent. */
const silentMs = 200;

/** Fetches the next dossier ahead, once neither the network nor the page has anything else to do. */
export function useNeighbour(taskId: string | undefined): void {
  const queryClient = useQueryClient();
  const isBusy = useIsFetching() > 0;
  useEffect(() => {
    if (taskId === undefined || isBusy) return;
    let idle: number | undefined;
    const timer = setTimeout(() => {
      idle = requestIdleCallback(() => {
        void queryClient.prefetchQuery({ ...dossierQuery(codeOf(taskId)), staleTime: freshMs });
      });
    }, silentMs);
    return () => {
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [queryClient, taskId, isBusy]);
}
