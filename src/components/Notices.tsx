// The drawing of notices; fetched with the first of them.

import { useEffect } from 'react';
import { toast, Toaster } from 'sonner';
import { shownBy } from './notices.ts';
import styles from './Notices.module.css';

/** Where short notices appear. They look the same whatever they say: vermilion is kept for proof marks. */
export function Notices({
  theme,
  label,
}: {
  readonly theme: 'light' | 'dark' | 'system';
  readonly label: string;
}) {
  useEffect(() => shownBy(([text, options]) => toast(text, options)), []);
  return (
    <Toaster
      theme={theme}
      position="bottom-left"
      offset={{ left: 10, bottom: 'var(--notices-above, 40px)' }}
      duration={6000}
      containerAriaLabel={label}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: styles['notice'] ?? '',
          description: styles['description'] ?? '',
          actionButton: styles['action'] ?? '',
        },
      }}
    />
  );
}
