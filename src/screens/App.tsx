// The way in: what all screens share, and which of them is shown. Each screen is a chunk of its own.

import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { areWanted, onWanted } from '../components/notices.ts';
import { PlainNotice } from '../components/PlainNotice.tsx';
import { State } from '../components/State.tsx';
import { Unfetched } from '../components/Unfetched.tsx';
import { i18n, setLanguage, useText } from '../i18n/index.ts';
import { useSitting } from '../sitting/sitting.ts';
import { queryClient } from '../store/queries.ts';
import { Fault } from './Fault.tsx';

const Notices = lazy(() => import('../components/Notices.tsx').then(({ Notices }) => ({ default: Notices })));
const Shelf = lazy(() => import('./shelf/Shelf.tsx').then(({ Shelf }) => ({ default: Shelf })));
const Desk = lazy(() => import('./desk/Desk.tsx').then(({ Desk }) => ({ default: Desk })));
const Import = lazy(() => import('./import/Import.tsx').then(({ Import }) => ({ default: Import })));
const Export = lazy(() => import('./export/Export.tsx').then(({ Export }) => ({ default: Export })));

export function App() {
  const language = useSitting((state) => state.language);
  const theme = useSitting((state) => state.theme);
  useEffect(() => void setLanguage(language), [language]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Fault>
          <Screens />
        </Fault>
        <Words />
      </QueryClientProvider>
    </I18nextProvider>
  );
}

function Screens() {
  const { t } = useText();
  return (
    <Suspense fallback={<State title={t('app:loading')} />}>
      <Switch>
        <Route path="/">
          <Shelf />
        </Route>
        <Route path="/import">
          <Import />
        </Route>
        <Route path="/issue/:id/export">{({ id }) => <Export key={id} issue={id} />}</Route>
        <Route path="/issue/:id">{({ id }) => <Desk key={id} issue={id} />}</Route>
        <Route>
          <Lost />
        </Route>
      </Switch>
    </Suspense>
  );
}

function Lost() {
  const { t } = useText();
  return (
    <main>
      <State title={t('app:lost')}>
        <a href="/">{t('app:toShelf')}</a>
      </State>
    </main>
  );
}

function Words() {
  const { t } = useText();
  const theme = useSitting((state) => state.theme);
  const wanted = useSyncExternalStore(onWanted, areWanted);
  return (
    wanted && (
      <Unfetched instead={PlainNotice}>
        <Suspense fallback={null}>
          <Notices theme={theme === 'auto' ? 'system' : theme} label={t('app:notices')} />
        </Suspense>
      </Unfetched>
    )
  );
}
