import { useSuspenseQuery } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Link,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';
import { meQuery } from '#web/api/queries.ts';
import { readArchiveSearch, readSealedSearch } from '#web/archive/search.ts';
import { readFindSearch } from '#web/find/search.ts';
import { readSearch } from '#web/list/search.ts';
import { readReportSearch } from '#web/reports/search.ts';
import { useWords } from '#web/words/words.ts';
import { Frame } from './frame.tsx';
import { Problem } from './problem.tsx';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: Failed,
});

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

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

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('#web/reports/reports-page.tsx'), 'ReportsPage'),
});

const archive = createRoute({
  getParentRoute: () => root,
  path: '/archive',
  validateSearch: readArchiveSearch,
  component: lazyRouteComponent(() => import('#web/archive/archive-page.tsx'), 'ArchivePage'),
});

const exported = createRoute({
  getParentRoute: () => root,
  path: '/archive/exports',
  component: lazyRouteComponent(() => import('#web/archive/exports/exports-page.tsx'), 'ExportsPage'),
});

const disposals = createRoute({
  getParentRoute: () => root,
  path: '/archive/disposals',
  component: lazyRouteComponent(() => import('#web/archive/disposals/disposals-page.tsx'), 'DisposalsPage'),
});

const sealed = createRoute({
  getParentRoute: () => root,
  path: '/archive/$code',
  validateSearch: readSealedSearch,
  component: lazyRouteComponent(() => import('#web/archive/sealed-page.tsx'), 'SealedPage'),
});

const find = createRoute({
  getParentRoute: () => root,
  path: '/find',
  validateSearch: readFindSearch,
  component: lazyRouteComponent(() => import('#web/find/find-page.tsx'), 'FindPage'),
});

const consultations = createRoute({
  getParentRoute: () => root,
  path: '/consultations',
  component: lazyRouteComponent(
    () => import('#web/consultations/consultations-page.tsx'),
    'ConsultationsPage',
  ),
});

const consultation = createRoute({
  getParentRoute: () => root,
  path: '/consultations/$consultationId',
  component: lazyRouteComponent(
    () => import('#web/consultations/consultation-route.tsx'),
    'ConsultationRoute',
  ),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    tasks,
    task,
    consultations,
    consultation,
    reports,
    archive,
    exported,
    disposals,
    sealed,
    find,
  ]),
  defaultErrorComponent: Failed,
  // Places are kept by each list itself.
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Where somebody's work begins. */
function Home() {
  const { data: me } = useSuspenseQuery(meQuery);
  return <Navigate to={me.kind === 'auditor' ? '/archive' : '/tasks'} replace />;
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
