import './components/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './screens/App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('expected an element #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
