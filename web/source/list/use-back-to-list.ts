import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { codeOf } from '#web/dossier/task-id.ts';
import { findLeft } from '#web/find/use-find-place.ts';
import { openedFrom } from './order.ts';
import { placeLeft } from './use-place.ts';

/** Goes back to the list as it was left, with the cursor on the dossier that is open now. */
export function useBackToList(): () => void {
  const navigate = useNavigate();
  const { taskId } = useParams({ strict: false });
  return useCallback(() => {
    if (openedFrom() === 'find') {
      const { search, sought } = findLeft();
      const at = taskId === undefined ? undefined : codeOf(taskId);
      void navigate({
        to: '/find',
        search: { ...search, ...(at && { at }) },
        state: (now) => ({ ...now, ...(sought && { sought }) }),
      });
      return;
    }
    const { search, q } = placeLeft();
    const at = taskId ?? search.at;
    const state = q === undefined ? {} : { q };
    void navigate({
      to: '/tasks',
      search: { ...search, ...(at && { at }) },
      state: (now) => ({ ...now, ...state }),
    });
  }, [navigate, taskId]);
}
