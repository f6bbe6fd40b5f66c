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
