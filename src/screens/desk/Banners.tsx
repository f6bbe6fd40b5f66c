// What must be known at once and stays until it is mended: nothing can be stored.

import { Button } from '../../components/Button.tsx';
import { useText } from '../../i18n/index.ts';
import { useDesk } from '../../panels/desk.ts';
import styles from './desk.module.css';
import { textOf } from './open-desk.ts';
import { saveText } from './save-text.ts';
import { useSaved } from './sharing.ts';

export function Banners() {
  const { t } = useText();
  const { editor } = useDesk();
  const saved = useSaved();
  if (saved !== 'full' && saved !== 'gone') return null;
  const save = (): void => {
    const { paper, date } = editor.state.doc.attrs;
    saveText(`${[paper, date].filter(Boolean).join(' ') || '清样'}.txt`, textOf(editor.state.doc.toJSON()));
  };
  return (
    <div className={styles['banner']} role="alert">
      <span>{t(`desk:banner.${saved}`)}</span>
      <Button look="main" onClick={save}>
        {t('desk:banner.save')}
      </Button>
    </div>
  );
}
