import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Link,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readSearch } from '#web/list/search.ts';
import { useWords } from '#web/words/words.ts';
import { Frame } from './frame.tsx';
import { Problem } from './problem.tsx';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: Failed,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tasks', replace: true });
  },
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('#web/list/list-page.tsx'), 'ListPage'),
});

const task = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$taskId',
  component: lazyRouteComponent(() => import('#web/dossier/dossier-route.tsx'), 'DossierRoute'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, tasks, task]),
  defaultErrorComponent: Failed,
  // Places are kept by each list itself.
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function Failed({ error, reset }: ErrorComponentProps) {
  return <Problem fault={error} onRetry={reset} />;
}

function NotFound() {
  const { shell } = useWords();
  return (
    <div className="state">
      <h1 className="state-title">{shell.notFound}</h1>
      <p>{shell.notFoundAdvice}</p>
      <Link to="/tasks" className="button">
        {shell.toList}
      </Link>
    </div>
  );
}
