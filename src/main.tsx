import './components/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setLanguage } from './i18n/index.ts';
import { App } from './screens/App.tsx';
import { sitting } from './sitting/sitting.ts';

const root = document.getElementById('root');
if (!root) throw new Error('expected an element #root');
// who reads English is not shown Chinese first
if (sitting().language === 'en') await setLanguage('en');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

/** Milliseconds until the program is kept on this machine: nobody waits for it. */
const rest = 5000;

/** Files that are read meanwhile want the machine for themselves. */
function keep(): void {
  if (location.pathname === '/import') setTimeout(keep, rest);
  // without it everything goes on as long as the server answers
  else navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}

// only pages served over https or from this machine have such workers
if (import.meta.env.PROD && 'serviceWorker' in navigator) setTimeout(keep, rest);
