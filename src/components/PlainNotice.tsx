// A notice where what draws them could not be fetched: it is said all the same, until it is clicked away or the next comes.

import { useSyncExternalStore } from 'react';
import { forgetWaiting, lastWaiting, onWanted } from './notices.ts';
import styles from './PlainNotice.module.css';

export function PlainNotice() {
  const text = useSyncExternalStore(onWanted, lastWaiting);
  return (
    <div role="status" className={styles['place']}>
      {text !== null && (
        <button type="button" className={styles['notice']} onClick={forgetWaiting}>
          {text}
        </button>
      )}
    </div>
  );
}
