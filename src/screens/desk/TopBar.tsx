// What the desk is about and how far it is: paper, date, pages, what is left, who reads which proof.

import { Link } from 'wouter';
import { Button } from '../../components/Button.tsx';
import { Emphasis } from '../../components/Emphasis.tsx';
import { Meter } from '../../components/Meter.tsx';
import { useText } from '../../i18n/index.ts';
import { useCommand, useLater, useSuggestions } from '../../panels/desk.ts';
import { Keys } from '../../panels/Keys.tsx';
import { useSitting } from '../../sitting/sitting.ts';
import styles from './desk.module.css';
import { outline } from './outline.ts';
import { useMost } from './summary.ts';

interface TopBarProps {
  /** The contents are folded away: a button brings them back. */
  readonly folded: boolean;
}

export function TopBar({ folded }: TopBarProps) {
  const { t } = useText();
  const doc = useLater((state) => state.doc);
  const open = useSuggestions().filter(({ code }) => code !== 'untagged').length;
  const most = useMost(open);
  const contents = useCommand('view.contents');
  const commands = useCommand('view.palette');
  const out = useCommand('issue.export');
  const who = useCommand('round.who');
  const { name, round } = useSitting();
  const { paper, date } = doc.attrs as { readonly paper: string | null; readonly date: string | null };
  const untagged = outline(doc).reduce(
    (n, page) =>
      n + page.articles.filter(({ kind, sections }) => kind !== 'furniture' && sections.length === 0).length,
    0,
  );

  return (
    <header className={styles['top']}>
      <Link href="/" className={styles['brand']} title={t('desk:top.shelf')}>
        清<i>样</i>
      </Link>
      {folded && (
        <Button onClick={contents.run} keys={<Keys of={contents.keys} />}>
          {t('desk:contents.show')}
        </Button>
      )}
      <h1 className={styles['issue']}>
        <strong>{paper ?? t('desk:top.untitled')}</strong>
        <span>
          {date}　{t('desk:top.pages', { count: doc.childCount })}
        </span>
      </h1>
      <span className={styles['grow']} />
      <span className={styles['left']}>
        <Emphasis text={t('desk:top.left', { count: open })} />
        {untagged > 0 && <> · {t('desk:top.untagged', { count: untagged })}</>}
      </span>
      <Meter value={most === 0 ? 1 : 1 - open / most} label={t('desk:top.progress')} />
      <span className={styles['sits']}>
        <Button onClick={who.run} title={who.title} keys={<Keys of={who.keys} />}>
          {t('app:who.label', {
            round: t(`app:round.${round}`),
            name: name === '' ? t('app:who.nobody') : name,
          })}
        </Button>
      </span>
      <Button onClick={commands.run} keys={<Keys of={commands.keys} />}>
        {t('desk:top.commands')}
      </Button>
      <Button look="main" onClick={out.run} keys={<Keys of={out.keys} />}>
        {t('desk:top.export')}
      </Button>
    </header>
  );
}
