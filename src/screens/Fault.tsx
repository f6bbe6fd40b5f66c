// What is left of the page when the program itself breaks: what was typed is in the store, and that is said.

import { Component, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { State } from '../components/State.tsx';
import { useText } from '../i18n/index.ts';

export class Fault extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <Broken message={error.message} /> : this.props.children;
  }
}

function Broken({ message }: { readonly message: string }) {
  const { t } = useText();
  return (
    <main>
      <State title={t('app:broken')}>
        <p>{t('app:brokenText')}</p>
        <code>{message}</code>
        <Button look="main" onClick={() => location.reload()}>
          {t('app:reload')}
        </Button>
      </State>
    </main>
  );
}
