import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { showPreferences } from './preferences/preferences.ts';
import { router } from './shell/router.tsx';
import { Gate } from './sign-in/gate.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/list.css';

const queryClient = new QueryClient({
  defaultOptions: {
    // The client of the API tries again by itself; when it gives up, that is said, not waited for.
    queries: { retry: false, networkMode: 'always', staleTime: 10_000, refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** The address of the issuer's answer is good once, and nobody should come back to it. */
const returnTo = (path: string, held: unknown) => history.replaceState(held, '', path);

showPreferences();
const place = document.getElementById('console');
if (place === null) throw new Error('the page has no place for the console');
createRoot(place).render(
  <Gate onArrival={returnTo}>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </Gate>,
);
