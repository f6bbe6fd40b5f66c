// 本次: what is left, what was done in this sitting, and how fast. Quiet figures; they are looked at, not worked with.

import type { Node } from 'prosemirror-model';
import { type ReactNode, useEffect, useState } from 'react';
import { blocks, count, idOf } from '../core/document/queries.ts';
import { openThreads } from '../core/document/remarks.ts';
import type { Change } from '../core/history/change.ts';
import { deeds, done } from '../core/history/done.ts';
import { type Rounds, signaturesOn, unsigned } from '../core/history/rounds.ts';
import { collabState, roundsIn } from '../editor/collab.ts';
import { useText } from '../i18n/index.ts';
import { type Pace, perHour, usePace, worked } from '../sitting/pace.ts';
import { useSitting } from '../sitting/sitting.ts';
import { authority } from '../store/queries.ts';
import { useDesk, useDeskState, useLater, useSuggestions } from './desk.ts';
import styles from './sitting.module.css';

/** Milliseconds: nobody looks at the clock more often. */
const tick = 5000;

export function Sitting() {
  const { t, language } = useText();
  const { name, round } = useSitting();
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');
  const doc = useLater((state) => state.doc, 500);
  const rounds = useLater(roundsIn, 500);
  const suggestions = useSuggestions().filter(({ code }) => code !== 'untagged').length;
  const pace = usePace((state) => state.pace);
  const now = useNow();
  const changes = useChanges(pace?.version ?? null);
  const { left, all } = unsigned(doc, round);
  const queries = openThreads(doc);
  const mine = name === '' ? 0 : queries.filter(({ query }) => query.to === name).length;
  const did = done(changes, name);
  if (!pace) return null;
  const ms = worked(pace, Math.max(now, pace.last));
  const read = charactersRead(doc, pace, rounds, name);
  const speed = perHour(read, ms);
  const minutes = Math.floor(ms / 60_000);
  return (
    <div className={styles['panel']}>
      <p className={styles['who']}>
        <b>
          {t('app:who.label', {
            round: t(`app:round.${round}`),
            name: name === '' ? t('app:who.nobody') : name,
          })}
        </b>{' '}
        {t('rounds:sitting.since', {
          time: new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { timeStyle: 'short' }).format(
            pace.started,
          ),
        })}
      </p>
      <Figures title={t('rounds:sitting.left')}>
        <Figure name={t('rounds:sitting.articles', { round: t(`app:round.${round}`) })}>
          {t('rounds:sitting.of', { left: number.format(left), all: number.format(all) })}
        </Figure>
        <Figure name={t('rounds:sitting.suggestions')}>{number.format(suggestions)}</Figure>
        <Figure name={t('rounds:sitting.queries')}>
          {number.format(queries.length)}
          {mine > 0 && `（${t('rounds:query.mine', { count: mine })}）`}
        </Figure>
      </Figures>
      <Figures
        title={t('rounds:sitting.done')}
        none={deeds.every((deed) => did[deed] === 0) ? t('rounds:sitting.nothing') : undefined}
      >
        {deeds
          .filter((deed) => did[deed] > 0)
          .map((deed) => (
            <Figure key={deed} name={t(`rounds:sitting.${deed}`)}>
              {number.format(did[deed])}
            </Figure>
          ))}
      </Figures>
      <Figures title={t('rounds:sitting.pace')}>
        <Figure name={t('rounds:sitting.time')}>
          {t('rounds:sitting.minutes', {
            hours: Math.floor(minutes / 60),
            minutes: String(minutes % 60).padStart(2, '0'),
          })}
        </Figure>
        <Figure name={t('rounds:sitting.read')}>{number.format(read)}</Figure>
        <Figure name={t('rounds:sitting.speed')}>
          {speed === null
            ? t('rounds:sitting.early')
            : t('rounds:sitting.perHour', { count: speed, formatted: number.format(speed) })}
        </Figure>
      </Figures>
      <p className={styles['quiet']}>{t('rounds:sitting.how')}</p>
    </div>
  );
}

interface FiguresProps {
  readonly title: string;
  /** What is said instead, where there are none. */
  readonly none?: string | undefined;
  readonly children: ReactNode;
}

function Figures({ title, none, children }: FiguresProps) {
  return (
    <section>
      <h3>{title}</h3>
      {none === undefined ? <dl>{children}</dl> : <p className={styles['quiet']}>{none}</p>}
    </section>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Of the articles that were signed in this sitting, and of the paragraphs elsewhere that the caret was in. */
function charactersRead(doc: Node, pace: Pace, rounds: Rounds, name: string): number {
  const read = new Set(pace.read);
  const signed = new Map<Node, boolean>();
  let characters = 0;
  for (const { node, article } of blocks(doc)) {
    let whole = signed.get(article.node);
    if (whole === undefined) {
      whole = signaturesOn(rounds, article.node).some(({ by, at }) => by === name && at >= pace.started);
      signed.set(article.node, whole);
    }
    if (whole || read.has(idOf(node))) characters += count(node);
  }
  return characters;
}

/** Milliseconds since the epoch, now and then. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The journal from this length on; null: nothing yet. */
function useChanges(from: number | null): readonly Change[] {
  const { issue } = useDesk();
  const version = useDeskState((state) => collabState(state)?.version ?? 0);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const known = from === null ? null : from + changes.length;
  useEffect(() => {
    if (known === null || version <= known) return;
    let gone = false;
    const read = async (): Promise<void> => {
      // a store that is gone is said in the foot; the figures stay as they were
      const more = await authority.since(issue, known).catch(() => []);
      if (!gone && more.length > 0) setChanges([...changes, ...more]);
    };
    const wait = setTimeout(() => void read(), 300);
    return () => {
      gone = true;
      clearTimeout(wait);
    };
  }, [issue, version, known, changes]);
  return changes;
}
