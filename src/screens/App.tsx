// The way in: what all screens share, and which of them is shown. Each screen is a chunk of its own.

import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
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
import { desk, exports, imports, notices, shelf } from './screens.ts';

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
  return (
    <Switch>
      <Route path="/">
        <shelf.Body />
      </Route>
      <Route path="/import">
        <imports.Body />
      </Route>
      <Route path="/issue/:id/export">{({ id }) => <exports.Body key={id} issue={id} />}</Route>
      <Route path="/issue/:id">{({ id }) => <desk.Body key={id} issue={id} />}</Route>
      <Route>
        <Lost />
      </Route>
    </Switch>
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
        <notices.Body theme={theme === 'auto' ? 'system' : theme} label={t('app:notices')} />
      </Unfetched>
    )
  );
}
