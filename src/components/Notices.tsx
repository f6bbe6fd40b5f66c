import { Toaster } from 'sonner';
import styles from './Notices.module.css';

/** Where short notices appear. They look the same whatever they say: vermilion is kept for proof marks. */
export function Notices({
  theme,
  label,
}: {
  readonly theme: 'light' | 'dark' | 'system';
  readonly label: string;
}) {
  return (
    <Toaster
      theme={theme}
      position="bottom-left"
      offset={{ left: 10, bottom: 40 }}
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
